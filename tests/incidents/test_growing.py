"""Incidents that grow report by report are those of all reports at once."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.claims.types import Claim, Kind
from orontes.evidence import Count
from orontes.incidents import Gatherer, gather
from orontes.review import Rulings
from tests.strategies import DAY, DOCTOR, MONITOR, THEATRE, WIRE, a_claim, claims

LATER = datetime(2021, 7, 1, tzinfo=UTC)
CLOSE = (Kind.AIR_STRIKE, Kind.SHELLING, Kind.TERRITORY_TAKEN, Kind.CASUALTIES)


def test_a_report_changes_the_incident_it_joins_and_no_other() -> None:
    strike, fight = a_claim(), a_claim(Kind.ARMED_CLASH)
    gatherer = Gatherer(THEATRE)
    gatherer.add([strike, fight])
    (changed,), gone = gatherer.add([a_claim(by=WIRE, published=LATER)])
    assert strike.id in changed.claims
    assert len(changed.claims) == 2
    assert gone == ()
    assert len(gatherer.incidents()) == 2


def test_a_report_may_part_what_seemed_one() -> None:
    """Two strikes told a day apart are two once it is known that this place is struck every day."""
    first = [a_claim(killed=Count(9, 9)), a_claim(by=WIRE, day=DAY + timedelta(days=1), target="civilians")]
    gatherer = Gatherer(THEATRE)
    gatherer.add(first)
    assert len(gatherer.incidents()) == 1
    daily = [a_claim(by=DOCTOR, day=DAY + timedelta(days=n)) for n in range(-5, 6)]
    gatherer.add(daily)
    homes = {claim: incident.id for incident in gatherer.incidents() for claim in incident.claims}
    assert homes[first[0].id] != homes[first[1].id]


def test_a_claim_that_is_known_or_rejected_changes_nothing() -> None:
    known, rejected = a_claim(), a_claim(by=WIRE)
    gatherer = Gatherer(THEATRE, Rulings(rejected=frozenset({rejected.id})))
    gatherer.add([known])
    assert gatherer.add([known, rejected]) == ((), ())


@given(
    st.lists(st.one_of(claims(), claims(kinds=CLOSE)), max_size=14),
    st.lists(st.integers(0, 14), max_size=4),
    st.randoms(use_true_random=False),
)
@settings(max_examples=120, deadline=None)
def test_bit_by_bit_is_all_at_once(told: list[Claim], cuts: list[int], chance: random.Random) -> None:
    chance.shuffle(told)
    gatherer = Gatherer(THEATRE)
    edges = [0, *sorted(cuts), len(told)]
    for start, end in pairwise(edges):
        gatherer.add(told[start:end])
    assert gatherer.incidents() == gather(told, THEATRE)


@given(st.lists(claims(kinds=CLOSE), min_size=1, max_size=10, unique_by=lambda claim: claim.id), st.data())
@settings(max_examples=60, deadline=None)
def test_rulings_hold_bit_by_bit_too(told: list[Claim], data: st.DataObject) -> None:
    ids = [claim.id for claim in told]
    pairs = st.frozensets(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=3)
    rulings = Rulings(same=data.draw(pairs), different=data.draw(pairs))
    gatherer = Gatherer(THEATRE, rulings)
    for claim in told:
        gatherer.add([claim])
    assert gatherer.incidents() == gather(told, THEATRE, rulings)


def test_one_source_alone_never_corroborates_itself() -> None:
    told = [a_claim(by=MONITOR, killed=Count(n, n)) for n in range(5, 9)]
    assert all(incident.independent_origins == 1 for incident in gather(told, THEATRE))
