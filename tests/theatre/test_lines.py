"""The course of roads and rivers, where a pack gives it."""

from __future__ import annotations

from pathlib import Path

import pytest

from orontes.errors import TheatreError
from orontes.theatre import load

ROAD = "m5,M5,road,35.2,36.7,SY,Hama,,,\n"


@pytest.fixture
def with_road(pack: Path) -> Path:
    with (pack / "places.csv").open("a", encoding="utf-8") as file:
        file.write(ROAD)
    return pack


def test_a_road_has_its_course_and_a_town_has_none(with_road: Path) -> None:
    (with_road / "lines.csv").write_text("place,points\nm5,35.13 36.76; 35.29 36.75\n", encoding="utf-8")
    lines = {place.id: place.line for place in load(with_road).places}
    assert lines["m5"] == ((35.13, 36.76), (35.29, 36.75))
    assert lines["soran"] == ()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("m5,35.13 36.76", "two or more"),
        ("m5,35.13 36.76 1;35.2 36.7", "two or more"),
        ("m5,36.76 north;35.2 36.7", "'north' is not a number"),
        ("m5,135.13 36.76;35.2 36.7", "out of range, -90 to 90"),
        ("soran,35.13 36.76;35.2 36.7", "no road or river"),
        ("m6,35.13 36.76;35.2 36.7", "no road or river"),
        ("m5,35.1 36.7;35.2 36.7\nm5,35.1 36.7;35.2 36.7", "has a line already"),
    ],
)
def test_a_wrong_course_is_named_with_file_and_line(with_road: Path, row: str, says: str) -> None:
    (with_road / "lines.csv").write_text(f"place,points\n{row}\n", encoding="utf-8")
    with pytest.raises(TheatreError, match=rf"^tiny/lines\.csv:[23]: .*{says}"):
        load(with_road)


def test_syria_s_roads_pass_their_towns() -> None:
    lines = {place.id: place.line for place in load("syria").places if place.line}
    assert {"m4_highway", "m5_highway", "euphrates", "orontes", "khabur"} <= set(lines)


def test_a_pack_may_say_where_its_land_ends(pack: Path) -> None:
    assert load(pack).outline == ()
    (pack / "outline.csv").write_text("points\n35.0 36.0;35.5 36.0;35.5 37.0\n", encoding="utf-8")
    assert load(pack).outline == (((35.0, 36.0), (35.5, 36.0), (35.5, 37.0)),)
    (pack / "outline.csv").write_text("points\n35.0 36.0;35.5 36.0\n", encoding="utf-8")
    with pytest.raises(TheatreError, match=r"^tiny/outline\.csv:2: .*three or more"):
        load(pack)


def test_syria_s_outline_holds_its_cities() -> None:
    (ring,) = load("syria").outline
    lats, lons = zip(*ring, strict=True)
    assert (min(lats), max(lats), min(lons), max(lons)) == pytest.approx((32.3, 37.3, 35.7, 42.4), abs=0.1)
