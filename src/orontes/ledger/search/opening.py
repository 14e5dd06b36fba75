"""The index of a casebook: opened, made where there is none, made anew where it is damaged or of another ledger."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

from orontes.errors import LedgerError
from orontes.ledger.ledger import Ledger
from orontes.ledger.search.batches import batches, hash_of, newest
from orontes.ledger.search.postgres_index import VERSION as POSTGRES_VERSION
from orontes.ledger.search.postgres_index import PostgresIndex
from orontes.ledger.search.sqlite_index import FILE, VERSION, SqliteIndex
from orontes.ledger.search.types import Index, Progress
from orontes.ledger.texts import POSTGRESQL

T = TypeVar("T")
Say = Callable[[str], None]
Work = Callable[[Index], T]


def ask(ledger: Ledger, work: Work[T], say: Say, progress: Progress) -> T:
    """Ask the index of a casebook, brought up to date; `say` gets a line where something had to be done about it.

    Where it cannot be written to, a temporary index is made, and gone afterwards. Raises LedgerError.
    """

    def caught_up(index: Index) -> T:
        catch_up(index, ledger, progress)
        return work(index)

    return use(ledger, caught_up, say)


def use(ledger: Ledger, work: Work[T], say: Say) -> T:
    """As `ask`, with the index as it is."""
    if ledger.engine.name == POSTGRESQL:
        try:
            with closing(_of_server(ledger, say)) as index:
                return work(index)
        except DBAPIError as error:
            said = str(error.orig).splitlines()[0]
            say(f"the database lets no search index be kept in it ({said}); one is kept in {ledger.folder}")
    return _beside(ledger, work, say)


def catch_up(index: Index, ledger: Ledger, progress: Progress) -> None:
    """Let the index take in what came in since."""
    begun = index.state()[0]
    for after, batch in batches(ledger, begun):
        index.take(after, batch)
        progress(batch.upto - begun, newest(ledger) - begun)


def _of_server(ledger: Ledger, say: Say) -> PostgresIndex:
    index = PostgresIndex(ledger.engine)
    if why := _objection(index, POSTGRES_VERSION, ledger):
        say(f"{index.schema}: {why}; the search index is made anew")
        index.renew()
    return index


def _beside(ledger: Ledger, work: Work[T], say: Say) -> T:
    """In the casebook's folder; once more with a new index where the old one turns out to be damaged."""
    path = ledger.folder / FILE
    try:
        with closing(_whole(path, ledger, say)) as index:
            return work(index)
    except (sqlite3.OperationalError, OSError) as error:
        if getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
            raise LedgerError(
                f"{path}: another process is writing to it; wait until it ends and do it again"
            ) from error
        say(f"{path}: cannot be used ({error}); a temporary index is made")
    except sqlite3.DatabaseError as error:
        _renewed(path, f"it is damaged ({error})", say)
        return _beside_new(path, work)
    with tempfile.TemporaryDirectory(prefix="orontes-search-") as aside:
        return _beside_new(Path(aside) / FILE, work)


def _beside_new(path: Path, work: Work[T]) -> T:
    try:
        with closing(SqliteIndex(path)) as index:
            return work(index)
    except sqlite3.Error as error:
        raise LedgerError(f"{path}: no search index can be made ({error}); make room, and do it again") from error


def _whole(path: Path, ledger: Ledger, say: Say) -> SqliteIndex:
    """The index as it is if it is this ledger's, else a new one."""
    index = None
    try:
        index = SqliteIndex(path)
        why = _objection(index, VERSION, ledger)
    except sqlite3.OperationalError:
        raise  # locked, or not to be written to: nothing is wrong with it
    except (sqlite3.DatabaseError, TypeError) as error:
        why = f"it is damaged ({error})"
    if index and not why:
        return index
    if index:
        index.close()
    _renewed(path, why, say)
    return SqliteIndex(path)


def _objection(index: SqliteIndex | PostgresIndex, version: int, ledger: Ledger) -> str:
    if index.version != version:
        return "it was made by another version"
    upto, mark = index.state()
    return "" if not upto or hash_of(ledger, upto) == mark else "it is of another ledger"


def _renewed(path: Path, why: str, say: Say) -> None:
    """Delete an index with what SQLite keeps beside it."""
    say(f"{path}: {why}; the index is made anew")
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
