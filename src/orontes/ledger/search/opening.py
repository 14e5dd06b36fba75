"""The index of a casebook: opened, made where there is none, made anew where it is damaged or of another ledger."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from orontes.ledger.ledger import Ledger
from orontes.ledger.search.batches import hash_of
from orontes.ledger.search.sqlite_index import FILE, VERSION, SqliteIndex
from orontes.ledger.search.types import Index

Say = Callable[[str], None]


@contextmanager
def opened(ledger: Ledger, say: Say = lambda _line: None) -> Iterator[Index]:
    """The index of a casebook; `say` gets a line where something had to be done about it.

    Where the folder cannot be written to, a temporary index is made, and gone afterwards.
    """
    path = ledger.folder / FILE
    try:
        index = _sound(path, ledger, say)
    except (sqlite3.Error, OSError) as error:
        say(f"{path}: cannot be used ({error}); a temporary index is made")
        with tempfile.TemporaryDirectory(prefix="orontes-search-") as aside:
            yield from _closing(SqliteIndex(Path(aside) / FILE))
        return
    yield from _closing(index)


def _closing(index: SqliteIndex) -> Iterator[Index]:
    try:
        yield index
    finally:
        index.close()


def _sound(path: Path, ledger: Ledger, say: Say) -> SqliteIndex:
    """The index as it is if it is this ledger's and whole, else a new one."""
    why = ""
    try:
        index = SqliteIndex(path)
        if not (why := _objection(index, ledger)):
            return index
        index.close()
    except sqlite3.OperationalError:
        raise  # locked, or not to be written to: nothing is wrong with it
    except (sqlite3.DatabaseError, TypeError) as error:
        why = f"it is damaged: {error}"
    say(f"{path}: {why}; the index is made anew")
    remove(path)
    return SqliteIndex(path)


def _objection(index: SqliteIndex, ledger: Ledger) -> str:
    if index.version != VERSION:
        return "it was made by another version"
    upto, mark = index.state()
    return "" if not upto or hash_of(ledger, upto) == mark else "it is of another ledger"


def remove(path: Path) -> None:
    """Delete an index with what SQLite keeps beside it."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
