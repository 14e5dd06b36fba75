"""Days as people write them, without a locale.

It knows days and times, and nothing that happened on them.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from orontes.evidence import When

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day(value: date) -> str:
    """A day.

    >>> day(date(2017, 3, 24))
    '24 March 2017'
    """
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def when(value: When) -> str:
    """A day, or the two days that it lies between.

    >>> when(When(date(2017, 3, 1), date(2017, 3, 31)))
    'between 1 March 2017 and 31 March 2017'
    """
    if value.days == 1:
        return day(value.earliest)
    return f"between {day(value.earliest)} and {day(value.latest)}"


def clock(value: datetime) -> str:
    """The hour in UTC; "" at midnight, which is how a report that gives no hour is stamped.

    >>> clock(datetime(2017, 3, 24, 19, 15, tzinfo=UTC))
    '19:15 UTC'
    """
    moment = value.astimezone(UTC)
    return "" if (moment.hour, moment.minute) == (0, 0) else f"{moment:%H:%M} UTC"


def stamp(value: datetime) -> str:
    """A day, with the hour where one is known."""
    hour = clock(value)
    return day(value.astimezone(UTC).date()) + (f", {hour}" if hour else "")
