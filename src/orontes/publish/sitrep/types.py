"""The nouns of the situation report: the days that it tells of, and what every part of it needs at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from orontes.casualties.types import Toll
from orontes.evidence import RecordId, shifted
from orontes.incidents.types import Incident
from orontes.publish import dates
from orontes.publish.citations import Citations
from orontes.publish.markdown import phrase
from orontes.publish.types import Edition

FEW_MARKS = 3  # citations in a cell of a table


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


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on the desk of whoever writes one report: the edition, the days, citations so far, and indices."""

    edition: Edition
    period: Period
    citations: Citations
    sides: Mapping[str, str]  # names by id, in Markdown
    incidents: Mapping[RecordId, Incident]
    tolls: Mapping[RecordId, Toll]  # by incident

    def side(self, side: str) -> str:
        """A side's name; its id where the pack has none, and "nobody known" where there is no side."""
        return self.sides.get(side) or phrase(side) or "nobody known"

    def loosely(self, first: date, last: date) -> bool:
        """Whether something may have happened in the days of the report, and may not."""
        return self.period.touches(first, last) and not self.period.holds(first, last)

    def told_in(self, period: Period) -> list[Incident]:
        """The incidents that are told to have happened within some days, and that a claim of the edition tells."""
        held = (i for i in self.incidents.values() if period.holds(i.when.earliest, i.when.latest))
        return [incident for incident in held if self.cites(incident.claims)]

    def cites(self, claims: Iterable[RecordId]) -> bool:
        """Whether the edition holds one of the claims."""
        return bool(self.citations.known(claims))


def desk(edition: Edition, period: Period, citations: Citations | None = None) -> Desk:
    """The desk for one report."""
    return Desk(
        edition,
        period,
        citations or Citations(edition.claims),
        {side.id: phrase(side.name) for side in edition.theatre.sides},
        {incident.id: incident for incident in edition.incidents},
        {toll.incident: toll for toll in edition.tolls},
    )
