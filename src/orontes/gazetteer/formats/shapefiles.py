"""ESRI shapefiles, as OCHA publishes boundaries: the .shp, with the .dbf, .prj and .cpg beside it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import shapefile

from orontes.errors import GazetteerError
from orontes.gazetteer.formats import shapes, text
from orontes.gazetteer.formats.geojson import fields_of, said
from orontes.gazetteer.formats.opening import Member
from orontes.gazetteer.formats.sheets import Row
from orontes.gazetteer.formats.types import Tally, Unfit, Wishes

# What the reader of shapefiles raises on bytes that are none.
_SPOILT = (
    shapefile.ShapefileException,
    struct.error,
    ValueError,
    TypeError,
    LookupError,
    OSError,
    EOFError,
    MemoryError,
    OverflowError,
    AttributeError,
    AssertionError,
)
_POINTS, _LINES = {1, 8}, {3}  # types of shape, modulo ten: with and without height and measure
_ROW = 200  # bytes of a table looked at as one line when its encoding is found out


def shapefiles(member: Member, wishes: Wishes, tally: Tally) -> Iterator[Row]:
    """Features of a shapefile.

    Raises:
        GazetteerError: it cannot be read, has no .dbf beside it, or is not in degrees.
    """
    table, projection, declared = (_content(member, suffix) for suffix in (".dbf", ".prj", ".cpg"))
    if not table:
        raise GazetteerError("has no .dbf beside it, and so no names", file=member.shown)
    if projection.lstrip().upper().startswith((b"PROJCS", b"PROJCRS")):
        raise GazetteerError("is in projected coordinates: save it in degrees (WGS84)", file=member.shown)
    encoding = _encoding(declared, table)
    if encoding not in {"utf-8", "utf8", "ascii"}:
        tally.notes.append(f"the table of {member.shown} was read as {encoding}")
    with member.open() as raw:
        content = raw.read()
    try:
        yield from _rows(content, table, encoding, wishes, (member.shown, tally))
    except _SPOILT as trouble:
        reason = str(trouble) if isinstance(trouble, Unfit) else f"cannot be read as a shapefile: {trouble}"
        raise GazetteerError(reason, file=member.shown) from trouble


def _content(member: Member, suffix: str) -> bytes:
    if suffix not in member.beside:
        return b""
    with member.beside[suffix]() as raw:
        return raw.read()


def _encoding(declared: bytes, table: bytes) -> str:
    """What the .cpg says, where Python knows it; else what the table looks like."""
    name = declared.decode("ascii", "ignore").strip().lower().replace("windows-", "cp").replace("ansi ", "cp")
    name = f"cp{name}" if name.startswith("125") else name
    try:
        b"".decode(name)
    except LookupError:
        name = ""
    pieces = range(0, min(len(table), text.SAMPLE), _ROW)
    return name or text.encoding_of(b"\n".join(table[start : start + _ROW] for start in pieces))


def _rows(shp: bytes, dbf: bytes, encoding: str, wishes: Wishes, to: tuple[str, Tally]) -> Iterator[Row]:
    shown, tally = to
    with shapefile.Reader(shp=BytesIO(shp), dbf=BytesIO(dbf), encoding=encoding, encodingErrors="replace") as reader:
        columns = tuple(str(field[0]) for field in reader.fields if field[0] != "DeletionFlag")
        fields = fields_of(wishes)(columns)
        for number, pair in enumerate(reader.iterShapeRecords(), start=1):
            cells = {name: said(value) for name, value in zip(columns, pair.record, strict=False)}
            try:
                yield Row(number, cells, fields, _spot(pair.shape))
            except Unfit as reason:
                tally.rows += 1
                tally.refuse(shown, number, str(reason))


def _spot(shape: Any) -> shapes.Spot | None:
    points = [(float(point[0]), float(point[1])) for point in getattr(shape, "points", ())]
    if not points:
        return None
    if shape.shapeType % 10 in _POINTS:
        return shapes.of_points(points)
    pieces = [points[start:end] for start, end in pairwise([*shape.parts, len(points)])]
    return shapes.of_line(pieces) if shape.shapeType % 10 in _LINES else shapes.of_polygons(pieces)
