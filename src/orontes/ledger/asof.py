"""As of a time: what had happened, had been said and was known here by then.

Nothing in the ledger is altered, so that what counted at any time still can be told: a row counts from the custody
entry that brought it in to the one that brought in what took its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from orontes.ledger import store
from orontes.ledger.archive import Archive
from orontes.ledger.captures import load_captures
from orontes.ledger.schema import CAPTURES, CUSTODY
from orontes.review.types import Judgement
from orontes.sources.types import Capture, Document

if TYPE_CHECKING:
    from orontes.claims.types import Claim


@dataclass(frozen=True, slots=True)
class AsOf:
    """Three times (aware, inclusive), each None where it does not matter.

    `happened`: claims of what may have happened on that day (UTC) or before. `said`: claims by the time of their
    entry, verdicts by that at which they were given, and documents that were published by then or tell something that
    had been told by then. `known`: what had come into the casebook by then, the revision and the reading that counted.
    """

    happened: datetime | None = None
    said: datetime | None = None
    known: datetime | None = None


NOW = AsOf()  # all there is


def documents(connection: Connection, archive: Archive, asof: AsOf) -> Iterator[Document]:
    """The documents as last revised, by publication time, then file. Raises CustodyBroken."""
    chosen = store.newest_revisions(connection, upto=entry_of(connection, asof))
    told = {claim.document for claim in claims(connection, AsOf(said=asof.said, known=asof.known))} if asof.said else ()
    for document in store.load_revisions(connection, archive, chosen):
        if asof.said is None or document.published <= asof.said or document.id in told:
            yield document


def captures(connection: Connection, archive: Archive, asof: AsOf) -> Iterator[Capture]:
    """The acts of capture that were known, in the order in which they came in."""
    upto = entry_of(connection, asof)
    yield from load_captures(connection, archive, *(() if upto is None else (CAPTURES.c.seq <= upto,)))


def claims(connection: Connection, asof: AsOf) -> Iterator[Claim]:
    """The claims of the reading of each document that counted."""
    last = None if asof.happened is None else asof.happened.astimezone(UTC).date()
    for claim in store.load_claims(connection, entry_of(connection, asof)):
        if (asof.said is None or claim.entry_time <= asof.said) and (last is None or claim.when.earliest <= last):
            yield claim


def judgements(connection: Connection, asof: AsOf) -> Iterator[Judgement]:
    """The verdicts, in the order in which they came in."""
    for judgement in store.load_judgements(connection, entry_of(connection, asof)):
        if asof.said is None or judgement.at <= asof.said:
            yield judgement


def entry_of(connection: Connection, asof: AsOf) -> int | None:
    """The last custody entry that counts; None for all of them."""
    return None if asof.known is None else entry_by(connection, asof.known)


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
