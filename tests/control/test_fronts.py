from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.control import ControlSpell, Label, PlaceControl, State, Terrain, from_front, gained, survey
from orontes.theatre import EMPTY
from orontes.theatre.types import PlaceKind, Prior, TheatrePlace
from tests.strategies import DAY, NORTH, SOUTH, THEATRE

SQUARE = replace(THEATRE, bounds=(20.0, 10.0, 20.5, 10.5), places=(), priors=())
LATER = DAY + timedelta(days=10)
LAST = DAY + timedelta(days=29)
CONTESTED = "contested"
STEP = 0.05  # degrees, a little more than five kilometres


def held(name: str, at: tuple[float, float], *holders: str) -> PlaceControl:
    """A place held by one side after the other, ten days each."""
    spells = tuple(_spell(name, at, DAY + timedelta(days=10 * n), holder) for n, holder in enumerate(holders))
    return PlaceControl(name, name, "", *at, (), spells)


def _spell(name: str, at: tuple[float, float], start: date, holder: str) -> ControlSpell:
    state = State.CONTESTED if holder == CONTESTED else State.HELD if holder else State.UNKNOWN
    holder, end = "" if holder == CONTESTED else holder, start + timedelta(days=9)
    return ControlSpell(
        f"{name}-{start}", name, name, "", *at, start, end, state, holder, 0.9, Label.ASSESSED, None, (), ()
    )  # type: ignore[arg-type]


def row(*lines: Sequence[str]) -> list[PlaceControl]:
    """Places from west to east, named a, b, c…"""
    return [
        held(name, (10.25, 20.1 + STEP * n), *line) for n, (name, line) in enumerate(zip("abcdef", lines, strict=False))
    ]


ROW = row((NORTH, NORTH, NORTH), (NORTH, SOUTH, NORTH), (SOUTH, SOUTH, SOUTH))


def ring(middle: str, around: str) -> list[PlaceControl]:
    """A place among eight others."""
    near = [(n, m) for n in (-1, 0, 1) for m in (-1, 0, 1) if (n, m) != (0, 0)]
    outer = [held(f"r{k}", (10.25 + STEP * n, 20.25 + STEP * m), around) for k, (n, m) in enumerate(near)]
    return [held("core", (10.25, 20.25), middle), *outer]


def on(terrain: Terrain, day: date) -> dict[str, float]:
    """Square kilometres by holder or, for nobody's, by state."""
    return {line.holder or line.state: line.km2 for line in terrain.held if line.start <= day <= line.end}


def test_the_front_lies_half_way_between_places_of_two_sides() -> None:
    first, second, third = survey(ROW, SQUARE).fronts
    assert (first.sides, first.places, first.start, first.end) == (
        (NORTH, SOUTH),
        ("a", "b"),
        LATER,
        LATER + timedelta(9),
    )
    assert (second.places, second.end) == (("b", "c"), DAY + timedelta(9))
    assert third.start == DAY + timedelta(20)
    assert second.probability == pytest.approx(0.81**2.2, abs=1e-4)
    assert second.reported == 2
    assert all(lon == pytest.approx(20.175) for stretch in second.stretches for _, lon in stretch)


def test_no_ground_reaches_further_than_ten_kilometres_and_all_adds_up_to_the_theatre() -> None:
    lone = survey([held("a", (10.25, 20.25), NORTH)], SQUARE)
    disc = 3.14159 * 100
    assert on(lone, DAY)[NORTH] == pytest.approx(disc, rel=0.02)
    assert sum(on(lone, DAY).values()) == pytest.approx(3_042, rel=0.01)
    corner = survey([held("a", (10.0, 20.0), NORTH)], SQUARE)
    assert on(corner, DAY)[NORTH] == pytest.approx(disc / 4, rel=0.02)


def test_ground_ends_where_the_theatre_s_land_does() -> None:
    coast = replace(SQUARE, outline=(((10.0, 20.0), (10.0, 20.25), (10.5, 20.25), (10.5, 20.0)),))
    terrain = survey([held("a", (10.25, 20.25), NORTH), held("sea", (10.25, 20.45), SOUTH)], coast)
    assert on(terrain, DAY)[NORTH] == pytest.approx(3.14159 * 50, rel=0.02)
    assert [parcel.place_id for parcel in terrain.parcels] == ["a"]
    assert all(lon <= 20.2500001 for parcel in terrain.parcels for part in parcel.rings for _, lon in part)


def test_ground_moves_with_a_town_and_what_is_fought_over_is_nobody_s() -> None:
    terrain = survey(ROW, SQUARE)
    (lost, back) = terrain.gains
    assert (lost.day, lost.loser, lost.winner, lost.places, lost.reported) == (LATER, NORTH, SOUTH, ("b",), 1)
    assert lost.km2 == pytest.approx(on(terrain, DAY)[NORTH] - on(terrain, LATER)[NORTH], abs=0.2) == back.km2
    assert gained(ROW, terrain, DAY, LATER) == (lost,)
    assert gained(ROW, terrain, DAY, LAST) == ()
    assert {gain.loser for gain in gained(ROW, terrain, DAY - timedelta(99), DAY)} == {""}
    fought = survey([held("a", (10.25, 20.25), CONTESTED)], SQUARE)
    assert [(line.holder, line.state) for line in fought.held] == [("", "contested"), ("", "beyond")]
    assert fought.fronts == ()


def test_how_far_the_front_is_from_a_place() -> None:
    terrain = survey(ROW, SQUARE)
    metres, front = from_front(terrain.fronts, 10.25, 20.1, DAY) or (0.0, None)
    assert (metres, front) == (pytest.approx(1.5 * STEP * 111_195 * 0.984, rel=0.01), terrain.fronts[1])
    assert from_front(survey(ROW[:1], SQUARE).fronts, 10.1, 20.1, DAY) is None
    near = [(d.start, d.metres, d.clear) for d in terrain.distances if d.place_id == "a"]
    assert near == [(DAY, 8_207, True), (LATER, 2_736, True), (LATER + timedelta(10), 8_207, True)]
    doubt = survey([*ROW, held("x", (10.28, 20.1), "", "", "")], SQUARE)
    assert not any(d.clear for d in doubt.distances if d.place_id == "a" and d.metres > 4_000)


def test_a_town_among_enemies_is_cut_off_unless_its_ring_is_open() -> None:
    (pocket,) = survey([*ring(NORTH, SOUTH), held("home", (10.05, 20.05), NORTH)], SQUARE).pockets
    assert (pocket.side, pocket.places, len(pocket.around), pocket.weakest) == (NORTH, ("core",), 4, "core")
    assert pocket.enclosed == pytest.approx(1.0, abs=0.05)
    assert (pocket.probability, pocket.weakest_probability) == (0.25, pytest.approx(0.9))
    half = [
        replace(p, spells=held(p.place_id, (p.lat, p.lon), "").spells) if p.place_id in {"r1", "r3"} else p
        for p in ring(NORTH, SOUTH)
    ]
    assert survey([*half, held("home", (10.05, 20.05), NORTH)], SQUARE).pockets == ()
    assert survey(ring(NORTH, SOUTH), SQUARE).pockets == ()  # all the ground it has is no pocket


def test_a_road_through_the_enemy_s_ground_is_cut_between_the_towns_on_either_side() -> None:
    road = TheatrePlace("m1", "M1", PlaceKind.ROAD, 10.25, 20.2, "SY", "", line=((10.25, 20.08), (10.25, 20.22)))
    line = row((NORTH, NORTH, NORTH), (NORTH, SOUTH, ""), (NORTH, NORTH, NORTH))
    stretches = survey(line, replace(SQUARE, places=(road,))).roads
    told = [(s.start, s.holder, s.state, s.places, s.cuts, s.between) for s in stretches]
    assert (DAY, NORTH, "held", ("a", "b", "c"), "", ("", "")) in told
    assert (LATER, SOUTH, "held", ("b",), NORTH, ("a", "c")) in told
    assert (LATER + timedelta(10), "", "unknown", ("b",), "", ("", "")) in told
    assert sum(s.km for s in stretches if s.start <= LATER <= s.end) == pytest.approx(15.3, rel=0.02)


def test_towns_that_change_hands_are_counted_over_gaps() -> None:
    gap = held("gap", (10.4, 20.4), NORTH, "", SOUTH)
    turns = survey([*ROW, gap, held("fought", (10.4, 20.1), CONTESTED)], SQUARE).turns
    assert [(t.place_id, t.times, t.contested_days) for t in turns] == [("b", 2, 0), ("gap", 1, 0), ("fought", 0, 10)]
    assert turns[0].holders == ((NORTH, DAY), (SOUTH, LATER), (NORTH, LATER + timedelta(10)))


def test_places_that_no_report_names_lean_on_what_was_known_and_on_their_neighbours() -> None:
    village = TheatrePlace("v", "V", PlaceKind.VILLAGE, 10.29, 20.1, THEATRE.countries[0], "")
    stated = replace(SQUARE, places=(village,), priors=(Prior("v", SOUTH, DAY, 0.95),))
    silent, alone = survey(ROW[:1], stated), survey(ROW[:1], replace(stated, priors=()))
    assert [place.spells[0].holder for place in silent.beforehand] == [SOUTH]
    assert alone.beforehand[0].beliefs[0].holders[0][0] in {NORTH, ""}
    assert {parcel.place_id: parcel.reported for parcel in silent.parcels} == {"a": True, "v": False}
    (line,) = (line for line in silent.held if line.holder == SOUTH)
    assert (line.places, line.reported, line.reported_km2) == (1, 0, 0.0)
    assert silent.turns == ()


def test_no_places_hold_no_ground() -> None:
    assert survey([], SQUARE) == Terrain()


def test_a_war_without_a_pack_has_its_ground_around_its_places() -> None:
    terrain = survey(ROW, EMPTY)
    assert [parcel.place_id for parcel in terrain.parcels] == ["a", "b", "c"]
    assert len(terrain.fronts) == 3
    assert {distance.place_id for distance in terrain.distances} == {"a", "b", "c"}


@given(
    st.lists(
        st.tuples(st.integers(0, 50), st.integers(0, 50), st.sampled_from([NORTH, SOUTH, "", CONTESTED])), max_size=12
    )
)
@settings(max_examples=40, deadline=None)
def test_whatever_is_held_all_ground_is_told_once_and_no_front_lies_within_a_side(
    towns: list[tuple[int, int, str]],
) -> None:
    places = [held(f"p{n}", (10 + y / 100, 20 + x / 100), side) for n, (x, y, side) in enumerate(towns)]
    terrain = survey(places, SQUARE)
    totals = sum(line.km2 for line in terrain.held)
    assert not places or totals == pytest.approx(3_042, rel=0.02)
    assert all(front.sides[0] != front.sides[1] and 0 < front.probability <= 1 for front in terrain.fronts)
    assert sum(parcel.km2 for parcel in terrain.parcels) <= 3_100
    mine = {place.place_id: place.spells[0].holder for place in places}
    assert all(mine[place] == pocket.side for pocket in terrain.pockets for place in pocket.places)
