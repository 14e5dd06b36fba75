"""Columns back into records, as the page does it (`web/src/data/packing.ts`), and the chunks of a page as values."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any


def chunk(made: Mapping[str, bytes], name: str) -> Any:
    """The value that a chunk hands to the page."""
    match = re.fullmatch(r'window\.__orontes\("[\w-]+",(.*)\);\n', made[f"site/{name}.js"].decode(), re.DOTALL)
    assert match
    return json.loads(match[1])


def series(made: Mapping[str, bytes], name: str) -> list[Any]:
    """The values of the chunks of a series, in order."""
    count = sum(1 for file in made if re.fullmatch(rf"site/{name}-\d+\.js", file))
    return [chunk(made, f"{name}-{number}") for number in range(count)]


def records(packed: Any, name: str) -> list[dict[str, Any]]:
    """The records of one of the lists of what is packed."""
    count, columns = packed["lists"][name]
    return _records(columns, count, packed["words"])


def values(column: Sequence[Any], count: int, words: Sequence[str]) -> list[Any]:
    """The values of a column of so many records, None for those that have none."""
    sort, *rest = column
    match sort:
        case "w":
            return [words[number] for number in rest[0]]
        case "v":
            return list(rest[0])
        case "d":
            return list(accumulate(rest[0]))
        case "o":
            return _records(rest[0], count, words)
        case "l":
            return _lists(rest[0], rest[1], count, words)
    out: list[Any] = [None] * count
    at = list(accumulate(rest[1]))
    for position, value in zip(at, values(rest[2], len(at), words), strict=True):
        out[position] = value
    return out


def _records(columns: Mapping[str, Any], count: int, words: Sequence[str]) -> list[dict[str, Any]]:
    told = {key: values(column, count, words) for key, column in columns.items()}
    return [{key: told[key][at] for key in told if told[key][at] is not None} for at in range(count)]


def _lists(lengths: Any, column: Any, count: int, words: Sequence[str]) -> list[list[Any]]:
    each = [lengths] * count if isinstance(lengths, int) else lengths
    flat = values(column, sum(each), words)
    ends = list(accumulate(each))
    return [flat[end - length : end] for end, length in zip(ends, each, strict=True)]
