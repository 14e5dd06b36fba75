"""Distances, bearings and midpoints agree with one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.places.geometry import along, distance_m, moved

lats = st.floats(-80, 80)
lons = st.floats(-179, 179)


@given(lats, lons, st.floats(0, 360), st.floats(0, 500_000))
def test_a_point_moved_lies_as_far_away_as_it_was_moved(lat: float, lon: float, bearing: float, metres: float) -> None:
    assert distance_m(lat, lon, *moved(lat, lon, bearing, metres)) == pytest.approx(metres, abs=1)


@given(lats, lons, lats, lons)
def test_distance_is_the_same_both_ways_and_the_middle_halves_it(a: float, b: float, c: float, d: float) -> None:
    whole = distance_m(a, b, c, d)
    assert whole == pytest.approx(distance_m(c, d, a, b), abs=0.01)
    if whole < 15_000_000:
        assert distance_m(a, b, *along(a, b, c, d)) == pytest.approx(whole / 2, abs=1)


def test_east_of_a_point_keeps_its_latitude() -> None:
    lat, lon = moved(35.0, 36.0, 90.0, 10_000)
    assert lat == pytest.approx(35.0, abs=0.001)
    assert lon > 36.0
