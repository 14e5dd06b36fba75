"""No bytes make a reader raise anything but an error of ours."""

from __future__ import annotations

import json
import tempfile
from io import BytesIO
from pathlib import Path

import openpyxl
import shapefile
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.errors import OrontesError
from orontes.gazetteer import Record
from orontes.gazetteer.formats import Wishes, read
from orontes.gazetteer.formats.degrees import parse, parse_point
from orontes.gazetteer.formats.names import clean
from orontes.gazetteer.formats.types import Unfit
from tests.gazetteer.test_importing import DUMP

CSV = b"name,lat,lon,country\nSoran,35.29,36.75,SY\nKafr Zita,35.37,36.6,SY\n"
POINT = {"type": "Point", "coordinates": [36.7, 35.2]}
GEOJSON = json.dumps({"features": [{"type": "Feature", "properties": {"name": "Soran"}, "geometry": POINT}]}).encode()
PLACE = {"P625": [{"mainsnak": {"datavalue": {"value": {"latitude": 35, "longitude": 36}}}}]}
WIKIDATA = json.dumps([{"id": "Q1", "labels": {"en": {"value": "Soran"}}, "claims": PLACE}]).encode()


def book() -> bytes:
    held, made = BytesIO(), openpyxl.Workbook()
    made.active.append(["name", "lat", "lon"])
    made.active.append(["Soran", 35.29, 36.75])
    made.save(held)
    return held.getvalue()


def shapes() -> tuple[bytes, bytes]:
    shp, dbf = BytesIO(), BytesIO()
    with shapefile.Writer(shp=shp, shx=BytesIO(), dbf=dbf) as writer:
        writer.field("name", "C", 20)
        writer.poly([[(36, 35), (36, 36), (37, 36), (36, 35)]])
        writer.record("Soran")
    return shp.getvalue(), dbf.getvalue()


BOOK, (SHP, DBF) = book(), shapes()
SOUND = [CSV, CSV.decode().encode("utf-16"), GEOJSON, WIKIDATA, DUMP.encode(), BOOK, SHP]
edits = st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=6), st.booleans()), max_size=5)


def spoilt(content: bytes, changes: list[tuple[int, bytes, bool]]) -> bytes:
    for at, put, cut in changes:
        where = at % (len(content) + 1)
        content = content[:where] + put + (b"" if cut else content[where + len(put) :])
    return content


def check(folder: Path, name: str, wishes: Wishes | None = None) -> None:
    """Whatever is read is fit to be stored, and whatever is not is told."""
    try:
        with read(folder / name, wishes) as reading:
            for record in reading.records:
                assert isinstance(record, Record)
                assert abs(record.lat) <= 90 and abs(record.lon) <= 180 and record.radius_m >= 0
                assert record.name and "\x00" not in record.name
                "".join((record.name, *record.names, *record.ids, record.admin1)).encode()
            assert len(reading.tally.refusals) == reading.tally.refused
    except OrontesError as error:
        assert "\n" not in str(error)


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(SOUND), edits)
def test_a_spoilt_file_is_read_or_refused(sound: bytes, changes: list[tuple[int, bytes, bool]]) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "x.dat").write_bytes(spoilt(sound, changes))
        check(folder, "x.dat")
        check(folder, "x.dat", Wishes({"name": "name", "country": "SY"}))


@settings(deadline=None, max_examples=100)
@given(edits, edits)
def test_a_spoilt_shapefile_is_read_or_refused(
    one: list[tuple[int, bytes, bool]], two: list[tuple[int, bytes, bool]]
) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "x.shp").write_bytes(spoilt(SHP, one))
        (folder / "x.dbf").write_bytes(spoilt(DBF, two))
        check(folder, "x.shp")


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "x.zip").write_bytes(content)
        (folder / "x.csv").write_bytes(content)
        check(folder, "x.zip")
        check(folder, "x.csv")


@given(st.text(max_size=30))
def test_any_text_is_a_cell_or_unfit(text: str) -> None:
    for read_cell in (lambda: parse(text, "latitude"), lambda: parse_point(text), lambda: clean(text)):
        try:
            read_cell()
        except Unfit as reason:
            assert str(reason)


@given(st.floats(-90, 90).map(lambda value: round(value, 5)))
def test_a_number_is_read_back_however_it_is_written(value: float) -> None:
    assert parse(f"{value:.5f}", "latitude") == value == parse(f"{value:.5f}".replace(".", ","), "latitude")
