"""What lies on the desk of whoever writes one report: looked up and reckoned once, for every part of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from orontes.casualties import summable
from orontes.casualties.types import Toll
from orontes.evidence import RecordId
from orontes.incidents.types import Incident
from orontes.publish.citations import Citations
from orontes.publish.markdown import phrase
from orontes.publish.sitrep.types import Period
from orontes.publish.types import Edition

FEW_MARKS = 3  # citations in a cell of a table


@dataclass(frozen=True, slots=True)
class Tolls:
    """The tolls of some days, the deadliest first: of single events, what each adds to a sum, and what adds nothing."""

    events: tuple[Toll, ...] = ()
    parts: tuple[Toll, ...] = ()
    apart: tuple[Toll, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """The edition, the days, citations so far, indices, and the events and tolls of the days."""

    edition: Edition
    period: Period
    citations: Citations
    sides: Mapping[str, str]  # names by id, in Markdown
    incidents: Mapping[RecordId, Incident]
    tolls: Mapping[RecordId, Toll]  # by incident
    told: tuple[Incident, ...]
    harm: Tolls
    day: date  # the last of the days on which anything is concluded of who held what; before them where nothing is

    def side(self, side: str) -> str:
        """A side's name; its id where the pack has none, and "nobody known" where there is no side."""
        return self.sides.get(side) or phrase(side) or "nobody known"

    def loosely(self, first: date, last: date) -> bool:
        """Whether something may have happened in the days of the report, and may not."""
        return self.period.touches(first, last) and not self.period.holds(first, last)

    def cites(self, claims: Iterable[RecordId]) -> bool:
        """Whether the edition holds one of the claims."""
        return self.citations.holds(claims)


def desk(edition: Edition, period: Period, citations: Citations | None = None) -> Desk:
    """The desk for one report."""
    known = citations or Citations(edition.claims)
    return Desk(
        edition,
        period,
        known,
        {side.id: phrase(side.name) for side in edition.theatre.sides},
        {incident.id: incident for incident in edition.incidents},
        {toll.incident: toll for toll in edition.tolls},
        tuple(told_in(edition, period, known)),
        tolls_of(edition, period, known),
        min(period.last, max((place.spells[-1].end for place in edition.control if place.spells), default=date.min)),
    )


def told_in(edition: Edition, period: Period, citations: Citations) -> list[Incident]:
    """The incidents that are told to have happened within some days, and that a claim of the edition tells."""
    within = (i for i in edition.incidents if period.holds(i.when.earliest, i.when.latest))
    return [incident for incident in within if citations.holds(incident.claims)]


def tolls_of(edition: Edition, period: Period, citations: Citations) -> Tolls:
    """The tolls of some days that a claim gives; those told of more days, or of a whole country, stand apart."""
    told = (toll for toll in edition.tolls if (toll.killed or toll.injured) and period.touches(toll.start, toll.end))
    touching = [toll for toll in told if citations.holds(toll.counted)]
    parts = summable([toll for toll in touching if period.holds(toll.start, toll.end)])
    kept = {toll.incident for toll in parts}
    ordered = sorted(touching, key=severity)
    events = tuple(toll for toll in ordered if toll.incident in kept)
    return Tolls(events, parts, tuple(toll for toll in ordered if toll.incident not in kept))


def severity(toll: Toll) -> tuple[int, int, date, str]:
    """The order of tolls: most killed, most injured, earliest."""
    killed, injured = (estimate.best if estimate else 0 for estimate in (toll.killed, toll.injured))
    return (-killed, -injured, toll.start, toll.incident)
