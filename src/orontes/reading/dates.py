"""Time expressions of reports, resolved against the day of their entry by the annotation guide's rules 11 and 16.

It knows the calendar and the sentence. It does not know tense beyond a mark of the future before a weekday: whether an
undated claim happened is for the room that makes claims.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from orontes.evidence import Span, When
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
_TRIGGER = re.compile(
    rf"\d|day|night|morning|evening|week|month|year|hour|recent|tomorrow|{_MONTH}|January|ago|summer|winter|spring|autumn",
    re.I,
)


def find_dates(text: str, day: date) -> list[FoundDate]:
    """Time expressions of a sentence, by start, none overlapping; `day` is the entry's day (UTC).

    >>> [str(found.when.earliest) for found in find_dates("They left on Thursday.", date(2017, 3, 25))]
    ['2017-03-23']
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


def _rule(pattern: str, resolve: Resolver) -> tuple[re.Pattern[str], Resolver]:
    return re.compile(pattern, re.IGNORECASE), resolve


_RULES: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    # 21 March 2017 · 21st of March · since 4 March · March 21, 2017
    _rule(rf"\b(?P<since>since\s+)?(?:{_WEEKDAY},?\s+)?(?<![\d-])(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?"
          rf"(?:,?\s+(?P<year>{_YEAR}|\d\d(?=\W*(?:\(|--|\s--)))\b)?(?!\s*%)", meaning.calendar_day),
    _rule(rf"\b(?P<since>since\s+)?(?:{_WEEKDAY},?\s+)?\b(?P<month>{_MONTH})\s+(?P<day>{_DAY})\b(?!\s*(?:%|,\d|\.\d))"
          rf"(?:,?\s+(?P<year>{_YEAR})\b)?", meaning.calendar_day),
    _rule(rf"\b(?:from\s+|between\s+)?(?P<day>{_DAY})\s*(?:-|–|to|and|until)\s*(?P<day2>{_DAY})\s+(?:of\s+)?"
          rf"(?P<month>{_MONTH})\b{_OF_YEAR}", meaning.day_range),
    _rule(rf"\b(?:from\s+|between\s+)?(?P<month>{_MONTH})\s+(?P<day>{_DAY})\s*(?:-|–|to|and|until)\s*(?:{_MONTH}\s+)?"
          rf"(?P<day2>{_DAY})\b(?:,?\s+(?P<year>{_YEAR})\b)?", meaning.day_range),
    _rule(rf"(?<![\d/-])(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", meaning.numeric_day),
    _rule(rf"(?<![\d/])(?P<slash>(?P<day>\d\d?)/(?P<month>\d\d?)/(?P<year>{_YEAR}))(?![\d/])", meaning.numeric_day),
    # in December · late February · since August 2016 · March 2017
    _rule(rf"\b(?P<lead>{_BEFORE_MONTH})\s+(?P<x>(?:{_PART}[\s-]+)?(?-i:(?P<month>{_MONTH})){_OF_YEAR})\b(?!\s+\d)",
          meaning.month),
    _rule(rf"\b{_NO_LEAD}(?P<x>{_PART}[\s-]+(?-i:(?P<month>{_MONTH})){_OF_YEAR})\b(?!\s+\d)", meaning.month),
    _rule(rf"\b{_NO_LEAD}{_NO_PART}(?P<x>(?-i:(?P<month>{_MONTH})),?\s+(?:of\s+)?(?P<year>{_YEAR}))\b", meaning.month),
    # in 2014 · since 2012 · late 2016 · the summer of 2015
    _rule(rf"\b(?P<lead>in|since|during|of|from|until|by|before|after|throughout)\s+"
          rf"(?P<x>(?:{_PART}[\s-]+)?(?P<year>{_YEAR}))\b{_PEOPLE}(?![-/,.]\d)", meaning.year),
    _rule(rf"\b{_NO_LEAD}(?P<x>{_PART}[\s-]+(?P<year>{_YEAR}))\b", meaning.year),
    _rule(rf"\b(?:in|since|last|during|of)\s+(?:the\s+)?(?P<x>(?P<season>spring|summer|autumn|winter){_OF_YEAR})\b",
          meaning.season),
    # on Thursday · late Thursday · Thursday night · last Sunday · since Monday
    _rule(rf"\b(?P<lead>(?:this\s+)?(?:last|previous|past|next|coming|following|since|until|till))?\s*(?:the\s+)?"
          rf"(?:(?:early|late|earlier|later)\s+(?:on\s+)?)?(?P<x>(?P<weekday>{_WEEKDAY}))\b", meaning.weekday),
    _rule(rf"\bfrom\s+(?P<weekday>{_WEEKDAY})\s+(?:to|until|till)\s+(?P<to>{_WEEKDAY})\b", meaning.weekday_range),
    _rule(r"\b(?:today|tonight|tomorrow|overnight|last\s+night|the\s+day\s+before\s+yesterday|yesterday"
          r"|this\s+(?:morning|afternoon|evening|noon)|earlier\s+in\s+the\s+day)\b", meaning.near_day),
    _rule(rf"\b(?:on|in|for)\s+(?:the|its|their|a)\s+(?P<x>{ORDINAL}\s+(?:(?:straight|consecutive)\s+)?day)\b",
          meaning.ordinal_day),
    # this week · earlier this month · last month · next week
    _rule(r"\b(?:(?P<lead>earlier|later|late|early)\s+)?this\s+(?P<unit>week|month|year)\b", meaning.this_unit),
    _rule(rf"\b(?P<since>since\s+)?(?:{_PART}\s+)?(?:last|the\s+previous)\s+(?P<unit>week|month|year)\b",
          meaning.last_unit),
    _rule(r"\bnext\s+(?P<unit>week|month|year)\b", meaning.next_unit),
    # for weeks · in recent days · over the past three months · the last 24 hours
    _rule(rf"\b(?:for|in|over|during)\s+(?:the\s+)?(?:many\s+)?(?:recent\s+)?{_UNITS}\b"
          r"(?!\s+(?:to\s+come|ahead|later))", meaning.stretch),
    _rule(rf"\b{_OVER}(?:the\s+|these\s+)?(?:past|last|recent)\s+(?:{_NUM}\s+)(?:or\s+so\s+)?{_UNIT}\b",
          meaning.stretch),
    _rule(rf"\b{_OVER}(?:the|this)\s+(?P<bare>past)\s+(?P<unit>day|week|month|year)\b", meaning.stretch),
    _rule(rf"\b{_OVER}(?:the|these)\s+(?:past|last|recent)\s+{_UNITS}\b", meaning.stretch),
    _rule(r"\b(?:for|in|within)\s+(?:(?:more\s+than|less\s+than|nearly|almost|about|over|at\s+least|around|just|only)\s+)?"
          rf"(?P<num>{DIGITS}|{WORDS}|several)\s+(?P<unit>hour|day|week|month|year)s\b(?!\s+(?:ahead|later|time))",
          meaning.stretch),
    _rule(rf"\b{_NUM}\s+{_UNIT}\s+(?:ago|earlier)\b", meaning.ago),
    _rule(rf"\b(?:(?:in|over|within)\s+)?the\s+(?:coming|next|following)\s+(?:{_NUM}\s+)?(?:few\s+)?{_UNIT}\b",
          meaning.coming),
    _rule(rf"\bin\s+(?P<num>(?!))?coming\s+{_UNITS}\b", meaning.coming),
)  # fmt: skip
