"""Reading the file of places: opened in place, never loaded; written anew where it is missing or damaged."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import weakref
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from orontes.errors import GazetteerError
from orontes.gazetteer import merging
from orontes.gazetteer.grouping import FIELDS, Row, grouped
from orontes.gazetteer.keeping import identity, world_file_name
from orontes.gazetteer.storing import ensure_world, not_carried
from orontes.gazetteer.tables import FOLDED, OTHER, OWN, SCHEMA_VERSION, Progress
from orontes.places.types import Place
from orontes.theatre.types import PlaceKind

HOMONYMS = 200  # places of one name that are weighed; the theatre's countries first, then the most populous

_MEMBERS = f"""
SELECT {FIELDS} FROM record JOIN hit ON id = hit.lead
UNION ALL SELECT {FIELDS} FROM record JOIN hit ON place = hit.lead WHERE place != id
"""
_TROUBLE = (OSError, sqlite3.DatabaseError)  # a full disk shows itself as either


class PlaceFile:
    """A file of places, read-only. `notes` says what went wrong with it and what was done about it.

    Raises:
        sqlite3.DatabaseError, OSError: it is not such a file, or damaged.
    """

    def __init__(self, path: Path) -> None:
        self._troubles: list[str] = []
        self._crowded: dict[str, None] = {}
        self._path = path
        self._base = self._opened()

    def named(self, key: str, *, sorts: Sequence[int] = (OWN, OTHER), countries: Sequence[str] = ()) -> Sequence[Place]:
        """Places under a key of `romanization.plain` (or of `fold`, for the sort FOLDED), most populous first.

        Of more than `HOMONYMS` records under one key, those in `countries` come first, then the most populous: the
        others are left out, and `notes` says so.
        """
        query = f"""SELECT record FROM name WHERE key = ? AND sort IN ({_marks(sorts)})
            ORDER BY country NOT IN ({_marks(countries)}), weight, record LIMIT {HOMONYMS + 1}"""
        records = self._rows(query, (key, *sorts, *countries))
        if len(records) > HOMONYMS:
            self._crowded[key] = None
        return sorted(self._places(records[:HOMONYMS]), key=lambda place: (-place.population, place.id))

    def said(self, key: str, countries: Sequence[str] = ()) -> Sequence[tuple[int, str, int, str]]:
        """(sort, country, inhabitants, kind) of the records under a key of `romanization.plain`: those of `named`."""
        query = f"""SELECT n.sort, n.country, -n.weight, r.kind FROM name n JOIN record r ON r.id = n.record
            WHERE n.key = ? AND n.sort IN ({OWN}, {OTHER})
            ORDER BY n.country NOT IN ({_marks(countries)}), n.weight, n.record LIMIT {HOMONYMS}"""
        return self._rows(query, (key, *countries))

    def sizable(self, people: int, renowned: int, countries: Sequence[str]) -> Sequence[tuple[str, str, int, str]]:
        """(key, country, inhabitants, kind) of all places of so many people, of countries, of all in `countries`.

        Other names than a place's own only where it has as many inhabitants as a `renowned` one.
        """
        query = f"""SELECT n.key, n.country, -n.weight, r.kind FROM name n JOIN record r ON r.id = n.record
            WHERE (n.sort = {OWN} OR (n.sort = {OTHER} AND n.weight <= -?))
            AND (n.weight <= -? OR n.country IN ({_marks(countries)}) OR r.kind = '{PlaceKind.COUNTRY}')"""
        return self._rows(query, (renowned, people, *countries))

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return self._path.stat().st_size

    def get(self, place_id: str) -> Place | None:
        """The place that has that id in any source."""
        return next(iter(self._places(self._rows("SELECT record FROM ident WHERE value = ?", (place_id,)))), None)

    def beside(self, keys: Sequence[str], countries: Sequence[str] = (), *, sort: int = FOLDED) -> Sequence[Place]:
        """Places under any of some keys (folded, or of the sort CORE), in some countries or in all.

        The `HOMONYMS` most populous at most.
        """
        if not keys:
            return []
        within = f"AND country IN ({_marks(countries)})" if countries else ""
        query = f"""SELECT record FROM name WHERE key IN ({_marks(keys)}) AND sort = ? {within}
            ORDER BY weight, record LIMIT {HOMONYMS}"""
        return self._places(self._rows(query, (*keys, sort, *countries)))

    @property
    def notes(self) -> Sequence[str]:
        """What went wrong with the file, and what was left out."""
        if not self._crowded:
            return tuple(self._troubles)
        names = ", ".join(list(self._crowded)[:3])
        return (
            *self._troubles,
            f"more than {HOMONYMS} places are called {names}: only the largest were weighed",
        )

    def close(self) -> None:
        """Close the file; a temporary one is removed."""
        self._closer()

    def _places(self, records: Sequence[tuple[Any, ...]]) -> list[Place]:
        if not records:
            return []
        numbers = [number for (number,) in records]
        hits = f"WITH hit (lead) AS (SELECT DISTINCT place FROM record WHERE id IN ({_marks(numbers)}))"
        return grouped((Row(*row) for row in self._rows(hits + _MEMBERS, numbers)), self._order)

    def _rows(self, query: str, values: Sequence[str | int]) -> list[tuple[Any, ...]]:
        return self._base.execute(query, values).fetchall()

    @cached_property
    def _order(self) -> Mapping[int, tuple[int, str, str]]:
        """(standing, id, licence) of every source by its number."""
        standing = merging.standing(self._base)
        said = self._rows("SELECT id, name, licence FROM source", ())
        return {number: (standing[number], name, licence) for number, name, licence in said}

    def _opened(self, discard: Path | None = None) -> sqlite3.Connection:
        """A checked read-only connection: the right schema, and as many bytes as its header promises."""
        base = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        self._closer = weakref.finalize(self, _close, base, discard)
        found = base.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        if found != (str(SCHEMA_VERSION),):
            raise sqlite3.DatabaseError(f"schema {found}")
        pages, size = base.execute("SELECT page_count, page_size FROM pragma_page_count, pragma_page_size").fetchone()
        if pages * size != self._path.stat().st_size:
            raise sqlite3.DatabaseError("it is cut short")
        return base


class World(PlaceFile):
    """The gazetteer's file: written where it is missing, and anew where it is damaged.

    Raises:
        GazetteerError: the file can neither be read nor written anew.
    """

    def __init__(self, folder: Path, progress: Progress | None = None) -> None:
        self._troubles: list[str] = []
        self._crowded: dict[str, None] = {}
        self._progress = progress
        self._path = folder / world_file_name()
        self._base = self._connect()

    def _rows(self, query: str, values: Sequence[str | int]) -> list[tuple[Any, ...]]:
        try:
            return super()._rows(query, values)
        except sqlite3.DatabaseError as damage:
            self._base.close()
            self._base = self._rebuilt(f"was damaged ({damage})")
            self.__dict__.pop("_order", None)
            return super()._rows(query, values)

    def _connect(self) -> sqlite3.Connection:
        if not self._path.exists():
            return self._rebuilt("")
        try:
            return self._opened()
        except _TROUBLE as damage:
            return self._rebuilt(f"was damaged ({damage})")

    def _rebuilt(self, why: str) -> sqlite3.Connection:
        seen, discard, lost = identity(self._path) if why else None, None, list[str]()
        try:
            lost = ensure_world(self._path, self._progress, seen)
        except _TROUBLE as refusal:
            discard = self._elsewhere(refusal)
        if why:
            again = "".join(f"; import {title} again" for title in lost)
            self._troubles.append(f"the place cache {self._path.name} {why} and was built anew{again}")
        else:
            self._troubles += [not_carried(title) for title in lost]
        try:
            return self._opened(discard)
        except _TROUBLE as damage:
            raise GazetteerError(
                f"cannot be built: {damage}; set ORONTES_CACHE elsewhere", file=str(self._path)
            ) from damage

    def _elsewhere(self, refusal: Exception) -> Path:
        """Build in a temporary folder, since the cache cannot be written to."""
        reason = getattr(refusal, "strerror", None) or str(refusal)
        self._troubles.append(
            f"the place cache cannot be written ({self._path.parent}: {reason}); places were indexed for this run "
            "only; set ORONTES_CACHE to a folder that can be"
        )
        folder = None
        try:
            folder = Path(tempfile.mkdtemp(prefix="orontes-"))
            self._path = folder / self._path.name
            ensure_world(self._path, self._progress)
        except _TROUBLE as full:
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)
            raise GazetteerError(f"cannot be built: {full}; free some space", file=str(self._path)) from full
        return folder


def _close(base: sqlite3.Connection, discard: Path | None) -> None:
    base.close()
    if discard is not None:
        shutil.rmtree(discard, ignore_errors=True)


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
