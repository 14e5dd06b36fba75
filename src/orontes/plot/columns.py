"""Which column of an edition holds what: `columns.yml`, checked, as types that a table can be read with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyarrow as pa
import yaml

from orontes.errors import LexiconError
from orontes.plot.nested import NESTED

FILE = "columns.yml"
RANGES = {"span": ("start", "end"), "range": ("low", "high"), "estimate": ("low", "best", "high")}
CATEGORY = pa.dictionary(pa.int32(), pa.string())
TYPES: dict[str, pa.DataType] = {
    "text": pa.string(),
    "category": CATEGORY,
    "texts": pa.list_(pa.string()),
    "day": pa.date32(),
    "time": pa.timestamp("us", "UTC"),
    "whole": pa.int64(),
    "real": pa.float64(),
    "truth": pa.bool_(),
    **dict.fromkeys(RANGES, pa.list_(pa.int64())),
    **NESTED,
}


@dataclass(frozen=True, slots=True)
class Columns:
    """What columns hold: by name in every table, by how a name ends, and by table where that differs."""

    everywhere: Mapping[str, str]
    endings: Mapping[str, str]
    tables: Mapping[str, Mapping[str, str]]

    def kind(self, table: str, column: str) -> str:
        """What a column holds: a key of `TYPES`, "text" for a column that nothing is said of."""
        ending = next((kind for end, kind in self.endings.items() if column.endswith(end)), "text")
        return self.tables.get(table, {}).get(column) or self.everywhere.get(column, ending)


@cache
def load_columns() -> Columns:
    """The columns that Orontes writes; raises `LexiconError` where one is of an unknown type."""
    return parse_columns((files("orontes.plot") / FILE).read_text(encoding="utf-8"))


def parse_columns(text: str) -> Columns:
    """Columns from YAML text; raises `LexiconError` naming what is wrong.

    >>> parse_columns("everywhere: {day: day}\\nendings: {_low: whole}\\ntables: {}").kind("gains", "killed_low")
    'whole'
    """
    try:
        plain = yaml.safe_load(text)
        columns = Columns(plain["everywhere"], plain["endings"], plain["tables"])
        said = [*columns.everywhere.items(), *columns.endings.items()]
        said += [item for table in columns.tables.values() for item in table.items()]
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise LexiconError(f"is no list of columns ({error})", file=FILE) from error
    for name, kind in said:
        if kind not in TYPES:
            raise LexiconError(f"{name}: no type is called {kind!r}; there are {', '.join(TYPES)}", file=FILE)
    return columns
