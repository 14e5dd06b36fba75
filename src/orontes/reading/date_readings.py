"""What a matched time expression means on the day of its entry: annotation guide, rules 11 and 16.

Each function takes the match of a rule of `dates` and the entry's day, and gives the days meant, or None where the
calendar has none such.
"""

from __future__ import annotations

import re
from datetime import date

from orontes.evidence import Precision, When
from orontes.reading import calendar as cal
from orontes.reading.numbers import number_value, ordinal_value

_FUTURE = re.compile(
    r"\b(?:will|due|expected|scheduled|planned|plans?|set|slated"
    r"|to (?:begin|start|resume|reconvene|be held|take place|meet)"
    r"|until|till|deadline)\b[^.;]{0,60}$",
    re.IGNORECASE,
)


def _range(start: date | None, end: date | None) -> When | None:
    if start is None or end is None:
        return None
    return When(min(start, end), max(start, end), Precision.RANGE) if start != end else When.on(start)


# --- calendar dates -------------------------------------------------------------------------------------------------


def written_day(match: re.Match[str], day: date, number: str = "day", year: str = "year") -> date | None:
    """The date that groups `month`, `number` and `year` spell; None where there is no such day."""
    month = cal.month_number(match["month"])
    digits = re.match(r"\d+", match[number])
    if month is None or digits is None:
        return None
    if match[year]:
        return cal.safe_date(_full_year(match[year]), month, int(digits.group()))
    return cal.nearest_year(day, month, int(digits.group()))


def _full_year(digits: str) -> int:
    value = int(digits.strip("'’"))
    return value if value > 99 else value + (1900 if value > 50 else 2000)


def calendar_day(match: re.Match[str], day: date) -> When | None:
    """ "21 March 2017", "since March 4"."""
    found = written_day(match, day)
    return None if found is None else since(match, found, day)


def since(match: re.Match[str], start: date, day: date) -> When:
    """The day itself, or from it to the entry's day where "since" stands before it."""
    if "since" in match.re.groupindex and match["since"] and start <= day:
        return When(start, day, Precision.RANGE) if start != day else When.on(day)
    return When.on(start)


def day_range(match: re.Match[str], day: date) -> When | None:
    """ "between 21 and 25 March"."""
    return _range(written_day(match, day), written_day(match, day, "day2"))


def numeric_day(match: re.Match[str], day: date) -> When | None:
    """ "2017-03-21", "21/03/2017", "21.3.2017"; the American order where the other has no such date."""
    del day
    year, month, number = (int(match[name]) for name in ("year", "month", "day"))
    if month > 12:  # 3/25/2017: the American order
        month, number = number, month
    found = cal.safe_date(year, month, number)
    return None if found is None else When.on(found)


# --- months, seasons and years --------------------------------------------------------------------------------------


def month(match: re.Match[str], day: date) -> When | None:
    """ "in December", "late February", "since August 2016"."""
    month = cal.month_number(match["month"])
    if month is None:
        return None
    year = _full_year(match["year"]) if match["year"] else cal.year_of_month(day, month)
    lead = (match["lead"] or "").lower()
    if lead.endswith("last") and not match["year"] and month == day.month:
        year -= 1
    if lead == "next" and not match["year"]:
        year = day.year if month > day.month else day.year + 1
    whole = _part_of_month(cal.whole_month(year, month), match["part"])
    if lead.startswith(("since", "from")) and whole.earliest <= day:
        return When(whole.earliest, day, Precision.RANGE)
    return _not_after(whole, day) if month == day.month and year == day.year else whole


def _not_after(when: When, day: date) -> When:
    return When(when.earliest, day, when.precision) if when.earliest <= day < when.latest else when


def _part_of_month(whole: When, part: str | None) -> When:
    first, last = whole.earliest, whole.latest
    thirds = {"early": (1, 10), "mid": (11, 19), "late": (20, last.day)}
    bounds = thirds.get(third(part))
    return (
        whole if bounds is None else When(first.replace(day=bounds[0]), first.replace(day=bounds[1]), Precision.RANGE)
    )


def third(part: str | None) -> str:
    """ "early", "mid" or "late", whichever the words "the beginning of", "middle of", "late" say; "" for none."""
    words = (part or "").lower()
    if "mid" in words:
        return "mid"
    if "late" in words or "end" in words:
        return "late"
    return "early" if words else ""


def year(match: re.Match[str], day: date) -> When | None:
    """ "in 2014", "since 2012", "late 2016"."""
    when = _part_of_year(cal.whole_year(int(match["year"])), match["part"])
    if (match["lead"] or "").lower() == "since" and when.earliest <= day:
        return When(when.earliest, day, Precision.RANGE)
    return _not_after(when, day)


def _part_of_year(whole: When, part: str | None) -> When:
    months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(third(part), (1, 12))
    first, last = (cal.whole_month(whole.earliest.year, month) for month in months)
    return When(first.earliest, last.latest, whole.precision)


def season(match: re.Match[str], day: date) -> When | None:
    """ "the summer of 2015"."""
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[match["season"].lower()]
    year = int(match["year"]) if match["year"] else cal.year_of_month(day, first)
    if match["last"] and not match["year"] and (year == day.year and day.month < first + 3):
        year -= 1  # "last spring", said in spring
    end_year, last = (year, first + 2) if first < 12 else (year + 1, 2)
    return When(cal.whole_month(year, first).earliest, cal.whole_month(end_year, last).latest, Precision.RANGE)


# --- weekdays and the days around now -------------------------------------------------------------------------------


def weekday(match: re.Match[str], day: date) -> When | None:
    """ "on Thursday": the last one, today included; the next one after a mark of the future."""
    name, lead = match["weekday"].lower(), (match["lead"] or "").lower().split(" ")[-1]
    if lead in ("next", "coming", "following", "until", "till"):
        return When.on(cal.next_weekday(day, name))
    if lead in ("last", "previous", "past"):
        return When.on(cal.last_weekday(day, name, include_today=False))
    if lead == "since":
        return _range(cal.last_weekday(day, name, include_today=False), day)
    if _FUTURE.search(match.string, max(0, match.start() - 80), match.start()):
        return When.on(cal.next_weekday(day, name))
    return When.on(cal.last_weekday(day, name))


def weekday_range(match: re.Match[str], day: date) -> When | None:
    """ "from Monday to Wednesday"."""
    last = cal.last_weekday(day, match["to"].lower())
    return _range(cal.last_weekday(last, match["weekday"].lower()), last)


_NEAR = {
    "today": (0, 0), "tonight": (0, 0), "this": (0, 0), "yesterday": (-1, -1), "tomorrow": (1, 1), "overnight": (-1, 0),
    "last night": (-1, -1), "the day before yesterday": (-2, -2), "the day after tomorrow": (2, 2),
    "the night before last": (-2, -2),
}  # fmt: skip


def near_day(match: re.Match[str], day: date) -> When | None:
    """ "today", "yesterday", "overnight"."""
    words = re.sub(r"\s+", " ", match.group().lower())
    first, last = _NEAR.get(words) or _NEAR.get(words.split(" ")[0], (0, 0))
    return _range(cal.ahead(day, first), cal.ahead(day, last))


def ordinal_day(match: re.Match[str], day: date) -> When | None:
    """ "on the fourth day": the entry's day, as no report says from which day it counts."""
    del match
    return When.on(day)


# --- weeks, stretches and things ago ---------------------------------------------------------------------------------


def this_unit(match: re.Match[str], day: date) -> When | None:
    """ "this week", "earlier this month": from its first day to the entry's day."""
    unit = match["unit"].lower()
    if (match["lead"] or "").lower().startswith("late"):
        return _range(day, whole(day, unit).latest)
    return When(whole(day, unit).earliest, day, Precision(unit))


def whole(day: date, unit: str) -> When:
    """All of the week, month or year that a day lies in."""
    if unit == "week":
        return cal.whole_week(day)
    return cal.whole_year(day.year) if unit == "year" else cal.whole_month(day.year, day.month)


def start_of_unit(match: re.Match[str], day: date) -> When | None:
    """ "since the start of the year": from its first day to the entry's day."""
    return _range(whole(day, match["unit"].lower()).earliest, day)


def weekend(match: re.Match[str], day: date) -> When | None:
    """ "at the weekend", "last weekend": the latest Saturday and Sunday that have begun."""
    if match["since"]:
        return _range(cal.last_weekday(cal.whole_week(day).earliest, "saturday"), day)
    past = "last" in match.group().lower()
    saturday = cal.last_weekday(day, "saturday", include_today=not past)
    return _range(saturday, min(cal.ahead(saturday, 1), max(day, saturday)))


def recently(match: re.Match[str], day: date) -> When | None:
    """ "recently": the 21 days up to the entry's day, as "for weeks"."""
    del match
    return _range(cal.back(day, cal.STRETCH["week"]), day)


def nth_day(match: re.Match[str], day: date) -> When | None:
    """ "enters its fourth day": that many days, the entry's day the last of them."""
    number = ordinal_value(match["nth"])
    return None if number is None else _range(cal.back(day, number - 1), day)


def last_unit(match: re.Match[str], day: date) -> When | None:
    """ "last week", "late last month", "since last year"."""
    unit, since = match["unit"].lower(), bool(match["since"])
    if unit == "week":
        when = cal.whole_week(cal.back(day, 7))
    elif unit == "month":
        previous = cal.months_before(day, 1)
        when = cal.whole_month(previous.year, previous.month)
    else:
        when = cal.whole_year(max(day.year - 1, 1))
    when = cut(when, match["part"])
    return When(when.earliest, day, Precision.RANGE) if since else when


def cut(when: When, part: str | None) -> When:
    """The early, middle or late part of a month or a year."""
    if when.precision is Precision.YEAR:
        return _part_of_year(when, part)
    return _part_of_month(when, part) if when.precision is Precision.MONTH else when


def next_unit(match: re.Match[str], day: date) -> When | None:
    """ "next week": all of it."""
    unit = match["unit"].lower()
    if unit == "week":
        return cal.whole_week(cal.ahead(day, 7))
    if unit == "month":
        year, month = divmod(day.year * 12 + day.month, 12)
        return cal.whole_month(year, month + 1)
    return cal.whole_year(min(day.year + 1, date.max.year))


def stretch(match: re.Match[str], day: date) -> When | None:
    """ "for weeks", "in recent days", "the past three months": up to the entry's day."""
    unit, written = match["unit"].lower(), match["num"] if "num" in match.re.groupindex else None
    number = small_number(written)
    if written is None and "bare" in match.re.groupindex and match["bare"]:
        number = 1
    if number is None:
        return _range(cal.back(day, cal.STRETCH.get(unit, 1)), day)
    return _range(cal.ago(day, max(1, -(-number // 24)) if unit == "hour" else number, unit), day)


def small_number(written: str | None) -> int | None:
    """The number that a word or figure before a unit says, 3 for "several"; None where none is written."""
    if written is None:
        return None
    words = re.sub(r"\s+", " ", written.lower())
    if words in ("several", "a few", "few"):
        return 3
    return {"a couple of": 2, "a": 1, "an": 1}.get(words) or number_value(words)


def ago(match: re.Match[str], day: date) -> When | None:
    """ "two weeks ago": that day; the whole month or year for those units."""
    unit, number = match["unit"].lower(), small_number(match["num"])
    if number is None:
        return None
    then = cal.ago(day, number if unit != "hour" else number // 24, unit)
    if unit == "month":
        return cal.whole_month(then.year, then.month)
    if unit == "year":
        return cal.whole_year(then.year)
    return When.on(then)


def coming(match: re.Match[str], day: date) -> When | None:
    """ "the coming days": the entry's day and those after it."""
    number = small_number(match["num"])
    unit = match["unit"].lower()
    if unit == "hour" and number is not None:
        number, unit = max(1, -(-number // 24)), "day"
    days = cal.STRETCH.get(unit, 1) if number is None else number * cal.UNIT_DAYS[unit]
    return _range(day, cal.ahead(day, min(days, 36_500)))
