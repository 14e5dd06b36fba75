"""What was captured from an address before: looked up by the address, whatever the size of the ledger."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from orontes.ledger.casebook import Casebook
from orontes.ledger.schema import CAPTURED, CAPTURES, DOCUMENTS


def is_captured(casebook: Casebook, source: str, since: datetime | None = None) -> bool:
    """Whether a document was read from a capture of this address, made at `since` (aware) or later."""
    with casebook.ledger.reading() as connection:
        seq = _newest(connection, source)
        at = connection.scalar(select(CAPTURES.c.captured).where(CAPTURES.c.seq == seq)) or ""
    if seq is None or since is None:
        return seq is not None
    return bool(at) and datetime.fromisoformat(at) >= since


def last_texts(casebook: Casebook, source: str) -> tuple[str, ...]:
    """The texts of the documents of the newest capture of an address that gave any, in order; none if none did."""
    with casebook.ledger.reading() as connection:
        read = select(CAPTURED.c.document).where(CAPTURED.c.seq == _newest(connection, source))
        ids = tuple(connection.scalars(read.order_by(CAPTURED.c.position)))
        return tuple(_text(connection, document) for document in ids)


def _newest(connection: Connection, source: str) -> int | None:
    """The newest capture of an address from which something was read."""
    captures = select(CAPTURES.c.seq).join(CAPTURED).where(CAPTURES.c.source == source)
    return connection.scalar(captures.order_by(CAPTURES.c.seq.desc()).limit(1))


def _text(connection: Connection, document: str) -> str:
    revisions = select(DOCUMENTS.c.text).where(DOCUMENTS.c.id == document)
    return connection.scalar(revisions.order_by(DOCUMENTS.c.seq.desc()).limit(1)) or ""
