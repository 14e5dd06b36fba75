"""The file that places are kept in: one SQLite layout for the world and for what a user imports.

A file is written beside its final name and moved there when whole, so that a reader never sees half of one.
"""

from __future__ import annotations

import gc
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from orontes.romanization import fold, plain

Progress = Callable[[str, int, int], None]
# id, name, kind, latitude, longitude, country, first-level division, inhabitants, radius in metres, names by line
Row = tuple[str, str, str, float, float, str, str, int, float, str]

SCHEMA_VERSION = 2
# Where Latin letters stand for Arabic, Persian, Kurdish or Hebrew ones, and one name has many spellings.
_ARABIC = "AE BH DZ EG IQ JO KW LB LY MA OM PS QA SA SD SY TN YE"
ROMANIZED = frozenset(f"{_ARABIC} AF IL IR".split())
OWN, OTHER, FOLDED = 0, 1, 2  # sorts of key: of a place's own name, of another name of it, of either when folded
STEPS = 20

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    country TEXT NOT NULL, admin1 TEXT NOT NULL, population INTEGER NOT NULL, radius_m REAL NOT NULL,
    names TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE name (
    key TEXT NOT NULL, sort INTEGER NOT NULL, place TEXT NOT NULL, PRIMARY KEY (key, sort, place)
) WITHOUT ROWID;
"""


def write_places(path: Path, rows: Callable[[], Sequence[Row]], progress: Progress | None = None) -> None:
    """Write a file of places at `path`, replacing any that is there.

    Raises:
        OSError, sqlite3.DatabaseError: the folder cannot be made or written to, or is full.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=".places-", suffix=".part")
    os.close(handle)
    part = Path(made)
    try:
        with _no_collection():
            _fill(part, rows, progress or (lambda *_: None))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without the garbage collector, which would walk hundreds of thousands of records again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _fill(part: Path, rows: Callable[[], Sequence[Row]], progress: Progress) -> None:
    progress("gazetteer", 0, STEPS)
    made = rows()
    progress("gazetteer", STEPS // 3, STEPS)
    base = sqlite3.connect(part)
    try:
        base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        _insert(base, made, progress)
        base.execute("INSERT INTO meta VALUES ('schema', ?)", (str(SCHEMA_VERSION),))
        base.commit()
    finally:
        base.close()
    progress("gazetteer", STEPS, STEPS)


def _insert(base: sqlite3.Connection, rows: Sequence[Row], progress: Progress) -> None:
    base.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", rows)
    progress("gazetteer", STEPS // 2, STEPS)
    keys = sorted({entry for row in rows for entry in _keys(row)})
    progress("gazetteer", STEPS * 3 // 4, STEPS)
    base.executemany("INSERT INTO name VALUES (?,?,?)", keys)


def _keys(row: Row) -> Iterator[tuple[str, int, str]]:
    own = plain(row[1])
    for name in row[9].split("\n"):
        if key := plain(name):
            yield key, OWN if key == own else OTHER, row[0]
        if row[5] in ROMANIZED and (key := fold(name)):
            yield key, FOLDED, row[0]
