"""The nouns of this room: what was done with the record, and what does not hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Clock = Callable[[], datetime]  # gives the present as an aware UTC time


class Action(StrEnum):
    """What can be done with a casebook. Each is an entry of the custody log."""

    CREATE = "create"
    CAPTURE = "capture"  # an act of capture: where the documents came from, and how
    ADD = "add"  # a document came in
    REVISE = "revise"  # a document came in again with other particulars; the earlier ones stay
    SKIP = "skip"  # a file was set aside
    READ = "read"  # a reader's claims of a document, possibly none
    JUDGE = "judge"
    VERIFY = "verify"
    ROOT = "root"  # the Merkle root of a day that is over
    STAMP = "stamp"  # an authority's time stamp of a root or an entry; `after` names its record in the archive
    PROOF = "proof"  # an OpenTimestamps proof of an entry, or a fuller one; `after` names its record in the archive
    STAMP_FAILED = "stamp-failed"
    PUBLISH = "publish"  # an edition was written; `after` is the SHA-256 of its manifest
    BACKUP = "backup"  # a copy was made; `after` is the digest of what is in it
    UPGRADE = "upgrade"  # to a newer format; `before` and `after` are the digest of the records
    MOVE = "move"  # a copy was made in another database, or this casebook is one; `after` is its digest
    RESTORE = "restore"  # this casebook was made from a backup of that digest
    BUNDLE = "bundle"  # everything was written into a bundle; `after` is the bundle's digest
    HAND_OVER = "hand-over"  # somebody was given something; `after` is the digest of what
    WATCH = "watch"  # an address that is watched fell silent, answers again, has moved or is gone
    NOTE = "note"  # an analysis or an assessment; `after` names its record in the archive


@dataclass(frozen=True, slots=True)
class CustodyEntry:
    """One entry of the custody log: who did what to which item, when (UTC, ISO 8601), why and with which tool.

    `before` and `after` are SHA-256 digests of the item's record, "" where there was none. `previous` is the `hash` of
    the entry before, so that no entry can be altered, inserted or removed without breaking all that follow.
    """

    seq: int  # from 1, without gaps
    at: str
    who: str
    action: str  # an `Action`, as written
    item: str
    before: str
    after: str
    why: str
    tool: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Added:
    """What became of documents that were added."""

    added: int
    known: int
    revised: int = 0  # known, but with another text, publisher, date, title or address


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold: which check, on which item, and in what way, in one line."""

    check: str  # "settings", "database", "triggers", "chain", "root", "record", "archive", "stamp", "proof", "note" ...
    item: str
    detail: str
