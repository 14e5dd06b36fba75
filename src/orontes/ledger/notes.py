"""Analyses and assessments: what people wrote about an item or the investigation, kept apart from what came in.

A note is never altered: a correction is a further note. Its words or its file, and a record that tells whose it is,
are items of the archive, each under its own SHA-256; the custody log's entry names the record, as with time stamps.
The kinds are those of the Berkeley Protocol (OHCHR, HR/PUB/20/2): three assessments before collecting, three analyses
of each item, and a note for each phase that Orontes itself does not see.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from orontes.errors import CustodyBroken, LexiconError
from orontes.ledger.archive import Archive
from orontes.ledger.chain import packed
from orontes.ledger.types import Action, CustodyEntry, Finding

CASEBOOK = "casebook"
BEFORE_COLLECTING = "planning"
PHASES = (
    BEFORE_COLLECTING,
    "online inquiries",
    "preliminary assessment",
    "collection",
    "preservation",
    "verification",
    "investigative analysis",
)
BY_ITSELF = {  # the phases of which the log tells without a note
    "collection": (Action.CAPTURE, Action.ADD, Action.REVISE, Action.SKIP),
    "preservation": (
        *(Action.VERIFY, Action.ROOT, Action.STAMP, Action.PROOF),
        *(Action.BACKUP, Action.BUNDLE, Action.HAND_OVER),
    ),
}
ABOUT = ("casebook", "item", "any")
FILE = "notes.csv"


@dataclass(frozen=True, slots=True)
class NoteKind:
    """A kind of note: its name, the phase it belongs to, what it can be about ("casebook", "item", "any")."""

    kind: str
    phase: str
    about: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote about an item; `content` is the SHA-256 of the words or the file, in the archive."""

    kind: str
    item: str  # the id of a document or a capture, or "casebook"
    by: str
    name: str  # the file's, "" for words
    media_type: str
    content: str


@dataclass(frozen=True, slots=True)
class Entered:
    """A note as the log has it: the number and the time (UTC, ISO 8601) of its entry, the note, its bytes."""

    seq: int
    at: str
    note: Note
    data: bytes


@cache
def kinds() -> dict[str, NoteKind]:
    """The kinds of notes by name, in the order of the phases. Raises LexiconError if our file of them is wrong."""
    lines = files(__package__).joinpath(FILE).read_text(encoding="utf-8").splitlines()
    found = {}
    for line, row in enumerate(csv.DictReader(lines), 2):
        kind = NoteKind(**row)
        if kind.kind in found or kind.phase not in PHASES or kind.about not in ABOUT or not kind.meaning:
            raise LexiconError(f"{kind.kind!r} is named twice, or of no known phase", file=FILE, line=line)
        found[kind.kind] = kind
    return found


def record_of(note: Note) -> bytes:
    """The record of a note, as the archive keeps it."""
    return packed(asdict(note))


def note_of(record: bytes) -> Note:
    """The note that a record of the archive tells of. Raises CustodyBroken."""
    try:
        values: dict[str, Any] = json.loads(record)
        return Note(**values)
    except (ValueError, TypeError) as error:
        raise CustodyBroken("the record of the note is damaged; restore it from a copy") from error


def told(note: Note) -> str:
    """What the log tells of a note."""
    return f"{note.kind} by {note.by}, {note.name or 'in words'}, SHA-256 {note.content}"


def entered(entries: Iterable[CustodyEntry], archive: Archive) -> Iterator[Entered]:
    """The notes of a log, oldest first. Raises CustodyBroken where one is missing or altered."""
    for entry in entries:
        if entry.action == Action.NOTE:
            note = note_of(archive.get(entry.after))
            yield Entered(entry.seq, entry.at, note, archive.get(note.content))


def broken_notes(entries: Iterable[CustodyEntry], archive: Archive) -> Iterator[Finding]:
    """Every note of the log that is missing, altered, or about something else than its entry says."""
    for entry in entries:
        if entry.action == Action.NOTE:
            try:
                note = note_of(archive.get(entry.after))
                archive.get(note.content)
                if (note.item, told(note)) != (entry.item, entry.why):
                    raise CustodyBroken("its record tells another story than the log")
            except CustodyBroken as error:
                yield Finding("note", f"note on {entry.item} (custody entry {entry.seq})", str(error))


def phases(notes: Sequence[Entered], counts: Mapping[str, tuple[int, int]]) -> dict[str, list[str]]:
    """What is recorded of each phase of an investigation: a line for each kind of note, the first for planning.

    Collection and preservation are told by the log itself: `counts` has the number of its entries by action, and the
    first of them.
    """
    told: dict[str, list[str]] = {phase: [] for phase in PHASES}
    collected = counts.get(Action.ADD, (0, 0))[1]
    for kind in kinds().values():
        told[kind.phase].append(_line(kind, [each for each in notes if each.note.kind == kind.kind], collected))
    for phase, actions in BY_ITSELF.items():
        count = sum(counts.get(action, (0, 0))[0] for action in actions)
        told[phase].append(f"{count} entries of the custody log ({', '.join(actions)})")
    return told


def _line(kind: NoteKind, notes: Sequence[Entered], collected: int) -> str:
    if not notes:
        return f"{kind.kind}: none"
    line = f"{kind.kind}: {len(notes)}, the first of {notes[0].at[:10]} by {notes[0].note.by}"
    late = kind.phase == BEFORE_COLLECTING and 0 < collected < notes[0].seq
    return f"{line}; written after the first report came in" if late else line


def digest_of(data: bytes) -> str:
    """The name of an item in the archive."""
    return hashlib.sha256(data).hexdigest()
