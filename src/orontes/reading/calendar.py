"""Calendar arithmetic for dates in reports: months, weeks and weekdays around the day of the entry."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from orontes.evidence import Precision, When

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]

# How long an uncounted stretch of a unit is taken to be, in days: the annotation guide's rule 11.
STRETCH = {"day": 7, "week": 21, "month": 90, "year": 730}
UNIT_DAYS = {"hour": 1, "day": 1, "week": 7, "month": 30, "year": 365}

LAST_YEAR = date.max.year

# A date without a year may lie this far ahead ("talks due on 5 April"); further ahead, last year's is meant.
FUTURE_DAYS = 14


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name or abbreviation; None for any other word.

    >>> month_number("Sept."), month_number("Marchers")
    (9, None)
    """
    key = name.lower().rstrip(".")
    if len(key) < 3:
        return None
    return next(
        (n for n, month in enumerate(MONTHS, 1) if month == key or (month.startswith(key) and len(key) < 5)), None
    )


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none such (31 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def whole_month(year: int, month: int) -> When:
    """First to last day of a month."""
    return When(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), Precision.MONTH)


def whole_year(year: int) -> When:
    """First to last day of a year."""
    return When(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def whole_week(day: date) -> When:
    """Monday to Sunday of the week of `day`."""
    monday = day - timedelta(days=day.weekday())
    return When(monday, monday + timedelta(days=6), Precision.WEEK)


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or that month's last day.

    >>> months_before(date(2017, 3, 31), 1)
    datetime.date(2017, 2, 28)
    """
    total = day.year * 12 + day.month - 1 - months
    year, month = divmod(max(total, 12), 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def back(day: date, days: int) -> date:
    """`days` before `day`, within the calendar's first and last day."""
    return ahead(day, -days)


def ahead(day: date, days: int) -> date:
    """`days` after `day`, within the calendar's first and last day."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def ago(day: date, number: int, unit: str) -> date:
    """The day some units before `day`; months and years by the calendar."""
    if unit in ("month", "year"):
        return months_before(day, min(number, 24_000) * (12 if unit == "year" else 1))
    return back(day, min(number, 100_000) * UNIT_DAYS[unit])


def year_of_month(day: date, month: int) -> int:
    """The year of the most recent such month, the current one included."""
    return day.year if month <= day.month else day.year - 1


def nearest_year(day: date, month: int, number: int) -> date | None:
    """A date without its year: this year's, or last year's where this year's lies too far ahead."""
    found = safe_date(day.year, month, number)
    if found is not None and (found - day).days <= FUTURE_DAYS:
        return found
    return safe_date(day.year - 1, month, number)


def last_weekday(day: date, name: str, include_today: bool = True) -> date:
    """The most recent such weekday up to `day`."""
    days = (day.weekday() - WEEKDAYS.index(name)) % 7
    return back(day, days if days or include_today else 7)


def next_weekday(day: date, name: str) -> date:
    """The next such weekday after `day`."""
    return ahead(day, (WEEKDAYS.index(name) - day.weekday() - 1) % 7 + 1)
