"""Whether all still holds: the database, the chain, each record against the log, each original against its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, select, union

from orontes.errors import CustodyBroken, LedgerError
from orontes.ledger.archive import Archive
from orontes.ledger.captures import capture_digest
from orontes.ledger.chain import broken_links, digest
from orontes.ledger.custody import all_entries
from orontes.ledger.database import UNREADABLE, in_plain_words, reading
from orontes.ledger.days import broken_roots
from orontes.ledger.guards import broken_guards
from orontes.ledger.notes import broken_notes
from orontes.ledger.schema import CAPTURED, CAPTURES, CLAIMS, DOCUMENTS, JUDGEMENTS, METADATA, READINGS
from orontes.ledger.settings import read_settings
from orontes.ledger.stamping import broken_stamps
from orontes.ledger.store import reading_digest
from orontes.ledger.types import Action, Finding

_BROUGHT: dict[str, Table] = {
    Action.ADD: DOCUMENTS,
    Action.REVISE: DOCUMENTS,
    Action.CAPTURE: CAPTURES,
    Action.READ: READINGS,
    Action.JUDGE: JUDGEMENTS,
}


def findings(engine: Engine, folder: Path, archive: Archive, trusted: Sequence[bytes] = ()) -> tuple[Finding, ...]:
    """All that does not hold, in the order of the checks. A check that cannot be finished is a finding itself.

    `trusted` are the roots of time-stamping authorities to believe, as DER; none: those that were trusted at the time.
    """
    found: list[Finding] = []
    try:
        with reading(engine, folder) as connection:
            for check in (_database, _triggers, _chain, _records):
                found += _finished(check, connection)
            found += _theatre(connection, folder)
            found += _originals(connection, archive)
            found += broken_stamps(all_entries(connection), archive, trusted)
            found += broken_notes(all_entries(connection), archive)
    except LedgerError as error:
        found.append(Finding("database", str(folder), str(error)))
    return tuple(found)


def _finished(check: Callable[[Connection], Iterator[Finding]], connection: Connection) -> list[Finding]:
    try:
        return list(check(connection))
    except UNREADABLE as error:
        return [Finding("database", check.__name__.strip("_"), in_plain_words(error))]


def _database(connection: Connection) -> Iterator[Finding]:
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield Finding("database", "ledger.sqlite", " ".join(str(line).split()))
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Finding("database", f"{table} row {row}", f"names a row of {parent} that is not there")


def _triggers(connection: Connection) -> Iterator[Finding]:
    """The guards against altering a row must be as they were made."""
    yield from broken_guards(connection, METADATA)


def _chain(connection: Connection) -> Iterator[Finding]:
    entries = all_entries(connection)
    yield from broken_links(entries)
    yield from broken_roots(entries)


def _theatre(connection: Connection, folder: Path) -> Iterator[Finding]:
    """casebook.toml is a setting; the theatre the casebook was made for stands in the log's first entry."""
    theatre = read_settings(folder).theatre
    made = next((entry.why for entry in all_entries(connection)[:1]), "")
    if made != f"theatre {theatre!r}":
        yield Finding("settings", "casebook.toml", f"names the theatre {theatre!r}; the log begins with {made!r}")


def _records(connection: Connection) -> Iterator[Finding]:
    """Every row against the log entry that brought it in, and every such entry against its row."""
    digests = {table.name: dict(_digests(connection, table)) for table in (DOCUMENTS, CAPTURES, READINGS, JUDGEMENTS)}
    for entry in all_entries(connection):
        table = _BROUGHT.get(entry.action)
        if table is None:
            continue
        now = digests[table.name].pop(entry.seq, None)
        where = f"{table.name} row {entry.seq} ({entry.item})"
        if now is None:
            yield Finding("record", where, "it is in the custody log, and no longer in the ledger")
        elif now != entry.after:
            yield Finding("record", where, f"it was altered after {entry.at}")
    for name, left in digests.items():
        for seq in left:
            yield Finding("record", f"{name} row {seq}", "it is in the ledger, and not in the custody log")


def _digests(connection: Connection, table: Table) -> Iterator[tuple[int, str]]:
    claims = _parts(connection, CLAIMS, "id", "wire") if table is READINGS else {}
    captured = _parts(connection, CAPTURED, "document") if table is CAPTURES else {}
    for mapping in connection.execute(select(table).order_by(table.c.seq)).mappings():
        values = dict(mapping)
        seq = values.pop("seq")
        if table is READINGS:
            yield seq, reading_digest(values, claims.get(seq, []))
        elif table is CAPTURES:
            yield seq, capture_digest(values, [part["document"] for part in captured.get(seq, [])])
        else:
            yield seq, digest(values)


def _parts(connection: Connection, table: Table, *names: str) -> dict[int, list[dict[str, str]]]:
    """The rows that belong to a row of another table, by its number and in order."""
    parts: dict[int, list[dict[str, str]]] = {}
    for row in connection.execute(select(table).order_by(table.c.seq, table.c.position)).mappings():
        parts.setdefault(row["seq"], []).append({name: row[name] for name in names})
    return parts


def _originals(connection: Connection, archive: Archive) -> Iterator[Finding]:
    items = union(select(DOCUMENTS.c.id), select(CAPTURES.c.id)).order_by("id")
    for item in connection.scalars(items):
        try:
            archive.check(item)
        except CustodyBroken as error:
            yield Finding("archive", item, str(error))
