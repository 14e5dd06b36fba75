"""Arrow types of the columns that hold records within a record, as `docs/edition.md` describes them."""

from __future__ import annotations

import pyarrow as pa

_TEXTS = pa.list_(pa.string())
_SPAN = pa.list_(pa.int64())
_POINT = pa.list_(pa.float64())
_ESTIMATE = pa.list_(pa.int64())  # low, best, high
_VALUES = pa.struct(
    [
        *((name, pa.int64()) for name in ("origins", "needed", "tellings", "have")),
        *((name, _TEXTS) for name in ("by", "sides", "failed_by", "denied_by", "besides")),
        ("side", pa.string()),
    ]
)


def _records(**fields: pa.DataType) -> pa.DataType:
    return pa.list_(pa.struct(list(fields.items())))


def _tree(depth: int) -> pa.DataType:
    """Who has it from whom: Arrow knows no type that holds itself, so that deeper branches are inferred."""
    text = pa.string()
    below = {"repeated_by": _tree(depth - 1)} if depth else {}
    return _records(by=text, kind=text, how=text, claims=_TEXTS, **below)


_TEXT = pa.string()
_TELLINGS = _records(claim=_TEXT, how=_TEXT, of=_TEXT)
NESTED: dict[str, pa.DataType] = {
    "line": pa.list_(_POINT),
    "lines": pa.list_(pa.list_(_POINT)),
    "polygons": pa.list_(pa.list_(pa.list_(_POINT))),
    "chain": _records(name=_TEXT, id=_TEXT, kind=_TEXT, alignment=_TEXT),
    "tokens": pa.struct([(r, _SPAN) for r in ("event", "actor", "target", "place", "source", "killed", "injured")]),
    "reasons": _records(code=_TEXT, text=_TEXT, values=_VALUES, claims=_TEXTS),
    "wishes": _records(code=_TEXT, text=_TEXT, values=_VALUES, leads_to=_TEXT),
    "accounts": _records(by=_TEXT, alignment=_TEXT, kind=_TEXT, claims=_TEXTS, tellings=_TELLINGS, tree=_tree(2)),
    "contradictions": _records(field=_TEXT, values=_records(says=_TEXT, claim=_TEXT, by=_TEXT, words=_TEXT)),
    "groups": _records(people=_TEXT, killed=_ESTIMATE, injured=_ESTIMATE, claims=_TEXTS),
    "aside": _records(claim=_TEXT, why=_TEXT),
    "parts": _records(field=_TEXT, level=_TEXT, bits=pa.float64()),
}
