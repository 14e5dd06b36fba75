"""The corner of the world under the marks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from orontes.publish.site.assembling import STATIC
from orontes.publish.site.basemap import WORLD, basemap, extent
from orontes.publish.site.inland import inland
from orontes.theatre import load
from tests.publish.site import sample


def test_the_extent_is_the_theatres_else_that_of_its_places_else_the_world() -> None:
    edition = sample.sample()
    assert extent(edition) == pytest.approx((32.5, 31.4, 41.0, 39.4))
    unknown = replace(edition, theatre=replace(edition.theatre, id=""))
    assert extent(unknown) == pytest.approx((36.494 - 3, 35.132 - 3, 36.758 + 3, 35.442 + 3))
    assert extent(sample.empty()) == WORLD
    world = replace(edition.theatre, bounds=(-180.0, -90.0, 180.0, 90.0))
    assert extent(replace(edition, theatre=world)) == (-180.0, -60.0, 183.0, 84.0)


def test_the_extent_of_places_on_both_sides_of_the_antimeridian_is_narrow() -> None:
    edition = sample.sample()
    first, second, *_ = edition.control
    ground = (replace(first, lon=179.9, lat=-17.0), replace(second, lon=-179.9, lat=-16.0))
    edition = replace(edition, theatre=replace(edition.theatre, id=""), incidents=(), control=ground)
    assert extent(edition) == pytest.approx((176.9, -20.0, 183.1, -13.0))


@pytest.mark.usefixtures("built")
def test_land_beyond_the_antimeridian_is_moved_by_a_turn() -> None:
    land = basemap(STATIC, (176.9, -20.0, 183.1, -13.0))["land"]
    assert isinstance(land, list)
    (fiji,) = [country for country in land if country["name"] == "Fiji"]
    lons = [lon for polygon in fiji["polygons"] for ring in polygon for lon in ring[::2]]
    assert min(lons) < 178_000
    assert max(lons) > 180_000


def test_rivers_roads_and_divisions_lie_in_the_extent_and_the_theatres_own_course_is_taken() -> None:
    syria = load("syria")
    told: Any = inland(syria, (35.0, 34.0, 42.0, 37.5))
    euphrates = [river for river in told["rivers"] if river["name"] == "Euphrates"]
    assert len(euphrates) == 1
    assert euphrates[0]["lines"][0][:2] == [38020, 36820]
    assert "M5 highway" in {road["name"] for road in told["roads"]}
    assert len(told["divisions"]) > 10
    assert told["lakes"]
    assert inland(syria, (-20.0, 0.0, 60.0, 40.0))["divisions"] == []


@pytest.mark.usefixtures("built")
def test_land_is_cut_to_the_extent_and_its_rings_are_closed() -> None:
    box = (35.0, 34.0, 37.0, 36.0)
    land = basemap(STATIC, box)["land"]
    assert isinstance(land, list)
    assert {"Syria", "Lebanon"} <= {country["name"] for country in land}
    for ring in (ring for country in land for polygon in country["polygons"] for ring in polygon):
        assert ring[:2] == ring[-2:]
        assert min(ring[::2]) >= 35000
        assert max(ring[::2]) <= 37000
        assert min(ring[1::2]) >= 34000
        assert max(ring[1::2]) <= 36000
