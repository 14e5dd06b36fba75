"""The connection: transactions that read one state or write all or nothing; SQLite's set-up and errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from orontes.errors import LedgerError
from orontes.ledger import address, postgres
from orontes.ledger.texts import POSTGRESQL

FILE = address.FILE
UNREADABLE = (DBAPIError, UnicodeDecodeError)  # what the driver raises for a database that it cannot use
_PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")
_PLAIN = {
    "SQLITE_BUSY": "another process is writing to it; wait until it ends and do it again",
    "SQLITE_LOCKED": "another process is writing to it; wait until it ends and do it again",
    "SQLITE_CORRUPT": "the database is corrupt; restore it from a copy",
    "SQLITE_NOTADB": "the database is corrupt; restore it from a copy",
    "SQLITE_FULL": "the disk is full; make room and do it again, nothing is half-written",
    "SQLITE_IOERR": "the disk fails or is full; make room or check it, and do it again, nothing is half-written",
    "SQLITE_READONLY": "it cannot be written to; check its permissions",
    "SQLITE_CANTOPEN": "the database cannot be opened; check its permissions",
    "SQLITE_CONSTRAINT_TRIGGER": "the record is append-only",
}


def connect(url: URL, wait_s: float) -> Engine:
    """An engine for `url`; a second process waits `wait_s` seconds for the first before it is refused.

    Raises LedgerError where the database's driver is not installed.
    """
    if url.get_backend_name() == POSTGRESQL:
        return postgres.engine_for(url, wait_s)
    engine = create_engine(address.as_it_lies(url), connect_args={"timeout": wait_s})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def url_of(folder: Path) -> URL:
    """The ledger that lies in a casebook's folder."""
    return address.address_of(folder)


@contextmanager
def reading(engine: Engine, folder: Path) -> Iterator[Connection]:
    """A transaction that sees one state of the ledger throughout. Raises LedgerError."""
    options = postgres.READS if engine.name == POSTGRESQL else {}
    with plain_errors(folder, engine), engine.execution_options(**options).begin() as connection:
        yield connection


@contextmanager
def writing(engine: Engine, folder: Path) -> Iterator[Connection]:
    """A transaction that writes all or nothing, one at a time among all processes. Raises LedgerError."""
    options = postgres.WRITES if engine.name == POSTGRESQL else {"writes": True}
    with plain_errors(folder, engine), engine.execution_options(**options).begin() as connection:
        yield connection


@contextmanager
def plain_errors(folder: Path, engine: Engine) -> Iterator[None]:
    """Turn the database's errors into one line that says what to do."""
    try:
        yield
    except UNREADABLE as error:
        where = f"{folder} ({address.told(engine.url)})" if engine.name == POSTGRESQL else folder
        raise LedgerError(f"{where}: {in_plain_words(error)}") from error


def in_plain_words(error: DBAPIError | UnicodeDecodeError | sqlite3.Error) -> str:
    """What went wrong and what to do, for an error of the database or its driver."""
    cause = error.orig or error if isinstance(error, DBAPIError) else error
    if hasattr(cause, "sqlstate"):
        return postgres.in_plain_words(cause)
    name = getattr(cause, "sqlite_errorname", "") or ""
    if isinstance(cause, UnicodeDecodeError):
        name = "SQLITE_CORRUPT"  # a damaged name of a table, or the words of an error about one
    plain = next((words for code, words in _PLAIN.items() if name.startswith(code)), "")
    return plain or f"the database reports {str(cause).splitlines()[0]!r}"


def _set_up(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # transactions are begun by _begin, not by the driver
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Writers take the lock at once: two that read first and write then could only fail."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
