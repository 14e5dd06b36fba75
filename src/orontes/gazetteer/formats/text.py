"""Text of any encoding, and tables in it: what a user's file holds is seldom said, so it is recognised."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import IO, cast

from orontes.errors import GazetteerError
from orontes.gazetteer.formats.eight_bit import eight_bit
from orontes.gazetteer.formats.opening import Member

SAMPLE = 1 << 18
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LONGEST_ROW = 20  # lines that one row of a table may span; more is a quotation mark that nobody closed
_DELIMITERS = ",\t;|"
Line = tuple[int, list[str]]


def encoding_of(sample: bytes) -> str:
    """The encoding of a text by its first bytes.

    A byte order mark decides, then UTF-8 if the bytes are mostly that, then what the names would look like in each of
    the eight-bit encodings that spreadsheets save in.

    >>> encoding_of("Hama, Idlib".encode("utf-16-le")), encoding_of("Kafr Zit\u0101".encode())
    ('utf-16-le', 'utf-8')
    """
    for mark, name in _BOMS:
        if sample.startswith(mark):
            return name
    if b"\0" in sample and (wide := _wide(sample)):
        return wide
    if _mostly_utf8(sample):
        return "utf-8"
    return eight_bit(_telling(sample))


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark shows in zeros in every other place."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 5 < len(sample) or min(even, odd) * 10 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _mostly_utf8(sample: bytes) -> bool:
    """Whether lines with letters beyond ASCII are UTF-8, all but one in ten; a few spoilt lines are refused later."""
    lines = [line for line in sample.split(b"\n")[:-1] or [sample] if not line.isascii()]
    return 10 * sum(not _is_utf8(line) for line in lines) <= len(lines)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _telling(sample: bytes) -> bytes:
    """The lines that tell one encoding from another."""
    return b"\n".join(line for line in sample.split(b"\n") if not line.isascii())


def opened(member: Member, file: IO[bytes]) -> tuple[io.TextIOWrapper, str]:
    """A member as text, and its encoding. Bytes that do not fit stay as lone surrogates, which `names.clean` refuses.

    Raises:
        GazetteerError: it is not text.
    """
    buffered = io.BufferedReader(cast(io.RawIOBase, file), SAMPLE)
    sample = buffered.peek(SAMPLE)[:SAMPLE]
    encoding = encoding_of(sample)
    if not encoding.startswith("utf-16") and 100 * sample.count(0) > 5 * len(sample):
        raise GazetteerError("is neither text nor a format that is known here", file=member.shown)
    errors = "replace" if encoding.startswith("utf-16") else "surrogateescape"
    old_lines = b"\r" in sample and b"\n" not in sample  # as some spreadsheets of Macs save them
    return io.TextIOWrapper(buffered, encoding=encoding, errors=errors, newline="\r" if old_lines else "\n"), encoding


def table(text: Iterable[str]) -> Iterator[Line]:
    """Rows of a delimited table with the line each begins on, whatever the delimiter.

    A quotation mark that nobody closes would swallow the rest of a file: a row of too many lines is read again as
    one line without quoting.
    """
    numbered = _Numbered(text)
    delimiter = _delimiter(numbered.ahead(10))
    while True:
        start = numbered.number + 1
        row = _next_row(numbered, delimiter)
        if row is None:
            return
        yield start, row


class _Numbered:
    """Lines that can be put back."""

    def __init__(self, text: Iterable[str]) -> None:
        self._text = iter(text)
        self._back: list[str] = []  # the next line last
        self.number = 0

    def take(self) -> str | None:
        line = self._back.pop() if self._back else next(self._text, None)
        self.number += line is not None
        return line

    def put_back(self, lines: list[str]) -> None:
        self._back += reversed(lines)
        self.number -= len(lines)

    def ahead(self, count: int) -> list[str]:
        lines = [line for _ in range(count) if (line := self.take()) is not None]
        self.put_back(lines)
        return lines


def _next_row(numbered: _Numbered, delimiter: str) -> list[str] | None:
    lines: list[str] = []
    while (line := numbered.take()) is not None:
        lines.append(line)
        row = _parsed(lines, delimiter)
        if row is not None:
            return row
        if len(lines) > _LONGEST_ROW:
            break
    if not lines:
        return None
    numbered.put_back(lines[1:])
    return [cell.strip('"\r\n') for cell in lines[0].split(delimiter)]


def _parsed(lines: list[str], delimiter: str) -> list[str] | None:
    """A row, or None where its last field is still open."""
    if len(lines) == 1 and '"' not in lines[0]:
        return lines[0].rstrip("\r\n").split(delimiter)
    try:
        rows = list(csv.reader([line.rstrip("\r\n") + "\n" for line in lines], delimiter=delimiter, strict=True))
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            return None
        return " ".join("".join(lines).split("\n")).split(delimiter)  # quoted in no way that is known: as it stands
    return rows[0] if rows else []


def _delimiter(lines: list[str]) -> str:
    """The one of the usual delimiters that most of the first lines hold equally often; titles above hold none."""

    def evenness(mark: str) -> tuple[int, int]:
        counts = Counter(count for line in lines if (count := line.count(mark)))
        often, number = max(((times, count) for count, times in counts.items()), default=(0, 0))
        return often, number

    return max(_DELIMITERS, key=evenness)
