"""Tables of an edition as Arrow, from the bytes of its CSV, JSON lines and GeoJSON files.

Every column that `columns.yml` names has the type it says, in an empty table too; others keep what they are read as.
"""

from __future__ import annotations

import io
from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv
import pyarrow.json as arrow_json

from orontes.plot.columns import CATEGORY, RANGES, TYPES, Columns, load_columns

LINES = 1 << 22  # bytes read at a time: longer than the longest line
GUARD = r"^'([=+\-@])"  # the apostrophe that keeps a spreadsheet from running a cell
_TRUTHS = {"true_values": ["yes"], "false_values": ["no"]}


def arrow_table(name: str, suffix: str, content: bytes) -> pa.Table:
    """The table of that name from the bytes of its file, whose name ends in `suffix`.

    Raises `pyarrow.ArrowInvalid` or `KeyError` where the bytes are no such table.
    """
    return READERS[suffix](name, content, load_columns())


def _from_csv(name: str, content: bytes, columns: Columns) -> pa.Table:
    header = content.split(b"\n", 1)[0].decode().rstrip("\r").split(",")
    kinds = {column: columns.kind(name, column) for column in header}
    plain = {column: _in_csv(kind) for column, kind in kinds.items()}
    options = arrow_csv.ConvertOptions(column_types=plain, null_values=[""], strings_can_be_null=False, **_TRUTHS)
    quoting = arrow_csv.ParseOptions(newlines_in_values=True)
    table = arrow_csv.read_csv(io.BytesIO(content), arrow_csv.ReadOptions(block_size=LINES), quoting, options)
    return pa.table({column: _typed(_unguarded(table[column]), kind) for column, kind in kinds.items()})


def _in_csv(kind: str) -> pa.DataType:
    """How a cell is read before it is made what its column holds."""
    return TYPES[kind] if kind in {"day", "whole", "real", "truth"} else pa.string()


def _unguarded(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.replace_substring_regex(cells, GUARD, r"\1") if cells.type == pa.string() else cells


def _from_lines(name: str, content: bytes, columns: Columns) -> pa.Table:
    kinds = dict(columns.tables.get(name, {}))
    schema = pa.schema([(column, _in_json(kind)) for column, kind in kinds.items()])
    if not content.strip():
        return _shaped(schema.empty_table(), kinds)
    return _shaped(_parsed(content, schema, LINES), kinds)


def _from_geojson(name: str, content: bytes, columns: Columns) -> pa.Table:
    kinds = dict(columns.tables[name])
    schema = pa.schema([("features", pa.list_(_feature(kinds)))])
    features = _parsed(content, schema, len(content) + 1)["features"].combine_chunks().flatten()
    properties = _fields(features.field("properties"))
    found = {"id": features.field("id"), **properties, **_where(kinds, features.field("geometry"))}
    return _shaped(pa.table({column: found[column] for column in (*kinds, *(set(found) - set(kinds)))}), kinds)


def _feature(kinds: dict[str, str]) -> pa.DataType:
    shape = next((TYPES[kind] for kind in kinds.values() if kind in {"lines", "polygons"}), TYPES["line"].value_type)
    geometry = pa.struct([("type", pa.string()), ("coordinates", shape)])
    own = [(c, _in_json(k)) for c, k in kinds.items() if c not in {"id", "lat", "lon", "lines", "polygons"}]
    return pa.struct([("id", pa.string()), ("geometry", geometry), ("properties", pa.struct(own))])


def _fields(record: pa.StructArray) -> dict[str, pa.Array]:
    return dict(zip((field.name for field in record.type), record.flatten(), strict=True))


def _where(kinds: dict[str, str], geometry: pa.StructArray) -> dict[str, pa.Array]:
    coordinates = geometry.flatten()[1]
    if shape := next((column for column, kind in kinds.items() if kind in {"lines", "polygons"}), None):
        return {shape: coordinates}
    return {name: _element(coordinates, at) for at, name in enumerate(("lon", "lat"))}


def _parsed(content: bytes, schema: pa.Schema, block: int) -> pa.Table:
    asked = arrow_json.ParseOptions(explicit_schema=schema, newlines_in_values=block > LINES)
    return arrow_json.read_json(io.BytesIO(content), arrow_json.ReadOptions(block_size=block), asked)


def _in_json(kind: str) -> pa.DataType:
    return pa.string() if kind in {"category", "day", "time"} else TYPES[kind]


def _shaped(table: pa.Table, kinds: dict[str, str]) -> pa.Table:
    shaped: dict[str, pa.ChunkedArray] = {}
    for column in table.column_names:
        kind = kinds.get(column, "")
        shaped |= _split_ranges(column, _typed(table[column], kind), kind)
    return pa.table(shaped)


def _typed(cells: pa.ChunkedArray, kind: str) -> pa.ChunkedArray:
    """Cells as what their column holds; a text that nothing is said in is "", never null."""
    if kind == "texts" and cells.type == pa.string():
        return _listed(cells)
    if cells.type == pa.string() and kind in {"text", "category"}:
        cells = pc.fill_null(cells, "")
    if kind == "category":
        return pc.dictionary_encode(cells).cast(CATEGORY)
    return cells.cast(TYPES[kind]) if kind in {"day", "time"} else cells


def _listed(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    """Lists from cells whose parts a semicolon separates; an empty cell is an empty list."""
    parts = pc.split_pattern(cells, ";")
    return pc.if_else(pc.equal(cells, ""), pa.scalar([], parts.type), parts)


def _split_ranges(name: str, cells: pa.ChunkedArray, kind: str) -> dict[str, pa.ChunkedArray]:
    """A column by its name; a range as a column for each of its ends."""
    if kind not in RANGES:
        return {name: cells}
    return {f"{name}_{end}": _element(cells, at) for at, end in enumerate(RANGES[kind])}


def _element(lists: pa.ChunkedArray | pa.Array, at: int) -> pa.Array:
    """One element of each list; null where there is no list, or none so long."""
    sliced = pc.list_slice(lists, at, at + 1, return_fixed_size_list=True)
    return (sliced.combine_chunks() if isinstance(sliced, pa.ChunkedArray) else sliced).values


READERS: dict[str, Callable[[str, bytes, Columns], pa.Table]] = {
    ".csv": _from_csv,
    ".jsonl": _from_lines,
    ".geojson": _from_geojson,
}
