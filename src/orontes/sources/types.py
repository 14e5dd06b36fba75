"""The nouns of this room: documents, and what became of files that are none."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from orontes.evidence import RecordId


class SkipReason(StrEnum):
    """Why a file did not become a document."""

    EMPTY = "empty"
    BINARY = "binary"
    DUPLICATE = "duplicate"
    NO_DATE = "no_date"
    FUTURE_DATE = "future_date"
    UNREADABLE = "unreadable"
    MISSING = "missing"
    BAD_ROW = "bad_row"
    TOO_LARGE = "too_large"
    LANGUAGE = "language"
    BARRED = "barred"  # a page that asks for consent instead of showing its text
    REFUSED = "refused"  # an address that is not asked: no web page, or of a network of our own
    ROBOTS = "robots"  # the site's robots.txt does not allow it
    DENIED = "denied"  # the site wants to know who asks, or money
    UNREACHABLE = "unreachable"  # no answer, or none that is whole
    DAMAGED = "damaged"  # a part of a container; what could be read of the others is used
    UNSAFE = "unsafe"  # refused: it would reach out of its container, or is hidden in it
    ENCRYPTED = "encrypted"
    NO_TEXT = "no_text"  # pictures of pages
    NO_REPORT = "no_report"  # what a container holds beside reports, counted
    UNREAD = "unread"  # a document of which no reader has made anything yet


@dataclass(frozen=True, slots=True)
class Document:
    """One captured report: its bytes as they came, and the text that every span points into.

    `text` is the decoded original, unchanged but for the decoding: offsets are exact. `published` is UTC and aware.
    """

    id: RecordId  # the SHA-256 of `original`, in full, hexadecimal
    doc: str  # the file's stem: the name users and the scorer know it by
    file: str  # the name as given, relative to the folder of reports
    text: str
    original: bytes = field(repr=False)
    publisher: str
    url: str
    published: datetime
    published_from: str  # "manifest" | "text" | "option" | "file" | "feed": where the date was taken from
    title: str = ""
    media_type: str = "text/plain"
    notes: tuple[str, ...] = ()  # what had to be assumed, one sentence each


@dataclass(frozen=True, slots=True)
class Capture:
    """One act of capture: what came, byte for byte, from where, how, when and with what.

    What came over the web is a WARC (ISO 28500) of the exchange: request, response with its headers and body as they
    were on the wire, redirects first. Anything else is the file as it was handed over. The documents that were read
    from it are named in order; one that a capture brings again is the same document, captured twice.
    """

    id: RecordId  # the SHA-256 of `original`, in full, hexadecimal
    original: bytes | Path = field(repr=False)  # a Path where it is too large for memory; it is copied when added
    media_type: str
    source: str  # the address that was asked for, or the file's name as given
    method: str  # "file" | "GET" | "feed" | ...: by which door it came
    captured: datetime | None = None  # UTC; None: when it was added to the casebook
    clock: str = ""  # whose time `captured` is, and whether that clock was synchronised
    details: tuple[tuple[str, str], ...] = ()  # what else was noted: status, addresses, redirects, settings; in order
    documents: tuple[RecordId, ...] = ()
    notes: tuple[str, ...] = ()  # one sentence each


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was set aside, and why; `detail` is one line for the user that says what to do."""

    file: str
    reason: SkipReason
    detail: str


@dataclass(frozen=True, slots=True)
class Named:
    """An address that a feed or a sitemap names, and the day on which its page came out, if the feed says it."""

    url: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Collection:
    """All that was found under the given paths, in a stable order (by published, then file)."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]
    captures: tuple[Capture, ...] = ()  # what the documents were read from, in the order in which it was met
    named: tuple[Named, ...] = ()  # what the feeds among them name, not fetched yet
