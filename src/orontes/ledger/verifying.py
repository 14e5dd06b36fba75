"""Whether all still holds: the database, the chain, each record against the log, each original against its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, select, union

from orontes.errors import CustodyBroken, LedgerError
from orontes.ledger.archive import Archive
from orontes.ledger.attesting import Headers, broken_proofs
from orontes.ledger.captures import capture_digest
from orontes.ledger.chain import broken_links, digest
from orontes.ledger.custody import walk_log
from orontes.ledger.database import UNREADABLE, in_plain_words, reading
from orontes.ledger.days import broken_roots
from orontes.ledger.formats import broken_format, format_of
from orontes.ledger.guards import broken_guards
from orontes.ledger.notes import broken_notes
from orontes.ledger.schema import CAPTURED, CAPTURES, CLAIMS, CUSTODY, DOCUMENTS, JUDGEMENTS, READINGS, tables_of
from orontes.ledger.settings import read_settings
from orontes.ledger.soundness import broken_database
from orontes.ledger.stamping import broken_stamps
from orontes.ledger.store import reading_digest
from orontes.ledger.streams import Row, in_turn, with_parts
from orontes.ledger.types import Action, Finding

_BROUGHT: dict[str, Table] = {
    Action.ADD: DOCUMENTS,
    Action.REVISE: DOCUMENTS,
    Action.CAPTURE: CAPTURES,
    Action.READ: READINGS,
    Action.JUDGE: JUDGEMENTS,
}


@dataclass(frozen=True, slots=True)
class Against:
    """What a casebook is checked against, and how much of it is read.

    `trusted` are the roots of time-stamping authorities to believe, as DER; none: those that were trusted at the time.
    `headers` are those of the Bitcoin blocks to check OpenTimestamps proofs against, by height. Of originals, the
    `part` of `parts` is read: on twenty days, each of twenty parts.
    """

    trusted: Sequence[bytes] = ()
    headers: Headers = field(default_factory=dict)
    part: int = 0
    parts: int = 1

    def reads(self, item: str) -> bool:
        """Whether an original is of the part that is read."""
        return int(item[:8], 16) % self.parts == self.part


def findings(engine: Engine, folder: Path, archive: Archive, against: Against | None = None) -> tuple[Finding, ...]:
    """All that does not hold, in the order of the checks. A check that cannot be finished is a finding itself."""
    against, found = against or Against(), list[Finding]()
    try:
        with reading(engine, folder) as connection:
            for check in (_database, _triggers, _chain, _records):
                found += _finished(check, connection)
            found += _theatre(connection, folder)
            found += broken_format(connection, read_settings(folder).format)
            found += _originals(connection, archive, against)
            found += broken_stamps(connection, archive, against.trusted)
            found += broken_proofs(connection, archive, against.headers)
            found += broken_notes(walk_log(connection, CUSTODY.c.action == Action.NOTE), archive)
    except LedgerError as error:
        found.append(Finding("database", str(folder), str(error)))
    return tuple(found)


def _finished(check: Callable[[Connection], Iterator[Finding]], connection: Connection) -> Iterator[Finding]:
    try:
        yield from check(connection)
    except UNREADABLE as error:
        yield Finding("database", check.__name__.strip("_"), in_plain_words(error))
    except (TypeError, ValueError) as error:
        yield Finding("database", check.__name__.strip("_"), f"a value is of another kind than its column ({error})")


def _database(connection: Connection) -> Iterator[Finding]:
    yield from broken_database(connection, tables_of(format_of(connection)))


def _triggers(connection: Connection) -> Iterator[Finding]:
    """The guards against altering a row must be as they were made."""
    yield from broken_guards(connection, tables_of(format_of(connection)))


def _chain(connection: Connection) -> Iterator[Finding]:
    yield from broken_links(walk_log(connection))
    yield from broken_roots(walk_log(connection))


def _theatre(connection: Connection, folder: Path) -> Iterator[Finding]:
    """casebook.toml is a setting; the theatre the casebook was made for stands in the log's first entry."""
    theatre = read_settings(folder).theatre
    made = connection.scalar(select(CUSTODY.c.why).order_by(CUSTODY.c.seq).limit(1)) or ""
    if made != f"theatre {theatre!r}":
        yield Finding("settings", "casebook.toml", f"names the theatre {theatre!r}; the log begins with {made!r}")


def _records(connection: Connection) -> Iterator[Finding]:
    """Every row against the log entry that brought it in, and every such entry against its row.

    Log and tables are gone through side by side, all in the order of their entries.
    """
    tables = {table.name: _Side(_digests(connection, table)) for table in dict.fromkeys(_BROUGHT.values())}
    chosen = select(CUSTODY.c.seq, CUSTODY.c.at, CUSTODY.c.action, CUSTODY.c.item, CUSTODY.c.after)
    for entry in in_turn(connection, chosen.order_by(CUSTODY.c.seq)):
        table = _BROUGHT.get(entry["action"])
        if table is None:
            continue
        now = tables[table.name].take(entry["seq"])
        where = f"{table.name} row {entry['seq']} ({entry['item']})"
        if now is None:
            yield Finding("record", where, "it is in the custody log, and no longer in the ledger")
        elif now != entry["after"]:
            yield Finding("record", where, f"it was altered after {entry['at']}")
    for name, table_side in tables.items():
        for seq in table_side.left():
            yield Finding("record", f"{name} row {seq}", "it is in the ledger, and not in the custody log")


class _Side:
    """The digests of a table's rows, taken in the order of the log; what is passed over on the way is left."""

    def __init__(self, digests: Iterator[tuple[int, str]]) -> None:
        self._digests = digests
        self._ahead = next(digests, None)
        self._passed: list[int] = []

    def take(self, seq: int) -> str | None:
        """The digest of the row of an entry, None where there is none."""
        while self._ahead is not None and self._ahead[0] < seq:
            self._pass()
        if self._ahead is None or self._ahead[0] != seq:
            return None
        found = self._ahead[1]
        self._ahead = next(self._digests, None)
        return found

    def left(self) -> Sequence[int]:
        """The rows that no entry took."""
        while self._ahead is not None:
            self._pass()
        return self._passed

    def _pass(self) -> None:
        assert self._ahead is not None
        self._passed.append(self._ahead[0])
        self._ahead = next(self._digests, None)


def _digests(connection: Connection, table: Table) -> Iterator[tuple[int, str]]:
    rows = in_turn(connection, select(table).order_by(table.c.seq))
    if table is READINGS:
        for row, parts in with_parts(rows, _parts(connection, CLAIMS)):
            claims = [{"id": part["id"], "wire": part["wire"]} for part in parts]
            yield row.pop("seq"), reading_digest(row, claims)
    elif table is CAPTURES:
        for row, parts in with_parts(rows, _parts(connection, CAPTURED)):
            yield row.pop("seq"), capture_digest(row, [part["document"] for part in parts])
    else:
        for row in rows:
            yield row.pop("seq"), digest(row)


def _parts(connection: Connection, table: Table) -> Iterator[Row]:
    return in_turn(connection, select(table).order_by(table.c.seq, table.c.position))


def _originals(connection: Connection, archive: Archive, against: Against) -> Iterator[Finding]:
    items = union(select(DOCUMENTS.c.id), select(CAPTURES.c.id)).order_by("id")
    for row in in_turn(connection, items):
        item = row["id"]
        try:
            if against.reads(item):
                archive.check(item)
        except CustodyBroken as error:
            yield Finding("archive", item, str(error))
