"""The nouns of the situation report: the days that it tells of, and the finished report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from orontes.evidence import shifted
from orontes.publish import dates


@dataclass(frozen=True, slots=True)
class Period:
    """The days of a report, both inclusive; `whole` where they are all that the edition tells of."""

    first: date
    last: date
    whole: bool = False

    @property
    def days(self) -> int:
        """How many days it has.

        >>> Period(date(2017, 4, 17), date(2017, 4, 23)).days
        7
        """
        return (self.last - self.first).days + 1

    @property
    def before(self) -> Period:
        """As many days, directly before.

        >>> str(Period(date(2017, 4, 17), date(2017, 4, 23)).before)
        '10 to 16 April 2017'
        """
        return Period(shifted(self.first, -self.days), shifted(self.first, -1))

    def holds(self, first: date, last: date) -> bool:
        """Whether something that happened between two days happened in these; may have, where they are all days."""
        return self.touches(first, last) if self.whole else self.first <= first and last <= self.last

    def touches(self, first: date, last: date) -> bool:
        """Whether something that happened between two days may have happened in these."""
        return first <= self.last and self.first <= last

    def __str__(self) -> str:
        return dates.span(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Report:
    """A finished report: what it calls itself in plain text, its days, and the whole of it in Markdown."""

    title: str
    period: Period
    text: str
