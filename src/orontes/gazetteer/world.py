"""Reading files of places: opened in place, never loaded; the world's is built anew where it is missing or damaged."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import weakref
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from orontes.errors import GazetteerError
from orontes.gazetteer.building import build_world, world_file_name
from orontes.gazetteer.tables import FOLDED, OTHER, OWN, SCHEMA_VERSION, Progress
from orontes.places.types import Place
from orontes.theatre.types import PlaceKind

_FIELDS = "p.id, p.name, p.kind, p.lat, p.lon, p.country, p.admin1, p.population, p.radius_m, p.names"

_TROUBLE = (OSError, sqlite3.DatabaseError)  # a full disk shows itself as either


def cache_folder() -> Path:
    """Where the world file is kept: `$ORONTES_CACHE`, else the user's cache folder."""
    if chosen := os.environ.get("ORONTES_CACHE"):
        return Path(chosen)
    return platformdirs.user_cache_path("orontes")


class PlaceFile:
    """A file of places, read-only. `notes` says what went wrong with it and what was done about it.

    Raises:
        sqlite3.DatabaseError, OSError: it is not such a file, or damaged.
    """

    def __init__(self, path: Path) -> None:
        self.notes: list[str] = []
        self._path = path
        self._base = self._opened()

    def named(self, key: str, *, sorts: Sequence[int] = (OWN, OTHER)) -> Sequence[Place]:
        """Places under a key of `romanization.plain` (or of `fold`, for the sort FOLDED), most populous first."""
        marks = ",".join("?" * len(sorts))
        query = f"SELECT DISTINCT {_FIELDS} FROM name n JOIN place p ON p.id = n.place WHERE n.key = ?"
        places = [_place(row) for row in self._rows(f"{query} AND n.sort IN ({marks})", (key, *sorts))]
        return sorted(places, key=lambda place: (-place.population, place.id))

    def get(self, place_id: str) -> Place | None:
        """The place of that id."""
        rows = self._rows(f"SELECT {_FIELDS} FROM place p WHERE p.id = ?", (place_id,))
        return _place(rows[0]) if rows else None

    def keys_in(self, countries: Sequence[str]) -> Sequence[tuple[str, ...]]:
        """(folded key, place id) of every place in the countries: what a misspelt name is compared with."""
        marks = ",".join("?" * len(countries))
        query = f"SELECT n.key, n.place FROM place p JOIN name n ON n.place = p.id WHERE p.country IN ({marks})"
        return self._rows(query + " AND n.sort = ?", (*countries, FOLDED))

    def close(self) -> None:
        """Close the file; a temporary one is removed."""
        self._closer()

    def _rows(self, query: str, values: tuple[str | int, ...]) -> list[tuple[str, ...]]:
        return self._base.execute(query, values).fetchall()

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
    """The world file: built where it is missing, built anew where it is damaged.

    Raises:
        GazetteerError: the file can neither be read nor built anew.
    """

    def __init__(self, folder: Path, progress: Progress | None = None) -> None:
        self.notes: list[str] = []
        self._progress = progress
        self._path = folder / world_file_name()
        self._base = self._connect()

    def _rows(self, query: str, values: tuple[str | int, ...]) -> list[tuple[str, ...]]:
        try:
            return super()._rows(query, values)
        except sqlite3.DatabaseError as damage:
            self._base.close()
            self._base = self._rebuilt(f"was damaged ({damage})")
            return super()._rows(query, values)

    def _connect(self) -> sqlite3.Connection:
        if not self._path.exists():
            return self._rebuilt("")
        try:
            return self._opened()
        except _TROUBLE as damage:
            return self._rebuilt(f"was damaged ({damage})")

    def _rebuilt(self, why: str) -> sqlite3.Connection:
        if why:
            self.notes.append(f"the place cache {self._path.name} {why} and was built anew")
        discard = None
        try:
            build_world(self._path, self._progress)
        except _TROUBLE as refusal:
            discard = self._elsewhere(refusal)
        try:
            return self._opened(discard)
        except _TROUBLE as damage:
            raise GazetteerError(
                f"cannot be built: {damage}; set ORONTES_CACHE elsewhere", file=str(self._path)
            ) from damage

    def _elsewhere(self, refusal: Exception) -> Path:
        """Build in a temporary folder, since the cache cannot be written to."""
        reason = getattr(refusal, "strerror", None) or str(refusal)
        self.notes.append(
            f"the place cache cannot be written ({self._path.parent}: {reason}); places were indexed for this run "
            "only; set ORONTES_CACHE to a folder that can be"
        )
        folder = None
        try:
            folder = Path(tempfile.mkdtemp(prefix="orontes-"))
            self._path = folder / self._path.name
            build_world(self._path, self._progress)
        except _TROUBLE as full:
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)
            raise GazetteerError(f"cannot be built: {full}; free some space", file=str(self._path)) from full
        return folder


def _close(base: sqlite3.Connection, discard: Path | None) -> None:
    base.close()
    if discard is not None:
        shutil.rmtree(discard, ignore_errors=True)


def _place(row: tuple[str, ...]) -> Place:
    place_id, name, kind, lat, lon, country, admin1, population, radius, names = row
    numbers = float(lat), float(lon), int(population), float(radius)
    return Place(
        id=place_id,
        name=name,
        kind=PlaceKind(kind),
        lat=numbers[0],
        lon=numbers[1],
        country=country,
        admin1=admin1,
        population=numbers[2],
        radius_m=numbers[3],
        names=tuple(names.split("\n")),
        source="geonames",
    )
