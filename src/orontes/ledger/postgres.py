"""How PostgreSQL is set up for a ledger, and its errors in plain words."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from orontes.errors import LedgerError
from orontes.ledger.address import SCHEMA, schema_of, told

# Readers see one state throughout; writers each other's last, one after the other.
READS: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
WRITES: dict[str, Any] = {"isolation_level": "READ COMMITTED", "postgresql_readonly": False, "writes": True}
CONNECT_S = 10
_DURABLE = "SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'"
_BUSY = "another process is writing to it; wait until it ends and do it again"
_GONE = "the server broke the connection; see that it runs and do it again, nothing is half-written"
_CORRUPT = "the database is corrupt; restore it from a copy"
_STATES = {  # of SQLSTATE, or its class; PostgreSQL's manual, appendix A
    "55P03": _BUSY,
    "40": _BUSY,
    "23505": _BUSY,  # of a writer that takes no lock: each entry has its number once
    "23001": "the record is append-only",
    "53100": "the disk is full; make room and do it again, nothing is half-written",
    "53300": "the server has no connection left; wait a little and do it again",
    "25006": "it cannot be written to; the server is a copy, or set to be read only",
    "3F000": "the database holds no ledger there; check the address in casebook.toml",
    "42P01": "the database holds no ledger there; check the address in casebook.toml",
    "57P": _GONE,
    "08": _GONE,
    "58": _CORRUPT,
    "XX": _CORRUPT,
}
_CONNECTING = {  # what is said before there is a connection bears no state
    r"password authentication failed|no password supplied|fe_sendauth": (
        "the server refuses the password; set PGPASSWORD or write it into ~/.pgpass"
    ),
    r'database "[^"]*" does not exist': "the server has no such database; make it, or check the address",
    r'role "[^"]*" does not exist|no pg_hba.conf entry': "the server does not let this user in; check the address",
    r"too many (clients|connections)|remaining connection slots": _STATES["53300"],
    r"starting up|shutting down|recovery": "the server is not ready; wait a little and do it again",
    r"server closed the connection|terminating connection|connection is (lost|closed)|consuming input": _GONE,
    r"failed to resolve|could not translate|[Rr]efused|No such file|timeout|timed out|unreachable": (
        "the server cannot be reached; see that it runs, and check the address"
    ),
}


def engine_for(url: URL, wait_s: float) -> Engine:
    """An engine for the ledger at `url`, which reads one state throughout and writes behind a lock.

    Raises LedgerError where psycopg is not installed.
    """
    try:
        engine = create_engine(url, pool_pre_ping=True, use_native_hstore=False)
    except ModuleNotFoundError as error:
        raise LedgerError(f'{told(url)}: needs psycopg; do `pip install "orontes[postgres]"`') from error
    except ArgumentError as error:
        raise LedgerError(f"{told(url)}: the ledger's address cannot be used; put casebook.toml right") from error
    event.listen(engine, "do_connect", _settle)
    event.listen(engine, "begin", _lock(schema_of(url), max(1, round(wait_s * 1000))))
    event.listen(engine, "before_cursor_execute", _remember)
    event.listen(engine, "reset", _close_cursors)
    return engine


def _settle(_dialect: Dialect, _entry: ConnectionPoolEntry, _arguments: Any, settings: dict[str, Any]) -> None:
    """What a connection is opened with: names without a schema are those of the ledger's."""
    path = f"-c search_path={settings.pop('schema', SCHEMA)}"
    settings["options"] = f"{settings.get('options', '')} {path}".strip()
    settings.setdefault("connect_timeout", CONNECT_S)
    settings |= {"application_name": "orontes", "client_encoding": "utf8"}


def _remember(connection: Connection, cursor: Any, *_of_the_statement: object) -> None:
    if getattr(cursor, "name", ""):  # on the server, from which rows are fetched a few at a time
        connection.info["cursors"] = [each for each in (*connection.info.get("cursors", ()), cursor) if not each.closed]


def _close_cursors(_held: DBAPIConnection, entry: ConnectionPoolEntry, _state: object) -> None:
    """A walk that was broken off leaves its cursor open, which psycopg warns of."""
    for cursor in entry.info.pop("cursors", ()):
        with suppress(cursor.connection.Error):
            cursor.close()


def _lock(schema: str, wait_ms: int) -> Any:
    """One writer at a time, by an advisory lock: a lock of a table would need the right to alter its rows."""
    key = int.from_bytes(hashlib.sha256(f"orontes {schema}".encode()).digest()[:8], signed=True)

    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes", False):
            connection.exec_driver_sql(
                f"SET LOCAL lock_timeout = {wait_ms}; {_DURABLE}; SELECT pg_advisory_xact_lock({key})"
            )

    return begin


def in_plain_words(cause: BaseException) -> str:
    """What went wrong and what to do, for an error of PostgreSQL or psycopg; it holds no password."""
    state = getattr(cause, "sqlstate", None) or ""
    said = str(cause).strip() or type(cause).__name__
    if state == "42501":
        return f"the role has not the right to ({said.splitlines()[0]}); ask who runs the database to grant it"
    if state and "during recovery" in said:  # a standby is asked to write
        return _STATES["25006"]
    plain = next((words for code, words in _STATES.items() if state.startswith(code)), "")
    if not state:
        plain = next((words for pattern, words in _CONNECTING.items() if re.search(pattern, said)), "")
    return plain or f"the database reports {said.splitlines()[0]!r}"
