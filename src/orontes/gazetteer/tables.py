"""The one file that places are kept in: its layout, and the keys under which a place is found.

A record is one place as one source has it; a place is a group of records, named by the one that leads it. Numbers of
records say whose they are: those of source 3 run from 3 * SPAN, so that a source's records can be taken out again, and
the upper half of a span holds names that come without a position.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from orontes.gazetteer.types import Record
from orontes.romanization import core, fold, plain

Progress = Callable[[str, int, int], None]

SCHEMA_VERSION = 3
# Sorts of key: of a place's own name, of another name of it, of either when folded, and of either when folded without
# the words that many names share ("Nahiyat Ghammas").
OWN, OTHER, FOLDED, CORE = 0, 1, 2, 3
SPAN = 1 << 27
UNPLACED = SPAN // 2  # from here on within a span

# `grouped` holds no record that leads its place: only what was merged costs room. A key's rows carry what is needed to
# choose among ten thousand of one name without opening each: the country, and the inhabitants (negative: most first).
SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, title TEXT NOT NULL, licence TEXT NOT NULL,
    origin TEXT NOT NULL, sha256 TEXT NOT NULL
);
CREATE TABLE record (
    id INTEGER PRIMARY KEY, place INTEGER NOT NULL, ids TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
    lat REAL, lon REAL, country TEXT NOT NULL, admin1 TEXT NOT NULL, population INTEGER NOT NULL,
    radius_m REAL NOT NULL, names TEXT NOT NULL
);
CREATE INDEX grouped ON record (place) WHERE place != id;
CREATE TABLE ident (value TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (value, record)) WITHOUT ROWID;
CREATE TABLE name (
    key TEXT NOT NULL, sort INTEGER NOT NULL, record INTEGER NOT NULL, country TEXT NOT NULL, weight INTEGER NOT NULL,
    PRIMARY KEY (key, sort, record)
) WITHOUT ROWID;
CREATE TABLE link (
    a INTEGER NOT NULL, b INTEGER NOT NULL, folded INTEGER NOT NULL, metres REAL NOT NULL, PRIMARY KEY (a, b)
) WITHOUT ROWID;
"""


def keys(record: Record, folded: bool) -> Iterator[tuple[str, int]]:
    """Every (key, sort) that a record is found under; a folded key may come twice.

    >>> from orontes.theatre.types import PlaceKind
    >>> hama = Record(("geonames/170017",), "Ḩamāh", PlaceKind.CITY, 35.1, 36.8, "SY", "Hama", names=("Hama",))
    >>> list(keys(hama, folded=False))
    [('hamah', 0), ('hama', 1)]
    """
    own = plain(record.name)
    if own:
        yield own, OWN
    spelt = {own: record.name}
    for name in record.names:
        if (key := plain(name)) and key not in spelt:
            spelt[key] = name
            yield key, OTHER
    for name in spelt.values() if folded else ():  # names that differ in case and marks alone sound alike
        if key := fold(name, record.country):
            yield key, FOLDED
        if (bare := core(name)) and (key := fold(bare, record.country)):
            yield key, CORE
