"""The custody log in the database: each entry is written in the transaction of what it tells."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import UTC

from sqlalchemy import Connection, RowMapping, select

from orontes import __version__
from orontes.errors import CustodyBroken
from orontes.ledger.chain import GENESIS, sealed
from orontes.ledger.days import DAY, unsealed
from orontes.ledger.schema import CUSTODY
from orontes.ledger.types import Action, Clock, CustodyEntry

TOOL = f"orontes {__version__}"


@dataclass(frozen=True, slots=True)
class Recorder:
    """Writes custody entries in one person's name, by one clock."""

    who: str
    clock: Clock
    tool: str = TOOL  # with the command and its options, where there is one

    def record(
        self, connection: Connection, action: Action, item: str, *, before: str = "", after: str = "", why: str = ""
    ) -> int:
        """Append an entry and give its sequence number; the first of a day is preceded by the roots of those before.

        Raises CustodyBroken if the clock runs behind the log.
        """
        last = last_entry(connection)
        at = self._now(last)
        last = self._seal_days(connection, last, at)
        entry = CustodyEntry(0, at, self.who, action, item, before, after, why, self.tool, "", hash="")
        return _append(connection, last, entry).seq

    def seal_days(self, connection: Connection) -> None:
        """Log the root of each day that is over, without waiting for another entry."""
        last = last_entry(connection)
        self._seal_days(connection, last, self._now(last))

    def _now(self, last: CustodyEntry | None) -> str:
        at = self.clock().astimezone(UTC).isoformat(timespec="microseconds")
        if last is not None and at < last.at:
            raise CustodyBroken(f"the clock says {at}, before the last entry of {last.at}; set the clock right")
        return at

    def _seal_days(self, connection: Connection, last: CustodyEntry | None, at: str) -> CustodyEntry | None:
        if last is None or last.at[:DAY] == at[:DAY]:
            return last
        for day, count, root in tuple(unsealed(connection, at[:DAY], last.seq)):
            why = f"Merkle root (RFC 6962) of the {count} entries of the day"
            entry = CustodyEntry(0, at, self.who, Action.ROOT, day, "", root, why, self.tool, "", hash="")
            last = _append(connection, last, entry)
        return last


def last_entry(connection: Connection) -> CustodyEntry | None:
    """The newest entry, None in an empty log."""
    row = connection.execute(select(CUSTODY).order_by(CUSTODY.c.seq.desc()).limit(1)).mappings().first()
    return None if row is None else _entry(row)


def all_entries(connection: Connection) -> tuple[CustodyEntry, ...]:
    """The whole log, oldest first."""
    return tuple(_entry(row) for row in connection.execute(select(CUSTODY).order_by(CUSTODY.c.seq)).mappings())


def _append(connection: Connection, last: CustodyEntry | None, entry: CustodyEntry) -> CustodyEntry:
    """Write an entry as the one that follows `last`."""
    seq, previous = (last.seq + 1, last.hash) if last else (1, GENESIS)
    entry = sealed(replace(entry, seq=seq, previous=previous))
    connection.execute(CUSTODY.insert(), asdict(entry))
    return entry


def _entry(row: RowMapping) -> CustodyEntry:
    return CustodyEntry(**row)
