"""The small tables that the readers go by, checked as they are read."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from importlib.resources import files

from orontes.errors import GazetteerError


def rows_of(file: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Rows of a table beside this module, with their line numbers.

    Raises:
        GazetteerError: a row has fewer or more cells than the header, or an empty first one; names the line.
    """
    reader = csv.DictReader(files(__package__).joinpath(file).read_text(encoding="utf-8").splitlines())
    for row in reader:
        if None in row or None in row.values() or not next(iter(row.values())):
            raise GazetteerError(f"expected {reader.fieldnames}, found {row}", file=file, line=reader.line_num)
        yield reader.line_num, row
