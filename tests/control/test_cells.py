from __future__ import annotations

import random
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.control import params
from orontes.control.cells import area_m2, cells
from orontes.control.land import Land

BOX = Land([((0.0, 0.0), (50_000.0, 0.0), (50_000.0, 50_000.0), (0.0, 50_000.0))])
LAKE = Land([*BOX.rings, ((20_000.0, 20_000.0), (30_000.0, 20_000.0), (30_000.0, 30_000.0), (20_000.0, 30_000.0))])


@given(st.integers(0, 10_000), st.integers(1, 40))
@settings(max_examples=30, deadline=None)
def test_every_point_in_reach_belongs_to_the_place_nearest_to_it(seed: int, number: int) -> None:
    chance = random.Random(seed)
    at = {f"p{n}": (chance.uniform(0, 50_000), chance.uniform(0, 50_000)) for n in range(number)}
    found = cells(at)
    for _ in range(40):
        x, y = chance.uniform(0, 50_000), chance.uniform(0, 50_000)
        apart, nearest = min((hypot(x - east, y - north), place) for place, (east, north) in at.items())
        holders = [place for place, cell in found.items() if Land([cell.corners]).holds([(x, y)])[0]]
        if apart < 0.99 * params.REACH_M:
            assert holders == [nearest]
        if apart > params.REACH_M:
            assert holders == []


def test_of_two_places_at_one_point_the_first_has_the_ground() -> None:
    assert list(cells({"b": (5.0, 5.0), "a": (5.0, 5.0)})) == ["b"]


@given(st.floats(-5_000, 55_000), st.floats(-5_000, 55_000))
@settings(max_examples=50, deadline=None)
def test_a_cell_is_clipped_to_the_land(east: float, north: float) -> None:
    (cell,) = cells({"a": (east, north)}).values()
    kept = BOX.clip(cell.corners)
    assert sum(map(area_m2, kept)) <= area_m2(cell.corners) + 1
    assert all(-1 <= x <= 50_001 and -1 <= y <= 50_001 for ring in kept for x, y in ring)
    inside = all(0 < x < 50_000 and 0 < y < 50_000 for x, y in cell.corners)
    assert not inside or kept == (cell.corners,)


def test_a_line_is_clipped_to_the_land() -> None:
    assert BOX.pieces((-1_000.0, 10.0), (1_000.0, 10.0)) == (((0.0, 10.0), (1_000.0, 10.0)),)
    assert BOX.pieces((-2.0, 10.0), (-1.0, 10.0)) == ()
    west, east = LAKE.pieces((10_000.0, 25_000.0), (40_000.0, 25_000.0))
    assert (west[1], east[0]) == (pytest.approx((20_000.0, 25_000.0)), pytest.approx((30_000.0, 25_000.0)))
