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
    """What is known of some places, as arrays of probabilities and log-likelihoods.

    All are shaped (places, days, holders), but for `afresh`, (places, days). `prior` is whom the place is drawn for
    afresh, `afresh` the chance of that on a day. `leaves` is the chance that a holder gave the place up that day, and
    `comes` that it came to that holder, which sums over holders to less than 1. `told` holds natural logarithms of
    likelihoods, 0 where nothing is reported.
    """

    prior: Floats
    afresh: Floats
    leaves: Floats
    comes: Floats
    told: Floats


def smooth(observed: Observed) -> Floats:
    """Posterior over holders by place and day; each row sums to 1.

    >>> quiet, even = np.zeros((1, 3, 2)), np.full((1, 3, 2), 0.5)
    >>> bool(np.allclose(smooth(Observed(even, np.full((1, 3), AFRESH), quiet, quiet, quiet)), 0.5))
    True
    """
    steps = _Steps(observed)
    both = steps.forward() + steps.backward()
    both -= both.max(axis=2, keepdims=True)
    weights = np.exp(both)
    return np.asarray(weights / weights.sum(axis=2, keepdims=True))


class _Steps:
    """Logarithms of each day: overnight all may be drawn afresh, then what is told counts, then one leaves, one comes.

    What a report says of the holder is about the state before that day's changes: "the rebel-held town fell today".
    """

    def __init__(self, observed: Observed) -> None:
        prior = np.maximum(observed.prior, _LEAST)
        afresh = observed.afresh[:, :, np.newaxis]
        heirs = prior * (1.0 - observed.leaves)
        self.told = observed.told
        self.begin = np.log(prior)
        with np.errstate(divide="ignore"):  # the logarithm of "never" is minus infinity
            self.drawn, self.stay = np.log(afresh * prior), np.log1p(-afresh)
            self.leave, self.keep = np.log(observed.leaves), np.log1p(-observed.leaves)
            self.come = np.log(observed.comes)
        self.heirs = np.log(heirs / heirs.sum(axis=2, keepdims=True))
        self.settled = np.log1p(-observed.comes.sum(axis=2, keepdims=True))

    def forward(self) -> Floats:
        ahead = np.empty_like(self.told)
        for day in range(self.told.shape[1]):
            morning = self._overnight(ahead[:, day - 1], day) if day else self.begin[:, 0]
            seen = morning + self.told[:, day]
            gone = _anywhere(seen + self.leave[:, day])
            left = np.logaddexp(seen + self.keep[:, day], gone + self.heirs[:, day])
            ahead[:, day] = np.logaddexp(self.settled[:, day] + left, self.come[:, day] + _anywhere(left))
        return ahead

    def backward(self) -> Floats:
        behind = np.zeros_like(self.told)
        for day in range(self.told.shape[1] - 2, -1, -1):
            after = behind[:, day + 1]
            came = np.logaddexp(self.settled[:, day + 1] + after, _anywhere(self.come[:, day + 1] + after))
            inherited = _anywhere(self.heirs[:, day + 1] + came)
            left = np.logaddexp(self.keep[:, day + 1] + came, self.leave[:, day + 1] + inherited)
            morning = left + self.told[:, day + 1]
            drawn = _anywhere(self.drawn[:, day + 1] + morning)
            behind[:, day] = np.logaddexp(self.stay[:, day + 1] + morning, drawn)
        return behind

    def _overnight(self, evening: Floats, day: int) -> Floats:
        return np.asarray(np.logaddexp(self.stay[:, day] + evening, self.drawn[:, day] + _anywhere(evening)))


def _anywhere(logs: Floats) -> Floats:
    """Log of the sum over holders, which keeps its axis."""
    return np.asarray(np.logaddexp.reduce(logs, axis=1, keepdims=True))
