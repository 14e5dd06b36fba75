"""Captures in the database: one row for each act, and the documents that were read from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from orontes.errors import LedgerError
from orontes.evidence import RecordId
from orontes.ledger.archive import Archive
from orontes.ledger.chain import digest
from orontes.ledger.custody import Deed, Recorder
from orontes.ledger.rows import Row, capture_of, capture_row
from orontes.ledger.schema import CAPTURED, CAPTURES, CUSTODY, DOCUMENTS
from orontes.ledger.streams import batches
from orontes.ledger.types import Action
from orontes.sources.types import Capture


def add_captures(connection: Connection, recorder: Recorder, captures: Sequence[Capture], collected: str = "") -> None:
    """Insert acts of capture that are not there yet: the same bytes from elsewhere, or at another time, are another.

    `collected` is what the log says of them beside that: who collects, and by which clock; it makes no other act.
    Raises LedgerError where a capture names a document that is not in the casebook.
    """
    for batch in batches(captures):
        _refuse_strange(connection, batch)
        told = _told(connection, batch)
        fresh: dict[tuple[str, str], tuple[Row, list[RecordId]]] = {}
        for capture in batch:
            row, documents = capture_row(capture), list(capture.documents)
            key = (capture.id, capture_digest(row, documents))
            if key not in told:
                fresh[key] = (row, documents)
        _insert(connection, recorder, fresh, collected)


def _insert(
    connection: Connection,
    recorder: Recorder,
    fresh: Mapping[tuple[str, str], tuple[Row, list[RecordId]]],
    collected: str,
) -> None:
    """Log and insert rows with the documents of each, by id and digest."""
    deeds = [
        Deed(Action.CAPTURE, item, after=after, why=_why(row, documents) + collected)
        for (item, after), (row, documents) in fresh.items()
    ]
    numbered = list(zip(recorder.record_all(connection, deeds), fresh.values(), strict=True))
    parts = [
        {"seq": seq, "position": at, "document": each}
        for seq, (_, documents) in numbered
        for at, each in enumerate(documents)
    ]
    if numbered:
        connection.execute(CAPTURES.insert(), [row | {"seq": seq} for seq, (row, _) in numbered])
    if parts:
        connection.execute(CAPTURED.insert(), parts)


def _why(row: Row, documents: Sequence[str]) -> str:
    return f"captured from {row['source']}: {len(documents)} documents"


def capture_digest(row: Row, documents: Sequence[str]) -> str:
    """What the custody log keeps of a capture: its row and the documents that were read from it, in order."""
    return digest([row, list(documents)])


def load_captures(connection: Connection, archive: Archive, *which: ColumnElement[bool]) -> Iterator[Capture]:
    """Every act of capture, or those for which all of `which` holds, in the order in which they came in.

    The bytes are given by their path in the archive.
    """
    rows = connection.execute(select(CAPTURES).where(*which).order_by(CAPTURES.c.seq)).mappings()
    for row in rows:
        yield capture_of(dict(row), archive.path(row["id"]), _documents(connection, row["seq"]))


def _refuse_strange(connection: Connection, captures: Sequence[Capture]) -> None:
    """Each document that was read from a capture came in before it."""
    named = {document: capture for capture in captures for document in capture.documents}
    for batch in batches(tuple(named)):
        held = set(connection.scalars(select(DOCUMENTS.c.id).where(DOCUMENTS.c.id.in_(batch))))
        for document in batch:
            if document not in held:
                where = f"capture {named[document].id}: document {document}"
                raise LedgerError(f"{where} is not in the casebook; add both together")


def _documents(connection: Connection, seq: int) -> tuple[Any, ...]:
    chosen = select(CAPTURED.c.document).where(CAPTURED.c.seq == seq).order_by(CAPTURED.c.position)
    return tuple(connection.scalars(chosen))


def _told(connection: Connection, captures: Sequence[Capture]) -> set[tuple[str, str]]:
    """The captures of the same bytes that there are: their ids and digests."""
    before = select(CAPTURES.c.id, CUSTODY.c.after).join(CUSTODY, CAPTURES.c.seq == CUSTODY.c.seq)
    rows = connection.execute(before.where(CAPTURES.c.id.in_({capture.id for capture in captures})))
    return {(row.id, row.after) for row in rows}
