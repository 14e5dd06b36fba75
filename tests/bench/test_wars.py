from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from bench.wars.ground import gabriel
from bench.wars.press import War, simulate
from bench.wars.settings import SIDES, SMALL
from bench.wars.truth import Happening

from orontes.claims.types import Kind, Modality
from orontes.incidents import independent


@pytest.fixture(scope="module")
def war() -> War:
    return simulate(SMALL, seed=3)


def test_the_same_seed_gives_the_same_war(war: War) -> None:
    again, other = simulate(SMALL, seed=3), simulate(SMALL, seed=4)
    assert (again.claims, again.event_of) == (war.claims, war.event_of)
    assert other.claims != war.claims


def test_places_change_hands_only_where_an_event_says_so(war: War) -> None:
    holders = war.truth.holders
    changes = {(day + 1, place) for day, place in np.argwhere(holders[1:] != holders[:-1]).tolist()}
    told = {(e.day, e.place) for e in war.truth.events if e.what in {Happening.TAKEN, Happening.LEFT}}
    assert changes
    assert changes <= told


def test_every_claim_is_published_in_time_and_names_a_side(war: War) -> None:
    assert all(claim.when.latest <= claim.published.date() or claim.when.days > 1 for claim in war.claims[:50])
    assert {claim.actor.side for claim in war.claims} <= {*SIDES, ""}
    assert len({claim.id for claim in war.claims}) == len(war.claims)


def test_a_party_boasts_and_copyists_repeat(war: War) -> None:
    events = war.truth.events
    told = [(claim, events[war.event_of[claim.id]]) for claim in war.claims if war.event_of[claim.id] >= 0]
    boasts = [c for c, e in told if c.kind is Kind.TERRITORY_TAKEN and e.what is Happening.REPELLED]
    assert any(claim.voice.alignment == claim.actor.side for claim in boasts)
    assert any(claim.modality is Modality.DENIED for claim in war.claims)
    of_event = Counter(war.event_of[claim.id] for claim in war.claims if war.event_of[claim.id] >= 0)
    busiest = of_event.most_common(1)[0][0]
    accounts = [claim for claim, event in told if event.number == busiest]
    assert len(set(independent(accounts).values())) < len(accounts)


def test_the_roads_cross_nowhere() -> None:
    square = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.1], [0.0, 1.0]])
    edges = gabriel(square)
    assert (0, 2) not in edges
    assert {(0, 1), (0, 3)} <= set(edges)
