"""The chronology: what is said to have happened, by day and hour, each line with its source and its words.

No claim knows the hour of an event: reports seldom give one, and seldom the same. The hour that is known is that of the
entry which told it first; it orders the lines of a day, and is always called the hour of telling.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from orontes.incidents.types import Incident
from orontes.publish import dates, telling
from orontes.publish.citations import Citations
from orontes.publish.markdown import escape, section
from orontes.publish.tallies import plural
from orontes.publish.types import Edition

NAME = "chronology.md"
EMPTY = "No report of this edition tells an event."
HOW_TO_READ = (
    "By the day on which each event is told to have happened, and within it by when it was first told: the hour is "
    "that of the entry that told it, and not of the event. "
    "Nothing here is stated as a fact by this edition: every line names who says so and links to the words."
)


def files(edition: Edition) -> Mapping[str, bytes]:
    """`chronology.md`."""
    return {NAME: chronology(edition).encode()}


def chronology(edition: Edition) -> str:
    """The whole chronology in Markdown: days in order, then what no day is known for, then the citations."""
    citations = Citations(edition.claims)
    told = [incident for incident in edition.incidents if telling.lead(incident, citations)]
    dated = sorted((i for i in told if i.when.days == 1), key=lambda i: (i.when.earliest, *_order(i, citations)))
    wide = sorted((i for i in told if i.when.days > 1), key=lambda i: (i.when, *_order(i, citations)))
    blocks = [_day(day, list(group), citations) for day, group in groupby(dated, key=lambda i: i.when.earliest)]
    if wide:
        blocks.append(section("Not dated to a day", _lines(_wide(i, citations) for i in wide)))
    if told:
        blocks.append(section("Citations", citations.listing()))
    return "\n".join([_head(edition), *(blocks or [EMPTY + "\n"])])


def _head(edition: Edition) -> str:
    counts = f"{plural(len(edition.incidents), 'event')} from {plural(len(edition.documents), 'report')}"
    as_of = f"as of {dates.day(edition.configuration.as_of)}"
    return section(f"Chronology: {escape(edition.title) or 'untitled'}", f"{counts}, {as_of}.", HOW_TO_READ, level=1)


def _order(incident: Incident, citations: Citations) -> tuple[object, ...]:
    first = telling.lead(incident, citations)
    return (telling.first_told(incident, citations), first.doc, first.span, incident.id) if first else ()


def _day(day: date, incidents: list[Incident], citations: Citations) -> str:
    return section(dates.day(day), _lines(_dated(incident, citations) for incident in incidents))


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _dated(incident: Incident, citations: Citations) -> str:
    told = telling.first_told(incident, citations)
    stamp = dates.clock(told) if told.date() == incident.when.earliest else dates.stamp(told)
    return (f"**first told {stamp}** — " if stamp else "") + telling.tell(incident, citations)


def _wide(incident: Incident, citations: Citations) -> str:
    return f"**{dates.when(incident.when)}** — {telling.tell(incident, citations)}"
