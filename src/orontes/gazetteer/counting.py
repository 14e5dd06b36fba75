"""What the gazetteer holds: by source, with its licence and checksum, by kind of place and by country."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from orontes.errors import GazetteerError
from orontes.gazetteer.keeping import cache_folder, world_file_name
from orontes.gazetteer.tables import SPAN

_BY_SOURCE = f"""
SELECT s.name, s.title, s.licence, s.origin, s.sha256, count(r.id), count(DISTINCT r.place),
    coalesce(sum(r.names != '') + sum(length(r.names) - length(replace(r.names, char(10), ''))), 0)
FROM source s LEFT JOIN record r ON r.id / {SPAN} = s.id GROUP BY s.id ORDER BY s.name
"""
_COUNTED = "SELECT {column}, count(*) FROM record WHERE place = id AND lat IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"


@dataclass(frozen=True, slots=True)
class SourceCount:
    """What one source has given."""

    id: str
    title: str
    licence: str
    origin: str
    sha256: str
    records: int
    places: int  # of its records, counting once what it says twice
    names: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """What the gazetteer holds. A place of several sources counts once, but for each of them in `sources`."""

    file: Path
    size: int  # bytes
    places: int
    names: int  # of all sources; one that two sources give a place counts twice
    sources: tuple[SourceCount, ...]
    by_kind: Mapping[str, int]  # places, most first
    by_country: Mapping[str, int]  # places by ISO 3166 alpha-2, "" where no source says


def statistics(folder: Path | None = None) -> Statistics:
    """Count what the gazetteer holds; some seconds where it has millions of places.

    Raises:
        GazetteerError: there is no gazetteer yet, or it is damaged.
    """
    path = (folder or cache_folder()) / world_file_name()
    if not path.exists():
        raise GazetteerError("there is no gazetteer yet; it is made by the first run or import", file=str(path))
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as base:
            return _counted(base, path)
    except sqlite3.DatabaseError as damage:
        raise GazetteerError(f"is damaged ({damage}); the next run builds it anew", file=str(path)) from damage


def _counted(base: sqlite3.Connection, path: Path) -> Statistics:
    sources = tuple(SourceCount(*row) for row in base.execute(_BY_SOURCE))
    kinds = dict(base.execute(_COUNTED.format(column="kind")).fetchall())
    return Statistics(
        file=path,
        size=path.stat().st_size,
        places=sum(kinds.values()),
        names=sum(source.names for source in sources),
        sources=sources,
        by_kind=kinds,
        by_country=dict(base.execute(_COUNTED.format(column="country")).fetchall()),
    )
