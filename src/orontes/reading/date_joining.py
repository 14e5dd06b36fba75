"""Time expressions that need another one beside them: ranges of two dates, and days counted from a date just named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from orontes.evidence import Precision, Span, When
from orontes.reading import calendar as cal
from orontes.reading.numbers import DIGITS, WORDS, number_value


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A time expression and the days it can mean."""

    span: Span
    when: When


_LEAD = re.compile(r"\b(?:from|between)\s+(?:the\s+)?(?:night\s+of\s+)?$", re.IGNORECASE)
_LED = re.compile(r"(?:from|between)\b", re.IGNORECASE)
_TO = re.compile(
    r"\s*(?:,\s*)?(?:to|until|till|through|up to|and|-|–|—)\s*(?:the\s+)?(?:(?:night|morning) of\s+)?", re.IGNORECASE
)
_HYPHEN = re.compile(
    r"(?:\s+(?:evening|night|morning))?\s*(?:-|–|—|/|\bthrough\b|\bto\b|\buntil\b|\btill\b)\s*", re.IGNORECASE
)
_AND = re.compile(r"\s+(?:and|or|&)\s+", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TIME = r"(?:day|night|evening|morning|afternoon)"
_NUM = rf"(?P<num>{DIGITS}|{WORDS}|an?|several|a\s+few)"
_ANAPHOR = re.compile(
    rf"\b(?P<same>(?:the|that)\s+same\s+{_TIME}|(?:later|earlier|early|late)?\s*\bthat\s+{_TIME}\b(?!\s+that)"
    r"|(?:earlier|later)\s+in\s+the\s+day)"
    rf"|\b(?P<before>the\s+(?:previous|preceding)\s+{_TIME}|(?:the|a)\s+(?:day|night)\s+(?:before|earlier|prior|previously)"
    r"(?!\s+yesterday))"
    rf"|\b(?P<next>the\s+(?:next|following)\s+{_TIME}\b|(?:a|one)\s+day\s+later)"
    rf"|\b{_NUM}\s+(?P<unit>day|week|month|year)s?\s+(?P<way>later|earlier|before(?=\s*[,.;]|$)|after(?=\s*[,.;]|$))",
    re.IGNORECASE,
)
# A date that others are counted from is at most so long.
_MOMENT = 2
# Two days or months named together are one stretch where no more than a day lies between them.
_ADJACENT = timedelta(days=1)


def joined(found: list[FoundDate], text: str) -> list[FoundDate]:
    """Dates by start, with "from 28 February to 3 March", "2014-2016", "Thursday and Friday" made one."""
    whole: list[FoundDate] = []
    for hit in found:
        range_ = _range(whole[-1], hit, text) if whole else None
        if range_ is not None:
            whole[-1] = range_
        else:
            whole.append(hit)
    return whole


def _range(first: FoundDate, last: FoundDate, text: str) -> FoundDate | None:
    between = text[first.span.end : last.span.start]
    led = _LED.match(first.span.of(text)) or _LEAD.search(text, max(0, first.span.start - 30), first.span.start)
    if not (_TO.fullmatch(between) if led else _HYPHEN.fullmatch(between)) and not _together(first, last, between):
        return None
    start, end = _start_before(first, last, text), last.when.latest
    if start is None or start > end:
        return None
    return FoundDate(Span(first.span.start, last.span.end), When(start, end, Precision.RANGE))


def _together(first: FoundDate, last: FoundDate, between: str) -> bool:
    near = timedelta() < last.when.earliest - first.when.latest <= _ADJACENT
    return near and _AND.fullmatch(between) is not None and first.when.precision == last.when.precision


def _start_before(first: FoundDate, last: FoundDate, text: str) -> date | None:
    """The range's first day: the year that only the second date has is the first one's too."""
    start = first.when.earliest
    if _YEAR.search(first.span.of(text)):
        return start
    year = last.when.latest.year if _YEAR.search(last.span.of(text)) else start.year
    same = cal.safe_date(year, start.month, start.day)
    if same is not None and same <= last.when.latest:
        return same
    return cal.safe_date(year - 1, start.month, start.day)


def anaphors(text: str, day: date, found: list[FoundDate]) -> Iterator[FoundDate]:
    """Days that are told from a date before them in the sentence: "the previous day", "two days later".

    Without such a date, what lies before is counted from `day`, and what lies after is left alone.
    """
    for match in _ANAPHOR.finditer(text):
        named = [hit.when.latest for hit in found if hit.span.end <= match.start() and hit.when.days <= _MOMENT]
        then = _counted(match, named[-1] if named else None, day)
        if then is not None:
            yield FoundDate(Span(*match.span()), When.on(then))


def _counted(match: re.Match[str], named: date | None, day: date) -> date | None:
    if match["same"]:
        return named
    if match["before"]:
        return cal.back(named or day, 1)
    if match["next"]:
        return cal.ahead(named, 1) if named else None
    number = _number(match["num"])
    if named is None or number is None:
        return None
    if match["way"].lower() in ("later", "after"):
        return cal.ahead(named, min(number, 36_500) * cal.UNIT_DAYS[match["unit"].lower()])
    return cal.ago(named, number, match["unit"].lower())


def _number(written: str) -> int | None:
    words = re.sub(r"\s+", " ", written.lower())
    if words in ("several", "a few"):
        return 3
    return 1 if words in ("a", "an") else number_value(words)
