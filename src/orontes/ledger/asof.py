"""As of a time: what had happened, been said and been known here by then."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from orontes.ledger.schema import CUSTODY


def entry_by(connection: Connection, known: datetime) -> int:
    """The last custody entry at or before a time (UTC), 0 where there is none.

    The log has no gaps and its times never run backwards, so that it is halved again and again instead of read.
    """
    at = known.astimezone(UTC).isoformat(timespec="microseconds")
    low, high = 0, connection.scalar(select(func.max(CUSTODY.c.seq))) or 0
    while low < high:
        middle = (low + high + 1) // 2
        then = connection.scalar(select(CUSTODY.c.at).where(CUSTODY.c.seq == middle)) or ""
        low, high = (middle, high) if then <= at else (low, middle - 1)
    return low
