"""What was known then: nothing told later changes it, and it is what could be concluded from what had been told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.claims.types import Claim, Kind
from orontes.control import PlaceControl, State, View, infer
from orontes.theatre import EMPTY
from orontes.theatre.types import Theatre
from tests.control.test_inference import END, GROUND, HELD_BY_NORTH, START
from tests.strategies import DAY, MONITOR, NORTH, SOUTH, THEATRE, WIRE, a_claim, a_place, claims

TOWNS = [a_place("Millbrook", 10.02, 20.02), a_place("Elmstead", 10.04, 20.0), a_place("Farholt", 9.98, 20.01)]
NEAR = st.sampled_from([a_place(), *TOWNS])


def after(days: int) -> date:
    return DAY + timedelta(days=days)


def _told_on(claim: Claim, day: date) -> Claim:
    told = datetime.combine(day, time(12), UTC)
    return replace(claim, published=told, entry_time=told)


def _then(told: list[Claim], theatre: Theatre = THEATRE) -> dict[str, PlaceControl]:
    return {place.place_id: place for place in infer(told, theatre, START, END, View.THEN)}


def _known_by(place: PlaceControl, today: date) -> tuple[object, ...]:
    """All that is said of a place up to a day, to the last digit."""
    days = (today - START).days + 1
    beliefs = place.beliefs
    arrays = (beliefs.rows, beliefs.contested, beliefs.encircled)  # type: ignore[attr-defined]
    return tuple(array[:days].tobytes() for array in arrays), [s for s in place.spells if s.end < today]


@given(st.lists(claims(GROUND), max_size=8), st.lists(NEAR, min_size=8, max_size=8), st.integers(-3, 30))
@settings(max_examples=60, deadline=None)
def test_nothing_told_later_changes_what_was_known_then(told: list[Claim], places: list[object], days: int) -> None:
    told = [replace(claim, placement=place) for claim, place in zip(told, places, strict=False)]  # type: ignore[arg-type]
    early = [claim for claim in told if claim.told <= after(days)]
    for theatre in (THEATRE, EMPTY):
        whole = _then(told, theatre)
        for key, place in _then(early, theatre).items():
            if theatre is THEATRE:  # else more holders may be told of later, whose columns are empty until then
                assert _known_by(place, after(days)) == _known_by(whole[key], after(days))
            assert [s.holder for s in place.spells if s.end < after(days)] == [
                s.holder for s in whole[key].spells if s.end < after(days)
            ]


@given(st.lists(claims(GROUND), max_size=6), st.integers(0, 30))
@settings(max_examples=40, deadline=None)
def test_told_on_the_day_it_is_what_a_look_back_from_that_day_gives(told: list[Claim], days: int) -> None:
    """Of a place alone; among neighbours both come to rest somewhere, which need not be the same place."""
    told = [
        replace(_told_on(claim, claim.when.latest), placement=a_place()) for claim in told if claim.when.latest <= END
    ]
    today, whole = after(days), _then(told)
    for place in infer([claim for claim in told if claim.told <= today], THEATRE, START, today):
        assert np.allclose(place.beliefs.rows[-1], whole[place.place_id].beliefs.rows[(today - START).days], atol=0.02)  # type: ignore[attr-defined]


def test_a_later_place_is_not_listened_to_before_it_is_told_of() -> None:
    between = [
        _told_on(a_claim(Kind.TERRITORY_HELD, actor=SOUTH, by=voice, place=TOWNS[0], day=after(9)), after(9))
        for voice in (MONITOR, WIRE)
    ]
    alone, joined = _then([HELD_BY_NORTH]), _then([HELD_BY_NORTH, *between])
    key = HELD_BY_NORTH.placement.place_id
    assert _known_by(alone[key], after(8)) == _known_by(joined[key], after(8))
    assert _known_by(alone[key], after(10)) != _known_by(joined[key], after(10))


def test_a_place_is_believed_of_before_it_is_told_of_as_those_around_are() -> None:
    around = [
        a_claim(Kind.TERRITORY_HELD, actor=SOUTH, by=voice, place=place, day=after(3))
        for voice in (MONITOR, WIRE)
        for place in TOWNS
    ]
    late = a_claim(Kind.TERRITORY_HELD, actor=NORTH, day=after(20))
    place = _then([*around, late])[late.placement.place_id]
    side = {day: place.beliefs[(after(day) - START).days].holders[0][0] for day in (2, 19)}
    assert side == {2: "", 19: SOUTH}


def test_a_fight_counts_from_the_day_on_which_it_is_told() -> None:
    fought = [
        _told_on(a_claim(Kind.ARMED_CLASH, actor=SOUTH, target=NORTH, by=voice, day=after(2)), after(4))
        for voice in (MONITOR, WIRE)
    ]
    (place,) = _then([HELD_BY_NORTH, *fought]).values()
    state = {s.start: s.state for s in place.spells if s.state is State.CONTESTED}
    assert state == {after(4): State.CONTESTED}


def test_a_spell_cites_nothing_that_was_told_after_it() -> None:
    lost = [_told_on(a_claim(Kind.TERRITORY_TAKEN, actor=SOUTH, by=v, day=after(5)), after(9)) for v in (MONITOR, WIRE)]
    (place,) = _then([HELD_BY_NORTH, *lost]).values()
    told = {claim.id: claim.told for claim in (HELD_BY_NORTH, *lost)}
    assert [spell.start for spell in place.spells if spell.holder == SOUTH] == [after(9)]
    for spell in place.spells:
        assert all(told[claim] <= spell.end for claim in (*spell.claims_for, *spell.claims_against))


def test_a_spell_then_is_another_conclusion_than_one_now() -> None:
    now, then = (infer([HELD_BY_NORTH], THEATRE, START, END, view)[0] for view in View)
    assert not {spell.id for spell in now.spells} & {spell.id for spell in then.spells}


def test_what_was_told_long_before_the_days_asked_for_is_known_from_their_beginning() -> None:
    old = _told_on(a_claim(Kind.TERRITORY_HELD, actor=NORTH, day=date(1969, 5, 1)), date(1969, 5, 2))
    news = a_claim(Kind.TERRITORY_HELD, actor=SOUTH, day=after(3))
    (place,) = _then([old, news]).values()
    assert place.beliefs[(after(3) - START).days].holders[0][0] == SOUTH
