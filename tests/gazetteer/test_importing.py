"""Importing a GeoNames country dump."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from orontes.errors import GazetteerError, InputNotFound
from orontes.gazetteer import SqliteGazetteer, import_places, open_gazetteer
from orontes.gazetteer.importing import parse_feature_codes
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
    done = import_places(dump, dump.parent)
    assert (done.places, done.left_out) == (4, 1)
    opened = open_gazetteer(theatre, folder=dump.parent)
    found = {name: opened.lookup(name) for name in ("Tall Xanu", "Tell Khanou", "Tal Xano", "Jabal Xanu", "Xanabad")}
    assert [places[0][0].kind.value for places in found.values()] == ["village", "village", "village", "hill", "town"]
    assert found["Tal Xano"][0][1] is Match.FOLDED
    assert opened.lookup("Bi'r Xanu") == ()
    opened.close()


def test_a_division_keeps_its_code_and_takes_the_imported_name(dump: Path, theatre: Theatre) -> None:
    import_places(dump, dump.parent)
    opened = open_gazetteer(theatre, folder=dump.parent)
    division = opened.get("geonames/SY.10")
    assert division is not None
    assert (division.name, division.kind, division.admin1) == ("Muhafazat Hama", PlaceKind.GOVERNORATE, "Hama")
    opened.close()


def test_a_damaged_gazetteer_says_what_to_import_again(dump: Path, theatre: Theatre) -> None:
    import_places(dump, dump.parent)
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
    ("text", "complaint"),
    [
        ("one\ttwo\n", ":1: expected 19 columns"),
        (row(1, "Here", "PPL") + "\n" + row(2, "There", "PPL", lat="north"), ":2: not a number"),
        (row(1, "Here", "PPL", people="many"), ":1: not a number"),
    ],
)
def test_a_wrong_line_is_refused_by_number_and_nothing_is_left(text: str, complaint: str, dump: Path) -> None:
    dump.unlink()
    path = dump.with_suffix(".txt")
    path.write_text(text, encoding="utf-8")
    before = (dump.parent / world_file_name()).read_bytes()
    with pytest.raises(GazetteerError, match=complaint):
        import_places(path, dump.parent)
    assert {left.name for left in dump.parent.iterdir()} == {path.name, world_file_name(), LOCK}
    assert (dump.parent / world_file_name()).read_bytes() == before


def test_what_is_no_archive_or_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "SY.zip").write_bytes(b"not a zip")
    (tmp_path / "SY.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(GazetteerError, match="cannot be imported"):
        import_places(tmp_path / "SY.zip", tmp_path)
    with pytest.raises(GazetteerError, match="cannot be imported"):
        import_places(tmp_path / "SY.txt", tmp_path)
    with pytest.raises(InputNotFound, match="no such file"):
        import_places(tmp_path / "TR.zip", tmp_path)


def test_a_wrong_row_of_feature_codes_is_refused_with_its_line() -> None:
    with pytest.raises(GazetteerError, match="expected a code and a kind") as refusal:
        parse_feature_codes("code,kind\nPPL,settlement\nWLL,well\n")
    assert refusal.value.line == 3
