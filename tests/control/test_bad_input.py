"""Input that a war really brings, and slips of a pen: each case has one defined outcome, and none ends in an error."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from orontes.claims.types import Claim, Kind, Party, Voice
from orontes.control import Picture, PlaceControl, State, View, infer
from orontes.theatre.types import Side, Source, SourceKind
from tests.control.test_inference import END, GROUND, START
from tests.strategies import DAY, MONITOR, NORTH, SOUTH, THEATRE, WIRE, a_claim, a_place

FIRST, LAST = date.min, date.max


def concluded(*told: Claim, view: View = View.NOW) -> PlaceControl:
    (place,) = infer(told, THEATRE, START, END, view)
    for rows in (place.beliefs.rows, place.beliefs.contested, place.beliefs.encircled):  # type: ignore[attr-defined]
        assert np.isfinite(rows).all()
    return place


@pytest.mark.parametrize("kind", GROUND)
@pytest.mark.parametrize("days", [(FIRST, DAY), (FIRST, FIRST), (DAY, LAST), (FIRST, LAST)])
@pytest.mark.parametrize("view", View)
def test_a_span_of_a_million_days_is_a_vague_date(kind: Kind, days: tuple[date, date], view: View) -> None:
    told = a_claim(kind, days=days, published=datetime(2021, 5, 10, tzinfo=UTC), actor=NORTH, target=SOUTH)
    concluded(told, view=view)


def test_what_held_since_the_beginning_of_time_still_holds_when_it_is_told() -> None:
    told = a_claim(Kind.TERRITORY_HELD, days=(FIRST, DAY), actor=NORTH)
    assert concluded(told).spells[-1].holder == NORTH


@pytest.mark.parametrize("first", [FIRST, date(1969, 12, 30), date(2101, 1, 1), LAST - timedelta(days=9)])
def test_days_at_either_end_of_the_calendar_are_days_like_any_other(first: date) -> None:
    at = datetime(first.year, first.month, first.day, tzinfo=UTC)
    told = a_claim(Kind.TERRITORY_HELD, day=first, published=at, actor=NORTH)
    (place,) = infer([told], THEATRE, first, first + timedelta(days=9))
    assert (place.spells[0].state, place.spells[0].holder) == (State.HELD, NORTH)


def test_a_claim_of_years_before_the_window_has_faded() -> None:
    told = a_claim(Kind.TERRITORY_HELD, day=date(1988, 5, 1), actor=NORTH)
    assert {spell.state for spell in concluded(told).spells} == {State.UNKNOWN}


def test_more_than_a_hundred_years_are_refused() -> None:
    with pytest.raises(ValueError, match="more than a hundred years"):
        Picture(THEATRE, FIRST, LAST)


@pytest.mark.parametrize(("lat", "lon"), [(90.0, 0.0), (-90.0, 120.0), (0.0, 180.0), (0.0, -180.0), (-17.0, 179.99)])
def test_a_place_at_the_end_of_the_map_is_a_place(lat: float, lon: float) -> None:
    place = a_place("Farpoint", lat, lon)
    assert concluded(a_claim(Kind.TERRITORY_HELD, place=place, actor=NORTH)).spells[-1].holder == NORTH


def test_a_place_without_coordinates_is_not_on_the_map() -> None:
    assert infer([a_claim(Kind.TERRITORY_TAKEN, place=a_place("Lost", None))], THEATRE, START, END) == ()


@pytest.mark.parametrize("sides", [(), THEATRE.sides[:1], THEATRE.sides[3:]])
def test_a_theatre_with_one_side_or_none(sides: tuple[Side, ...]) -> None:
    told = a_claim(Kind.TERRITORY_TAKEN, actor=NORTH, target=SOUTH)
    for place in infer([told], replace(THEATRE, sides=sides), START, END):
        assert all(belief.holders for belief in place.beliefs)


def test_a_source_that_is_never_right_says_nothing() -> None:
    liar = Source("liar", "Liar", SourceKind.PARTISAN_MEDIA, (), "", 0.0)
    voice = Voice("Liar", "liar", SourceKind.PARTISAN_MEDIA, "")
    told = a_claim(Kind.TERRITORY_TAKEN, by=voice, actor=SOUTH)
    for place in infer([told], replace(THEATRE, sources=(liar,)), START, END):
        assert dict(place.beliefs[(DAY - START).days].holders)[SOUTH] == pytest.approx(0.2, abs=0.01)


def test_a_claim_given_twice_counts_once() -> None:
    told = a_claim(Kind.TERRITORY_TAKEN, actor=SOUTH)
    assert concluded(told, told, told) == concluded(told)


def test_an_empty_quote_is_read_by_its_fields() -> None:
    told = a_claim(Kind.TERRITORY_TAKEN, actor=SOUTH)
    assert concluded(replace(told, quote="")).spells[-1].holder == concluded(told).spells[-1].holder


def test_news_of_a_side_that_no_pack_knows_names_no_holder() -> None:
    told = a_claim(Kind.TERRITORY_TAKEN, actor=Party("the Fifth", "fifth", "fifth"))
    assert {spell.holder for spell in concluded(told).spells} == {""}


def test_a_report_from_before_the_event_is_a_plan_and_no_evidence() -> None:
    told = a_claim(Kind.TERRITORY_TAKEN, actor=SOUTH, published=datetime(2021, 5, 1, tzinfo=UTC))
    assert infer([told], THEATRE, START, END) == ()


def test_who_quotes_whom_in_a_circle_counts_once() -> None:
    ring = [a_claim(Kind.TERRITORY_TAKEN, by=by, actor=SOUTH) for by in ((MONITOR, WIRE), (WIRE, MONITOR))]
    both, one = concluded(*ring), concluded(ring[0])
    day = (DAY - START).days
    assert dict(both.beliefs[day].holders)[SOUTH] == pytest.approx(dict(one.beliefs[day].holders)[SOUTH], abs=0.02)
