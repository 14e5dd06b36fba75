from __future__ import annotations

import numpy as np
import pytest

from orontes.control.chain import AFRESH, Chain, Observed, no_field

DAYS, HOLDERS = 5, 3


ALONE = np.zeros((1, 1))


def _smooth(observed: Observed) -> np.ndarray:
    return Chain(observed, ALONE).smooth(no_field)[:, 0]


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
    fresh = observed.afresh[day, 0]
    overnight = (1 - fresh) * np.eye(HOLDERS) + fresh * observed.prior[day, 0]
    return np.asarray(overnight @ np.diag(np.exp(observed.told[day, 0])) @ _changes(observed, day))


def _changes(observed: Observed, day: int) -> np.ndarray:
    """The matrix from a morning's holder to the evening's: first some leave, then some come."""
    prior, leaves = observed.prior[day, 0], observed.leaves[day, 0]
    heirs = prior * (1 - leaves)
    leaving = np.diag(1 - leaves) + np.outer(leaves, heirs / heirs.sum())
    odds = observed.comes[day, 0]
    return np.asarray(leaving @ (np.tile(odds, (HOLDERS, 1)) * (1 - np.eye(HOLDERS)) + np.diag(observed.again[day, 0])))


def _drawn(chance: np.random.Generator) -> Observed:
    return Observed(
        prior=chance.dirichlet(np.ones(HOLDERS), (DAYS, 1)),
        afresh=chance.uniform(0, 0.5, (DAYS, 1)),
        told=chance.normal(0, 2, (DAYS, 1, HOLDERS)),
        leaves=chance.uniform(0, 0.9, (DAYS, 1, HOLDERS)),
        comes=chance.uniform(0, 3, (DAYS, 1, HOLDERS)),
        again=chance.uniform(1, 9, (DAYS, 1, HOLDERS)),
    )


@pytest.mark.parametrize("seed", range(5))
def test_forward_backward_agrees_with_summing_over_every_path(seed: int) -> None:
    observed = _drawn(np.random.default_rng(seed))
    assert np.allclose(_smooth(observed), _by_enumeration(observed))


def test_forward_and_smoothed_agree_on_the_last_day() -> None:
    chain = Chain(_drawn(np.random.default_rng(9)), ALONE)
    assert np.allclose(chain.forward(no_field)[-1], chain.smooth(no_field)[-1])


def test_a_holder_that_the_prior_rules_out_can_still_be_reported() -> None:
    observed = _quiet(1)
    observed.comes[2, 0, 1] = 50.0
    assert _smooth(observed)[2, 1] > 0.9


def _quiet(places: int) -> Observed:
    shape = (DAYS, places, HOLDERS)
    prior = np.tile(np.array([1.0, 0.0, 0.0]), (DAYS, places, 1))
    afresh, none = np.full((DAYS, places), AFRESH), np.zeros(shape)
    return Observed(prior, afresh, none.copy(), none.copy(), none.copy(), np.ones(shape))


def test_who_holds_the_places_around_moves_a_place_that_nobody_reports() -> None:
    around = np.array([[0.1, 0.9, 0.0]])
    alone, coupled = Chain(_quiet(1), ALONE), Chain(_quiet(1), np.full((1, 1), 0.5))
    assert coupled.smooth(lambda _day: around)[-1, 0, 1] == pytest.approx(0.45, abs=0.002)
    assert np.allclose(alone.smooth(lambda _day: around), alone.smooth(no_field))


def test_a_gain_far_from_its_side_is_believed_less() -> None:
    observed = _quiet(1)
    observed.comes[2, 0, 1] = 1.0
    coupled = Chain(observed, np.full((1, 1), 0.8))
    near, far = (coupled.smooth(lambda _day, side=side: np.array([side]))[2, 0, 1] for side in ([0, 1, 0], [1, 0, 0]))
    assert near > 0.6 > far
