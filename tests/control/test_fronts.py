from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.control import ControlSpell, Ground, Label, PlaceControl, State
from orontes.control.cells import Plane, cells
from tests.strategies import DAY, NORTH, SOUTH, THEATRE

SQUARE = replace(THEATRE, bounds=(20.0, 10.0, 20.5, 10.5))
LATER = DAY + timedelta(days=10)


def held(name: str, at: tuple[float, float], *holders: str) -> PlaceControl:
    """A place held by one side after the other, ten days each."""
    spells = tuple(_spell(name, at, DAY + timedelta(days=10 * n), holder) for n, holder in enumerate(holders))
    return PlaceControl(name, name, "", *at, (), spells)


def _spell(name: str, at: tuple[float, float], start: date, holder: str) -> ControlSpell:
    state, end = State.HELD if holder else State.UNKNOWN, start + timedelta(days=9)
    return ControlSpell(
        f"{name}-{start}", name, name, "", *at, start, end, state, holder, 0.9, Label.ASSESSED, None, (), ()
    )  # type: ignore[arg-type]


ROW = [
    held("a", (10.1, 20.1), NORTH, NORTH),
    held("b", (10.1, 20.2), NORTH, SOUTH, NORTH),
    held("c", (10.1, 20.3), SOUTH, SOUTH),
]


def test_the_front_lies_half_way_between_places_of_two_sides() -> None:
    (front,) = Ground(ROW, SQUARE).fronts(DAY)
    assert front.sides == (NORTH, SOUTH)
    assert all(lon == pytest.approx(20.25) for stretch in front.stretches for _, lon in stretch)
    assert front.length_m == pytest.approx(55_600, rel=0.01)


def test_ground_adds_up_to_the_theatre_and_moves_with_a_town() -> None:
    ground = Ground(ROW, SQUARE)
    before, after = ground.area_by_holder(DAY), ground.area_by_holder(LATER)
    assert sum(before.values()) == pytest.approx(sum(after.values())) == pytest.approx(3_042, rel=0.01)
    assert ground.gained(DAY, LATER) == {(NORTH, SOUTH): pytest.approx(before[NORTH] - after[NORTH])}
    assert ground.gained(DAY, DAY) == {}


def test_how_far_the_front_is_from_a_place() -> None:
    ground = Ground(ROW, SQUARE)
    assert ground.from_front(10.1, 20.1, DAY) == pytest.approx(0.15 * 111_195 * 0.984, rel=0.01)
    assert Ground(ROW[:1], SQUARE).from_front(10.1, 20.1, DAY) is None


def test_a_town_between_enemies_is_cut_off_unless_a_neighbour_is_unknown() -> None:
    line = [
        held(name, (10.1, 20.05 + 0.1 * n), side) for n, (name, side) in enumerate(zip("abcd", "nnsn", strict=True))
    ]
    assert Ground(line, SQUARE).pockets(DAY) == (("n", ("d",)),)
    assert Ground([*line[:2], held("c", (10.1, 20.25), ""), line[3]], SQUARE).pockets(DAY) == ()


def test_towns_that_change_hands_are_counted_over_gaps() -> None:
    gap = held("gap", (10.2, 20.2), NORTH, "", SOUTH)
    assert Ground([*ROW, gap], SQUARE).most_fought_over() == (("b", 2), ("gap", 1))


def test_no_places_hold_no_ground() -> None:
    ground = Ground([], SQUARE)
    assert (ground.area_by_holder(DAY), ground.fronts(DAY), ground.pockets(DAY)) == ({}, (), ())


@given(st.integers(0, 10_000), st.integers(1, 25))
@settings(max_examples=30, deadline=None)
def test_cells_share_out_the_theatre(seed: int, number: int) -> None:
    chance, plane = random.Random(seed), Plane((20.0, 10.0, 20.5, 10.5))
    at = {f"p{n}": plane.lay(chance.uniform(10, 10.5), chance.uniform(20, 20.5)) for n in range(number)}
    found = cells(at, plane)
    east, north = plane.lay(10.5, 20.5)
    assert sum(cell.area_m2 for cell in found.values()) == pytest.approx(east * north)
    assert all(place in found[other].beyond for place in found for other in found[place].beyond if other is not None)


def test_of_two_places_at_one_point_one_has_the_ground_and_beyond_the_bounds_none_has() -> None:
    plane = Plane((20.0, 10.0, 20.5, 10.5))
    at = {"b": plane.lay(10.1, 20.1), "a": plane.lay(10.1, 20.1), "far": plane.lay(40.0, 20.1)}
    assert list(cells(at, plane)) == ["a"]
