"""What an index has still to take in: custody entry by custody entry, a bounded number at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from orontes.ledger.ledger import Ledger
from orontes.ledger.schema import CAPTURES, CLAIMS, CUSTODY, DOCUMENTS, READINGS
from orontes.ledger.search.types import Batch, Entry, claim_key
from orontes.ledger.search.wording import claim_entry, report_entry
from orontes.sources.addresses import address_key

ENTRIES = 500  # custody entries a batch; one brings in a document, or the claims of one


def newest(ledger: Ledger) -> int:
    """The number of the newest custody entry."""
    with ledger.reading() as connection:
        return connection.scalar(select(func.max(CUSTODY.c.seq))) or 0


def hash_of(ledger: Ledger, seq: int) -> str:
    """The hash of a custody entry; "" where there is none of that number."""
    with ledger.reading() as connection:
        return connection.scalar(select(CUSTODY.c.hash).where(CUSTODY.c.seq == seq)) or ""


def batches(ledger: Ledger, after: int) -> Iterator[tuple[int, Batch]]:
    """Everything that came in after an entry, with the entry that each batch begins behind."""
    last = newest(ledger)
    while after < last:
        upto = min(after + ENTRIES, last)
        with ledger.reading() as connection:
            yield after, _batch(connection, after, upto)
        after = upto


def _batch(connection: Connection, after: int, upto: int) -> Batch:
    mark = connection.scalar(select(CUSTODY.c.hash).where(CUSTODY.c.seq == upto)) or ""
    documents = select(DOCUMENTS).where(DOCUMENTS.c.seq > after, DOCUMENTS.c.seq <= upto).order_by(DOCUMENTS.c.seq)
    readings = select(READINGS.c.seq, READINGS.c.document).where(READINGS.c.seq > after, READINGS.c.seq <= upto)
    return Batch(
        upto,
        mark,
        [report_entry(dict(row)) for row in connection.execute(documents).mappings()],
        [(seq, document) for seq, document in connection.execute(readings.order_by(READINGS.c.seq))],
        list(_claims(connection, after, upto)),
        list(_captures(connection, after, upto)),
    )


def _captures(connection: Connection, after: int, upto: int) -> Iterator[tuple[int, str]]:
    chosen = select(CAPTURES.c.seq, CAPTURES.c.source).where(CAPTURES.c.seq > after, CAPTURES.c.seq <= upto)
    for seq, source in connection.execute(chosen.order_by(CAPTURES.c.seq)):
        if address := address_key(source):
            yield seq, address


def _claims(connection: Connection, after: int, upto: int) -> Iterator[Entry]:
    """A claim that was altered in the ledger is not found; to name it is for `verify`."""
    chosen = select(CLAIMS.c.seq, CLAIMS.c.position, CLAIMS.c.wire).where(CLAIMS.c.seq > after, CLAIMS.c.seq <= upto)
    for seq, position, text in connection.execute(chosen.order_by(CLAIMS.c.seq, CLAIMS.c.position)):
        try:
            yield claim_entry(claim_key(seq, position), json.loads(text))
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
