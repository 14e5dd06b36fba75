"""A ledger of an older format is brought up to date where it stands: in whole or not at all, each record as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, Table, func, select

from orontes.errors import CustodyBroken, LedgerError
from orontes.ledger.address import address_of
from orontes.ledger.archive import cannot_write
from orontes.ledger.chain import packed
from orontes.ledger.custody import Recorder
from orontes.ledger.database import connect, writing
from orontes.ledger.formats import format_of
from orontes.ledger.schema import CUSTODY, tables_of
from orontes.ledger.settings import FORMAT, read_settings, write_format
from orontes.ledger.streams import in_turn
from orontes.ledger.types import Action

WAIT_S = 60.0
_STEPS = Path(__file__).with_name("migrations")


def upgrade(folder: Path, recorder: Recorder) -> tuple[int, int]:
    """Bring a casebook to the newest format; the formats it had and has, which are the same if it was up to date.

    It is one transaction, with an entry of the log: interrupted, it is undone, and can be done again. Raises
    CustodyBroken where a record would not be what it was, LedgerError.
    """
    settings = read_settings(folder)
    engine = connect(address_of(folder, settings.ledger), WAIT_S)
    try:
        with writing(engine, folder) as connection:
            number = format_of(connection, str(folder))
            if number < FORMAT:
                _upgrade(connection, folder, number, recorder)
    finally:
        engine.dispose()
    if settings.format != FORMAT:
        try:
            write_format(folder, FORMAT)
        except OSError as error:
            raise LedgerError(cannot_write(folder, error)) from error
    return min(number, settings.format), FORMAT


def _upgrade(connection: Connection, folder: Path, number: int, recorder: Recorder) -> None:
    upto = connection.scalar(select(func.max(CUSTODY.c.seq))) or 0
    before = records_digest(connection, tables_of(number), upto)
    run_steps(connection, number)
    if records_digest(connection, tables_of(number), upto) != before:
        raise CustodyBroken(f"{folder}: its records would not be what they were; it stays at format {number}")
    why = f"from format {number} to {FORMAT}; SHA-256 of all {upto} entries and their records, before and after"
    recorder.record(connection, Action.UPGRADE, "casebook", before=before, after=before, why=why)


def run_steps(connection: Connection, number: int) -> None:
    """Run Alembic's steps from a format to the newest within the transaction that is open. 0: there are no tables."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory

    scripts, context = ScriptDirectory(_STEPS), MigrationContext.configure(connection)
    steps = list(scripts.iterate_revisions("head", str(number) if number else "base"))
    with Operations.context(context):
        for step in reversed(steps):
            step.module.upgrade()
    context.stamp(scripts, "head")


def records_digest(connection: Connection, tables: Sequence[Table], upto: int) -> str:
    """SHA-256 over each row of some tables up to a custody entry, as a line of canonical JSON."""
    total = hashlib.sha256()
    for table in tables:
        total.update(f"{table.name}\n".encode())
        for row in in_turn(connection, select(table).where(table.c.seq <= upto).order_by(*table.primary_key)):
            total.update(packed(row) + b"\n")
    return total.hexdigest()
