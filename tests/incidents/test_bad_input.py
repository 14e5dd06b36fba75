"""Input that a war really brings: each case has one defined outcome, and none ends in an error."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from orontes.casualties import accord_register, affected_register, facility_register, monthly, tolls, weapon_register
from orontes.claims.types import Claim, Kind, Party
from orontes.evidence import Count, RecordId
from orontes.incidents import Gatherer, Grade, gather
from orontes.review import Judgement, Rulings, Verdict, replay
from orontes.theatre.types import Side
from tests.strategies import DAY, MONITOR, NORTH, SOUTH, THEATRE, WIRE, a_claim, a_place

LONG_AGO = date(1, 1, 2)
FAR_OFF = date(9999, 12, 30)


def _everything(*told: Claim) -> None:
    """Every conclusion that is drawn from incidents."""
    incidents = gather(told, THEATRE)
    tolls(incidents, told)
    monthly(tolls(incidents, told))
    facility_register(incidents, told)
    weapon_register(incidents, told)
    accord_register(incidents, told)
    affected_register(told, {})


def test_nothing_told_is_nothing_concluded() -> None:
    gatherer = Gatherer(THEATRE)
    assert (gatherer.add([]), gatherer.incidents(), gatherer.weights(), gatherer.matches()) == (((), ()), (), (), ())
    _everything()


def test_all_from_one_source_is_never_more_than_weak() -> None:
    told = [a_claim(by=MONITOR, day=DAY + timedelta(days=n % 7), killed=Count(n, n)) for n in range(40)]
    assert {incident.grade for incident in gather(told, THEATRE)} == {Grade.WEAK}
    assert all(incident.independent_origins == 1 for incident in gather(told, THEATRE))
    _everything(*told)


@pytest.mark.parametrize("day", [LONG_AGO, FAR_OFF])
def test_days_before_the_war_and_far_ahead_are_days_like_any_other(day: date) -> None:
    published = datetime(2021, 5, 12, tzinfo=UTC)
    told = [
        a_claim(by=by, day=day, published=published, killed=Count(3, 3), facility="hospital") for by in (MONITOR, WIRE)
    ]
    (incident,) = gather(told, THEATRE)
    assert incident.when.earliest == day
    _everything(*told)


def test_a_place_without_coordinates_is_compared_by_name() -> None:
    here = a_place("Nether Hollow", None)
    assert len(gather([a_claim(place=here), a_claim(by=WIRE, place=here)], THEATRE)) == 1
    _everything(a_claim(place=here, killed=Count(3, 3)))


def test_two_sides_with_one_name_stay_two_sides() -> None:
    twins = replace(THEATRE, sides=(Side(NORTH, "Front", "#aa0000", True), Side(SOUTH, "Front", "#00aa00", True)))
    parties = [Party("the Front", "", side) for side in (NORTH, SOUTH)]
    told = [
        a_claim(Kind.TERRITORY_TAKEN, actor=party, by=by) for party, by in zip(parties, (MONITOR, WIRE), strict=True)
    ]
    assert len(gather(told, twins)) == 2


def test_a_verdict_on_what_is_gone_changes_nothing() -> None:
    told = [a_claim(), a_claim(by=WIRE)]
    gone = RecordId("claim-gone")
    rulings = Rulings(
        rejected=frozenset({gone}), same=frozenset({(gone, told[0].id)}), different=frozenset({(gone, gone)})
    )
    assert gather(told, THEATRE, rulings) == gather(told, THEATRE)


def test_verdicts_replay_the_same_in_any_order_they_were_kept() -> None:
    one, two = a_claim(), a_claim(by=WIRE)
    at = datetime(2021, 6, 1, tzinfo=UTC)
    told = [
        Judgement(RecordId("j1"), one.id, Verdict.DIFFERENT, two.id, "desk", at, "two raids"),
        Judgement(RecordId("j2"), one.id, Verdict.SAME, two.id, "desk", at + timedelta(hours=1), "one raid after all"),
    ]
    assert gather([one, two], THEATRE, replay(told)) == gather([two, one], THEATRE, replay(told[::-1]))
    assert len(gather([one, two], THEATRE, replay(told))) == 1
    assert len(gather([one, two], THEATRE, replay(told[:1]))) == 2


def test_an_actor_that_changed_sides_is_judged_by_the_side_it_had() -> None:
    """The side stands in the claim, by the day it tells of: two days, two sides, two incidents."""
    before = a_claim(Kind.TERRITORY_TAKEN, actor=Party("the Third", "third", NORTH))
    after = a_claim(
        Kind.TERRITORY_TAKEN, actor=Party("the Third", "third", SOUTH), day=DAY + timedelta(days=20), by=WIRE
    )
    assert {incident.actor_side for incident in gather([before, after], THEATRE)} == {NORTH, SOUTH}
