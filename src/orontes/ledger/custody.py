"""The custody log in the database: each entry is written in the transaction of what it tells."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC

from sqlalchemy import Connection, RowMapping, select

from orontes import __version__
from orontes.errors import CustodyBroken
from orontes.ledger.chain import GENESIS, sealed
from orontes.ledger.schema import CUSTODY
from orontes.ledger.types import Action, Clock, CustodyEntry

TOOL = f"orontes {__version__}"


@dataclass(frozen=True, slots=True)
class Recorder:
    """Writes custody entries in one person's name, by one clock."""

    who: str
    clock: Clock

    def record(
        self, connection: Connection, action: Action, item: str, *, before: str = "", after: str = "", why: str = ""
    ) -> int:
        """Append an entry and give its sequence number. Raises CustodyBroken if the clock runs behind the log."""
        last = last_entry(connection)
        at = self.clock().astimezone(UTC).isoformat(timespec="microseconds")
        if last is not None and at < last.at:
            raise CustodyBroken(f"the clock says {at}, before the last entry of {last.at}; set the clock right")
        seq, previous = (last.seq + 1, last.hash) if last else (1, GENESIS)
        entry = sealed(CustodyEntry(seq, at, self.who, action, item, before, after, why, TOOL, previous, hash=""))
        connection.execute(CUSTODY.insert(), asdict(entry))
        return seq


def last_entry(connection: Connection) -> CustodyEntry | None:
    """The newest entry, None in an empty log."""
    row = connection.execute(select(CUSTODY).order_by(CUSTODY.c.seq.desc()).limit(1)).mappings().first()
    return None if row is None else _entry(row)


def all_entries(connection: Connection) -> tuple[CustodyEntry, ...]:
    """The whole log, oldest first."""
    return tuple(_entry(row) for row in connection.execute(select(CUSTODY).order_by(CUSTODY.c.seq)).mappings())


def _entry(row: RowMapping) -> CustodyEntry:
    return CustodyEntry(**row)
