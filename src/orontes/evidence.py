"""The floor: the small values that every room builds on.

It knows record ids, spans, times, counts and who read what. It knows no report, no claim and no place.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

RecordId = NewType("RecordId", str)
_pack = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def record_id(prefix: str, *parts: object) -> RecordId:
    """Content-derived id: the same parts give the same id, on every machine and in every version.

    >>> record_id("claim", "doc", 0, 12, "air_strike", "Idlib")
    'claim-8f6324784bd385f1'
    """
    packed = _pack([str(part) for part in parts])
    digest = hashlib.sha256(packed.encode(errors="surrogatepass"))  # a file's name may hold half a pair
    return RecordId(f"{prefix}-{digest.hexdigest()[:16]}")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of character offsets into a document's text: `text[start:end]`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}..{self.end} is not a range")

    def of(self, text: str) -> str:
        """The words themselves.

        >>> Span(0, 6).of("Rebels took Soran")
        'Rebels'
        """
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


def shifted(day: date, days: int) -> date:
    """The day so many days later, or earlier where `days` is negative; no further than the calendar goes.

    >>> str(shifted(date(2017, 3, 1), -1)), str(shifted(date.min, -1))
    ('2017-02-28', '0001-01-01')
    """
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


class Precision(StrEnum):
    """How finely a time is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True, slots=True, order=True)
class When:
    """When something happened: its earliest and latest possible day (both inclusive, UTC)."""

    earliest: date
    latest: date
    precision: Precision = Precision.DAY

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError(f"{self.latest} comes before {self.earliest}")

    @classmethod
    def on(cls, day: date) -> When:
        """A single known day."""
        return cls(day, day)

    @property
    def days(self) -> int:
        """Number of possible days, at least 1."""
        return (self.latest - self.earliest).days + 1

    def overlaps(self, other: When, slack_days: int = 0) -> bool:
        """Whether the two could be the same day, give or take `slack_days`."""
        apart = max((self.earliest - other.latest).days, (other.earliest - self.latest).days)
        return apart <= slack_days


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people or things as a range; `high` is None where the text gives no upper bound.

    >>> str(Count(20, None)), str(Count(8, 8))
    ('20+', '8')
    """

    low: int
    high: int | None

    def __post_init__(self) -> None:
        if not self.low >= 0 or (self.high is not None and not self.high >= self.low):  # NaN compares with nothing
            raise ValueError(f"{self.low}..{self.high} is not a count")

    def __str__(self) -> str:
        if self.high is None:
            return f"{self.low}+"
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


@dataclass(frozen=True, slots=True)
class Origin:
    """What produced a record (a reader, a person, an import) and in which version. Never part of an id."""

    method: str
    version: str
