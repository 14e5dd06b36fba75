"""The custody log in the database: each entry is written in the transaction of what it tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, timedelta

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from orontes import __version__
from orontes.errors import CustodyBroken
from orontes.ledger.chain import GENESIS, sealed
from orontes.ledger.days import DAY, first_after, unsealed
from orontes.ledger.schema import CUSTODY
from orontes.ledger.streams import in_turn
from orontes.ledger.types import Action, Clock, CustodyEntry

TOOL = f"orontes {__version__}"


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to be logged: the fields of a `CustodyEntry` that its writer knows."""

    action: Action
    item: str
    before: str = ""
    after: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Recorder:
    """Writes custody entries in one person's name, by one clock."""

    who: str
    clock: Clock
    tool: str = TOOL  # with the command and its options, where there is one

    def record(
        self, connection: Connection, action: Action, item: str, *, before: str = "", after: str = "", why: str = ""
    ) -> int:
        """Append an entry and give its sequence number. Raises CustodyBroken if the clock runs behind the log."""
        return self.record_all(connection, [Deed(action, item, before, after, why)])[0]

    def record_all(self, connection: Connection, deeds: Iterable[Deed]) -> list[int]:
        """Append an entry for each deed and give their sequence numbers, which have a gap where a day ends.

        The first entry of a day is preceded by the roots of the days before.
        Raises CustodyBroken if the clock runs behind the log.
        """
        last, entries, seqs = last_entry(connection), list[CustodyEntry](), list[int]()
        for deed in deeds:
            at = self._now(last)
            if last is not None and last.at[:DAY] != at[:DAY]:
                _write(connection, entries)  # a root is reckoned from what is written
                last, entries = self._seal_days(connection, last, at), []
            last = _following(last, self._entry(at, deed))
            entries.append(last)
            seqs.append(last.seq)
        _write(connection, entries)
        return seqs

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
            last = _following(last, self._entry(at, Deed(Action.ROOT, day, after=root, why=why)))
            _write(connection, [last])
        return last

    def _entry(self, at: str, deed: Deed) -> CustodyEntry:
        item, why = _sayable(deed.item), _sayable(deed.why)
        told = (deed.action, item, deed.before, deed.after, why, _sayable(self.tool))
        return CustodyEntry(0, at, _sayable(self.who), *told, "", hash="")


def _sayable(text: str) -> str:
    """A text that can be written; the name of a folder that is not in UTF-8 cannot, and gets question marks."""
    return text.encode(errors="replace").decode()


def last_entry(connection: Connection) -> CustodyEntry | None:
    """The newest entry, None in an empty log."""
    row = connection.execute(select(CUSTODY).order_by(CUSTODY.c.seq.desc()).limit(1)).mappings().first()
    return None if row is None else _entry(row)


def all_entries(connection: Connection) -> tuple[CustodyEntry, ...]:
    """The whole log, oldest first."""
    return tuple(walk_log(connection))


def walk_log(connection: Connection, *which: ColumnElement[bool]) -> Iterator[CustodyEntry]:
    """The log, or the entries of it for which all of `which` holds, oldest first, as they are asked for."""
    chosen = select(CUSTODY).where(*which).order_by(CUSTODY.c.seq)
    return (CustodyEntry(**row) for row in in_turn(connection, chosen))


def of_day(connection: Connection, day: str, newest: int) -> Iterator[CustodyEntry]:
    """The entries of a day ("2017-05-01") in a log whose newest entry has that number."""
    before = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    first, behind = (first_after(connection, each, newest) for each in (before, day))
    return walk_log(connection, CUSTODY.c.seq >= first, CUSTODY.c.seq < behind)


def _following(last: CustodyEntry | None, entry: CustodyEntry) -> CustodyEntry:
    """The entry as the one that follows `last`."""
    seq, previous = (last.seq + 1, last.hash) if last else (1, GENESIS)
    return sealed(replace(entry, seq=seq, previous=previous))


def _write(connection: Connection, entries: Sequence[CustodyEntry]) -> None:
    if entries:
        connection.execute(CUSTODY.insert(), [asdict(entry) for entry in entries])


def _entry(row: RowMapping) -> CustodyEntry:
    return CustodyEntry(**row)
