"""The world file: built once, rebuilt when damaged, never half there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from orontes.errors import GazetteerError
from orontes.gazetteer import SqliteGazetteer, open_gazetteer
from orontes.gazetteer.building import parse_admin1
from orontes.gazetteer.keeping import LOCK, cache_folder, world_file_name
from orontes.theatre import EMPTY, Theatre


def test_progress_is_told_from_nothing_to_all_and_only_while_building(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    for _ in range(2):
        open_gazetteer(EMPTY, lambda *step: told.append(step), tmp_path).close()
    assert told[0][1] == 0
    assert told[-1][1] == told[-1][2]
    assert [step[1] for step in told] == sorted(step[1] for step in told)
    assert {path.name for path in tmp_path.iterdir()} == {world_file_name(), LOCK}


def test_two_builds_are_the_same_file(gazetteer: SqliteGazetteer, folder: Path, tmp_path: Path) -> None:
    open_gazetteer(EMPTY, folder=tmp_path).close()
    assert (tmp_path / world_file_name()).read_bytes() == (folder / world_file_name()).read_bytes()


@pytest.mark.parametrize("damage", [b"", b"not a database at all", None])
def test_a_damaged_file_is_rebuilt_with_a_note(
    damage: bytes | None, gazetteer: SqliteGazetteer, folder: Path, tmp_path: Path
) -> None:
    broken = Path(shutil.copy(folder / world_file_name(), tmp_path))
    whole = broken.read_bytes()
    broken.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    opened = open_gazetteer(EMPTY, folder=tmp_path)
    assert opened.lookup("Aleppo")
    assert len(opened.notes) == 1
    assert "built anew" in opened.notes[0]
    opened.close()


def test_damage_inside_is_noticed_on_reading_and_mended(
    gazetteer: SqliteGazetteer, folder: Path, tmp_path: Path
) -> None:
    broken = Path(shutil.copy(folder / world_file_name(), tmp_path))
    whole = bytearray(broken.read_bytes())
    whole[40_960:] = b"\xff" * (len(whole) - 40_960)
    broken.write_bytes(whole)
    opened = open_gazetteer(EMPTY, folder=tmp_path)
    assert opened.lookup("Aleppo")
    assert "built anew" in opened.notes[0]
    opened.close()


def test_a_cache_that_cannot_be_written_costs_a_note_and_leaves_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    opened = open_gazetteer(EMPTY, folder=tmp_path / "file" / "cache")
    assert opened.lookup("Aleppo")
    assert "ORONTES_CACHE" in opened.notes[0]
    assert list((tmp_path / "temporary").iterdir())
    opened.close()
    assert not list((tmp_path / "temporary").iterdir())


def test_nowhere_to_build_is_one_clear_error(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "file"))
    with pytest.raises(GazetteerError, match="cannot be built"):
        open_gazetteer(EMPTY, folder=tmp_path / "file" / "cache")


def test_the_environment_chooses_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ORONTES_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("ORONTES_CACHE")
    assert cache_folder().name == "orontes"


def test_theatre_places_never_reach_the_world_file(gazetteer: SqliteGazetteer, theatre: Theatre, folder: Path) -> None:
    bare = open_gazetteer(EMPTY, folder=folder)
    assert gazetteer.get("qomhana") is not None
    assert bare.get("qomhana") is None
    bare.close()


def test_a_wrong_row_of_admin1_is_refused_with_its_line() -> None:
    with pytest.raises(GazetteerError, match="expected a code") as refusal:
        parse_admin1("code,name\nSY.10,Hama\nHoms\n")
    assert refusal.value.line == 3
