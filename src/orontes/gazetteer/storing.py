"""Taking a source into the gazetteer: `store` is what every reader of a format hands its records to."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from orontes.errors import GazetteerError
from orontes.gazetteer.tables import SCHEMA_VERSION, Progress, Row, write_places
from orontes.gazetteer.types import Alias, Record, Source
from orontes.gazetteer.world import cache_folder

_UNFIT = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a source's records."""

    records: int  # taken in
    joined: int  # of them, those that are a place which another source has as well
    unmatched: int  # further names of places that no source has: left out


def store(
    source: Source,
    records: Iterable[Record | Alias],
    folder: Path | None = None,
    progress: Progress | None = None,
) -> Stored:
    """Take a source's records into the gazetteer; what the same source said before is replaced.

    `records` is read once, as a stream, and an error that it raises leaves the gazetteer as it was.

    Args:
        folder: where the gazetteer is kept; `$ORONTES_CACHE`, else the user's cache folder.
        progress: called with ("gazetteer", done, total).

    Raises:
        GazetteerError: the folder cannot be written to, or is full.
    """
    target = (folder or cache_folder()) / f"imported-{SCHEMA_VERSION}-{_UNFIT.sub('-', source.id.lower())}.sqlite"
    rows: dict[str, Row] = {}
    for record in records:
        if isinstance(record, Record):
            rows[record.ids[0]] = _row(record)
    try:
        write_places(target, lambda: [rows[key] for key in sorted(rows)], progress)
    except (OSError, sqlite3.DatabaseError) as trouble:
        raise GazetteerError(f"cannot be stored: {trouble}", file=str(target)) from trouble
    return Stored(len(rows), 0, 0)


def _row(record: Record) -> Row:
    where = record.name, record.kind, record.lat, record.lon, record.country, record.admin1
    names = "\n".join(dict.fromkeys((record.name, *record.names)))
    return (record.ids[0], *where, record.population, record.radius_m, names)
