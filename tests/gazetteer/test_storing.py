"""Taking sources into the gazetteer."""

from __future__ import annotations

import shutil
from pathlib import Path

from orontes.gazetteer import Record, Source, SqliteGazetteer, open_gazetteer, store
from orontes.gazetteer.building import world_file_name
from orontes.theatre import EMPTY, PlaceKind

VILLAGES = Source("table:villages", "Villages", "CC0 1.0", "villages.csv", "")


def village(name: str, number: int = 1) -> Record:
    return Record((f"villages/{number}",), name, PlaceKind.VILLAGE, 35.4, 36.5, "SY", "Hama")


def test_the_same_source_again_replaces_what_it_said(gazetteer: SqliteGazetteer, folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / world_file_name(), tmp_path)
    store(VILLAGES, [village("Xanabad"), village("Xurin", 2)], tmp_path)
    assert store(VILLAGES, iter([village("Xanadil")]), tmp_path).records == 1
    opened = open_gazetteer(EMPTY, folder=tmp_path)
    assert [bool(opened.lookup(name)) for name in ("Xanabad", "Xurin", "Xanadil")] == [False, False, True]
    opened.close()
