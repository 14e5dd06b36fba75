"""A report as its file gives it: one text, a page's text with its metadata, or a row a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from pathlib import PurePosixPath

from orontes.sources.dating import parse_iso
from orontes.sources.decoding import charset_within, decode, whole
from orontes.sources.embedded import of_page
from orontes.sources.manifest import Row
from orontes.sources.page import NoPage, read_page
from orontes.sources.types import Skipped, SkipReason


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
    file: str = ""  # of one in a container: the container's name, and its own behind that; "" of a file of its own
    row: Row | None = None  # what a reports.csv beside it, in the same container, says of it
    made: datetime | None = None  # when the file was made, UTC: the day of a report that nothing else dates
    guessed: datetime | None = None  # when it may have been published, where nothing says it
    embedded: tuple[tuple[str, str], ...] = ()  # metadata that the file carries within itself


def plain_part(file: str, data: bytes, media_type: str, charset: str = "") -> Part | Skipped:
    """A report that is all text, in the charset declared of it or else the likeliest."""
    text, notes = decode(data, charset)
    if not text.strip():
        return Skipped(file, SkipReason.EMPTY, f"{file} is empty: save it again or take it out")
    heading = next((line[2:].strip() for line in text.splitlines() if line.startswith("# ")), "")
    title = heading if media_type == "text/markdown" else ""
    return Part(text, data, PurePosixPath(file).stem, media_type, title, notes=notes)


def page_part(file: str, data: bytes, charset: str = "") -> Part | Skipped:
    """A web page's main text and what the page says of itself."""
    source, notes = decode(data, charset, charset_within(data))
    page = read_page(source)
    if isinstance(page, NoPage):
        return Skipped(file, page.reason, f"{file}: {page.why}")
    text, broken = whole(page.text)
    title, site, url = (whole(value)[0] for value in (page.title, page.site, page.url))
    note = "The text is the page's main text; navigation and comments were left out."
    stem = PurePosixPath(file).stem
    notes = (*notes, *broken, note, *page.notes)
    part = Part(text, data, stem, "text/html", title, site, url, page.published, notes)
    return replace(part, guessed=page.guessed, embedded=of_page(source))


def rows(file: str, data: bytes) -> Iterator[Part | Skipped]:
    """The reports of JSON lines; each line's bytes are an original."""
    for number, line in enumerate(BytesIO(data), 1):
        if line.strip():
            yield _row(file, number, line.removesuffix(b"\n").rstrip(b"\r"))


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
    try:
        published = parse_iso(row["published"]) if row.get("published") else None
    except ValueError:
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
