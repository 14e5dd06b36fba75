"""Renderability: whether each original can still be opened, and gives the text that the record has of it.

A newer library may read the same bytes otherwise; that is no damage, and worth knowing. Nothing is changed by it: a
document that comes in again with another text is kept a second time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, func, select

from orontes.errors import LedgerError
from orontes.ledger.casebook import Casebook
from orontes.ledger.schema import CAPTURED, CAPTURES, DOCUMENTS
from orontes.ledger.streams import in_turn, with_parts
from orontes.ledger.types import Action, Finding
from orontes.sources.formats import read_file
from orontes.sources.parts import Part

CHECK = "reread"
HANDED = "file"  # the method of captures that are files as they were handed over


def reread(casebook: Casebook) -> tuple[Finding, ...]:
    """Open every original again as it was opened when it came in, and compare the text; log how many were.

    The findings are notes: none of them says that anything was altered. Raises LedgerError.
    """
    found, count = list[Finding](), 0
    with casebook.ledger.reading() as connection:
        for name, path, media_type, documents in _originals(casebook, connection):
            count += len(documents)
            found += _differing(connection, name, path, media_type, documents)
    with suppress(LedgerError):  # a write-protected casebook can be read all the same
        casebook.note(Action.VERIFY, "casebook", why=f"opened again: {count} reports, {len(found)} notes")
    return tuple(found)


def _originals(casebook: Casebook, connection: Connection) -> Iterator[tuple[str, Path, str, Sequence[str]]]:
    """Each capture, and each document that came in before there were captures: name, place, type, documents."""
    archive = casebook.ledger.archive
    captures = in_turn(connection, select(CAPTURES).order_by(CAPTURES.c.seq))
    parts = in_turn(connection, select(CAPTURED).order_by(CAPTURED.c.seq, CAPTURED.c.position))
    for row, documents in with_parts(captures, parts):
        if documents:
            declared = "" if row["method"] == HANDED else row["media_type"]
            yield row["source"], archive.path(row["id"]), declared, [part["document"] for part in documents]
    loose = select(DOCUMENTS.c.id, DOCUMENTS.c.file).where(DOCUMENTS.c.id.not_in(select(CAPTURED.c.document)))
    for row in in_turn(connection, loose.order_by(DOCUMENTS.c.seq)):
        yield row["file"], archive.path(row["id"]), "", [row["id"]]


def _differing(
    connection: Connection, name: str, path: Path, media_type: str, documents: Sequence[str]
) -> Iterator[Finding]:
    """What an original does not give any more, or gives otherwise."""
    try:
        parts = read_file(name, path, media_type)
        given = {_digest(part.original): _digest(part.text.encode()) for part in parts if isinstance(part, Part)}
    except OSError as error:
        yield Finding(CHECK, path.name, f"{name}: cannot be opened any more ({error.strerror})")
        return
    for document in documents:
        if document not in given:
            yield Finding(CHECK, document, f"{name}: this report is not found in its original any more")
        elif given[document] != _digest(_text(connection, document).encode()):
            yield Finding(CHECK, document, f"{name}: gives another text now than the record has of it")


def _text(connection: Connection, document: str) -> str:
    last = select(func.max(DOCUMENTS.c.seq)).where(DOCUMENTS.c.id == document).scalar_subquery()
    return connection.scalar(select(DOCUMENTS.c.text).where(DOCUMENTS.c.seq == last)) or ""


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
