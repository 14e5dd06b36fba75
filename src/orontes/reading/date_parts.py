"""Readings of parts of months and years, of feasts, decades and days of a month: more forms for `date_rules`."""

from __future__ import annotations

import re
from datetime import date

from orontes.evidence import Precision, When
from orontes.reading import calendar as cal
from orontes.reading import date_readings as meaning
from orontes.reading.numbers import ordinal_value

_THIRDS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_FEASTS = {"new year's eve": (12, 31), "new year's day": (1, 1), "christmas eve": (12, 24), "christmas day": (12, 25)}
_LONG = {"half": 2, "quarter": 4}


def _to(start: date, end: date) -> When:
    return When(start, end, Precision.RANGE) if start != end else When.on(start)


def year_range(match: re.Match[str], day: date) -> When | None:
    """ "between 2012 and 2016", "2015-16"."""
    del day
    first, last = int(match["year"]), int(match["year2"])
    last = last if last > 99 else first - first % 100 + last
    return None if last <= first else _to(date(first, 1, 1), date(last, 12, 31))


def fraction(match: re.Match[str], day: date) -> When | None:
    """ "the second half of 2016", "the first quarter of last year"."""
    number = ordinal_value(match["nth"]) if match["nth"].lower() != "last" else _LONG[match["of"].lower()]
    parts = _LONG[match["of"].lower()]
    year = int(match["year"]) if match["year"] else day.year - (match["which"].lower() == "last")
    if number is None or not 1 <= number <= parts or not 1 <= year < cal.LAST_YEAR:
        return None
    months = 12 // parts
    end = cal.whole_month(year, number * months).latest
    return _to(date(year, (number - 1) * months + 1, 1), end)


def first_months(match: re.Match[str], day: date) -> When | None:
    """ "the first three months of the year", "the first six months of 2016"."""
    number = meaning.small_number(match["num"])
    year = int(match["year"]) if match["year"] else day.year - bool(match["last"])
    if number is None or not 1 <= number <= 12 or not 1 <= year < cal.LAST_YEAR:
        return None
    last = cal.whole_month(year, number).latest
    return _to(date(year, 1, 1), min(last, day) if year == day.year else last)


def _month_named(match: re.Match[str], day: date) -> When | None:
    """All of the month that groups `month` and `year` spell."""
    month = cal.month_number(match["month"])
    if month is None:
        return None
    return cal.whole_month(int(match["year"]) if match["year"] else cal.year_of_month(day, month), month)


def week_of_month(match: re.Match[str], day: date) -> When | None:
    """ "the first week of March", "the last days of February 2016"."""
    whole = _month_named(match, day)
    if whole is None:
        return None
    number = 5 if match["nth"].lower() in ("last", "final") else ordinal_value(match["nth"])
    if number is None or not 1 <= number <= 5:
        return None
    if number == 5:
        return _to(cal.back(whole.latest, 6), whole.latest)
    return _to(cal.ahead(whole.earliest, 7 * number - 7), cal.ahead(whole.earliest, 7 * number - 1))


def decade(match: re.Match[str], day: date) -> When | None:
    """ "the 1990s", "the mid-1980s", "since the 1970s"."""
    first = int(match["decade"])
    part = meaning.third(match["part"])
    low, high = _THIRDS.get(part, (0, 9))
    if (match["lead"] or "").lower() == "since" and first + low <= day.year:
        return _to(date(first + low, 1, 1), day)
    return _to(date(first + low, 1, 1), date(first + high, 12, 31))


def feast(match: re.Match[str], day: date) -> When | None:
    """ "New Year's Eve", "Christmas Day"."""
    name = re.sub(r"\s+", " ", match.group().lower().replace("’", "'")).replace("years", "year's")
    month, number = _FEASTS[name]
    found = cal.nearest_year(day, month, number)
    return None if found is None else When.on(found)


def day_of_month(match: re.Match[str], day: date) -> When | None:
    """ "on the 23rd", "the 3rd of last month": the latest such day."""
    number = int(match["day"])
    month = cal.months_before(day.replace(day=1), 1 if number > day.day or match["last"] else 0)
    found = cal.safe_date(month.year, month.month, number)
    return None if found is None else When.on(found)


def of_last_year(match: re.Match[str], day: date) -> When | None:
    """ "in March last year", "5 May of last year"."""
    month = cal.month_number(match["month"])
    if month is None or day.year < 2:
        return None
    if match["day"] is None:
        return cal.whole_month(day.year - 1, month)
    found = cal.safe_date(day.year - 1, month, int(re.sub(r"\D", "", match["day"])))
    return None if found is None else When.on(found)


def of_last_week(match: re.Match[str], day: date) -> When | None:
    """ "Thursday last week", "Tuesday of last week"."""
    monday = cal.whole_week(cal.back(day, 7)).earliest
    return When.on(cal.ahead(monday, cal.WEEKDAYS.index(match["weekday"].lower())))


def bare_ago(match: re.Match[str], day: date) -> When | None:
    """ "days ago", "weeks ago": as long ago as "for days" is long."""
    unit = match["unit"].lower()
    if unit == "hour":
        return When.on(day)
    return _to(cal.back(day, cal.STRETCH[unit]), cal.back(day, 1))


def span_ago(match: re.Match[str], day: date) -> When | None:
    """ "half a year ago", "a fortnight ago", "a decade ago"."""
    word = (match["span"] or "").lower()
    if word == "fortnight":
        return When.on(cal.back(day, 14))
    if word == "decade":
        return cal.whole_year(max(day.year - 10, 1))
    then = cal.months_before(day, 6)
    return cal.whole_month(then.year, then.month)


def part_of_unit(match: re.Match[str], day: date) -> When | None:
    """ "the end of the month", "the beginning of the year", "mid-week": the part of the current one that has begun."""
    unit = match["unit"].lower()
    whole = cal.whole_week(day) if unit == "week" else meaning.whole(day, unit)
    if unit == "week":
        low, high = {"early": (0, 1), "mid": (2, 3), "late": (4, 6)}[meaning.third(match["part"])]
        return _to(cal.ahead(whole.earliest, low), cal.ahead(whole.earliest, high))
    return meaning.cut(whole, match["part"])


def long_lasting(match: re.Match[str], day: date) -> When | None:
    """ "the week-long battle", "a months-long siege": up to the entry's day."""
    unit, many = match["unit"].lower(), bool(match["many"])
    return _to(cal.back(day, cal.STRETCH[unit]) if many else cal.ago(day, 1, unit), day)
