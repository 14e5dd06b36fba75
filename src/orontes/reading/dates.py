"""Time expressions of reports, resolved against the day of their entry by the annotation guide's rules 11 and 16.

It knows the calendar and the sentence. It does not know tense beyond a mark of the future before a weekday: whether an
undated claim happened is for the room that makes claims.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from orontes.evidence import Precision, Span, When
from orontes.reading import calendar as cal
from orontes.reading.numbers import DIGITS, ORDINAL, WORDS, number_value


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A time expression and the days it can mean."""

    span: Span
    when: When


Resolver = Callable[[re.Match[str], date], When | None]

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_UNIT = r"(?P<unit>hour|day|week|month|year)s?"
_NUM = rf"(?P<num>{DIGITS}|{WORDS}|an?|several|a\s+few|few|a\s+couple\s+of)"
_PART = r"(?P<part>early|mid|middle of|late|the (?:beginning|start|middle|end) of|(?:beginning|start|end) of)"
_BEFORE_MONTH = r"(?:in|since|by|until|till|of|last|this|during|from|before|after|through|throughout|for|between|and|to|next|as of)"
_TRIGGER = re.compile(
    rf"\d|day|night|morning|evening|week|month|year|hour|recent|tomorrow|{_MONTH}|January|ago|summer|winter|spring|autumn",
    re.I,
)
_FUTURE = re.compile(
    r"\b(?:will|due|expected|scheduled|planned|plans?|set|slated|to (?:begin|start|resume|reconvene|be held|take place|meet)"
    r"|until|till|deadline)\b[^.;]{0,60}$",
    re.IGNORECASE,
)


def find_dates(text: str, day: date) -> list[FoundDate]:
    """Time expressions of a sentence, by start, none overlapping; `day` is the entry's day (UTC).

    >>> [(f.span.of(t), str(f.when.earliest)) for t in ["They left on Thursday."] for f in find_dates(t, date(2017, 3, 25))]
    [('Thursday', '2017-03-23')]
    """
    if not _TRIGGER.search(text):
        return []
    found = [hit for pattern, resolve in _RULES for hit in _hits(pattern, resolve, text, day)]
    found.sort(key=lambda hit: (hit.span.start, -hit.span.end))
    return _without_overlaps(found)


def _hits(pattern: re.Pattern[str], resolve: Resolver, text: str, day: date) -> list[FoundDate]:
    hits = []
    for match in pattern.finditer(text):
        when = resolve(match, day)
        if when is not None:
            start, end = match.span("x") if "x" in pattern.groupindex else match.span()
            hits.append(FoundDate(Span(start, end), when))
    return hits


def _without_overlaps(found: list[FoundDate]) -> list[FoundDate]:
    """Longer expressions first: "since 4 March" says more than "4 March"."""
    kept: list[FoundDate] = []
    for hit in sorted(found, key=lambda hit: (hit.span.start - hit.span.end, hit.span.start)):
        if not any(hit.span.overlaps(other.span) for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.span)


def _range(start: date | None, end: date | None) -> When | None:
    if start is None or end is None:
        return None
    return When(min(start, end), max(start, end), Precision.RANGE) if start != end else When.on(start)


# --- calendar dates -------------------------------------------------------------------------------------------------


def _written_day(match: re.Match[str], day: date, number: str = "day", year: str = "year") -> date | None:
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


def _calendar_day(match: re.Match[str], day: date) -> When | None:
    found = _written_day(match, day)
    return None if found is None else _since(match, found, day)


def _since(match: re.Match[str], start: date, day: date) -> When:
    if "since" in match.re.groupindex and match["since"] and start <= day:
        return When(start, day, Precision.RANGE) if start != day else When.on(day)
    return When.on(start)


def _day_range(match: re.Match[str], day: date) -> When | None:
    return _range(_written_day(match, day), _written_day(match, day, "day2"))


def _numeric_day(match: re.Match[str], day: date) -> When | None:
    del day
    year, month, number = (int(match[name]) for name in ("year", "month", "day"))
    if month > 12 and "slash" in match.re.groupindex:  # 3/25/2017: the American order
        month, number = number, month
    found = cal.safe_date(year, month, number)
    return None if found is None else When.on(found)


# --- months, seasons and years --------------------------------------------------------------------------------------


def _month(match: re.Match[str], day: date) -> When | None:
    month = cal.month_number(match["month"])
    if month is None:
        return None
    year = _full_year(match["year"]) if match["year"] else cal.year_of_month(day, month)
    lead = (match["lead"] or "").lower()
    if lead == "last" and not match["year"] and month == day.month:
        year -= 1
    if lead == "next" and not match["year"]:
        year = day.year if month > day.month else day.year + 1
    whole = _part_of_month(cal.whole_month(year, month), match["part"])
    if lead in ("since", "from") and whole.earliest <= day:
        return When(whole.earliest, day, Precision.RANGE)
    return _not_after(whole, day) if month == day.month and year == day.year else whole


def _not_after(when: When, day: date) -> When:
    return When(when.earliest, day, when.precision) if when.earliest <= day < when.latest else when


def _part_of_month(whole: When, part: str | None) -> When:
    first, last = whole.earliest, whole.latest
    thirds = {"early": (1, 10), "mid": (11, 19), "late": (20, last.day)}
    bounds = thirds.get(_third(part))
    return whole if bounds is None else When(first.replace(day=bounds[0]), first.replace(day=bounds[1]), Precision.RANGE)


def _third(part: str | None) -> str:
    words = (part or "").lower()
    if "mid" in words:
        return "mid"
    if "late" in words or "end" in words:
        return "late"
    return "early" if words else ""


def _year(match: re.Match[str], day: date) -> When | None:
    year = int(match["year"])
    months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(_third(match["part"]), (1, 12))
    whole = cal.whole_year(year)
    when = When(cal.whole_month(year, months[0]).earliest, cal.whole_month(year, months[1]).latest, whole.precision)
    if (match["lead"] or "").lower() == "since" and when.earliest <= day:
        return When(when.earliest, day, Precision.RANGE)
    return _not_after(when, day)


def _season(match: re.Match[str], day: date) -> When | None:
    first = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[match["season"].lower()]
    year = int(match["year"]) if match["year"] else cal.year_of_month(day, first)
    end_year, last = (year, first + 2) if first < 12 else (year + 1, 2)
    return When(cal.whole_month(year, first).earliest, cal.whole_month(end_year, last).latest, Precision.RANGE)


# --- weekdays and the days around now -------------------------------------------------------------------------------


def _weekday(match: re.Match[str], day: date) -> When | None:
    name, lead = match["weekday"].lower(), (match["lead"] or "").lower().split(" ")[-1]
    if lead in ("next", "coming", "following", "until", "till"):
        return When.on(cal.next_weekday(day, name))
    if lead in ("last", "previous", "past"):
        return When.on(cal.last_weekday(day, name, include_today=False))
    if lead == "since":
        return _range(cal.last_weekday(day, name), day)
    if _FUTURE.search(match.string, max(0, match.start() - 80), match.start()):
        return When.on(cal.next_weekday(day, name))
    return When.on(cal.last_weekday(day, name))


def _weekday_range(match: re.Match[str], day: date) -> When | None:
    last = cal.last_weekday(day, match["to"].lower())
    return _range(cal.last_weekday(last, match["weekday"].lower()), last)


_NEAR = {
    "today": (0, 0), "tonight": (0, 0), "this": (0, 0), "yesterday": (-1, -1), "tomorrow": (1, 1), "overnight": (-1, 0),
    "last night": (-1, -1), "the day before yesterday": (-2, -2), "earlier": (0, 0),
}  # fmt: skip


def _near_day(match: re.Match[str], day: date) -> When | None:
    words = re.sub(r"\s+", " ", match.group().lower())
    first, last = _NEAR.get(words) or _NEAR.get(words.split(" ")[0], (0, 0))
    return _range(cal.ahead(day, first) if first >= 0 else cal.back(day, -first), cal.ahead(day, last))


def _ordinal_day(match: re.Match[str], day: date) -> When | None:
    del match
    return When.on(day)


# --- weeks, stretches and things ago ---------------------------------------------------------------------------------


def _this_unit(match: re.Match[str], day: date) -> When | None:
    start = {"week": cal.whole_week(day).earliest, "month": day.replace(day=1), "year": date(day.year, 1, 1)}
    unit = match["unit"].lower()
    if (match["lead"] or "").lower().startswith("late"):
        return None
    return When(start[unit], day, Precision(unit))


def _last_unit(match: re.Match[str], day: date) -> When | None:
    unit, since = match["unit"].lower(), bool(match["since"])
    if unit == "week":
        when = cal.whole_week(cal.back(day, 7))
    elif unit == "month":
        previous = cal.months_before(day, 1)
        when = cal.whole_month(previous.year, previous.month)
    else:
        when = cal.whole_year(max(day.year - 1, 1))
    when = _cut_month(when, match["part"])
    return When(when.earliest, day, Precision.RANGE) if since else when


def _cut_month(when: When, part: str | None) -> When:
    return _part_of_month(when, part) if when.precision is Precision.MONTH else when


def _next_unit(match: re.Match[str], day: date) -> When | None:
    unit = match["unit"].lower()
    if unit == "week":
        return cal.whole_week(cal.ahead(day, 7))
    if unit == "month":
        year, month = divmod(day.year * 12 + day.month, 12)
        return cal.whole_month(year, month + 1)
    return cal.whole_year(day.year + 1)


def _stretch(match: re.Match[str], day: date) -> When | None:
    """"for weeks", "in recent days", "the past three months": up to the entry's day."""
    unit, written = match["unit"].lower(), match["num"] if "num" in match.re.groupindex else None
    number = _small_number(written)
    if written is None and "bare" in match.re.groupindex and match["bare"]:
        number = 1
    if number is None:
        return _range(cal.back(day, cal.STRETCH.get(unit, 1)), day)
    return _range(cal.ago(day, max(1, -(-number // 24)) if unit == "hour" else number, unit), day)


def _small_number(written: str | None) -> int | None:
    if written is None:
        return None
    words = re.sub(r"\s+", " ", written.lower())
    if words in ("several", "a few", "few"):
        return 3
    return {"a couple of": 2, "an": 1}.get(words) or number_value(words)


def _ago(match: re.Match[str], day: date) -> When | None:
    unit, number = match["unit"].lower(), _small_number(match["num"])
    if number is None:
        return None
    then = cal.ago(day, number if unit != "hour" else number // 24, unit)
    if unit == "month":
        return cal.whole_month(then.year, then.month)
    if unit == "year":
        return cal.whole_year(then.year)
    return When.on(then)


def _coming(match: re.Match[str], day: date) -> When | None:
    number = _small_number(match["num"])
    unit = match["unit"].lower()
    days = cal.STRETCH.get(unit, 1) if number is None else number * cal.UNIT_DAYS[unit]
    return _range(day, cal.ahead(day, min(days, 36_500)))


def _rule(pattern: str, resolve: Resolver) -> tuple[re.Pattern[str], Resolver]:
    return re.compile(pattern, re.IGNORECASE), resolve


_RULES: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    # 21 March 2017 · 21st of March · since 4 March · March 21, 2017
    _rule(rf"\b(?P<since>since\s+)?(?:{_WEEKDAY},?\s+)?(?<![\d-])(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?"
          rf"(?:,?\s+(?P<year>{_YEAR}|\d\d(?=\W*(?:\(|--|\s--)))\b)?(?!\s*%)", _calendar_day),
    _rule(rf"\b(?P<since>since\s+)?(?:{_WEEKDAY},?\s+)?\b(?P<month>{_MONTH})\s+(?P<day>{_DAY})\b(?!\s*(?:%|,\d|\.\d))"
          rf"(?:,?\s+(?P<year>{_YEAR})\b)?", _calendar_day),
    _rule(rf"\b(?:from\s+|between\s+)?(?P<day>{_DAY})\s*(?:-|–|to|and|until)\s*(?P<day2>{_DAY})\s+(?:of\s+)?(?P<month>{_MONTH})\b"
          rf"(?:,?\s+(?P<year>{_YEAR})\b)?", _day_range),
    _rule(rf"\b(?:from\s+|between\s+)?(?P<month>{_MONTH})\s+(?P<day>{_DAY})\s*(?:-|–|to|and|until)\s*(?:{_MONTH}\s+)?"
          rf"(?P<day2>{_DAY})\b(?:,?\s+(?P<year>{_YEAR})\b)?", _day_range),
    _rule(rf"(?<![\d/-])(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", _numeric_day),
    _rule(rf"(?<![\d/])(?P<slash>(?P<day>\d\d?)/(?P<month>\d\d?)/(?P<year>{_YEAR}))(?![\d/])", _numeric_day),
    # in December · late February · since August 2016 · March 2017
    _rule(rf"\b(?P<lead>{_BEFORE_MONTH})\s+(?P<x>(?:{_PART}[\s-]+)?(?-i:(?P<month>{_MONTH}))(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?)"
          r"\b(?!\s+\d)", _month),
    _rule(rf"\b(?P<lead>(?!))?(?P<x>{_PART}[\s-]+(?-i:(?P<month>{_MONTH}))(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?)\b(?!\s+\d)", _month),
    _rule(rf"\b(?P<lead>(?!))?(?P<part>(?!))?(?P<x>(?-i:(?P<month>{_MONTH})),?\s+(?:of\s+)?(?P<year>{_YEAR}))\b", _month),
    # in 2014 · since 2012 · late 2016 · the summer of 2015
    _rule(rf"\b(?P<lead>in|since|during|of|from|until|by|before|after|throughout)\s+(?P<x>(?:{_PART}[\s-]+)?(?P<year>{_YEAR}))\b"
          r"(?!\s+(?:people|civilians|fighters|families|men|soldiers|militants|children))(?![-/,.]\d)", _year),
    _rule(rf"\b(?P<lead>(?!))?(?P<x>{_PART}[\s-]+(?P<year>{_YEAR}))\b", _year),
    _rule(rf"\b(?:in|since|last|during|of)\s+(?:the\s+)?(?P<x>(?P<season>spring|summer|autumn|winter)(?:\s+(?:of\s+)?(?P<year>{_YEAR}))?)"
          r"\b", _season),
    # on Thursday · late Thursday · Thursday night · last Sunday · since Monday
    _rule(rf"\b(?P<lead>(?:this\s+)?(?:last|previous|past|next|coming|following|since|until|till))?\s*(?:the\s+)?"
          rf"(?:(?:early|late|earlier|later)\s+(?:on\s+)?)?(?P<x>(?P<weekday>{_WEEKDAY}))\b", _weekday),
    _rule(rf"\bfrom\s+(?P<weekday>{_WEEKDAY})\s+(?:to|until|till)\s+(?P<to>{_WEEKDAY})\b", _weekday_range),
    _rule(r"\b(?:today|tonight|tomorrow|overnight|last\s+night|the\s+day\s+before\s+yesterday|yesterday"
          r"|this\s+(?:morning|afternoon|evening|noon)|earlier\s+in\s+the\s+day)\b", _near_day),
    _rule(rf"\b(?:on|in|for)\s+(?:the|its|their|a)\s+(?P<x>{ORDINAL}\s+(?:(?:straight|consecutive)\s+)?day)\b", _ordinal_day),
    # this week · earlier this month · last month · next week
    _rule(r"\b(?:(?P<lead>earlier|later|late|early)\s+)?this\s+(?P<unit>week|month|year)\b", _this_unit),
    _rule(rf"\b(?P<since>since\s+)?(?:{_PART}\s+)?(?:last|the\s+previous)\s+(?P<unit>week|month|year)\b", _last_unit),
    _rule(r"\bnext\s+(?P<unit>week|month|year)\b", _next_unit),
    # for weeks · in recent days · over the past three months · the last 24 hours
    _rule(rf"\b(?:for|in|over|during)\s+(?:the\s+)?(?:many\s+)?(?:recent\s+)?(?P<unit>day|week|month|year)s\b(?!\s+(?:to\s+come|ahead|later))",
          _stretch),
    _rule(rf"\b(?:(?:in|over|during|for|within)\s+)?(?:the\s+|these\s+)?(?:past|last)\s+(?:{_NUM}\s+)(?:or\s+so\s+)?{_UNIT}\b", _stretch),
    _rule(r"\b(?:(?:in|over|during|for|within)\s+)?the\s+(?P<bare>past)\s+(?P<unit>day|week|month|year)\b", _stretch),
    _rule(r"\b(?:(?:in|over|during|for|within)\s+)?(?:the|these)\s+(?:past|last|recent)\s+(?P<unit>day|week|month|year)s\b", _stretch),
    _rule(rf"\b(?:for|in)\s+(?:more\s+than\s+|less\s+than\s+|nearly\s+|almost\s+|about\s+|over\s+|at\s+least\s+|around\s+)?"
          rf"(?P<num>{DIGITS}|{WORDS}|several)\s+(?P<unit>day|week|month|year)s\b(?!\s+(?:ahead|later|time))", _stretch),
    _rule(rf"\b{_NUM}\s+{_UNIT}\s+(?:ago|earlier)\b", _ago),
    _rule(rf"\b(?:in\s+|over\s+|within\s+)?the\s+(?:coming|next|following)\s+(?:{_NUM}\s+)?(?:few\s+)?{_UNIT}\b", _coming),
    _rule(r"\b(?:in\s+)(?P<num>(?!))?(?:coming)\s+(?P<unit>day|week|month|year)s\b", _coming),
)  # fmt: skip
