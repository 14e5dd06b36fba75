"""The nouns of reading a user's files of places: what is refused and why, and what the user asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_LISTED = 100_000  # refusals kept with their reason; of a dump that is wrong throughout, the rest is only counted


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was not taken, and why.

    >>> str(Refusal("SY.txt", 3, "latitude 135.4 is out of range"))
    'SY.txt:3: latitude 135.4 is out of range'
    """

    file: str
    line: int  # of the text, from 1; of a spreadsheet its row; of features their number
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


class Unfit(ValueError):
    """A cell that cannot be used; `str` is the reason, without file and line."""


@dataclass(slots=True)
class Tally:
    """What became of a file's rows. Every row is taken, left out, refused or empty."""

    rows: int = 0
    taken: int = 0
    left_out: int = 0  # kinds of thing that no report names: wells, tombs, submarine ridges
    refused: int = 0
    refusals: list[Refusal] = field(default_factory=list)  # the first MOST_LISTED of them
    mended: Counter[str] = field(default_factory=Counter)  # what was put right, and how often
    notes: list[str] = field(default_factory=list)

    def refuse(self, file: str, line: int, reason: str) -> None:
        """Count a row that is not taken."""
        self.refused += 1
        if len(self.refusals) < MOST_LISTED:
            self.refusals.append(Refusal(file, line, reason))


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of a file that it does not say itself."""

    mapping: Mapping[str, str] = field(default_factory=dict)  # our field -> their column, or a value for every row
    source: str = ""  # a name for where it comes from
    licence: str = ""
    origin: str = ""  # the address that the file was fetched from
