"""ESRI shapefiles, as OCHA publishes boundaries: the .shp, with the .dbf, .prj and .cpg beside it."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Callable, Iterator
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
    return name or text.encoding_of(b"\n".join(_lines(table)))


def _lines(table: bytes) -> Iterator[bytes]:
    """The first rows of a .dbf; its header says where they begin and how long each is."""
    begin, length = (int.from_bytes(table[at : at + 2], "little") for at in (8, 10))
    for start in range(begin, min(len(table), text.SAMPLE), max(length, 2)):
        yield table[start : start + length]


def _rows(shp: bytes, dbf: bytes, encoding: str, wishes: Wishes, to: tuple[str, Tally]) -> Iterator[Row]:
    shown, tally = to
    with _quietly(lambda: _reader(shp, dbf, encoding)) as reader:
        columns = tuple(str(field[0]) for field in reader.fields if field[0] != "DeletionFlag")
        fields = fields_of(wishes)(columns)
        number = 0
        pairs = reader.iterShapeRecords()
        for number, pair in enumerate(iter(lambda: _quietly(lambda: next(pairs, None)), None), start=1):
            cells = {name: said(value) for name, value in zip(columns, pair.record, strict=False)}
            try:
                yield Row(number, cells, fields, _spot(pair.shape))
            except Unfit as reason:
                tally.rows += 1
                tally.refuse(shown, number, str(reason))
        if number < (reader.numRecords or 0):
            tally.notes.append(f"{shown} breaks off: {number} shapes for {reader.numRecords} rows of its table")


def _reader(shp: bytes, dbf: bytes, encoding: str) -> Any:
    return shapefile.Reader(shp=BytesIO(shp), dbf=BytesIO(dbf), encoding=encoding, encodingErrors="replace")


def _quietly(step: Callable[[], Any]) -> Any:
    """A step of the reader without its warnings: what is wrong with a file shows in what can be read of it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return step()


def _spot(shape: Any) -> shapes.Spot | None:
    points = [(float(point[0]), float(point[1])) for point in getattr(shape, "points", ())]
    if not points:
        return None
    if shape.shapeType % 10 in _POINTS:
        return shapes.of_points(points)
    pieces = [points[start:end] for start, end in pairwise([*shape.parts, len(points)])]
    return shapes.of_line(pieces) if shape.shapeType % 10 in _LINES else shapes.of_polygons(pieces)
