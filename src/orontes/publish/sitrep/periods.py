"""Which days a report tells of: those asked for, as far as the edition reaches."""

from __future__ import annotations

from datetime import date

from orontes.errors import RequestError
from orontes.evidence import shifted
from orontes.publish.sitrep.types import Period
from orontes.publish.types import Edition

WEEK = 7


def whole(edition: Edition) -> Period:
    """All days that an edition tells of: from the first of control, or of its reports, to its own day.

    What reports tell of long before is background; a report of just those days still tells it.
    """
    last = edition.configuration.as_of
    begun = [place.spells[0].start for place in edition.control if place.spells]
    begun += [document.published.date() for document in edition.documents if not begun]
    return Period(min([*begun, last]), last, whole=True)


def recent(edition: Edition) -> Period:
    """The last seven days of an edition."""
    last = edition.configuration.as_of
    return Period(shifted(last, 1 - WEEK), last)


def week_of(day: date) -> Period:
    """The week from Monday to Sunday that holds a day, as ISO 8601 has it.

    >>> str(week_of(date(2017, 4, 19)))
    '17 to 23 April 2017'
    """
    first = shifted(day, -day.weekday())
    return Period(first, shifted(first, WEEK - 1))


def asked(edition: Edition, period: Period) -> Period:
    """The days that were asked for, none of them after the edition's own day; from its first where none is named.

    Raises `RequestError` where they lie outside of what the edition tells of, or end before they begin.
    """
    if period.last < period.first:
        raise RequestError(f"{period.first} comes after {period.last}: name the earlier day first")
    everything = whole(edition)
    events = [incident.when.earliest for incident in edition.incidents]
    first = min([everything.first, *events])
    if not period.touches(first, everything.last):
        told = f"{first} to {everything.last}"
        raise RequestError(f"{period.first} to {period.last}: this edition tells of {told}; name days among these")
    begin = everything.first if period.first == date.min else period.first
    return Period(begin, min(period.last, everything.last))
