"""Where a casebook's ledger is: a file of SQLite in its folder, or a schema of a PostgreSQL database."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import quote

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from orontes.errors import LedgerError
from orontes.ledger.texts import POSTGRESQL

FILE = "ledger.sqlite"
SCHEMA = "orontes"
_DRIVERS = ("postgresql", "postgresql+psycopg", "postgres")
_NAME = re.compile(r"(?!pg_)[a-z_][a-z0-9_]{0,62}")
_LIKE = "postgresql+psycopg://user@host/database"


def address_of(folder: Path, ledger: str = "") -> URL:
    """The address of the ledger of a casebook in `folder`: that of `ledger` if given, else of SQLite's file.

    Raises LedgerError for an address that cannot be used; what it says does not hold the address, which may hold a
    password.

    >>> address_of(Path("hama")).database, schema_of(address_of(Path("hama"), "postgresql://desk@db/war"))
    ('hama/ledger.sqlite', 'orontes')
    """
    if not ledger:
        return URL.create("sqlite", database=str(folder / FILE))
    try:
        url = make_url(ledger)
    except (ArgumentError, ValueError) as error:
        raise LedgerError(f"{folder}: the ledger's address is none; write it like {_LIKE}") from error
    if url.drivername not in _DRIVERS:
        raise LedgerError(f"{folder}: {url.drivername} cannot hold a ledger; give an address like {_LIKE}")
    if not url.database:
        raise LedgerError(f"{folder}: the ledger's address names no database; write it like {_LIKE}")
    url = url.set(drivername="postgresql+psycopg")
    if not _NAME.fullmatch(schema_of(url)):
        raise LedgerError(f"{folder}: ?schema= must be a name of small letters, digits and _ that begins with a letter")
    return url


def as_it_lies(url: URL) -> URL:
    """The address of SQLite's file; on a read-only disk one that has it read as it lies there.

    SQLite makes files beside a database even to read it. Where it cannot, and nothing waits in such a file to be taken
    in, nobody can be writing either, and it needs none.
    """
    path = Path(str(url.database))
    waiting = path.with_name(f"{path.name}-wal")
    read_only = hasattr(os, "statvfs") and path.is_file() and os.statvfs(path).f_flag & os.ST_RDONLY
    if not read_only or waiting.exists():
        return url
    file = f"file:{quote(str(path.absolute()))}"
    return url.set(database=file, query={"mode": "ro", "immutable": "1", "uri": "true"})


def schema_of(url: URL) -> str:
    """The schema of a PostgreSQL database that holds the ledger: one for each casebook."""
    schema = url.query.get("schema", SCHEMA)
    return schema if isinstance(schema, str) else ""


def without_password(folder: Path, url: URL) -> str:
    """The address as casebook.toml keeps it. Raises LedgerError where it holds a password.

    Casebooks are copied and handed on, and what is typed in a command is seen by others on the machine.
    """
    if url.password or {"password", "sslpassword"} & set(url.query):
        raise LedgerError(f"{folder}: leave the password out of the address; set PGPASSWORD or write it into ~/.pgpass")
    return url.render_as_string()


def told(url: URL) -> str:
    """The address for people: no password, and no driver.

    >>> told(address_of(Path("hama"), "postgresql://desk:secret@db.example.org/war?schema=hama&password=x"))
    'postgresql://desk@db.example.org/war?schema=hama'
    """
    if url.get_backend_name() != POSTGRESQL:
        return str(url.database)
    plain = URL.create("postgresql", url.username, None, url.host, url.port, url.database)
    return f"{plain.render_as_string()}?schema={schema_of(url)}"
