"""What a file turns out to hold: one text, a page's text with its metadata, or a row a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

import trafilatura

from orontes.sources.dating import parse_iso
from orontes.sources.decoding import decode, is_binary, whole
from orontes.sources.types import Skipped, SkipReason

# A page's own words for its publication time, most exact first.
_TIMES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//time[@pubdate]/@datetime",
    "//article//time/@datetime",
)


@dataclass(frozen=True, slots=True)
class Part:
    """One report as its file gives it, before it is dated and attributed."""

    text: str
    original: bytes = field(repr=False)
    stem: str
    media_type: str = "text/plain"
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: datetime | None = None
    notes: tuple[str, ...] = ()


def parts_of(file: str, data: bytes) -> Iterator[Part | Skipped]:
    """Split a file into reports by its suffix; unknown suffixes are read as plain text."""
    name = PurePosixPath(file)
    suffix = name.suffix.lower()
    if not data.strip():
        yield Skipped(file, SkipReason.EMPTY, f"{file} is empty: save it again or take it out")
    elif is_binary(data):
        yield Skipped(file, SkipReason.BINARY, f"{file} is no text file: save its text as .txt")
    elif suffix in {".html", ".htm"}:
        yield _page(file, data)
    elif suffix == ".jsonl":
        yield from _rows(file, data)
    else:
        yield _plain(file, data, "text/markdown" if suffix == ".md" else "text/plain")


def _plain(file: str, data: bytes, media_type: str) -> Part | Skipped:
    text, notes = decode(data)
    if not text.strip():
        return Skipped(file, SkipReason.EMPTY, f"{file} is empty: save it again or take it out")
    heading = next((line[2:].strip() for line in text.splitlines() if line.startswith("# ")), "")
    title = heading if media_type == "text/markdown" else ""
    return Part(text, data, PurePosixPath(file).stem, media_type, title, notes=notes)


def _page(file: str, data: bytes) -> Part | Skipped:
    """A web page's main text. The search for a date is told no "today", so that it gives the same on every day."""
    source, notes = decode(data)
    dates = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}
    tree = trafilatura.load_html(source)
    page = None
    if tree is not None:
        stamp = _stamp(tree)
        page = trafilatura.bare_extraction(
            tree, include_comments=False, favor_recall=True, with_metadata=True, date_extraction_params=dates
        )
    if page is None or isinstance(page, dict) or not (page.text or "").strip():
        return Skipped(file, SkipReason.EMPTY, f"{file}: no text was found in the page; save its text as .txt")
    published = stamp or _maybe_time(page.date)
    text, broken = whole(str(page.text))
    return Part(
        text,
        data,
        PurePosixPath(file).stem,
        "text/html",
        page.title or "",
        page.sitename or "",
        page.url or "",
        published,
        (*notes, *broken, "The text is the page's main text; navigation and comments were left out."),
    )


def _stamp(tree: Any) -> datetime | None:
    """The publication time in the page's own metadata, with its clock, which the extraction would drop."""
    found = (_maybe_time(str(value)) for path in _TIMES for value in tree.xpath(path))
    return next((time for time in found if time is not None), None)


def _maybe_time(stamp: str | None) -> datetime | None:
    try:
        return parse_iso(stamp) if stamp else None
    except ValueError:
        return None


def _rows(file: str, data: bytes) -> Iterator[Part | Skipped]:
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            yield _row(file, number, line.rstrip(b"\r"))


def _row(file: str, number: int, line: bytes) -> Part | Skipped:
    """One report of a .jsonl file; its original is the line as it came."""
    source, notes = decode(line)
    try:
        row = json.loads(source)
    except (ValueError, RecursionError):
        return _bad(file, number, "is not JSON")
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return _bad(file, number, "is no object with a text")
    if not row["text"].strip():
        return _bad(file, number, "has an empty text")
    wrong = [
        key for key in ("doc", "title", "publisher", "published", "url") if not isinstance(row.get(key) or "", str)
    ]
    if wrong:
        return _bad(file, number, f"{wrong[0]} is not a string")
    published = _maybe_time(row.get("published"))
    if row.get("published") and published is None:
        return _bad(file, number, f"published {row['published']!r} is no ISO date")
    text, broken = whole(row["text"].removeprefix("\ufeff"))
    words = {key: whole(row.get(key) or "")[0] for key in ("doc", "title", "publisher", "url")}
    return Part(
        text,
        line,
        words["doc"] or f"{PurePosixPath(file).stem}-{number}",
        "application/json",
        words["title"],
        words["publisher"],
        words["url"],
        published,
        (*notes, *broken),
    )


def _bad(file: str, number: int, why: str) -> Skipped:
    return Skipped(file, SkipReason.BAD_ROW, f"{file}, line {number}: {why}; the other rows are used")
