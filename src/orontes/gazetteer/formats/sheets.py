"""Rows of tables: CSV and its kin, and spreadsheets. Where the header stands is found out; HXL tags are honoured."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from io import BytesIO
from itertools import chain, islice

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, WorksheetNotFound, XmlError, ZipError

from orontes.errors import GazetteerError
from orontes.gazetteer.formats import text
from orontes.gazetteer.formats.columns import Fields, mapped, recognise
from orontes.gazetteer.formats.opening import Member
from orontes.gazetteer.formats.shapes import Spot
from orontes.gazetteer.formats.types import Tally, Wishes

HEADER_WITHIN = 20  # rows: above a header there may be a title, a date, a note on the licence
_SPOILT = (CalamineError, PasswordError, WorksheetNotFound, XmlError, ZipError, ValueError, OSError)
Cell = str | float | bool | date | time | timedelta
Numbered = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, or a feature with its properties."""

    line: int
    cells: Mapping[str, str]
    fields: Fields
    spot: Spot | None = None  # where a feature has a geometry


def delimited(member: Member, wishes: Wishes, tally: Tally) -> Iterator[Row]:
    """Rows of a CSV, TSV or the like, in any encoding.

    Raises:
        GazetteerError: it is no text, or has no header with a name and a position.
        RequestError: the mapping names a column that is not there.
    """
    with member.open() as raw:
        stream, encoding = text.opened(member, raw)
        if encoding not in {"utf-8", "utf-8-sig"}:
            tally.notes.append(f"{member.shown} was read as {encoding}")
        yield from _headed(text.table(stream), member.shown, wishes)


def workbook(member: Member, wishes: Wishes, tally: Tally) -> Iterator[Row]:
    """Rows of every sheet of a spreadsheet (XLSX, XLS, ODS) that has a name and a position; others are noted.

    Raises:
        GazetteerError: it cannot be read, or no sheet has them.
    """
    with member.open() as raw:
        sheets = _sheets(member, raw.read())
    reasons = []
    for name, rows in sheets:
        shown = f"{member.shown}[{name}]"
        try:
            yield from _headed(_numbered(rows), shown, wishes)
        except GazetteerError as reason:
            reasons.append(str(reason))
    if len(reasons) == len(sheets):
        raise GazetteerError("; ".join(reasons) or "has no sheet", file=member.shown)
    tally.notes += [f"left aside: {reason}" for reason in reasons]


def _sheets(member: Member, content: bytes) -> list[tuple[str, list[list[Cell]]]]:
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        return [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]
    except _SPOILT as trouble:
        raise GazetteerError(f"cannot be read as a spreadsheet: {trouble}", file=member.shown) from trouble


def _numbered(rows: list[list[Cell]]) -> Iterator[Numbered]:
    for number, row in enumerate(rows, start=1):
        yield number, [_said(cell) for cell in row]


def _said(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _headed(rows: Iterator[Numbered], shown: str, wishes: Wishes) -> Iterator[Row]:
    """Rows under their header."""
    first = list(islice(rows, HEADER_WITHIN))
    found = _header(first, wishes)
    if found is None:
        raise GazetteerError(_no_header(first, wishes), file=shown)
    names, fields, begin = found
    for line, cells in chain(first[begin:], rows):
        if any(cell.strip() for cell in cells) and not _is_tags(cells):
            yield Row(line, dict(zip(names, (cell.strip() for cell in cells), strict=False)), fields)


def _header(rows: Sequence[Numbered], wishes: Wishes) -> tuple[list[str], Fields, int] | None:
    """The names of the columns, what they hold, and the place of the first row after them."""
    choose = _chooser(wishes)
    for at, (_, cells) in enumerate(rows):
        names = _unlike(cells)
        below = rows[at + 1][1] if at + 1 < len(rows) else ()
        tags = dict(zip(names, below, strict=False)) if _is_tags(below) else None
        if _is_tags(cells):
            tags = dict(zip(names, cells, strict=False))
        fields = choose(names, tags)
        if fields is not None and fields.usable:
            return names, fields, at + 1
    return None


def _chooser(wishes: Wishes) -> Callable[[list[str], Mapping[str, str] | None], Fields | None]:
    """How the fields of a header are found: by the mapping in the row that has its columns, else by custom."""
    needed = {wishes.mapping[name] for name in ("name", "lat", "lon", "point") if name in wishes.mapping}

    def choose(names: list[str], tags: Mapping[str, str] | None) -> Fields | None:
        if not wishes.mapping:
            return recognise(names, tags)
        held = {name.casefold() for name in names}
        return mapped(names, wishes.mapping) if {name.casefold() for name in needed} <= held else None

    return choose


def _unlike(cells: Sequence[str]) -> list[str]:
    """Column names, the second of two that are alike with a number."""
    found: list[str] = []
    for cell in cells:
        name = cell.strip().strip("\ufeff")
        found.append(f"{name} ({found.count(name) + 1})" if name in found else name)
    return found


def _is_tags(cells: Sequence[str]) -> bool:
    """Whether a row holds HXL tags."""
    full = [cell.strip() for cell in cells if cell.strip()]
    return bool(full) and 2 * sum(cell.startswith("#") and len(cell) > 1 for cell in full) >= len(full)


def _no_header(first: Sequence[Numbered], wishes: Wishes) -> str:
    if not any(cell.strip() for _, cells in first for cell in cells):
        return "has no rows"
    widest = max((cells for _, cells in first), key=lambda cells: sum(bool(cell.strip()) for cell in cells))
    seen = ", ".join(cell.strip()[:40] for cell in widest[:25] if cell.strip())
    if wishes.mapping:
        wanted = ", ".join(f"{name}={column}" for name, column in wishes.mapping.items())
        return f"no row of headers has the columns of --map {wanted}, with a name and a position; there are: {seen}"
    return f"no columns for a name and a position among: {seen}; say which they are: --map name=...,lat=...,lon=..."
