"""Documents and their entries, with offsets as a browser counts them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from orontes.evidence import Span
from orontes.publish.site.chunks import Plain
from orontes.reading.types import Entry, Reading
from orontes.sources.types import Document

Offset = Callable[[int], int]


def offsets(text: str) -> Offset:
    r"""Turns a character offset into one in UTF-16 units, which is what JavaScript strings count.

    >>> place = offsets("a\U0001f600b")
    >>> place(1), place(2)
    (1, 3)
    """
    wide = [index for index, character in enumerate(text) if character > "\uffff"]
    return lambda offset: offset + bisect_left(wide, offset)


def pair(span: Span, offset: Offset) -> list[int]:
    """A span as `[start, end]`."""
    return [offset(span.start), offset(span.end)]


def head(document: Document) -> Plain:
    """Where a document is from."""
    return {
        "id": document.id,
        "doc": document.doc,
        "file": document.file,
        "publisher": document.publisher,
        "title": document.title,
        "url": document.url,
        "published": document.published.isoformat(),
        "from": document.published_from,
        "notes": list(document.notes),
    }


def body(document: Document, reading: Reading | None) -> Plain:
    """A document: where it is from, its text and its entries. Read only when somebody opens the evidence."""
    offset = offsets(document.text)
    entries = reading.entries if reading else ()
    return {"head": head(document), "text": document.text, "entries": [_entry(entry, offset) for entry in entries]}


def _entry(entry: Entry, offset: Offset) -> Plain:
    return {
        "kind": entry.kind.value,
        "span": pair(entry.span, offset),
        "time": entry.time.isoformat(),
        "stamp": entry.stamp,
        "heading": entry.heading,
    }
