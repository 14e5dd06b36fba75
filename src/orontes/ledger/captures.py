"""Captures in the database: one row for each act, and the documents that were read from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from orontes.errors import LedgerError
from orontes.ledger.archive import Archive
from orontes.ledger.chain import digest
from orontes.ledger.custody import Recorder
from orontes.ledger.rows import Row, capture_of, capture_row
from orontes.ledger.schema import CAPTURED, CAPTURES, CUSTODY, DOCUMENTS
from orontes.ledger.types import Action
from orontes.sources.types import Capture


def add_captures(connection: Connection, recorder: Recorder, captures: Sequence[Capture]) -> None:
    """Insert acts of capture that are not there yet: the same bytes from elsewhere, or at another time, are another.

    Raises LedgerError where a capture names a document that is not in the casebook.
    """
    for capture in captures:
        _refuse_strange(connection, capture)
        row, documents = capture_row(capture), list(capture.documents)
        after = capture_digest(row, documents)
        if after not in _told(connection, row["id"]):
            why = f"captured from {capture.source}: {len(documents)} documents"
            seq = recorder.record(connection, Action.CAPTURE, row["id"], after=after, why=why)
            connection.execute(CAPTURES.insert(), row | {"seq": seq})
            if documents:
                parts = [{"seq": seq, "position": at, "document": each} for at, each in enumerate(documents)]
                connection.execute(CAPTURED.insert(), parts)


def capture_digest(row: Row, documents: Sequence[str]) -> str:
    """What the custody log keeps of a capture: its row and the documents that were read from it, in order."""
    return digest([row, list(documents)])


def load_captures(connection: Connection, archive: Archive) -> Iterator[Capture]:
    """Every act of capture, in the order in which they came in; the bytes by their path in the archive."""
    rows = connection.execute(select(CAPTURES).order_by(CAPTURES.c.seq)).mappings()
    for row in rows:
        yield capture_of(dict(row), archive.path(row["id"]), _documents(connection, row["seq"]))


def _refuse_strange(connection: Connection, capture: Capture) -> None:
    """Each document that was read from a capture came in before it."""
    for document in capture.documents:
        if connection.scalar(select(DOCUMENTS.c.seq).where(DOCUMENTS.c.id == document).limit(1)) is None:
            raise LedgerError(f"capture {capture.id}: document {document} is not in the casebook; add both together")


def _documents(connection: Connection, seq: int) -> tuple[Any, ...]:
    chosen = select(CAPTURED.c.document).where(CAPTURED.c.seq == seq).order_by(CAPTURED.c.position)
    return tuple(connection.scalars(chosen))


def _told(connection: Connection, capture: str) -> set[str]:
    """The digests under which the same bytes were captured before."""
    before = select(CUSTODY.c.after).join(CAPTURES, CAPTURES.c.seq == CUSTODY.c.seq).where(CAPTURES.c.id == capture)
    return set(connection.scalars(before))
