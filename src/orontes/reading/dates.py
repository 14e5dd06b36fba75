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
from orontes.reading import date_readings as meaning
from orontes.reading.numbers import DIGITS, ORDINAL, WORDS


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
_BEFORE_MONTH = (
    r"(?:(?:in|since|from|of)\s+last|in|since|by|until|till|of|last|this|during|from|before|after|through|throughout|for"
    r"|between|and|to|next|as of)"
)
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?"
_UNITS = r"(?P<unit>day|week|month|year)s"
_OVER = r"(?:(?:in|over|during|for|within)\s+)?"
_NO_LEAD, _NO_PART = r"(?P<lead>(?!))?", r"(?P<part>(?!))?"
_PEOPLE = r"(?!\s+(?:people|civilians|fighters|families|men|soldiers|militants|children))"
# What a rule's expressions cannot do without; rules for what a sentence does not hold are not tried.
_TOKEN = re.compile(r"[a-z]+|\d+")
_SIGNAL = {
    word: signal
    for signal, words in {
        "month": [
            *cal.MONTHS,
            *["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"],
        ],
        "weekday": [form for day in cal.WEEKDAYS for form in (day, day + "s")],
        "unit": [form for unit in cal.UNIT_DAYS for form in (unit, unit + "s")],
        "season": ["spring", "summer", "autumn", "winter"],
        "near": [
            "today",
            "tonight",
            "tomorrow",
            "yesterday",
            "overnight",
            "night",
            "morning",
            "afternoon",
            "evening",
            "noon",
            "earlier",
        ],
        "weekend": ["weekend"],
        "recently": ["recently"],
    }.items()
    for word in words
}
# "since" with the clause that it opens, up to a date; another number or mark between them breaks the tie.
_SINCE = re.compile(r"\bsince\b(?:\s+[^\W\d]+(?:['’-][^\W\d]+)*){1,12}\s+(?:in|on)?\s*(?:the\s+)?$", re.IGNORECASE)
_FIGHT = (
    r"(?:civil\s+)?(?:conflict|war|siege|truce|ceasefire|battle|fighting|offensive|campaign|uprising|blockade|assault"
    r"|occupation|bombardment|insurgency|rebellion)"
)


def find_dates(text: str, day: date) -> list[FoundDate]:
    """Time expressions of a sentence, by start, none overlapping; `day` is the entry's day (UTC).

    >>> [str(found.when.earliest) for found in find_dates("They left on Thursday.", date(2017, 3, 25))]
    ['2017-03-23']
    """
    present = _signals(text)
    chosen = [(pattern, resolve) for needed, pattern, resolve in _RULES if needed in present]
    found = [hit for pattern, resolve in chosen for hit in _hits(pattern, resolve, text, day)]
    return [_since_then(hit, text, day) for hit in _without_overlaps(found)]


def _signals(text: str) -> set[str]:
    """Which kinds of time expression the sentence could hold, by its words."""
    words = set(_TOKEN.findall(text.lower()))
    found = {_SIGNAL[word] for word in words & _SIGNAL.keys()}
    if any(len(word) == 4 and word.isdigit() for word in words):
        found.add("year")
    return found | {"slash"} if "/" in text else found


def _since_then(hit: FoundDate, text: str, day: date) -> FoundDate:
    """ "since the war began in 2011": the words between do not end the stretch."""
    opened = _SINCE.search(text, max(0, hit.span.start - 90), hit.span.start)
    if opened is None or hit.when.earliest > day or hit.when.latest >= day:
        return hit
    return FoundDate(hit.span, When(hit.when.earliest, day, Precision.RANGE))


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


def _rule(needed: str, pattern: str, resolve: Resolver) -> tuple[str, re.Pattern[str], Resolver]:
    return needed, re.compile(pattern, re.IGNORECASE), resolve


_RULES: tuple[tuple[str, re.Pattern[str], Resolver], ...] = (
    # 21 March 2017 · 21st of March · since 4 March · March 21, 2017
    _rule("month",
          rf"\b(?P<since>since\s+)?(?:{_WEEKDAY},?\s+)?(?<![\d-])(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?"
          rf"(?:,?\s+(?P<year>{_YEAR}|\d\d(?=\W*(?:\(|--|\s--)))\b)?(?!\s*%)", meaning.calendar_day),
    _rule("month",
          rf"\b(?P<since>since\s+)?(?:{_WEEKDAY},?\s+)?\b(?P<month>{_MONTH})\s+(?P<day>{_DAY})\b(?!\s*(?:%|,\d|\.\d))"
          rf"(?:,?\s+(?P<year>{_YEAR})\b)?", meaning.calendar_day),
    _rule("month", rf"\b(?:from\s+|between\s+)?(?P<day>{_DAY})\s*(?:-|–|to|and|until)\s*(?P<day2>{_DAY})\s+(?:of\s+)?"
          rf"(?P<month>{_MONTH})\b{_OF_YEAR}", meaning.day_range),
    _rule("month",
          rf"\b(?:from\s+|between\s+)?(?P<month>{_MONTH})\s+(?P<day>{_DAY})\s*(?:-|–|to|and|until)\s*(?:{_MONTH}\s+)?"
          rf"(?P<day2>{_DAY})\b(?:,?\s+(?P<year>{_YEAR})\b)?", meaning.day_range),
    _rule("year", rf"(?<![\d/-])(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", meaning.numeric_day),
    _rule("slash",
          rf"(?<![\d/])(?P<slash>(?P<day>\d\d?)/(?P<month>\d\d?)/(?P<year>{_YEAR}))(?![\d/])", meaning.numeric_day),
    # in December · late February · since August 2016 · March 2017
    _rule("month",
          rf"\b(?P<lead>{_BEFORE_MONTH})\s+(?P<x>(?:{_PART}[\s-]+)?(?-i:(?P<month>{_MONTH})){_OF_YEAR})\b(?!\s+\d)",
          meaning.month),
    _rule("month", rf"\b{_NO_LEAD}(?P<x>{_PART}[\s-]+(?-i:(?P<month>{_MONTH})){_OF_YEAR})\b(?!\s+\d)", meaning.month),
    _rule("month",
          rf"\b{_NO_LEAD}{_NO_PART}(?P<x>(?-i:(?P<month>{_MONTH})),?\s+(?:of\s+)?(?P<year>{_YEAR}))\b", meaning.month),
    # in 2014 · since 2012 · late 2016 · the summer of 2015
    _rule("year", rf"\b(?P<lead>in|since|during|of|from|until|by|before|after|throughout)\s+"
          rf"(?P<x>(?:{_PART}[\s-]+)?(?P<year>{_YEAR}))\b{_PEOPLE}(?![-/,.]\d)", meaning.year),
    _rule("year", rf"\b{_NO_LEAD}(?P<x>{_PART}[\s-]+(?P<year>{_YEAR}))\b", meaning.year),
    _rule("season",
          rf"\b(?:in|since|last|during|of)\s+(?:the\s+)?(?P<x>(?P<season>spring|summer|autumn|winter){_OF_YEAR})\b",
          meaning.season),
    # on Thursday · late Thursday · Thursday night · last Sunday · since Monday
    _rule("weekday",
          rf"\b(?P<lead>(?:this\s+)?(?:last|previous|past|next|coming|following|since|until|till))?\s*(?:the\s+)?"
          rf"(?:(?:early|late|earlier|later)\s+(?:on\s+)?)?(?P<x>(?P<weekday>{_WEEKDAY})s?)\b", meaning.weekday),
    _rule("weekday",
          rf"\bfrom\s+(?P<weekday>{_WEEKDAY})\s+(?:to|until|till)\s+(?P<to>{_WEEKDAY})\b", meaning.weekday_range),
    _rule("near", r"\b(?:today|tonight|tomorrow|overnight|last\s+night|the\s+day\s+before\s+yesterday|yesterday"
          r"|this\s+(?:morning|afternoon|evening|noon)|earlier\s+in\s+the\s+day)\b", meaning.near_day),
    _rule("unit", rf"\b(?:on|in|for)\s+(?:the|its|their|a)\s+(?P<x>{ORDINAL}\s+(?:(?:straight|consecutive)\s+)?day)\b",
          meaning.ordinal_day),
    # this week · earlier this month · last month · next week
    _rule("unit", r"\b(?:(?P<lead>earlier|later|late|early)\s+)?this\s+(?P<unit>week|month|year)\b", meaning.this_unit),
    _rule("unit", rf"\b(?P<since>since\s+)?(?:{_PART}\s+)?(?:last|the\s+previous)\s+(?P<unit>week|month|year)\b",
          meaning.last_unit),
    _rule("unit", r"\bnext\s+(?P<unit>week|month|year)\b", meaning.next_unit),
    # for weeks · in recent days · over the past three months · the last 24 hours
    _rule("unit", rf"\b(?:for|in|over|during)\s+(?:the\s+)?(?:many\s+)?(?:recent\s+)?{_UNITS}\b"
          r"(?!\s+(?:to\s+come|ahead|later|after|before|following|since|when|leading))", meaning.stretch),
    _rule("unit", rf"\b{_OVER}(?:the\s+|these\s+)?(?:past|last|recent)\s+(?:{_NUM}\s+)(?:or\s+so\s+)?{_UNIT}\b",
          meaning.stretch),
    _rule("unit", rf"\b{_OVER}(?:the|this)\s+(?P<bare>past)\s+(?P<unit>day|week|month|year)\b", meaning.stretch),
    _rule("unit", rf"\b{_OVER}(?:the|these)\s+(?:past|last|recent)\s+{_UNITS}\b", meaning.stretch),
    _rule("unit", r"\b(?:for|in|within|during|over)\s+(?:the\s+first\s+)?"
          r"(?:(?:more\s+than|less\s+than|nearly|almost|about|over|at\s+least|around|just|only)\s+)?"
          rf"(?P<num>{DIGITS}|{WORDS}|several)\s+(?P<unit>hour|day|week|month|year)s\b(?!\s+(?:ahead|later|time))",
          meaning.stretch),
    _rule("unit", rf"\b{_NUM}\s+{_UNIT}\s+(?:ago|earlier)\b", meaning.ago),
    _rule("unit", rf"\b(?:(?:in|over|within)\s+)?the\s+(?:coming|next|following)\s+(?:{_NUM}\s+)?(?:few\s+)?{_UNIT}\b",
          meaning.coming),
    _rule("unit", rf"\bin\s+(?P<num>(?!))?coming\s+{_UNITS}\b", meaning.coming),
    _rule("unit", r"\bfor\s+(?:(?:more\s+than|less\s+than|nearly|almost|about|over|at\s+least|around)\s+)?"
          r"(?P<num>an?|one)\s+(?P<unit>day|week|month|year)\b", meaning.stretch),
    _rule("unit",
          rf"\b(?:after|following|amid|despite)\s+(?:(?:nearly|almost|about|over|more\s+than)\s+)?(?:{_NUM}\s+)?"
          rf"{_UNITS}\s+of\b", meaning.stretch),
    # the three-year war · since the start of the year · enters its fourth day · at the weekend · recently
    _rule("unit",
          rf"\b(?P<num>{DIGITS}|{WORDS})[\s-](?P<unit>day|week|month|year)(?:[\s-](?:old|long))?[\s-]{_FIGHT}\b",
          meaning.stretch),
    _rule("unit", r"\bsince\s+the\s+(?:start|beginning)\s+of\s+(?:the|this)\s+(?P<unit>week|month|year)\b",
          meaning.start_of_unit),
    _rule("unit", rf"\b(?:enter(?:s|ed|ing)?|(?:with\s+the\s+)?end\s+of)\s+(?:the|its|their|a)\s+"
          rf"(?P<x>(?P<nth>{ORDINAL})\s+(?:(?:straight|consecutive)\s+)?day)\b", meaning.nth_day),
    _rule("weekend",
          r"\b(?:(?:at|over|on|during)\s+the\s+(?:last\s+|past\s+)?|last\s+|this\s+)weekend\b", meaning.weekend),
    _rule("recently", r"\brecently\b", meaning.recently),
    # the 2014 agreement · the December ceasefire
    _rule("year", rf"\b{_NO_LEAD}{_NO_PART}(?:an?|the|its|their|his)\s+(?P<x>(?P<year>{_YEAR}))\s+[“\"‘']?(?-i:[a-z])",
          meaning.year),
    _rule("month",
          rf"\b(?:an?|the)\s+{_NO_LEAD}{_NO_PART}(?P<x>(?-i:(?P<month>{_MONTH}))(?P<year>(?!))?)\s+(?-i:[a-z]{{4}})",
          meaning.month),
)  # fmt: skip
