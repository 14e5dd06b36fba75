"""The corner of the world under the marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orontes.publish.site.assembling import STATIC
from orontes.publish.site.basemap import WORLD, basemap, extent
from tests.publish.site import sample


def test_the_extent_is_the_theatres_else_that_of_its_places_else_the_world() -> None:
    edition = sample.sample()
    assert extent(edition) == pytest.approx((32.5, 31.4, 41.0, 39.4))
    unknown = replace(edition, theatre=replace(edition.theatre, id=""))
    assert extent(unknown) == pytest.approx((36.494 - 3, 35.132 - 3, 36.758 + 3, 35.442 + 3))
    assert extent(sample.empty()) == WORLD


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
