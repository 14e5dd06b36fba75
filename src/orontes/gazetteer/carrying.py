"""Carrying a user's imports from one file to the next: an earlier version's, or a damaged one as far as it can be read.

Records are read and put again, since the keys that they are found under may be others now.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from math import nan
from pathlib import Path

from orontes.gazetteer.grouping import FIELDS, Row
from orontes.gazetteer.tables import SPAN, UNPLACED
from orontes.gazetteer.types import Alias, Record, Source
from orontes.theatre.types import PlaceKind


class Unreadable(Exception):
    """A file, or a part of it, cannot be read."""


def opened(path: Path) -> closing[sqlite3.Connection]:
    """A read-only connection to a file of places, which looks at nothing in it yet."""
    return closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True))


def sources_in(path: Path) -> list[tuple[int, Source]]:
    """Number and source of all that a file holds.

    Raises:
        Unreadable: the file is damaged where it says so.
    """
    try:
        with opened(path) as base:
            rows = base.execute("SELECT id, name, title, licence, origin, sha256 FROM source ORDER BY id").fetchall()
    except (OSError, sqlite3.DatabaseError) as damage:
        raise Unreadable(str(damage)) from damage
    return [(number, Source(*said)) for number, *said in rows]


def records_in(path: Path, number: int) -> Iterator[Record | Alias]:
    """What a source said, as it said it.

    Raises:
        Unreadable: the file is damaged where that stands.
    """
    try:
        with opened(path) as base:
            span = number * SPAN, (number + 1) * SPAN - 1
            rows = base.execute(f"SELECT {FIELDS} FROM record WHERE id BETWEEN ? AND ? ORDER BY id", span)
            for row in rows:
                yield from _as_said(Row(*row))
    except (OSError, sqlite3.DatabaseError, ValueError) as damage:
        raise Unreadable(str(damage)) from damage


def _as_said(row: Row) -> Iterator[Record | Alias]:
    ids, names = row.ids.split("\n"), row.names.split("\n") if row.names else []
    if row.id % SPAN >= UNPLACED:
        yield from (Alias(ids[0], name) for name in names)
        yield from (Alias(ids[0], id=value) for value in ids[1:])
        return
    where = nan if row.lat is None else row.lat, nan if row.lon is None else row.lon, row.country, row.admin1
    others = tuple(name for name in names if name != row.name)
    yield Record(tuple(ids), row.name, PlaceKind(row.kind), *where, row.population, row.radius_m, others)
