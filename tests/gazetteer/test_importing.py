"""Importing a GeoNames country dump."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from orontes.errors import GazetteerError, InputNotFound
from orontes.gazetteer import Record, SqliteGazetteer, import_places, open_gazetteer
from orontes.gazetteer.formats import Format, read
from orontes.gazetteer.formats.kinds import parse_feature_codes
from orontes.gazetteer.keeping import LOCK, world_file_name
from orontes.places import Match
from orontes.theatre import PlaceKind, Theatre


def row(place_id: int, name: str, code: str, *, lat: str = "35.4", people: str = "0", others: str = "") -> str:
    left = [str(place_id), name, name, others, lat, "36.5", "P", code, "SY", "", "10", "", "", "", people]
    return "\t".join([*left, "", "300", "Asia/Damascus", "2024-01-01"])


DUMP = "\n".join(
    [
        row(1, "Tall Xanu", "PPL", others="Tell Khanou,Тал,XAN"),
        row(2, "Jabal Xanu", "HLL"),
        row(3, "Bi'r Xanu", "WLL"),
        row(4, "Muhafazat Hama", "ADM1"),
        row(5, "Xanabad", "PPL", people="7000"),
    ]
)


@pytest.fixture
def dump(tmp_path: Path, folder: Path, gazetteer: SqliteGazetteer) -> Path:
    """A dump in a cache folder that holds the world file already."""
    shutil.copy(folder / world_file_name(), tmp_path)
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "not places")
        archive.writestr("SY.txt", DUMP)
    return path


def test_places_are_found_by_every_name_with_their_kind(
    dump: Path, theatre: Theatre, gazetteer: SqliteGazetteer
) -> None:
    done = import_places(dump, folder=dump.parent)
    assert (done.stored.records, done.tally.left_out, done.tally.refused) == (4, 1, 0)
    assert (done.source.id, done.source.licence, done.formats) == ("geonames:SY", "CC BY 4.0", (Format.DUMP,))
    opened = open_gazetteer(theatre, folder=dump.parent)
    found = {name: opened.lookup(name) for name in ("Tall Xanu", "Tell Khanou", "Tal Xano", "Jabal Xanu", "Xanabad")}
    assert [places[0][0].kind.value for places in found.values()] == ["village", "village", "village", "hill", "town"]
    assert found["Tal Xano"][0][1] is Match.FOLDED
    assert opened.lookup("Bi'r Xanu") == ()
    opened.close()


def test_a_division_keeps_its_code_and_takes_the_imported_name(dump: Path, theatre: Theatre) -> None:
    import_places(dump, folder=dump.parent)
    opened = open_gazetteer(theatre, folder=dump.parent)
    division = opened.get("geonames/SY.10")
    assert division is not None
    assert (division.name, division.kind, division.admin1) == ("Muhafazat Hama", PlaceKind.GOVERNORATE, "Hama")
    opened.close()


def test_a_damaged_gazetteer_says_what_to_import_again(dump: Path, theatre: Theatre) -> None:
    import_places(dump, folder=dump.parent)
    path = dump.parent / world_file_name()
    whole = path.read_bytes()
    inside = whole[:65_536] + b"\xff" * (len(whole) - 65_536)
    for damage, again in ((inside, "import GeoNames, country dump SY again"), (b"spoilt", "if anything")):
        path.write_bytes(damage)
        opened = open_gazetteer(theatre, folder=dump.parent)
        assert opened.lookup("Aleppo")
        assert "built anew" in opened.notes[0] and again in opened.notes[0]
        opened.close()


@pytest.mark.parametrize(
    ("spoilt", "reason"),
    [
        ("one\ttwo", "expected 19 columns, found 2"),
        (row(2, "There", "PPL", lat="north"), "latitude 'north' is not a number"),
        (row(2, "There", "PPL", lat="135.4"), "latitude 135.4 is out of range"),
        (row(2, "There", "PPL", people="many"), "not a number of inhabitants: 'many'"),
        (row(2, "T", "PPL"), "'T' is a name of one letter"),
        (row(2, "There" * 40, "PPL"), "a name of 200 characters"),
    ],
)
def test_a_wrong_line_is_refused_by_number_and_the_others_are_taken(spoilt: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    path.write_text("\n".join([row(1, "Here", "PPL"), spoilt, "", row(3, "Elsewhere", "PPL")]), encoding="utf-8")
    with read(path) as reading:
        records = list(reading.records)
    assert (len(records), reading.tally.rows, reading.tally.refused) == (2, 3, 1)
    assert str(reading.tally.refusals[0]).startswith(f"SY.txt:2: {reason}")


def test_a_position_the_wrong_way_round_is_turned_and_counted(tmp_path: Path, theatre: Theatre) -> None:
    path = tmp_path / "SY.txt"
    turned = row(1, "Tall Xanu", "PPL").split("\t")
    turned[4], turned[5] = "38.7", "33.5"
    path.write_text("\t".join(turned), encoding="utf-8")
    with read(path) as reading:
        (record,) = reading.records
    assert isinstance(record, Record)
    assert (record.lat, record.lon) == (33.5, 38.7)
    assert reading.tally.mended == {"latitude and longitude exchanged": 1}


def test_a_file_of_which_nothing_can_be_taken_leaves_the_gazetteer_alone(dump: Path) -> None:
    dump.unlink()
    path, kept = dump.with_suffix(".txt"), dump.parent / world_file_name()
    path.write_text(row(1, "H", "PPL") + "\n" + row(2, "Bi'r Xanu", "WLL"), encoding="utf-8")
    before = kept.read_bytes()
    with pytest.raises(GazetteerError, match="no place could be taken: 2 rows, 1 refused, 1 of no kind"):
        import_places(path, folder=dump.parent)
    assert {left.name for left in dump.parent.iterdir()} == {path.name, world_file_name(), LOCK}
    assert kept.read_bytes() == before


def test_what_is_no_archive_or_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "SY.zip").write_bytes(b"not a zip")
    (tmp_path / "SY.txt").write_bytes(b"\x00\x01\x00\x00")
    with pytest.raises(GazetteerError, match="no zip archive"):
        import_places(tmp_path / "SY.zip", folder=tmp_path)
    with pytest.raises(GazetteerError, match="neither text nor"):
        import_places(tmp_path / "SY.txt", folder=tmp_path)
    with pytest.raises(InputNotFound, match="no such file"):
        import_places(tmp_path / "TR.zip", folder=tmp_path)


def test_a_wrong_row_of_feature_codes_is_refused_with_its_line() -> None:
    with pytest.raises(GazetteerError, match="expected a code and a kind") as refusal:
        parse_feature_codes("code,kind\nPPL,settlement\nWLL,well\n")
    assert refusal.value.line == 3
