"""The triggers that refuse to alter what the tables hold, on SQLite and on PostgreSQL, and whether they are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Table

from orontes.ledger.texts import POSTGRESQL
from orontes.ledger.types import Finding

FUNCTION = "append_only"
_BODY = "BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only', ERRCODE = '23001'; END"
_STATES = {"A": " ENABLED ALWAYS", "O": ""}


def guard(connection: Connection, tables: Sequence[Table]) -> None:
    """Make the triggers of new tables."""
    for statement in _statements(connection, tables):
        connection.exec_driver_sql(statement)


def broken_guards(connection: Connection, tables: Sequence[Table]) -> Iterator[Finding]:
    """Every guard that is missing or not as it was made."""
    postgresql = connection.dialect.name == POSTGRESQL
    there = _on_postgresql(connection) if postgresql else _on_sqlite(connection)
    made = _made_on_postgresql(tables) if postgresql else _made_on_sqlite(tables)
    for name, text in made.items():
        if there.get(name) != text:
            yield Finding("triggers", name, "the guard that keeps the table append-only is missing or altered")


def _statements(connection: Connection, tables: Sequence[Table]) -> Iterator[str]:
    if connection.dialect.name != POSTGRESQL:
        for table in tables:
            yield from _sqlite(table).values()
        return
    yield f"CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $${_BODY}$$"
    for table in tables:
        yield _postgresql(table.name)
        yield f"ALTER TABLE {table.name} ENABLE ALWAYS TRIGGER {table.name}_append_only"  # for replicas too


def _sqlite(table: Table) -> dict[str, str]:
    """Triggers of one table by name. The one on INSERT is for `INSERT OR REPLACE`, which fires no DELETE trigger."""
    name = table.name
    refuse = f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
    same = " AND ".join(f"{column.name} = NEW.{column.name}" for column in table.primary_key)
    bodies = {
        f"{name}_no_update": f"BEFORE UPDATE ON {name} {refuse}",
        f"{name}_no_delete": f"BEFORE DELETE ON {name} {refuse}",
        f"{name}_no_replace": f"BEFORE INSERT ON {name} WHEN EXISTS (SELECT 1 FROM {name} WHERE {same}) {refuse}",
    }
    return {trigger: f"CREATE TRIGGER {trigger} {body}" for trigger, body in bodies.items()}


def _postgresql(name: str) -> str:
    """The trigger of one table, in the words in which the server tells it back."""
    return (
        f"CREATE TRIGGER {name}_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON {name} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {FUNCTION}()"
    )


def _made_on_sqlite(tables: Sequence[Table]) -> dict[str, str]:
    return {name: text for table in tables for name, text in _sqlite(table).items()}


def _made_on_postgresql(tables: Sequence[Table]) -> dict[str, str]:
    triggers = {f"{each.name}_append_only": _postgresql(each.name) + _STATES["A"] for each in tables}
    return triggers | {FUNCTION: _BODY}


def _on_sqlite(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {str(name): str(text) for name, text in rows}


def _on_postgresql(connection: Connection) -> dict[str, str]:
    """Triggers and function by name; a trigger that is switched off, or off for replicas, is told as another."""
    triggers = connection.exec_driver_sql(
        "SELECT tgname, pg_get_triggerdef(t.oid, true), tgenabled FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid "
        "WHERE NOT tgisinternal AND c.relnamespace = current_schema()::regnamespace"
    )
    functions = connection.exec_driver_sql(
        "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = current_schema()::regnamespace "
        "AND prolang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql') AND proconfig IS NULL"
    )
    there = {name: text + _STATES.get(state, " DISABLED") for name, text, state in triggers}
    there.update((str(name), str(text)) for name, text in functions)
    return there
