"""The CSV files of a pack: places and priors, one row each, with the line of every row."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

from orontes.errors import TheatreError
from orontes.theatre.yaml_values import read_text


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by column name."""

    cells: dict[str, str]
    file: str
    line: int

    def fail(self, message: str) -> NoReturn:
        """Raise TheatreError at this row's line."""
        raise TheatreError(message, file=self.file, line=self.line)

    def text(self, column: str) -> str:
        """A cell that is not blank."""
        return self.cells[column] or self.fail(f"column {column!r} is empty")

    def number(self, column: str, low: float, high: float) -> float:
        """A number from `low` to `high`, both allowed."""
        return self._within(column, self.text(column), low, high)

    def degrees(self, column: str, written: str, most: float) -> float:
        """One of several numbers in a cell, from `-most` to `most`."""
        return self._within(column, written, -most, most)

    def _within(self, column: str, written: str, low: float, high: float) -> float:
        try:
            value = float(written)
        except ValueError:
            self.fail(f"column {column!r}: {written!r} is not a number")
        if not (math.isfinite(value) and low <= value <= high):
            self.fail(f"column {column!r}: {written} is out of range, {low:g} to {high:g}")
        return value

    def number_or_zero(self, column: str, high: float) -> float:
        """A number from 0 to `high`, 0 where the cell is empty."""
        return self.number(column, 0, high) if self.cells[column] else 0.0

    def day(self, column: str) -> date:
        """An ISO date."""
        try:
            return date.fromisoformat(self.text(column))
        except ValueError:
            self.fail(f"column {column!r}: {self.cells[column]!r} is not a date such as 2017-03-21")

    def parts(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that are separated by semicolons."""
        return tuple(part.strip() for part in self.cells[column].split(";") if part.strip())


def read_table(path: Path, label: str, columns: Sequence[str]) -> list[Row]:
    """The rows of a CSV file whose first line names exactly `columns`, in any order."""
    lines = _lines(read_text(path, label), label)
    line, header = next(lines, (1, []))
    for wanted in columns:
        if header.count(wanted) != 1:
            raise TheatreError(f"the first line must name the column {wanted!r} once", file=label, line=line)
    for name in header:
        if name not in columns:
            raise TheatreError(f"unknown column {name!r}: known are {', '.join(columns)}", file=label, line=line)
    return [_row(header, cells, label, line) for line, cells in lines]


def _lines(text: str, label: str) -> Iterator[tuple[int, list[str]]]:
    """Each record that is not blank, with the line it starts on."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield start, [cell.strip() for cell in cells]
            start = reader.line_num + 1
    except csv.Error as error:
        raise TheatreError(f"not CSV: {error}", file=label, line=start) from None


def _row(header: list[str], cells: list[str], label: str, line: int) -> Row:
    if len(cells) != len(header):
        raise TheatreError(f"the row has {len(cells)} cells, the first line names {len(header)}", file=label, line=line)
    return Row(dict(zip(header, cells, strict=True)), label, line)
