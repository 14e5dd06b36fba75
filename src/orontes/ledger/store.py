"""What each kind of record needs to be put in and found again, within a transaction of the caller's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, select

from orontes.claims.types import Claim
from orontes.errors import LedgerError
from orontes.evidence import Origin, RecordId
from orontes.ledger.archive import Archive
from orontes.ledger.chain import digest
from orontes.ledger.custody import Recorder
from orontes.ledger.rows import (
    PARTICULARS,
    claim_of,
    claim_text,
    document_of,
    document_row,
    judgement_of,
    judgement_row,
    skipped_of,
)
from orontes.ledger.schema import CLAIMS, CUSTODY, DOCUMENTS, JUDGEMENTS, READINGS
from orontes.ledger.types import Action, Added
from orontes.review.types import Judgement
from orontes.sources.types import Document, Skipped

Fields = dict[str, Any]  # a row of the database, by column


def add_documents(connection: Connection, recorder: Recorder, documents: Sequence[Document]) -> Added:
    """Insert new documents and revisions of known ones."""
    held = {row["id"]: row for row in _latest_documents(connection)}
    names = {row["doc"]: row["id"] for row in held.values()}
    added = revised = 0
    for document in documents:
        old = held.get(document.id)
        row: Fields = dict(document_row(_named_apart(document, old, names)))
        if old is None or any(old[name] != row[name] for name in PARTICULARS):
            held[document.id] = _insert_document(connection, recorder, row, old)
            names[row["doc"]] = document.id
            added, revised = added + (old is None), revised + (old is not None)
    return Added(added, len(documents) - added, revised)


def note_skipped(connection: Connection, recorder: Recorder, skipped: Iterable[Skipped]) -> None:
    """Log what was set aside and why, once."""
    noted = set(load_skipped(connection))
    for item in dict.fromkeys(skipped):
        if item not in noted:
            recorder.record(connection, Action.SKIP, item.file, why=f"{item.reason}: {item.detail}")


def load_skipped(connection: Connection) -> tuple[Skipped, ...]:
    """What was set aside and has not become a document since."""
    came_in = select(DOCUMENTS.c.file, func.max(DOCUMENTS.c.seq)).group_by(DOCUMENTS.c.file)
    last = dict(connection.execute(came_in).all())
    entries = select(CUSTODY.c.seq, CUSTODY.c.item, CUSTODY.c.why).where(CUSTODY.c.action == Action.SKIP)
    rows = connection.execute(entries.order_by(CUSTODY.c.seq))
    return tuple(skipped_of(item, why) for seq, item, why in rows if seq > last.get(item, 0))


def load_documents(connection: Connection, archive: Archive, unread_by: Origin | None = None) -> tuple[Document, ...]:
    """The latest revision of each document, or of those that a reader has still to read."""
    done = set() if unread_by is None else _read_revisions(connection, unread_by)
    rows = [row for row in _latest_documents(connection) if row["seq"] not in done]
    return tuple(document_of(row, archive.get(row["id"])) for row in rows)


def add_reading(
    connection: Connection, recorder: Recorder, document: RecordId, claims: Sequence[Claim], reader: Origin
) -> None:
    """Insert a reading and its claims, unless the latest one is the same."""
    revision = connection.scalar(select(func.max(DOCUMENTS.c.seq)).where(DOCUMENTS.c.id == document))
    if revision is None:
        raise LedgerError(f"document {document}: is not in the casebook; add it first")
    if strange := next((claim for claim in claims if claim.document != document), None):
        raise LedgerError(f"claim {strange.id}: was read from another document than {document}")
    row = {"revision": revision, "document": document, "method": reader.method, "version": reader.version}
    rows = [{"id": str(claim.id), "wire": claim_text(claim)} for claim in claims]
    after, before = reading_digest(row, rows), _last_reading_digest(connection, document)
    if after == before:
        return
    why = f"read by {reader.method} {reader.version}: {len(claims)} claims"
    seq = recorder.record(connection, Action.READ, document, before=before, after=after, why=why)
    connection.execute(READINGS.insert(), row | {"seq": seq})
    for position, claim in enumerate(rows):
        connection.execute(CLAIMS.insert(), claim | {"seq": seq, "position": position})


def reading_digest(row: Fields, claims: Sequence[dict[str, str]]) -> str:
    """What the custody log keeps of a reading: its row and each of its claims, in order."""
    return digest([row, list(claims)])


def load_claims(connection: Connection) -> tuple[Claim, ...]:
    """The claims of each document's latest reading."""
    latest = select(func.max(READINGS.c.seq)).group_by(READINGS.c.document)
    by_document: dict[str, list[Claim]] = {}
    chosen = (
        select(CLAIMS.c.id, CLAIMS.c.wire).where(CLAIMS.c.seq.in_(latest)).order_by(CLAIMS.c.seq, CLAIMS.c.position)
    )
    for record, text in connection.execute(chosen):
        claim = claim_of(record, text)
        by_document.setdefault(claim.document, []).append(claim)
    order = [row["id"] for row in _latest_documents(connection)]
    return tuple(claim for document in order for claim in by_document.get(document, ()))


def add_judgement(connection: Connection, recorder: Recorder, judgement: Judgement) -> None:
    """Insert a verdict that is not there yet."""
    row = judgement_row(judgement)
    old = connection.execute(select(JUDGEMENTS).where(JUDGEMENTS.c.id == row["id"])).mappings().first()
    if old is None:
        seq = recorder.record(connection, Action.JUDGE, row["record"], after=digest(row), why=row["why"])
        connection.execute(JUDGEMENTS.insert(), row | {"seq": seq})
    elif any(old[name] != value for name, value in row.items()):
        raise LedgerError(f"judgement {judgement.id}: another verdict has this id; give the new one its own")


def load_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Every verdict, oldest first."""
    rows = connection.execute(select(JUDGEMENTS).order_by(JUDGEMENTS.c.seq)).mappings()
    return tuple(judgement_of(dict(row)) for row in rows)


def _latest_documents(connection: Connection) -> list[Fields]:
    latest = select(func.max(DOCUMENTS.c.seq)).group_by(DOCUMENTS.c.id)
    rows = [dict(row) for row in connection.execute(select(DOCUMENTS).where(DOCUMENTS.c.seq.in_(latest))).mappings()]
    return sorted(rows, key=lambda row: (row["published"], row["file"], row["id"]))


def _insert_document(connection: Connection, recorder: Recorder, row: Fields, old: Fields | None) -> Fields:
    before = "" if old is None else digest({name: old[name] for name in row})
    action = Action.ADD if old is None else Action.REVISE
    why = f"collected as {row['file']}"
    seq = recorder.record(connection, action, row["id"], before=before, after=digest(row), why=why)
    connection.execute(DOCUMENTS.insert(), row | {"seq": seq})
    return row


def _named_apart(document: Document, old: Fields | None, names: dict[str, str]) -> Document:
    """The document under its own name: the one it has here already, or one that no other document has."""
    if old is not None:
        return replace(document, doc=old["doc"])
    doc, number = document.doc, 2
    while doc in names:
        doc, number = f"{document.doc}-{number}", number + 1
    note = f"Another report of the casebook is named {document.doc}."
    return document if doc == document.doc else replace(document, doc=doc, notes=(*document.notes, note))


def _read_revisions(connection: Connection, reader: Origin) -> set[int]:
    done = select(READINGS.c.revision).where(READINGS.c.method == reader.method, READINGS.c.version == reader.version)
    return set(connection.scalars(done))


def _last_reading_digest(connection: Connection, document: RecordId) -> str:
    last = select(func.max(READINGS.c.seq)).where(READINGS.c.document == document).scalar_subquery()
    return connection.scalar(select(CUSTODY.c.after).where(CUSTODY.c.seq == last)) or ""
