"""What was concluded as bytes, and back: JSON of the rooms' own frozen dataclasses, compressed.

Nothing in it can run, as a pickle could: a casebook may come from elsewhere. The types say what is expected, and
whatever is something else is refused. Days of belief are arrays and stay arrays: base64 of little-endian numbers.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TypeVar

import numpy as np
from cattrs.preconf.json import JsonConverter, make_converter

from orontes.control.types import Belief, Beliefs, Floats
from orontes.incidents.types import Value

T = TypeVar("T")
QUICKLY = 1  # zlib's level: a fifth of the size, at 100 MB a second


def encoded(value: object, kind: type) -> bytes:
    """A value of a dataclass as bytes; equal values give equal bytes.

    >>> from orontes.evidence import Count
    >>> decoded(encoded(Count(3, None), Count), Count)
    Count(low=3, high=None)
    """
    rows = _converter().unstructure(value, unstructure_as=kind)
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode("ascii"), QUICKLY)


def decoded(data: bytes, kind: type[T]) -> T:
    """The value that `encoded` made bytes of. Raises ValueError where they are not those of such a value."""
    try:
        return _converter().structure(json.loads(zlib.decompress(data)), kind)
    except Exception as error:  # cattrs raises what the types raise: KeyError, TypeError, groups of errors
        raise ValueError(f"no {kind.__name__} can be read from it") from error


@cache
def _converter() -> JsonConverter:
    converter = make_converter(forbid_extra_keys=True, detailed_validation=False)
    converter.register_structure_hook(float, lambda number, _: _as_number(number))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    converter.register_unstructure_hook_func(_is_beliefs, _packed)
    converter.register_structure_hook_func(_is_beliefs, lambda row, _: _unpacked(row))
    converter.register_unstructure_hook_func(_is_value, lambda value: value)
    converter.register_structure_hook_func(_is_value, lambda value, _: _as_value(value))
    return converter


def _is_beliefs(kind: object) -> bool:
    return kind == Sequence[Belief]


def _is_value(kind: object) -> bool:
    return kind == Value


def _as_value(value: object) -> Value:
    """A text, a number, or several texts; JSON has lists only."""
    if isinstance(value, list):
        return tuple(str(each) for each in value)
    if isinstance(value, (str, int)):
        return value
    raise TypeError(f"{value!r} is neither a text nor a number")


def _as_number(value: object) -> float:
    """A number as it was: an edition writes 10000 otherwise than 10000.0."""
    if type(value) not in {int, float}:
        raise TypeError(f"{value!r} is no number")
    return value  # type: ignore[return-value]


def _packed(beliefs: Beliefs) -> dict[str, object]:
    arrays = {name: _as_text(getattr(beliefs, name)) for name in ("rows", "contested", "encircled")}
    return {"first": beliefs.first.isoformat(), "holders": beliefs.holders, **arrays}


def _unpacked(row: dict[str, list[str]]) -> Beliefs:
    holders = tuple(row["holders"])
    contested, encircled = (_as_array(row[name]) for name in ("contested", "encircled"))
    rows = _as_array(row["rows"]).reshape(len(contested), len(holders))
    return Beliefs(date.fromisoformat(str(row["first"])), holders, rows, contested=contested, encircled=encircled)


def _as_text(array: Floats) -> list[str]:
    little = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
    return [little.dtype.str, base64.b64encode(little.tobytes()).decode("ascii")]


def _as_array(row: Sequence[str]) -> Floats:
    kind, text = row
    if kind not in {"<f2", "<f4", "<f8"}:
        raise TypeError(f"{kind!r} is no kind of number that is kept")
    return np.frombuffer(base64.b64decode(text, validate=True), np.dtype(kind))
