"""The hidden-state chain: forward and backward over days, in logarithms.

Each day the holder stays, or with a small probability is drawn afresh from the prior; the rate is set so that without
reports half of what is believed beyond the prior is gone after `HALF_LIFE_DAYS`. A reported change is a change with the
report's weight, which makes the transitions depend on the input (Bengio and Frasconi, "An input output HMM
architecture", 1995). Forward–backward after Rabiner, "A tutorial on hidden Markov models" (Proceedings of the IEEE,
1989): later reports correct earlier days too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orontes.control import params

Floats = npt.NDArray[np.float64]
AFRESH = 1.0 - 0.5 ** (1.0 / params.HALF_LIFE_DAYS)
_LEAST = 1e-9  # keeps a holder that the prior rules out thinkable, so that reports can prove the prior wrong


@dataclass(frozen=True, slots=True)
class Observed:
    """What is known of some places, as arrays shaped (places, days, holders).

    `prior` holds probabilities; `told` natural logarithms of likelihoods, 0 where nothing is reported; `moves`
    probabilities that the place came to that holder on that day, whose sum over holders stays below 1.
    """

    prior: Floats
    told: Floats
    moves: Floats


def smooth(observed: Observed) -> Floats:
    """Posterior over holders by place and day; each row sums to 1.

    >>> quiet, even = np.zeros((1, 3, 2)), np.full((1, 3, 2), 0.5)
    >>> bool(np.allclose(smooth(Observed(even, quiet, quiet)), 0.5))
    True
    """
    steps = _Steps(observed)
    both = steps.forward() + steps.backward()
    both -= both.max(axis=2, keepdims=True)
    weights = np.exp(both)
    return np.asarray(weights / weights.sum(axis=2, keepdims=True))


class _Steps:
    """Logarithms of the transition from each day to the next."""

    def __init__(self, observed: Observed) -> None:
        moved = observed.moves.sum(axis=2, keepdims=True)
        still = 1.0 - moved
        self.told = observed.told
        self.stay = np.log(still * (1.0 - AFRESH))
        self.arrive = np.log(still * AFRESH * np.maximum(observed.prior, _LEAST) + observed.moves)
        self.begin = np.log(still * np.maximum(observed.prior, _LEAST) + observed.moves)

    def forward(self) -> Floats:
        ahead = np.empty_like(self.told)
        ahead[:, 0] = self.begin[:, 0] + self.told[:, 0]
        for day in range(1, self.told.shape[1]):
            last = ahead[:, day - 1]
            anywhere = np.logaddexp.reduce(last, axis=1, keepdims=True)
            ahead[:, day] = np.logaddexp(self.stay[:, day] + last, self.arrive[:, day] + anywhere) + self.told[:, day]
        return ahead

    def backward(self) -> Floats:
        behind = np.zeros_like(self.told)
        for day in range(self.told.shape[1] - 2, -1, -1):
            seen = self.told[:, day + 1] + behind[:, day + 1]
            arrived = np.logaddexp.reduce(self.arrive[:, day + 1] + seen, axis=1, keepdims=True)
            behind[:, day] = np.logaddexp(self.stay[:, day + 1] + seen, arrived)
        return behind
