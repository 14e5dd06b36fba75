"""What the gazetteer holds, counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from orontes.errors import GazetteerError
from orontes.gazetteer import Record, Source, SqliteGazetteer, statistics, store
from orontes.gazetteer.keeping import world_file_name
from orontes.theatre import PlaceKind


def test_sources_places_and_names_are_counted(gazetteer: SqliteGazetteer, folder: Path, tmp_path: Path) -> None:
    (tmp_path / world_file_name()).write_bytes((folder / world_file_name()).read_bytes())
    before = statistics(tmp_path)
    villages = Source("table:villages", "Villages", "CC0 1.0", "villages.csv", "abc")
    rows = [
        Record(("v/1", "geonames/170017"), "Hama", PlaceKind.CITY, 35.1, 36.7, "SY", "", names=("Xama",)),
        Record(("v/2",), "Xanabad", PlaceKind.VILLAGE, 35.1, 36.7, "", ""),
        Record(("v/3",), "Xanadil", PlaceKind.VILLAGE, 35.1, 36.7, "SY", ""),
    ]
    store(villages, rows, tmp_path)
    after = statistics(tmp_path)
    (new,) = set(after.sources) - set(before.sources)
    assert (new.id, new.licence, new.sha256) == ("table:villages", "CC0 1.0", "abc")
    assert (new.records, new.places, new.names) == (3, 3, 4)
    assert (after.places - before.places, after.names - before.names) == (2, 4)
    assert after.by_kind["village"] - before.by_kind["village"] == 2
    assert after.by_country[""] - before.by_country[""] == 1
    assert after.by_country["SY"] - before.by_country["SY"] == 1
    assert sum(after.by_country.values()) == sum(after.by_kind.values()) == after.places
    assert after.size == (tmp_path / world_file_name()).stat().st_size


def test_where_there_is_none_or_a_damaged_one_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no gazetteer yet"):
        statistics(tmp_path)
    (tmp_path / world_file_name()).write_bytes(b"spoilt" * 1000)
    with pytest.raises(GazetteerError, match="damaged"):
        statistics(tmp_path)
