"""The seal of a day: the Merkle root of its custody entries, an entry of the log itself.

A leaf is the 32 bytes of an entry's `hash`. The root of a day is the first thing that is written on a later one, so
that it is sealed in its turn. With a root, and the hashes beside the way down to it, somebody can be shown that one
entry stood in the log on that day without being shown the others.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from itertools import groupby

from sqlalchemy import Connection, select

from orontes.errors import CustodyBroken
from orontes.ledger import merkle
from orontes.ledger.schema import CUSTODY
from orontes.ledger.streams import in_turn
from orontes.ledger.types import Action, CustodyEntry, Finding

DAY = len("2017-03-22")


def leaves_of(hashes: Iterable[str]) -> Iterator[bytes]:
    """The leaves that the entries of these hashes are. Raises CustodyBroken where one is no hash any more."""
    try:
        yield from (bytes.fromhex(value) for value in hashes)
    except ValueError as error:
        raise CustodyBroken("an entry of the custody log was altered; `orontes verify` names it") from error


def unsealed(connection: Connection, today: str, newest: int) -> Iterator[tuple[str, int, str]]:
    """Each day before `today` that has entries and no root yet: the day, the number of its entries, their root."""
    last = select(CUSTODY.c.item).where(CUSTODY.c.action == Action.ROOT).order_by(CUSTODY.c.seq.desc()).limit(1)
    sealed = connection.scalar(last) or ""
    start = first_after(connection, sealed, newest)
    entries = select(CUSTODY.c.at, CUSTODY.c.hash).where(CUSTODY.c.seq >= start).order_by(CUSTODY.c.seq)
    for day, rows in groupby(in_turn(connection, entries), key=lambda row: str(row["at"][:DAY])):
        if day >= today:
            return
        count = itertools.count()
        root = merkle.root(leaves_of(row["hash"] for row, _ in zip(rows, count, strict=False)))
        yield day, next(count), root


def broken_roots(entries: Iterable[CustodyEntry]) -> Iterator[Finding]:
    """Every root that is not that of its day, and every finished day that has none; logs of before had no roots."""
    roots: dict[str, CustodyEntry] = {}
    days: dict[str, str] = {}
    for day, group in groupby(entries, key=lambda entry: entry.at[:DAY]):
        days[day] = merkle.root(_leaf(entry, roots) for entry in group)
    for day, entry in roots.items():
        if days.get(day) != entry.after:
            yield Finding(
                "root", f"Merkle root of {day}", f"entry {entry.seq} gives another root than its entries have"
            )
    for day in list(days)[:-1] if roots else ():
        if day not in roots:
            yield Finding("root", f"Merkle root of {day}", "the day is over, and the log has no root of it")


def _leaf(entry: CustodyEntry, roots: dict[str, CustodyEntry]) -> bytes:
    """The leaf that an entry is, of a log that may be damaged: what is no hash fits no root. Roots are put aside."""
    if entry.action == Action.ROOT:
        roots[entry.item] = entry
    try:
        return bytes.fromhex(entry.hash)
    except ValueError:
        return entry.hash.encode(errors="replace")


def first_after(connection: Connection, day: str, newest: int) -> int:
    """The first entry later than `day`, by halving: times only grow, and the log may be long."""
    low, high = 1, newest + 1
    while low < high:
        middle = (low + high) // 2
        at = connection.scalar(select(CUSTODY.c.at).where(CUSTODY.c.seq == middle)) or ""
        low, high = (middle + 1, high) if at[:DAY] <= day else (low, middle)
    return low
