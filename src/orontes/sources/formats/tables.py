"""CSV (RFC 4180) of texts: a header with a column `text`, and a report a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import PurePosixPath

from orontes.sources.dating import parse_iso
from orontes.sources.decoding import decode, whole
from orontes.sources.formats.inside import Found, Inside
from orontes.sources.formats.limits import LARGEST_REPORT
from orontes.sources.parts import Part
from orontes.sources.types import Skipped, SkipReason

DELIMITERS = (",", ";", "\t", "|")
COLUMNS = ("text", "title", "publisher", "published", "url", "doc")
MOST_LINES = 5_000_000
LONGEST_ROW = 5_000  # lines; a quote that is not closed would swallow the rest of the file
SUFFIXES = (".csv", ".tsv")
HEAD = 1 << 16


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table, in lower case, and what stands between them."""

    columns: tuple[str, ...]
    delimiter: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its first line, counted from 1, its fields (None where they cannot be parsed) and its source."""

    line: int
    values: list[str] | None
    source: str


def header_of(line: str) -> Header | None:
    """The header in a table's first line; None where it has no column `text`, or two of one name.

    >>> header_of("Publisher;Text;Published")
    Header(columns=('publisher', 'text', 'published'), delimiter=';')
    >>> header_of("place,killed") is None
    True
    """
    for delimiter in DELIMITERS:
        try:
            columns = tuple(name.strip().lower() for name in next(csv.reader([line], delimiter=delimiter), []))
        except csv.Error:
            continue
        ours = [name for name in columns if name in COLUMNS]
        if "text" in ours and len(set(ours)) == len(ours):
            return Header(columns, delimiter)
    return None


def has_texts(head: bytes) -> bool:
    """Whether a table that begins with `head` is one of texts."""
    lines = decode(head[:HEAD])[0].splitlines()
    return bool(lines) and header_of(lines[0]) is not None


def read_table(inside: Inside, data: bytes) -> Found:
    """The reports of a table, each row's bytes its original; a bad row costs no other."""
    if data.count(b"\n") > MOST_LINES:
        yield inside.skipped(SkipReason.TOO_LARGE, f" has over {MOST_LINES:,} lines: split it")
        return
    text, notes = decode(data)
    lines = list(StringIO(text.replace("\x00", ""), newline=""))  # other line ends are part of a text
    header = header_of(lines[0]) if lines else None
    if header is None:
        what = ": no column “text”: name it so, or take the file out if it is no table of reports"
        yield inside.skipped(SkipReason.NO_REPORT, what)
        return
    before = csv.field_size_limit(LARGEST_REPORT)
    try:
        for row in _rows(lines, header.delimiter):
            if row.source.strip():
                yield _part(inside, header, row, notes)
    finally:
        csv.field_size_limit(before)


def _rows(lines: list[str], delimiter: str) -> Iterator[Row]:
    at = 1
    while at < len(lines):
        taken, values = _row(lines, at, delimiter)
        yield Row(at + 1, values, "".join(lines[at : at + taken]))
        at += taken


def _row(lines: list[str], at: int, delimiter: str) -> tuple[int, list[str] | None]:
    """How many lines the row at `at` takes, and its fields. A row that is not closed takes one line."""
    those = (lines[index] for index in range(at, min(at + LONGEST_ROW, len(lines))))
    reader = csv.reader(those, delimiter=delimiter, strict=True)
    try:
        values = next(reader, [])
    except csv.Error:
        return 1, None
    return max(1, reader.line_num), values


def _part(inside: Inside, header: Header, row: Row, notes: tuple[str, ...]) -> Part | Skipped:
    number, values = row.line, row.values
    if values is None:
        return _bad(inside, number, "its quotes are not closed")
    if len(values) > len(header.columns):
        return _bad(inside, number, f"{len(values)} fields where the header has {len(header.columns)}: quote the text")
    fields = {name: value for name, value in zip(header.columns, values, strict=False) if name in COLUMNS}
    text, broken = whole(fields.pop("text", ""))
    if not text.strip():
        return _bad(inside, number, "has an empty text")
    words = {name: whole(value.strip())[0] for name, value in fields.items()}
    stamp = words.get("published", "")
    try:
        published = parse_iso(stamp) if stamp else None
    except ValueError:
        return _bad(inside, number, f"published {stamp!r} is no ISO date")
    return Part(
        text,
        row.source.rstrip("\r\n").encode("utf-8", "surrogatepass"),
        words.get("doc") or f"{PurePosixPath(inside.file).stem}-{number}",
        "text/csv",
        words.get("title", ""),
        words.get("publisher", ""),
        words.get("url", ""),
        published,
        (*notes, *broken),
    )


def _bad(inside: Inside, number: int, why: str) -> Skipped:
    return inside.skipped(SkipReason.BAD_ROW, f", line {number}: {why}; the other rows are used")
