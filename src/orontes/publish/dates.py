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


def span(first: date, last: date) -> str:
    """Days from one to another, as short as they can be told.

    >>> span(date(2017, 3, 17), date(2017, 3, 23)), span(date(2017, 3, 24), date(2017, 3, 24))
    ('17 to 23 March 2017', '24 March 2017')
    >>> span(date(2017, 3, 22), date(2017, 4, 24)), span(date(2016, 12, 30), date(2017, 1, 2))
    ('22 March to 24 April 2017', '30 December 2016 to 2 January 2017')
    """
    if first == last:
        return day(last)
    if first.year != last.year:
        return f"{day(first)} to {day(last)}"
    month = "" if first.month == last.month else f" {MONTHS[first.month - 1]}"
    return f"{first.day}{month} to {day(last)}"


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
