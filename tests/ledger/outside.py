"""Somebody who knows the database and owns it, and goes around Orontes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, create_engine

from orontes.ledger import Casebook
from orontes.ledger.database import connect
from orontes.ledger.schema import METADATA

on_sqlite = pytest.mark.parametrize("address", ["sqlite"], indirect=True)  # what is about its file


@contextmanager
def around(casebook: Casebook) -> Iterator[Connection]:
    """A transaction of one's own in the casebook's database."""
    url = casebook.ledger.engine.url
    engine = create_engine(url) if url.get_backend_name() == "sqlite" else connect(url, 5)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def tamper(casebook: Casebook, *statements: str) -> None:
    """Take the guards off, alter, put the guards back."""
    with around(casebook) as connection:
        lower, raised = _on_postgresql() if connection.dialect.name == "postgresql" else _on_sqlite(connection)
        for statement in (*lower, *statements, *raised):
            connection.exec_driver_sql(statement)


def _on_sqlite(connection: Connection) -> tuple[list[str], list[str]]:
    guards = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
    return [f"DROP TRIGGER {name}" for name, _ in guards], [sql for _, sql in guards]


def _on_postgresql() -> tuple[list[str], list[str]]:
    lower = [f"ALTER TABLE {name} DISABLE TRIGGER ALL" for name in METADATA.tables]
    back = [f"ALTER TABLE {name} ENABLE TRIGGER ALL" for name in METADATA.tables]
    return lower, back + [f"ALTER TABLE {name} ENABLE ALWAYS TRIGGER {name}_append_only" for name in METADATA.tables]
