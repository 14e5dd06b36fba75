"""What people enter in the log by hand: notes on items, and who was given what."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import func, or_, select, union

from orontes.errors import LedgerError
from orontes.evidence import RecordId
from orontes.ledger.bundle.bag import TAGS
from orontes.ledger.captures import load_captures
from orontes.ledger.casebook import Casebook
from orontes.ledger.custody import walk_log
from orontes.ledger.notes import CASEBOOK, Entered, Note, digest_of, entered, kinds, phases, record_of, told
from orontes.ledger.schema import CAPTURED, CAPTURES, CUSTODY, DOCUMENTS
from orontes.ledger.settings import FILE as SETTINGS
from orontes.ledger.types import Action, CustodyEntry
from orontes.sources.types import Capture

SHORTEST = 6  # characters of an id that may stand for it
LARGEST = 100_000_000  # bytes of a note's file
EDITION = "edition.json"


def write_note(casebook: Casebook, item: str, kind: str, data: bytes, *, by: str, name: str = "") -> Note:
    """Keep what `by` wrote about an item, or about the casebook, for good, and log it.

    `item` is "casebook", an id, its first characters or a document's name; `data` is a file's bytes, with its `name`,
    or words as UTF-8. Raises LedgerError if the kind or the item is unknown, or if there is nothing to keep.
    """
    known = kinds().get(kind)
    if known is None:
        raise LedgerError(f"{kind}: is no kind of note; use one of {', '.join(kinds())}")
    if not data.strip() or not by.strip():
        raise LedgerError("a note needs words, and the name of who wrote it; give both")
    if len(data) > LARGEST:
        raise LedgerError(f"{name}: is larger than {LARGEST:,} bytes; add it to the casebook as a report")
    whom = item_named(casebook, item)
    if known.about not in {"any", "casebook" if whom == CASEBOOK else "item"}:
        raise LedgerError(f"{kind}: is a note on {_about(known.about)}; name that instead of {item!r}")
    note = Note(kind, whom, by, name, _media_type(name), digest_of(data))
    record, archive = record_of(note), casebook.ledger.archive
    for each in (data, record):
        archive.put(digest_of(each), each)
    casebook.note(Action.NOTE, whom, after=digest_of(record), why=told(note))
    return note


def notes_of(casebook: Casebook, item: str = "") -> tuple[Entered, ...]:
    """The notes on an item, or all, oldest first. Raises LedgerError if there is no such item, CustodyBroken."""
    whom = item_named(casebook, item) if item else ""
    of_item = (CUSTODY.c.item == whom,) if whom else ()
    with casebook.ledger.reading() as connection:
        entries = walk_log(connection, CUSTODY.c.action == Action.NOTE, *of_item)
        return tuple(entered(entries, casebook.ledger.archive))


def captures_of(casebook: Casebook, item: str = "") -> Iterator[Capture]:
    """The acts of capture that brought a document, or these bytes, in; or all, oldest first. Raises LedgerError."""
    whom = item_named(casebook, item) if item else ""
    brought = select(CAPTURED.c.seq).where(CAPTURED.c.document == whom)
    of_item = (or_(CAPTURES.c.id == whom, CAPTURES.c.seq.in_(brought)),) if whom else ()
    with casebook.ledger.reading() as connection:
        yield from load_captures(connection, casebook.ledger.archive, *of_item)


def phases_of(casebook: Casebook) -> dict[str, list[str]]:
    """What is recorded of each phase of the investigation, in lines for people."""
    counted = select(CUSTODY.c.action, func.count(), func.min(CUSTODY.c.seq)).group_by(CUSTODY.c.action)
    with casebook.ledger.reading() as connection:
        counts = {action: (count, first) for action, count, first in connection.execute(counted)}
    return phases(notes_of(casebook), counts)


def log_of(
    casebook: Casebook, item: str = "", actions: Sequence[str] = (), since: str = "", until: str = ""
) -> Iterator[CustodyEntry]:
    """The entries of the log on items that begin with `item`, with one of `actions`, of the days (ISO) between."""
    which = [CUSTODY.c.item.startswith(item, autoescape=True)] if item else []
    which += [CUSTODY.c.action.in_(actions)] if actions else []
    which += [CUSTODY.c.at >= since] if since else []
    which += [CUSTODY.c.at < f"{until}U"] if until else []  # a "U" comes after each "T" that begins a time
    with casebook.ledger.reading() as connection:
        yield from walk_log(connection, *which)


def _about(about: str) -> str:
    return "the casebook as a whole ('casebook')" if about == CASEBOOK else "one item"


def _media_type(name: str) -> str:
    return (mimetypes.guess_type(name)[0] or "application/octet-stream") if name else "text/plain"


def item_named(casebook: Casebook, words: str) -> RecordId:
    """The id of the document or capture that `words` mean: its id, the first characters, its name; or "casebook".

    Raises LedgerError if there is none, or more than one.
    """
    if words == CASEBOOK:
        return RecordId(CASEBOOK)
    by_id = len(words) >= SHORTEST and set(words) <= set("0123456789abcdef")
    named = [select(DOCUMENTS.c.id).where(DOCUMENTS.c.doc == words)]
    tables = (DOCUMENTS, CAPTURES) if by_id else ()  # an index knows what lies between two ids
    named += [select(table.c.id).where(table.c.id >= words, table.c.id < f"{words}g") for table in tables]
    with casebook.ledger.reading() as connection:
        found = connection.scalars(union(*named).limit(2)).all()
    if len(found) != 1:
        how = (
            "names more than one item; give more of the id" if found else "names no document or capture of the casebook"
        )
        raise LedgerError(f"{words}: {how}")
    return RecordId(found[0])


def hand_over(casebook: Casebook, what: str, to: str, why: str) -> str:
    """Log that `to` was given something, and give its digest.

    `what` is the folder of a bundle, an edition or a backup made from this casebook, any other file, or a document's
    id or name. Raises LedgerError if it is none of these, OSError if it cannot be read.
    """
    if not to.strip() or not why.strip():
        raise LedgerError("a hand-over needs the name of who received it, and why; give both")
    path = Path(what)
    if path.is_dir():
        item, digest = path.resolve().name, _folder_digest(casebook, path)
    elif path.is_file():
        item, digest = path.name, _file_digest(path)
    elif what == CASEBOOK:
        raise LedgerError("a casebook is handed over as a bundle or a backup; name its folder")
    else:
        item = digest = item_named(casebook, what)
    casebook.note(Action.HAND_OVER, item, after=digest, why=f"to {to}: {why}")
    return digest


def _folder_digest(casebook: Casebook, folder: Path) -> str:
    """By what the log knows a folder that was made from this casebook."""
    if (folder / SETTINGS).is_file():
        with Casebook.open(folder) as copy:
            digest = copy.head
        told = CUSTODY.c.hash == digest
    else:
        tell = next((folder / name for name in (TAGS, EDITION) if (folder / name).is_file()), None)
        if tell is None:
            raise LedgerError(f"{folder}: is no bundle, edition or backup; pack it into one file and name that")
        digest = _file_digest(tell)
        told = (CUSTODY.c.after == digest) & CUSTODY.c.action.in_((Action.BUNDLE, Action.PUBLISH))
    with casebook.ledger.reading() as connection:
        known = next(walk_log(connection, told), None)
    if known is None:
        raise LedgerError(f"{folder}: was not made from this casebook, or was altered since; `orontes verify` tells")
    return digest


def _file_digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
