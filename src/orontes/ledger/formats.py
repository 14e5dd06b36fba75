"""Which format a ledger has, and how one of an older format is read: as if the newer tables were there, and empty."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    event,
    inspect,
    select,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from orontes.errors import CustodyBroken, LedgerError
from orontes.ledger.schema import CUSTODY, METADATA, tables_of
from orontes.ledger.settings import FORMAT
from orontes.ledger.types import Finding

# Alembic's own table; a ledger of format 1 has none.
VERSION = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


def mark(connection: Connection) -> None:
    """Note that a new ledger is of the newest format."""
    VERSION.create(connection)
    connection.execute(VERSION.insert(), {"version_num": str(FORMAT)})


def format_of(connection: Connection, where: str = "the database") -> int:
    """The format of the ledger. Raises LedgerError where there is none or it is newer than those known here."""
    there = inspect(connection)
    if not there.has_table(VERSION.name):
        if there.has_table(CUSTODY.name):
            return 1
        raise CustodyBroken(f"{where}: holds no ledger; check its address, or restore it from a copy")
    noted = str(connection.scalar(select(VERSION.c.version_num)))
    if not noted.isdecimal() or not tables_of(int(noted)):
        raise CustodyBroken(f"{where}: the format of the ledger is {noted!r}; restore it from a copy")
    if int(noted) > FORMAT:
        raise LedgerError(f"{where}: format {noted} is newer than {FORMAT}, the newest known here; update Orontes")
    return int(noted)


def broken_format(connection: Connection, number: int) -> Iterator[Finding]:
    """Whether the format in casebook.toml is that of the ledger."""
    if (there := format_of(connection)) != number:
        yield Finding("settings", "casebook.toml", f"says format {number}; the ledger is of format {there}")


def read_as_newest(engine: Engine, number: int) -> None:
    """Let readers of an older ledger find the tables that it lacks: temporary, empty, and in no file."""
    missing = [table for table in METADATA.sorted_tables if table not in tables_of(number)]

    def stand_in(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        for table in missing:
            kinds = ("INTEGER" if isinstance(column.type, Integer) else "TEXT" for column in table.columns)
            columns = ", ".join(f'"{column.name}" {kind}' for column, kind in zip(table.columns, kinds, strict=True))
            cursor.execute(f"CREATE TEMP TABLE {table.name} ({columns})")
        connection.commit()

    if missing:
        engine.dispose()
        event.listen(engine, "connect", stand_in)
