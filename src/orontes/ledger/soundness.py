"""What a database can tell of its own damage, and what can be told of how its tables were made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, ForeignKeyConstraint, Table, UniqueConstraint, and_, exists, func, inspect, select
from sqlalchemy.engine.reflection import Inspector

from orontes.ledger.texts import POSTGRESQL
from orontes.ledger.types import Finding

_OURS = "relnamespace = current_schema()::regnamespace"
_HIDING = {
    "a rule that rewrites what is asked of it": "relhasrules AND relkind IN ('r', 'p')",
    "a policy that can hide rows": "relrowsecurity",
    "no log that outlives a crash": "relpersistence = 'u'",
}


def broken_database(connection: Connection, tables: Sequence[Table]) -> Iterator[Finding]:
    """Damage to the file or the pages, rows that name rows that are not there, tables that are not as made."""
    if connection.dialect.name == POSTGRESQL:
        yield from _checksums(connection)
        yield from _hidden(connection)
        inspector = inspect(connection)
        for table in tables:
            yield from _as_made(inspector, table)
            yield from _twice(connection, table)
            yield from _dangling(connection, table)
        return
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield Finding("database", "ledger.sqlite", " ".join(str(line).split()))
    for name, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield _dangles(f"{name} row {row}", parent)


def _dangles(row: str, parent: str) -> Finding:
    return Finding("database", row, f"names a row of {parent} that is not there")


def _checksums(connection: Connection) -> Iterator[Finding]:
    """PostgreSQL checks each page that it reads, where the server was made with checksums (as from version 18 on)."""
    counted = "SELECT sum(checksum_failures) FROM pg_stat_database WHERE datname = current_database()"
    if failures := connection.exec_driver_sql(counted).scalar():
        yield Finding("database", "PostgreSQL", f"{failures} pages failed their checksums; restore it from a copy")


def _hidden(connection: Connection) -> Iterator[Finding]:
    """Rules and policies can turn away or hide rows without a word; indexes can be out of use."""
    for what, holds in _HIDING.items():
        for (name,) in connection.exec_driver_sql(f"SELECT relname FROM pg_class WHERE {_OURS} AND {holds}"):
            yield Finding("database", str(name), f"the table has {what}")
    indexes = "FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid"
    for (name,) in connection.exec_driver_sql(
        f"SELECT relname {indexes} WHERE {_OURS} AND NOT (indisvalid AND indisready)"
    ):
        yield Finding("database", str(name), "the index is out of use; REINDEX it")


def _as_made(inspector: Inspector, table: Table) -> Iterator[Finding]:
    """Columns, keys and uniqueness: without them the server would take what must not come in."""
    if not inspector.has_table(table.name):
        yield Finding("database", table.name, "the table is missing; restore the ledger from a copy")
        return
    there = {(each["name"], each["nullable"]) for each in inspector.get_columns(table.name)}
    if there != {(column.name, column.nullable) for column in table.columns}:
        yield Finding("database", table.name, "the columns of the table are others than those it was made with")
    name = table.name
    for what, made, found in (
        ("primary key", [list(table.primary_key.columns.keys())], _names(inspector.get_pk_constraint(name))),
        ("unique column", _unique(table), _names(*inspector.get_unique_constraints(name))),
        ("foreign key", _foreign(table), _names(*inspector.get_foreign_keys(name))),
    ):
        if sorted(made) != found:
            yield Finding("database", name, f"a {what} of the table is missing or altered")


def _names(*found: Mapping[str, Any]) -> list[list[str]]:
    return sorted(each.get("constrained_columns") or each.get("column_names") or [] for each in found)


def _unique(table: Table) -> list[list[str]]:
    return [list(each.columns.keys()) for each in table.constraints if isinstance(each, UniqueConstraint)]


def _foreign(table: Table) -> list[list[str]]:
    return [list(each.column_keys) for each in table.constraints if isinstance(each, ForeignKeyConstraint)]


def _twice(connection: Connection, table: Table) -> Iterator[Finding]:
    key = list(table.primary_key.columns)
    for row in connection.execute(select(*key).group_by(*key).having(func.count() > 1)):
        yield Finding("database", f"{table.name} row {', '.join(map(str, row))}", "is there more than once")


def _dangling(connection: Connection, table: Table) -> Iterator[Finding]:
    """What the server's own foreign keys refuse, unless somebody went around them."""
    for constraint in (each for each in table.constraints if isinstance(each, ForeignKeyConstraint)):
        parent = constraint.referred_table.alias()
        same = and_(*(parent.c[key.column.name] == key.parent for key in constraint.elements))
        for row in connection.execute(select(table.c.seq).where(~exists().where(same))):
            yield _dangles(f"{table.name} row {row.seq}", constraint.referred_table.name)
