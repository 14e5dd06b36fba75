"""The tables of lands: well formed, and every spelling of a land leads to it."""

from __future__ import annotations

import pytest

from orontes.errors import GazetteerError
from orontes.gazetteer import SqliteGazetteer
from orontes.gazetteer.lands import DISTRICTS, REGIONS, countries, districts, divisions, parse_lands, regions
from orontes.places.geometry import distance_m
from orontes.theatre import PlaceKind


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("Red Sea,sea,20,38.5,900,,", "sea"),
        ("Red Sea,region,200,38.5,900,,", "not on Earth"),
        ("Red Sea,region,20,38.5", "shorter"),
        (",region,20,38.5,900,,", "neither code nor name"),
    ],
)
def test_a_row_that_is_no_land_is_named_by_line(row: str, what: str) -> None:
    text = ",".join(REGIONS) + "\nDead Sea,region,31.5,35.5,35,,\n" + row
    with pytest.raises(GazetteerError, match=what) as error:
        list(parse_lands(text, "regions.csv", REGIONS, PlaceKind.REGION))
    assert error.value.line == 3


def test_other_columns_are_refused() -> None:
    with pytest.raises(GazetteerError, match="expected the columns code, name"):
        list(parse_lands("code,name\n", "districts.csv", DISTRICTS, PlaceKind.DISTRICT))


def test_the_tables_hold_the_world() -> None:
    assert len(countries()) > 200
    assert len(divisions()) > 3_500
    assert sum(1 for _ in districts()) > 10_000
    assert sum(1 for _ in regions()) > 500
    assert all(len(land.code.split(".", 2)) == 3 for land in districts())


@pytest.mark.parametrize(
    ("name", "lat", "lon", "kind"),
    [
        ("Calif.", 37.2, -119.7, PlaceKind.GOVERNORATE),
        ("N.S.W.", -32.5, 146.0, PlaceKind.GOVERNORATE),
        ("Kherson Oblast", 46.6, 33.5, PlaceKind.GOVERNORATE),
        ("Donbas", 48.2, 38.0, PlaceKind.REGION),
        ("U.K.", 54.8, -2.7, PlaceKind.COUNTRY),
        ("Ivory Coast", 8.0, -5.5, PlaceKind.COUNTRY),
        ("County Mayo", 53.9, -9.3, PlaceKind.DISTRICT),
        ("Lake Kivu", -2.0, 29.0, PlaceKind.REGION),
    ],
)
def test_a_land_is_known_by_its_other_names(
    gazetteer: SqliteGazetteer, name: str, lat: float, lon: float, kind: PlaceKind
) -> None:
    found = [place for place, _ in gazetteer.lookup(name) if place.kind is kind]
    assert any(distance_m(place.lat, place.lon, lat, lon) < 100_000 for place in found)


def test_no_claim_is_laid_at_a_sea_or_a_state_far_away(gazetteer: SqliteGazetteer) -> None:
    assert not gazetteer.find("Ships left the Red Sea for Nebraska.")
