"""GeoJSON and shapefiles: points, lines, polygons, what is broken."""

from __future__ import annotations

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import shapefile

from orontes.errors import GazetteerError
from orontes.gazetteer.formats import Format, read
from orontes.theatre import PlaceKind
from tests.gazetteer.formats.conftest import Take, zipped

SQUARE = [[[36, 35], [37, 35], [37, 36], [36, 36], [36, 35]]]


def collection(*features: tuple[dict[str, Any], Any]) -> dict[str, Any]:
    rows = [{"type": "Feature", "properties": properties, "geometry": geometry} for properties, geometry in features]
    return {"type": "FeatureCollection", "features": rows}


def geometry(kind: str, points: Any) -> dict[str, Any]:
    return {"type": kind, "coordinates": points}


def test_points_lines_and_polygons_have_a_place_and_an_extent(take: Take) -> None:
    took = take(
        "x.geojson",
        collection(
            ({"name": "Soran", "name:ar": "صوران", "place": "village"}, geometry("Point", [36.75, 35.29])),
            ({"name": "M5", "type": "highway"}, geometry("LineString", [[36.7, 35.0], [36.7, 35.2], [36.7, 35.4]])),
            ({"ADM1_EN": "Hama", "ADM1_PCODE": "SY05"}, geometry("Polygon", SQUARE)),
            (
                {"name": "Two isles", "type": "island"},
                geometry("MultiPolygon", [SQUARE, [[[30, 30], [30.1, 30], [30.1, 30.1]]]]),
            ),
        ),
    )
    assert took.formats == (Format.GEOJSON,)
    named = {record.name: record for record in took.records}
    soran, road, hama, isles = (named[name] for name in ("Soran", "M5", "Hama", "Two isles"))
    assert (soran.lat, soran.lon, soran.kind, soran.names) == (35.29, 36.75, PlaceKind.VILLAGE, ("صوران",))
    assert (road.lat, road.kind) == (35.2, PlaceKind.ROAD) and 20_000 < road.radius_m < 25_000
    assert (hama.lat, hama.lon, hama.kind, hama.ids) == (35.5, 36.5, PlaceKind.GOVERNORATE, ("pcode/SY05",))
    assert 55_000 < hama.radius_m < 58_000
    assert (isles.lat, isles.kind) == (35.5, PlaceKind.REGION)


def test_the_point_of_a_crescent_lies_inside_it(take: Take) -> None:
    crescent = [[[0, 0], [10, 0], [10, 10], [0, 10], [0, 8], [8, 8], [8, 2], [0, 2], [0, 0]]]
    (record,) = take("x.json", collection(({"name": "Crescent"}, geometry("Polygon", crescent)))).records
    assert 8 < record.lon < 10 or not 2 < record.lat < 8


def test_points_the_wrong_way_round_are_turned(take: Take) -> None:
    villages = [({"name": f"Tell {n}a", "iso2": "SY"}, geometry("Point", [33.1 + n / 10, 37.6])) for n in range(3)]
    took = take("x.geojson", collection(*villages))
    assert (took.records[0].lat, took.records[0].lon) == (33.1, 37.6)
    assert took.tally.mended == {"latitude and longitude exchanged": 3}


def test_a_file_that_breaks_off_gives_what_came_before(take: Take) -> None:
    text = json.dumps(collection(*[({"name": f"Tell {n}a"}, geometry("Point", [36, 35 + n / 100])) for n in range(9)]))
    took = take("cut.geojson", text[: text.index("Tell 5a")])
    assert len(took.records) == 5
    assert "is no JSON from here on" in took.reasons[0]


def test_features_that_cannot_be_used_are_refused_by_number(take: Take) -> None:
    took = take(
        "x.geojson",
        collection(
            ({"name": "Soran"}, geometry("Point", [36.75, 35.29])),
            ({"name": "Nowhere"}, None),
            ({"what": "no name"}, geometry("Point", [36, 35])),
            ({"name": "Odd"}, geometry("Blob", [1])),
            ({"name": "Empty"}, geometry("Point", [])),
            ({"name": "Far"}, geometry("Point", [36, 95])),
        ),
    )
    assert took.names == ["Soran"]
    assert [reason.partition(":")[0] for reason in took.reasons] == ["2", "3", "4", "5", "6"]


def shapes(rows: Sequence[tuple[str, str, Any]], kind: int, encoding: str = "utf-8") -> dict[str, bytes]:
    parts = {suffix: BytesIO() for suffix in ("shp", "shx", "dbf")}
    with shapefile.Writer(**parts, shapeType=kind, encoding=encoding) as writer:
        writer.field("ADM2_EN", "C", 50)
        writer.field("ADM2_AR", "C", 50)
        writer.field("ADM2_PCODE", "C", 20)
        for name, local, shape in rows:
            (writer.poly if kind == shapefile.POLYGON else lambda point: writer.point(*point))(shape)
            writer.record(name, local, "SY0501")
    return {suffix: held.getvalue() for suffix, held in parts.items()}


def test_a_zipped_shapefile_is_read_in_its_encoding(tmp_path: Path) -> None:
    parts = shapes([("Muhradah", "محردة", [SQUARE[0][::-1]])], shapefile.POLYGON, "cp1256")
    path = zipped(
        tmp_path / "adm2.zip",
        **{f"adm2__{name}": held for name, held in parts.items()},
        adm2__cpg="1256",
        note__pdf="x",
    )
    with read(path) as reading:
        (record,) = reading.records
    assert reading.formats == (Format.SHAPES,)
    assert (record.name, record.names, record.kind) == ("Muhradah", ("محردة",), PlaceKind.DISTRICT)
    assert (record.lat, record.lon, record.country) == (35.5, 36.5, "SY")


def test_several_shapefiles_of_one_archive_are_all_read(tmp_path: Path) -> None:
    one = shapes([("Muhradah", "", (36.5, 35.2))], shapefile.POINT)
    two = {
        name: held for name, held in shapes([("Salqin", "", (36.4, 36.1))], shapefile.POINT).items() if name != "dbf"
    }
    members = {f"a__{name}": held for name, held in one.items()} | {f"b__{name}": held for name, held in two.items()}
    with read(zipped(tmp_path / "both.zip", **members)) as reading:
        assert [record.name for record in reading.records] == ["Muhradah"]
    assert "b.shp: has no .dbf beside it" in reading.tally.notes[0]


@pytest.mark.parametrize(
    ("part", "complaint"), [("prj", "projected coordinates"), ("dbf", "no .dbf"), ("shp", "cannot be read")]
)
def test_a_shapefile_that_cannot_be_used_says_why(tmp_path: Path, part: str, complaint: str) -> None:
    parts = shapes([("Muhradah", "", (36.5, 35.2))], shapefile.POINT)
    parts |= {"prj": b'PROJCS["WGS 84 / UTM zone 37N"]'} if part == "prj" else {part: parts[part][:20]}
    parts = {name: held for name, held in parts.items() if (name, part) != ("dbf", "dbf")}
    for name, held in parts.items():
        (tmp_path / f"x.{name}").write_bytes(held)
    with pytest.raises(GazetteerError, match=complaint), read(tmp_path / "x.shp") as reading:
        list(reading.records)
