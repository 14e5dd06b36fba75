from __future__ import annotations

import numpy as np
import pytest

from orontes.control.chain import AFRESH, Observed, smooth

DAYS, HOLDERS = 5, 3


def _by_enumeration(observed: Observed) -> np.ndarray:
    """The posterior by summing over every path there is: slow, and right by construction."""
    total = np.zeros((DAYS, HOLDERS))
    for path in np.ndindex(*[HOLDERS] * DAYS):
        weight = float((observed.prior[0, 0] * np.exp(observed.told[0, 0]) @ _changes(observed, 0))[path[0]])
        for day in range(1, DAYS):
            weight *= _step(observed, day)[path[day - 1], path[day]]
        for day, now in enumerate(path):
            total[day, now] += weight
    return np.asarray(total / total.sum(axis=1, keepdims=True))


def _step(observed: Observed, day: int) -> np.ndarray:
    """The matrix from one evening's holder (rows) to the next evening's."""
    fresh = observed.afresh[0, day]
    overnight = (1 - fresh) * np.eye(HOLDERS) + fresh * observed.prior[0, day]
    return np.asarray(overnight @ np.diag(np.exp(observed.told[0, day])) @ _changes(observed, day))


def _changes(observed: Observed, day: int) -> np.ndarray:
    """The matrix from a morning's holder to the evening's: first some leave, then some come."""
    leaves, comes = observed.leaves[0, day], observed.comes[0, day]
    heirs = observed.prior[0, day] * (1 - leaves)
    leaving = np.diag(1 - leaves) + np.outer(leaves, heirs / heirs.sum())
    return np.asarray(leaving @ ((1 - comes.sum()) * np.eye(HOLDERS) + comes))


@pytest.mark.parametrize("seed", range(5))
def test_forward_backward_agrees_with_summing_over_every_path(seed: int) -> None:
    chance = np.random.default_rng(seed)
    observed = Observed(
        prior=chance.dirichlet(np.ones(HOLDERS), (1, DAYS)),
        afresh=chance.uniform(0, 0.5, (1, DAYS)),
        leaves=chance.uniform(0, 0.9, (1, DAYS, HOLDERS)),
        comes=chance.dirichlet(np.ones(HOLDERS), (1, DAYS)) * chance.uniform(0, 0.9, (1, DAYS, 1)),
        told=chance.normal(0, 2, (1, DAYS, HOLDERS)),
    )
    assert np.allclose(smooth(observed)[0], _by_enumeration(observed))


def test_a_holder_that_the_prior_rules_out_can_still_be_reported() -> None:
    prior = np.tile(np.array([1.0, 0.0, 0.0]), (1, DAYS, 1))
    quiet, comes = np.zeros((1, DAYS, HOLDERS)), np.zeros((1, DAYS, HOLDERS))
    comes[0, 2, 1] = 0.9
    observed = Observed(prior, np.full((1, DAYS), AFRESH), quiet, comes, quiet)
    assert smooth(observed)[0, 2, 1] == pytest.approx(0.9, abs=1e-3)
