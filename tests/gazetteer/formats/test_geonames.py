"""GeoNames' alternate names, and dumps of several files."""

from __future__ import annotations

import bz2
import gzip
from pathlib import Path

import pytest

from orontes.errors import GazetteerError
from orontes.gazetteer import Alias
from orontes.gazetteer.formats import Format, Wishes, read
from orontes.gazetteer.formats.types import MOST_LISTED, Tally
from tests.gazetteer.formats.conftest import Take, zipped
from tests.gazetteer.test_importing import DUMP, row

NAMES = "\n".join(
    [
        "1\t172955\tar\tحماة\t1\t\t\t\t\t",
        "2\t172955\ten\tHamath\t\t\t\t1\t\t",
        "3\t172955\tlink\thttps://example.org/Hama\t\t\t\t\t\t",
        "4\t172955\twkdt\tQ173545\t\t\t\t\t\t",
        "5\t172955\tiata\tHAM\t\t\t\t\t\t",
        "6\t172955\twkdt\tnothing\t\t\t\t\t\t",
        "7\t172955\t\tHamah",
        "spoilt",
    ]
)


def test_alternate_names_are_names_and_ids_of_places_known_elsewhere(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "alternateNamesV2.zip", alternateNamesV2__txt=NAMES, **{"iso-languagecodes__txt": "ISO 639-3\tb\n"}
    )
    with read(path) as reading:
        found = list(reading.records)
    place = "geonames/172955"
    assert reading.formats == (Format.ALTERNATES,)
    assert found == [
        Alias(place, "حماة"),
        Alias(place, "Hamath"),
        Alias(place, id="wikidata/Q173545"),
        Alias(place, "Hamah"),
    ]
    assert (reading.tally.left_out, [refusal.line for refusal in reading.tally.refusals]) == (2, [6, 8])
    assert "iso-languagecodes.txt" in reading.tally.notes[0]


def test_what_an_archive_is_for_is_told_where_it_holds_no_places(tmp_path: Path) -> None:
    with (
        pytest.raises(GazetteerError, match="archive without a file of places"),
        read(zipped(tmp_path / "a.zip", readme__txt="x")),
    ):
        pass
    whole = zipped(tmp_path / "SY.zip", SY__txt=DUMP * 50).read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(GazetteerError, match="no zip archive, or is cut short"), read(tmp_path / "cut.zip"):
        pass
    spoilt = bytearray(whole)
    spoilt[60:90] = b"\xff" * 30
    (tmp_path / "spoilt.zip").write_bytes(spoilt)
    with pytest.raises(GazetteerError, match="cannot be read"), read(tmp_path / "spoilt.zip") as reading:
        list(reading.records)


def test_a_dump_in_another_encoding_is_told(take: Take) -> None:
    took = take("SY.txt", DUMP.encode("utf-16"))
    assert (len(took.records), took.source.id) == (4, "geonames:SY")
    assert "was read as utf-16" in took.tally.notes[0]


def test_a_dump_can_be_mapped_like_any_table(take: Take) -> None:
    header = "\t".join(["geonameid", "name", "asciiname", "other", "lat", "lon", *"bcdefghijklmn"])
    took = take("SY.txt", header + "\n" + row(1, "Here", "PPL"), Wishes({"name": "name", "lat": "lat", "lon": "lon"}))
    assert (took.formats, took.records[0].ids) == ((Format.TABLE,), ("geonames/1",))


def test_what_is_known_and_not_read_is_named(take: Take) -> None:
    for content, what in (
        (b"%PDF-1.7", "a PDF"),
        (b"SQLite format 3\x00", "GeoPackage"),
        (b"<html>", "web page"),
        (b"{}", "is JSON, but"),
    ):
        with pytest.raises(GazetteerError, match=what):
            take("x", content)
    with pytest.raises(GazetteerError, match="is empty"):
        take("x", b"")


def test_refusals_are_counted_beyond_those_that_are_listed() -> None:
    tally = Tally()
    for line in range(MOST_LISTED + 5):
        tally.refuse("x", line, "no name")
    assert (tally.refused, len(tally.refusals)) == (MOST_LISTED + 5, MOST_LISTED)


def test_a_dump_of_too_few_columns_is_known_for_one(take: Take) -> None:
    rows = "\n".join("\t".join(line.split("\t")[:12]) for line in DUMP.split("\n"))
    with pytest.raises(GazetteerError, match=r"5 rows, 5 refused, .*SY.txt:1: expected 19 columns, found 12"):
        take("SY.txt", rows)


def test_an_archive_of_two_dumps_is_read_whole(tmp_path: Path) -> None:
    with read(
        zipped(tmp_path / "levant.zip", SY__txt=row(1, "Here", "PPL"), TR__txt=row(2, "There", "PPL"))
    ) as reading:
        assert len(list(reading.records)) == 2
    assert (reading.source.id, reading.source.title) == ("geonames:levant", "GeoNames, dump levant")


def test_a_packed_file_is_unpacked(take: Take) -> None:
    assert len(take("SY.txt.gz", gzip.compress(DUMP.encode())).records) == 4
    assert len(take("SY.txt.bz2", bz2.compress(DUMP.encode())).records) == 4
    with pytest.raises(GazetteerError, match="cannot be read"):
        take("cut.gz", gzip.compress(DUMP.encode() * 500)[:-200])


def test_archives_in_archives_and_geodatabases_are_named(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "SY.zip", SY__txt=DUMP).read_bytes()
    with pytest.raises(GazetteerError, match="archive in an archive"), read(zipped(tmp_path / "a.zip", SY__zip=inner)):
        pass
    with (
        pytest.raises(GazetteerError, match="geodatabase"),
        read(zipped(tmp_path / "b.zip", **{"x__gdb/a__table": "x"})),
    ):
        pass
