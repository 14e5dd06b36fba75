"""Taking sources into the gazetteer and out of it: the file holds the world's places and whatever was imported."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from orontes.errors import GazetteerError
from orontes.gazetteer import building, carrying, filling, keeping, merging
from orontes.gazetteer.filling import Folds
from orontes.gazetteer.tables import SPAN, Progress
from orontes.gazetteer.types import Alias, Record, Source
from orontes.uncollected import uncollected

_JOINED = """
SELECT count(*) FROM record r WHERE r.id BETWEEN :first AND :last
AND (r.place != r.id OR EXISTS (SELECT 1 FROM record o WHERE o.place = r.id AND o.place != o.id))
"""
_Told = Callable[[int], None]
_STEPS = 20  # of building the world's places, as progress tells them


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a source's records."""

    records: int  # taken in
    joined: int  # of them, those that are a place which another source has as well
    unmatched: int  # places named by an `Alias` that no source has: left out
    notes: tuple[str, ...] = ()  # what else happened to the gazetteer, for people


def store(
    source: Source,
    records: Iterable[Record | Alias],
    folder: Path | None = None,
    progress: Progress | None = None,
) -> Stored:
    """Take a source's records into the gazetteer; what the same source said before is replaced.

    `records` is read once, as a stream. The gazetteer's file is copied, the copy changed and moved over it when whole
    (see `keeping`): an error, a full disk or a kill leaves the gazetteer as it was, and of two imports one waits.

    Args:
        folder: where the gazetteer is kept; `$ORONTES_CACHE`, else the user's cache folder.
        progress: called with ("gazetteer", done, total), total 0 while it is not known how many records there are.

    Raises:
        GazetteerError: the folder cannot be written to or is full, or the file there is damaged.
    """
    told = progress or (lambda *_: None)
    path = (folder or keeping.cache_folder()) / keeping.world_file_name()
    with _complaining(path):
        lost = [] if path.exists() else ensure_world(path, None)
    with _complaining(path), keeping.alone(path.parent), keeping.rewritten(path, path) as base:
        number, taken, unmatched = put(base, source, records, _always, lambda done: told("gazetteer", done, 0))
        joined = base.execute(_JOINED, {"first": number * SPAN, "last": (number + 1) * SPAN - 1}).fetchone()[0]
    told("gazetteer", taken, taken)
    return Stored(taken, joined, unmatched, tuple(not_carried(title) for title in lost))


def not_carried(title: str) -> str:
    """What a user is told of an import that a new version cannot read."""
    return f"places of an earlier version cannot be read: import {title} again"


def forget(source_id: str, folder: Path | None = None) -> bool:
    """Take all that a source said out of the gazetteer; whether it was there.

    Raises:
        GazetteerError: the folder cannot be written to or is full, or the file there is damaged.
    """
    path = (folder or keeping.cache_folder()) / keeping.world_file_name()
    if not path.exists():
        return False
    with _complaining(path), keeping.alone(path.parent), keeping.rewritten(path, path) as base:
        found = filling.discard(base, source_id)
        merging.regroup(base)
        base.commit()
        base.execute("VACUUM")  # gives the room back
    return found


def ensure_world(path: Path, progress: Progress | None, seen: keeping.Identity | None = None) -> list[str]:
    """Write a gazetteer of the world's places at `path`, with what was imported into the one that it replaces.

    Nothing is done if the file there is another than the one that was `seen` (None: there was none): somebody else
    has written it while this process waited for the lock.

    Returns:
        Imports that could not be carried over: the user must repeat them.

    Raises:
        OSError, sqlite3.DatabaseError: the folder cannot be made or written to, or is full.
    """
    with keeping.alone(path.parent):
        if keeping.identity(path) != seen:
            return []
        before = path if seen else keeping.earlier(path)
        with keeping.rewritten(path, None) as base:
            _put_world(base, progress or (lambda *_: None))
            lost = _carry_over(base, before, progress or (lambda *_: None)) if before else []
        return lost + keeping.clear_earlier(path)


def _put_world(base: sqlite3.Connection, progress: Progress) -> None:
    progress("gazetteer", 0, _STEPS)
    with uncollected():
        world = building.world()
        progress("gazetteer", _STEPS // 3, _STEPS)
        whole, before = sum(len(records) for _, records in world), 0
        for source, records in world:
            put(base, source, records, building.folds, _share(progress, before, whole))
            before += len(records)
    progress("gazetteer", _STEPS, _STEPS)


def _share(progress: Progress, before: int, whole: int) -> _Told:
    return lambda done: progress("gazetteer", _STEPS // 3 + _STEPS // 2 * (before + done) // whole, _STEPS)


def _carry_over(base: sqlite3.Connection, before: Path, progress: Progress) -> list[str]:
    """Put again what was imported into another file; titles of what could not be read there."""
    own, lost = {source.id for source in building.sources()}, []
    try:
        held = [(number, source) for number, source in carrying.sources_in(before) if source.id not in own]
    except carrying.Unreadable:
        return ["what you had imported, if anything,"]
    for number, source in held:
        try:
            put(base, source, carrying.records_in(before, number), _always, lambda done: progress("carried", done, 0))
        except carrying.Unreadable:
            filling.discard(base, source.id)
            lost.append(source.title)
    return lost


def put(
    base: sqlite3.Connection,
    source: Source,
    records: Iterable[Record | Alias],
    folds: Folds,
    told: Callable[[int], None],
) -> tuple[int, int, int]:
    """The source's number, how many records were written, and how many places of aliases no source has."""
    number = filling.number_of(base, source)
    filling.take_out(base, number)
    taken, unmatched = filling.stage(base, number, records, folds, told)
    merging.link_names(base, number)
    filling.settle(base)
    merging.regroup(base)
    return number, taken, unmatched


def _always(_: Record) -> bool:
    return True


@contextmanager
def _complaining(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as trouble:
        damaged = "malformed" in str(trouble) or "not a database" in str(trouble)
        advice = "remove it, and import again what you had imported" if damaged else "set ORONTES_CACHE elsewhere"
        raise GazetteerError(f"cannot be written: {trouble}; {advice}", file=str(path)) from trouble
    except OSError as trouble:
        reason = trouble.strerror or str(trouble)
        raise GazetteerError(f"cannot be written: {reason}; set ORONTES_CACHE elsewhere", file=str(path)) from trouble
