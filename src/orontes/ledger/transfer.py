"""All records of a ledger, from one database into another, a few at a time."""

from __future__ import annotations

from sqlalchemy import Connection, select

from orontes.ledger.schema import METADATA

ROWS = 50  # at a time; a row of documents holds a whole report


def copy_rows(source: Connection, target: Connection) -> None:
    """Insert every row of `source` into the empty tables of `target`, parents first."""
    for table in METADATA.sorted_tables:
        asked = select(table).order_by(*table.primary_key).execution_options(yield_per=ROWS)
        for rows in source.execute(asked).mappings().partitions():
            target.execute(table.insert(), [dict(row) for row in rows])
