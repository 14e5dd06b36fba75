"""JSON and CSV as bytes that are the same everywhere: UTF-8, LF line ends, six decimals, keys in the order given.

It knows nothing of claims or incidents: rows and mappings in, bytes out.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from orontes.publish.markdown import printable

DECIMALS = 6  # about a tenth of a metre; more digits would only be noise that differs between machines
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # the wide ones where the spreadsheet is Japanese
_TORN = "backslashreplace"  # a lone surrogate becomes what JSON escapes it as

Cell = str | int | float | date | None


def rounded(value: object) -> object:
    """`value` with every float in it rounded to six decimals, in mappings and sequences too.

    >>> rounded({"lat": 35.12345678, "tags": (1, 2.0)})
    {'lat': 35.123457, 'tags': [1, 2.0]}
    """
    if isinstance(value, float):
        return round(value, DECIMALS) + 0.0  # no minus zero
    if isinstance(value, Mapping):
        return {str(key): rounded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(item) for item in value]
    return value


def json_file(value: object) -> bytes:
    """An indented JSON file, with a line end."""
    return (json.dumps(rounded(value), ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode(errors=_TORN)


def json_lines(values: Iterable[object]) -> bytes:
    """One compact JSON value a line; U+2028 and its like are escaped, so that a line is a line in every reader."""
    lines = (json.dumps(rounded(value), ensure_ascii=False, allow_nan=False) for value in values)
    return "".join(_one_line(line) + "\n" for line in lines).encode(errors=_TORN)


def csv_file(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    r"""A CSV file with a header row; text that a spreadsheet would run as a formula gets a leading apostrophe.

    >>> csv_file(("place", "lat"), [("=1+1", -3.5), ("Soran", None)])
    b"place,lat\n'=1+1,-3.5\nSoran,\n"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode()


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return repr(rounded(value))
    if isinstance(value, str):
        return guarded(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def guarded(text: str) -> str:
    """Text that is safe in a spreadsheet cell: no control characters, no line breaks, never a formula.

    >>> guarded("@SUM(A1)"), guarded("al-Bab")
    ("'@SUM(A1)", 'al-Bab')
    """
    clean = printable(text)
    return f"'{clean}" if clean.startswith(FORMULA_STARTS) else clean


def _one_line(text: str) -> str:
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")
