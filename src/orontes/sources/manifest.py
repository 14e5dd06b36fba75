"""`reports.csv`: what a folder says of its own reports (file, publisher, published, url)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from orontes.errors import ManifestError
from orontes.sources.dating import parse_iso
from orontes.sources.decoding import decode, is_binary
from orontes.sources.types import Skipped, SkipReason

NAME = "reports.csv"
NEEDED = ("file", "published")


@dataclass(frozen=True, slots=True)
class Row:
    """What the manifest says of one file; `published` is None where it is left blank or is no date."""

    file: str
    line: int
    publisher: str = ""
    published: datetime | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The rows by file, and the rows that could not be used."""

    rows: dict[str, Row]
    skipped: tuple[Skipped, ...] = ()


def read_manifest(folder: Path) -> Manifest:
    """The manifest of `folder`, empty where it has none. Raises ManifestError if it cannot be read at all."""
    path = folder / NAME
    if not _stands(path):
        return Manifest({})
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ManifestError(f"cannot be read ({error.strerror}): check its permissions", file=str(path)) from error
    return parse_manifest(str(path), data)


def parse_manifest(name: str, data: bytes) -> Manifest:
    """The manifest in `data`, called `name` where it is wrong. Raises ManifestError if it cannot be read at all."""
    records = list(_records(_text(name, data)))
    if not records:
        raise ManifestError(f"it is empty: it needs a header with the columns {', '.join(NEEDED)}", file=name)
    header = [column.strip().lower() for column in records[0][1]]
    missing = [column for column in NEEDED if column not in header]
    if missing:
        raise ManifestError(f"no column {', '.join(missing)}: it needs {', '.join(NEEDED)}", file=name, line=1)
    return _gather(header, records[1:])


def _stands(path: Path) -> bool:
    """Whether there is a manifest to read; a folder that is locked is told of when it is listed."""
    try:
        return path.is_file()
    except OSError:
        return False


def _gather(header: list[str], records: list[tuple[int, list[str]]]) -> Manifest:
    rows: dict[str, Row] = {}
    skipped: list[Skipped] = []
    for line, values in records:
        row, why = _row(header, line, values)
        if row is not None and rows.setdefault(row.file, row) is not row:
            why = f"{row.file} is named a second time; line {rows[row.file].line} is used"
        if why:
            skipped.append(Skipped(NAME, SkipReason.BAD_ROW, f"line {line}: {why}"))
    return Manifest(rows, tuple(skipped))


def _row(header: list[str], line: int, values: list[str]) -> tuple[Row | None, str]:
    """A row and what is wrong with it; a row with a bad date still tells the publisher."""
    if len(values) > len(header):
        return None, f"{len(values)} fields where the header has {len(header)}: quote fields that hold a comma"
    fields = dict(zip(header, (value.strip() for value in values), strict=False))
    if not fields.get("file"):
        return None, "no file name"
    name = PurePosixPath(fields["file"].replace("\\", "/"))
    if name.is_absolute() or ".." in name.parts:
        return None, f"{name} lies outside the folder"
    published, why = None, ""
    if stamp := fields.get("published", ""):
        try:
            published = parse_iso(stamp)
        except ValueError:
            why = f"{stamp!r} is no date: write it as 2017-03-24 or 2017-03-24T07:45:00Z"
    return Row(str(name), line, fields.get("publisher", ""), published, fields.get("url", "")), why


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Line number and fields of each row that is not blank. A stray quote costs its own line, not the rest."""
    delimiter = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    try:
        yield from list(_parse(text, delimiter))
    except csv.Error:
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield number, next(iter(csv.reader([line], delimiter=delimiter)), [])


def _parse(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    last = 0
    for values in reader:
        if any(value.strip() for value in values):
            yield last + 1, values
        last = reader.line_num


def _text(name: str, data: bytes) -> str:
    if is_binary(data):
        raise ManifestError("is no text: save it as CSV in UTF-8", file=name)
    return decode(data)[0].replace("\x00", "")
