"""Putting one source's records into the file, and taking them out again.

Records come as a stream and may be millions: they are written as they come, and the keys that they are found under are
put by and sorted once, since a table in the order of its keys is filled many times faster than one out of order.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import TypeVar

from orontes.gazetteer.tables import SPAN, UNPLACED, keys
from orontes.gazetteer.types import Alias, Record, Source
from orontes.theatre.types import PlaceKind

BATCH = 5_000  # records between two tellings of progress

_Item = TypeVar("_Item")
Folds = Callable[[Record], bool]
_Row = tuple[int, int, str, str, str, float | None, float | None, str, str, int, float, str]

_STAGES = """
PRAGMA temp_store = FILE;
DROP TABLE IF EXISTS temp.staged;
DROP TABLE IF EXISTS temp.staged_ident;
DROP TABLE IF EXISTS temp.staged_alias;
CREATE TEMP TABLE staged (key TEXT, sort INTEGER, record INTEGER, country TEXT, weight INTEGER);
CREATE TEMP TABLE staged_ident (value TEXT, record INTEGER);
CREATE TEMP TABLE staged_alias (of TEXT, name TEXT, id TEXT);
"""
_SETTLE_IDENTS = "INSERT OR IGNORE INTO ident SELECT value, record FROM staged_ident ORDER BY 1, 2"
_HAD = "(SELECT min(i.record) FROM ident i WHERE i.value = a.of AND i.record % ? < ?)"
_KNOWN_ALIASES = f"""
CREATE TEMP TABLE known_alias AS SELECT a.of, a.at, a.name, a.id, r.country, r.population
FROM (SELECT of, rowid AS at, name, id, {_HAD} AS had FROM staged_alias a) a JOIN record r ON r.id = a.had
"""
_UNMATCHED = f"SELECT count(DISTINCT a.of) FROM staged_alias a WHERE {_HAD} IS NULL"


def number_of(base: sqlite3.Connection, source: Source) -> int:
    """The number of a source, given to it now if it is new; its title, licence and checksum are set down."""
    said = source.title, source.licence, source.origin, source.sha256
    base.execute(
        "INSERT INTO source SELECT coalesce(max(id), 0) + 1, ?, ?, ?, ?, ? FROM source WHERE TRUE "
        "ON CONFLICT (name) DO UPDATE SET title = excluded.title, licence = excluded.licence, "
        "origin = excluded.origin, sha256 = excluded.sha256",
        (source.id, *said),
    )
    found: tuple[int] = base.execute("SELECT id FROM source WHERE name = ?", (source.id,)).fetchone()
    return found[0]


def take_out(base: sqlite3.Connection, number: int) -> None:
    """Remove what a source said; the groups that it was part of are to be made anew."""
    span = number * SPAN, (number + 1) * SPAN - 1
    if not base.execute("SELECT 1 FROM record WHERE id BETWEEN ? AND ? LIMIT 1", span).fetchone():
        return
    for table, column in (("record", "id"), ("ident", "record"), ("name", "record"), ("link", "a"), ("link", "b")):
        base.execute(f"DELETE FROM {table} WHERE {column} BETWEEN ? AND ?", span)


def discard(base: sqlite3.Connection, source_id: str) -> bool:
    """Remove a source and all that it said; whether it was there."""
    found = base.execute("SELECT id FROM source WHERE name = ?", (source_id,)).fetchone()
    if found:
        take_out(base, found[0])
        base.execute("DELETE FROM source WHERE id = ?", found)
    return bool(found)


def stage(
    base: sqlite3.Connection, number: int, records: Iterable[Record | Alias], folds: Folds, told: Callable[[int], None]
) -> tuple[int, int]:
    """Write the records and their ids, and put their keys by; (records written, aliases of places no source has)."""
    base.executescript(_STAGES)
    written = 0
    for batch in _batches(records):
        places = [record for record in batch if isinstance(record, Record)]
        _put(base, [(number * SPAN + written + at, record) for at, record in enumerate(places)], folds)
        aliases = [(alias.of, alias.name, alias.id) for alias in batch if isinstance(alias, Alias)]
        base.executemany("INSERT INTO staged_alias VALUES (?, ?, ?)", aliases)
        written += len(places)
        told(written)
    base.execute(_SETTLE_IDENTS)
    base.execute("DELETE FROM staged_ident")
    joined = _put_aliases(base, number * SPAN + UNPLACED, folds)
    base.execute(_SETTLE_IDENTS)
    unmatched: tuple[int] = base.execute(_UNMATCHED, (SPAN, UNPLACED)).fetchone()
    return written + joined, unmatched[0]


def settle(base: sqlite3.Connection) -> None:
    """Move the keys that were put by to where they are looked up."""
    base.execute("INSERT OR IGNORE INTO name SELECT key, sort, record, country, weight FROM staged ORDER BY 1, 2, 3")
    base.execute("DROP TABLE temp.staged")


def _batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    stream = iter(items)
    while batch := list(islice(stream, BATCH)):
        yield batch


def _put(base: sqlite3.Connection, records: list[tuple[int, Record]], folds: Folds) -> None:
    base.executemany("INSERT INTO record VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", [_row(n, record) for n, record in records])
    idents = ((value, number) for number, record in records for value in _own_ids(number, record))
    base.executemany("INSERT INTO staged_ident VALUES (?, ?)", idents)
    base.executemany("INSERT INTO staged VALUES (?, ?, ?, ?, ?)", _found_under(records, folds))


def _own_ids(number: int, record: Record) -> Iterable[str]:
    """What a record is found by; one that only adds names is led to its place without: there are millions of them."""
    only_names = number % SPAN >= UNPLACED and len(record.ids) == 1
    return () if only_names else dict.fromkeys(record.ids)


def _row(number: int, record: Record) -> _Row:
    names = record.name.replace("\n", " ")
    if record.names:
        names = "\n".join(dict.fromkeys(name.replace("\n", " ") for name in (record.name, *record.names) if name))
    where = (None, None) if number % SPAN >= UNPLACED else (record.lat, record.lon)
    ids, extent = "\n".join(record.ids), (record.population, record.radius_m)
    return number, number, ids, record.name, record.kind, *where, record.country, record.admin1, *extent, names


def _found_under(records: list[tuple[int, Record]], folds: Folds) -> Iterator[tuple[str, int, int, str, int]]:
    for number, record in records:
        for key, sort in dict.fromkeys(keys(record, folds(record))):
            yield key, sort, number, record.country, -record.population


def _put_aliases(base: sqlite3.Connection, start: int, folds: Folds) -> int:
    """Write one record without a position for each place that aliases name; how many."""
    base.execute(_KNOWN_ALIASES, (SPAN, UNPLACED))
    rows = base.execute("SELECT * FROM known_alias ORDER BY of, at")
    number = start
    for batch in _batches(map(_gathered, (list(rows) for _, rows in groupby(rows, key=itemgetter(0))))):
        _put(base, list(enumerate(batch, number)), folds)
        number += len(batch)
    base.execute("DROP TABLE temp.known_alias")
    return number - start


def _gathered(rows: list[tuple[str, int, str, str, str, int]]) -> Record:
    """All that aliases say of one place: it has no name, kind or position of its own."""
    of, _, _, _, country, population = rows[0]
    ids = tuple(dict.fromkeys([of, *(row[3] for row in rows if row[3])]))
    names = tuple(row[2] for row in rows if row[2])
    return Record(ids, "", PlaceKind.VILLAGE, 0.0, 0.0, country, "", population, 0.0, names)
