"""What each kind of record needs to be put in and found again, within a transaction of the caller's."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, ColumnElement, Connection, Select, exists, func, select

from orontes.errors import LedgerError
from orontes.evidence import Origin, RecordId
from orontes.ledger.archive import Archive
from orontes.ledger.chain import digest
from orontes.ledger.custody import Deed, Recorder
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
from orontes.ledger.schema import CLAIMS, CUSTODY, DOCUMENTS, IS_SKIP, JUDGEMENTS, READINGS
from orontes.ledger.streams import batches
from orontes.ledger.types import Action, Added
from orontes.review.types import Judgement
from orontes.sources.types import Document, Skipped

if TYPE_CHECKING:
    from orontes.claims.types import Claim

Fields = dict[str, Any]  # a row of the database, by column


def add_documents(connection: Connection, recorder: Recorder, documents: Sequence[Document]) -> Added:
    """Insert new documents and revisions of known ones, looking up no more than them."""
    added = revised = 0
    for batch in batches(documents):
        new, again = _add_batch(connection, recorder, batch)
        added, revised = added + new, revised + again
    return Added(added, len(documents) - added, revised)


def _add_batch(connection: Connection, recorder: Recorder, documents: Sequence[Document]) -> tuple[int, int]:
    held = {row["id"]: row for row in _newest_rows(connection, {document.id for document in documents})}
    names = Names(connection, {document.doc for document in documents})
    changes: list[tuple[Fields, Fields | None]] = []
    for document in documents:
        old = held.get(document.id)
        row: Fields = dict(document_row(_named_apart(document, old, names)))
        if old is None or any(old[name] != row[name] for name in PARTICULARS):
            held[document.id] = row
            names.take(row["doc"])
            changes.append((row, old))
    _insert_documents(connection, recorder, changes)
    new = sum(old is None for _, old in changes)
    return new, len(changes) - new


def note_skipped(connection: Connection, recorder: Recorder, skipped: Iterable[Skipped]) -> None:
    """Log what was set aside and why, once."""
    for batch in batches(tuple(dict.fromkeys(skipped))):
        noted = set(_skipped(connection, CUSTODY.c.item.in_({item.file for item in batch})))
        deeds = [Deed(Action.SKIP, item.file, why=f"{item.reason}: {item.detail}") for item in batch]
        recorder.record_all(connection, [deed for deed, item in zip(deeds, batch, strict=True) if item not in noted])


def load_skipped(connection: Connection, upto: int | None = None) -> tuple[Skipped, ...]:
    """What was set aside and has not become a document since, as of a custody entry."""
    return tuple(_skipped(connection, *_by(CUSTODY.c.seq, upto), upto=upto))


def _skipped(connection: Connection, *which: ColumnElement[bool], upto: int | None = None) -> Iterator[Skipped]:
    of_that_name = (DOCUMENTS.c.file == CUSTODY.c.item, *_by(DOCUMENTS.c.seq, upto))
    came_in = select(func.max(DOCUMENTS.c.seq)).where(*of_that_name).scalar_subquery()
    since = CUSTODY.c.seq > func.coalesce(came_in, 0)
    entries = connection.execute(select(CUSTODY.c.seq, CUSTODY.c.item, CUSTODY.c.why).where(IS_SKIP, since, *which))
    # Put in order here: asked to do it, SQLite goes through the whole log.
    return (skipped_of(item, why) for _, item, why in sorted(entries))


def newest_revisions(connection: Connection, unread_by: Origin | None = None, upto: int | None = None) -> array[int]:
    """The newest revision of each document, or of those that a reader has still to read, as `seq`.

    They come by publication time, then file, then id; 8 bytes each, so that a million of them can be walked through.
    With `upto`, as of that custody entry, when any reader of then will do.
    """
    newest = _newest(upto).subquery()
    wanted = select(DOCUMENTS.c.seq).join_from(newest, DOCUMENTS, newest.c.seq == DOCUMENTS.c.seq)
    if unread_by is not None:
        reader = (READINGS.c.method == unread_by.method, READINGS.c.version == unread_by.version)
        by_it = reader if upto is None else (READINGS.c.seq <= upto,)
        wanted = wanted.where(~exists(READINGS.c.revision).where(READINGS.c.revision == newest.c.seq, *by_it))
    in_order = wanted.order_by(DOCUMENTS.c.published, DOCUMENTS.c.file, DOCUMENTS.c.id)
    return array("q", connection.scalars(in_order))


def load_revisions(connection: Connection, archive: Archive, revisions: Sequence[int]) -> Iterator[Document]:
    """The documents of some revisions, in their order, each with its original. Raises CustodyBroken."""
    for batch in batches(revisions):
        rows = connection.execute(select(DOCUMENTS).where(DOCUMENTS.c.seq.in_(batch))).mappings()
        held = {row["seq"]: dict(row) for row in rows}
        yield from (document_of(held[seq], archive.get(held[seq]["id"])) for seq in batch)


def count_documents(connection: Connection) -> int:
    """How many documents there are, each counted once."""
    return connection.scalar(select(func.count(DOCUMENTS.c.id.distinct()))) or 0


def add_reading(
    connection: Connection, recorder: Recorder, document: Document, claims: Sequence[Claim], reader: Origin
) -> None:
    """Insert a reading and its claims, unless the latest one is the same or is of a later revision."""
    if strange := next((claim for claim in claims if claim.document != document.id), None):
        raise LedgerError(f"claim {strange.id}: was read from another document than {document.id}")
    revision = _revision_of(connection, document)
    row: Fields = {"revision": revision, "document": document.id, "method": reader.method, "version": reader.version}
    rows = [{"id": str(claim.id), "wire": claim_text(claim)} for claim in claims]
    after, before = reading_digest(row, rows), _last_reading_digest(connection, document.id)
    if after == before or _read_later(connection, document.id, revision):
        return
    why = f"read by {reader.method} {reader.version}: {len(claims)} claims"
    seq = recorder.record(connection, Action.READ, document.id, before=before, after=after, why=why)
    connection.execute(READINGS.insert(), row | {"seq": seq})
    if rows:
        connection.execute(CLAIMS.insert(), [row | {"seq": seq, "position": at} for at, row in enumerate(rows)])


def _revision_of(connection: Connection, document: Document) -> int:
    """The newest revision that is the document as it was read. Raises LedgerError where there is none."""
    read = document_row(document)
    as_read = [DOCUMENTS.c[name] == read[name] for name in ("id", *PARTICULARS)]
    revision: int | None = connection.scalar(select(func.max(DOCUMENTS.c.seq)).where(*as_read))
    if revision is None:
        raise LedgerError(f"document {document.id}: is not in the casebook as it was read; add it first")
    return revision


def _read_later(connection: Connection, document: RecordId, revision: int) -> bool:
    """Whether somebody has read a later revision meanwhile."""
    later = select(func.max(READINGS.c.revision)).where(READINGS.c.document == document)
    return (connection.scalar(later) or 0) > revision


def reading_digest(row: Fields, claims: Sequence[dict[str, str]]) -> str:
    """What the custody log keeps of a reading: its row and each of its claims, in order."""
    return digest([row, list(claims)])


def load_claims(connection: Connection, upto: int | None = None) -> Iterator[Claim]:
    """The claims of each document's latest reading, in the order of the documents; with `upto`, as of that entry."""
    for batch in batches(newest_revisions(connection, upto=upto)):
        order = {document: place for place, document in enumerate(_documents_of(connection, batch))}
        of_these = (READINGS.c.document.in_(order), *_by(READINGS.c.seq, upto))
        latest = select(func.max(READINGS.c.seq)).where(*of_these).group_by(READINGS.c.document)
        chosen = select(READINGS.c.document, CLAIMS.c.id, CLAIMS.c.wire).join_from(READINGS, CLAIMS)
        rows = connection.execute(chosen.where(READINGS.c.seq.in_(latest)).order_by(CLAIMS.c.seq, CLAIMS.c.position))
        for _, record, text in sorted(rows, key=lambda row: order[row.document]):
            yield claim_of(record, text)


def count_claims(connection: Connection) -> int:
    """How many claims the latest readings hold: all but those of earlier ones, which are few."""
    latest = select(func.max(READINGS.c.seq)).group_by(READINGS.c.document)
    earlier = select(READINGS.c.seq).except_(latest)
    superseded = select(func.count()).select_from(CLAIMS).where(CLAIMS.c.seq.in_(earlier)).scalar_subquery()
    return connection.scalar(select(select(func.count()).select_from(CLAIMS).scalar_subquery() - superseded)) or 0


def add_judgement(connection: Connection, recorder: Recorder, judgement: Judgement) -> None:
    """Insert a verdict that is not there yet."""
    row = judgement_row(judgement)
    old = connection.execute(select(JUDGEMENTS).where(JUDGEMENTS.c.id == row["id"])).mappings().first()
    if old is None:
        seq = recorder.record(connection, Action.JUDGE, row["record"], after=digest(row), why=row["why"])
        connection.execute(JUDGEMENTS.insert(), row | {"seq": seq})
    elif any(old[name] != value for name, value in row.items()):
        raise LedgerError(f"judgement {judgement.id}: another verdict has this id; give the new one its own")


def load_judgements(connection: Connection, upto: int | None = None) -> tuple[Judgement, ...]:
    """Every verdict, oldest first; with `upto`, up to that custody entry."""
    given = select(JUDGEMENTS).where(*_by(JUDGEMENTS.c.seq, upto)).order_by(JUDGEMENTS.c.seq)
    rows = connection.execute(given).mappings()
    return tuple(judgement_of(dict(row)) for row in rows)


class Names:
    """Which of some names, and of those asked for later, documents of the casebook have already."""

    def __init__(self, connection: Connection, names: Collection[str]) -> None:
        self._connection = connection
        self._free = set(names) - set(connection.scalars(select(DOCUMENTS.c.doc).where(DOCUMENTS.c.doc.in_(names))))
        self._asked = set(names)

    def take(self, name: str) -> None:
        """A document is called so now."""
        self._asked.add(name)
        self._free.discard(name)

    def taken(self, name: str) -> bool:
        """Whether a document is called so."""
        if name not in self._asked:
            self._asked.add(name)
            if self._connection.scalar(select(DOCUMENTS.c.seq).where(DOCUMENTS.c.doc == name).limit(1)) is None:
                self._free.add(name)
        return name not in self._free

    def free(self, name: str) -> str:
        """The name, or the name with a number that is free. A hundred thousand pages may be called `index`: the number
        is looked for by doubling and halving.
        """
        if not self.taken(name):
            return name
        low, high = 1, 2
        while self.taken(f"{name}-{high}"):
            low, high = high, high * 2
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.taken(f"{name}-{middle}") else (low, middle)
        return f"{name}-{high}"


def _newest(upto: int | None = None) -> Select[tuple[int]]:
    return select(func.max(DOCUMENTS.c.seq).label("seq")).where(*_by(DOCUMENTS.c.seq, upto)).group_by(DOCUMENTS.c.id)


def _by(column: Column[int], upto: int | None) -> tuple[ColumnElement[bool], ...]:
    """What is left of a table as of a custody entry."""
    return () if upto is None else (column <= upto,)


def _newest_rows(connection: Connection, ids: Collection[str]) -> Iterable[Fields]:
    newest = _newest().where(DOCUMENTS.c.id.in_(ids))
    return [dict(row) for row in connection.execute(select(DOCUMENTS).where(DOCUMENTS.c.seq.in_(newest))).mappings()]


def _documents_of(connection: Connection, revisions: Sequence[int]) -> list[str]:
    """The ids of the documents of some revisions, in the same order."""
    found = select(DOCUMENTS.c.seq, DOCUMENTS.c.id).where(DOCUMENTS.c.seq.in_(revisions))
    ids = {row.seq: row.id for row in connection.execute(found)}
    return [ids[seq] for seq in revisions]


def _insert_documents(
    connection: Connection, recorder: Recorder, changes: Sequence[tuple[Fields, Fields | None]]
) -> None:
    """Log and insert rows, each with the one before it, if any."""
    seqs = recorder.record_all(connection, (_brought(row, old) for row, old in changes))
    rows = [row | {"seq": seq} for (row, _), seq in zip(changes, seqs, strict=True)]
    if rows:
        connection.execute(DOCUMENTS.insert(), rows)


def _brought(row: Fields, old: Fields | None) -> Deed:
    before = "" if old is None else digest({name: old[name] for name in row})
    action = Action.ADD if old is None else Action.REVISE
    return Deed(action, row["id"], before, digest(row), f"collected as {row['file']}")


def _named_apart(document: Document, old: Fields | None, names: Names) -> Document:
    """The document under its own name: the one it has here already, or one that no other document has."""
    if old is not None:
        return replace(document, doc=old["doc"])
    doc = names.free(document.doc)
    note = f"Another report of the casebook is named {document.doc}."
    return document if doc == document.doc else replace(document, doc=doc, notes=(*document.notes, note))


def _last_reading_digest(connection: Connection, document: RecordId) -> str:
    last = select(func.max(READINGS.c.seq)).where(READINGS.c.document == document).scalar_subquery()
    return connection.scalar(select(CUSTODY.c.after).where(CUSTODY.c.seq == last)) or ""
