"""How a ledger is made, whole or not at all, and how it is found again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, Engine

from orontes.errors import LedgerError
from orontes.ledger.address import FILE, address_of, schema_of, told
from orontes.ledger.custody import Recorder
from orontes.ledger.database import connect, reading, writing
from orontes.ledger.formats import format_of, mark, read_as_newest
from orontes.ledger.schema import METADATA
from orontes.ledger.settings import Settings, write_settings
from orontes.ledger.texts import POSTGRESQL
from orontes.ledger.types import Action

WAIT_S = 5.0


def build(folder: Path, settings: Settings, recorder: Recorder) -> None:
    """Make the ledger of an empty folder, then the file that makes the folder a casebook."""
    engine = connect(address_of(folder, settings.ledger), WAIT_S)
    try:
        with writing(engine, folder) as connection:
            make_tables(connection, folder)
            recorder.record(connection, Action.CREATE, "casebook", why=f"theatre {settings.theatre!r}")
            if settings.ledger:
                write_settings(folder, settings)  # a server keeps nothing where this fails
    finally:
        engine.dispose()
    if not settings.ledger:
        write_settings(folder, settings)


def make_tables(connection: Connection, folder: Path) -> None:
    """Make the tables of a ledger where there are none. Raises LedgerError where there is something."""
    if connection.dialect.name == POSTGRESQL:
        _make_schema(connection, folder)
    METADATA.create_all(connection)
    mark(connection)


def _make_schema(connection: Connection, folder: Path) -> None:
    url = connection.engine.url
    schema = schema_of(url)
    if (encoding := connection.exec_driver_sql("SHOW server_encoding").scalar()) != "UTF8":
        raise LedgerError(f"{folder}: {told(url)} keeps texts as {encoding}; make a database with ENCODING 'UTF8'")
    found = connection.exec_driver_sql(
        f"SELECT count(c.oid) FROM pg_namespace n LEFT JOIN pg_class c ON c.relnamespace = n.oid "
        f"WHERE nspname = '{schema}' GROUP BY n.oid"
    ).scalar()
    if found:
        raise LedgerError(f"{folder}: {told(url)} is in use; name a new schema with ?schema=NAME in the address")
    if found is None:
        connection.exec_driver_sql(f"CREATE SCHEMA {schema}")


def find(folder: Path, settings: Settings, wait_s: float) -> tuple[Engine, Settings]:
    """The ledger of a casebook, and its settings with the format that the ledger has.

    One of an older format can be read, and not written to. Raises LedgerError, CustodyBroken.
    """
    if not settings.ledger and not (folder / FILE).is_file():
        raise LedgerError(f"{folder / FILE}: is missing; restore it from a copy")
    engine = connect(address_of(folder, settings.ledger), wait_s)
    try:
        with reading(engine, folder) as connection:
            number = format_of(connection, f"{folder} ({told(engine.url)})" if settings.ledger else str(folder))
    except BaseException:
        engine.dispose()
        raise
    read_as_newest(engine, number)
    return engine, replace(settings, format=min(number, settings.format))
