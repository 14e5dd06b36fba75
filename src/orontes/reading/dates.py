"""Time expressions of reports, resolved against the day of their entry by the annotation guide's rules 11 and 16.

It knows the calendar and the sentence. It does not know tense beyond a mark of the future before a weekday: whether an
undated claim happened is for the room that makes claims.
"""

from __future__ import annotations

import re
from datetime import date

from orontes.evidence import Precision, Span, When
from orontes.reading import calendar as cal
from orontes.reading.date_joining import FoundDate, anaphors, joined
from orontes.reading.date_rules import RULES, Resolver

__all__ = ["FoundDate", "find_dates"]

# What a rule's expressions cannot do without; rules for what a sentence does not hold are not tried.
_TOKEN = re.compile(r"[a-z]+|\d+")
_SIGNALS = {
    "month": (*cal.MONTHS, "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
    "weekday": tuple(form for day in cal.WEEKDAYS for form in (day, day + "s")),
    "unit": (*(form for unit in cal.UNIT_DAYS for form in (unit, unit + "s")), "fortnight", "decade", "decades"),
    "season": ("spring", "summer", "autumn", "winter", "fall"),
    "near": ("today", "tonight", "tomorrow", "yesterday", "overnight", "night", "morning", "afternoon", "evening",
             "noon", "dawn", "earlier"),
    "weekend": ("weekend",),
    "recently": ("recently", "lately"),
    "nth": ("st", "nd", "rd", "th"),
    "feast": ("christmas", "year"),
    "past": ("past", "last", "recent", "previous"),
    "ago": ("ago", "earlier"),
    "half": ("half", "quarter"),
    "edge": ("beginning", "start", "middle", "end"),
}  # fmt: skip
_SIGNAL = {word: {s for s, words in _SIGNALS.items() if word in words} for group in _SIGNALS.values() for word in group}
# "since" with the clause that it opens, up to a date; another number or mark between them breaks the tie.
_SINCE = re.compile(r"\bsince\b(?:\s+[^\W\d]+(?:['’-][^\W\d]+)*){0,12}\s+(?:in|on)?\s*(?:the\s+)?$", re.IGNORECASE)


def find_dates(text: str, day: date) -> list[FoundDate]:
    """Time expressions of a sentence, by start, none overlapping; `day` is the entry's day (UTC).

    >>> [str(found.when.earliest) for found in find_dates("They left on Thursday.", date(2017, 3, 25))]
    ['2017-03-23']
    """
    present = _signals(text)
    if not present:
        return []
    chosen = [(pattern, resolve) for needed, pattern, resolve in RULES if needed <= present]
    found = _without_overlaps([hit for pattern, resolve in chosen for hit in _hits(pattern, resolve, text, day)])
    found = _without_overlaps([*found, *anaphors(text, day, found)])
    return [_since_then(hit, text, day) for hit in joined(found, text)]


def _signals(text: str) -> set[str]:
    """Which kinds of time expression the sentence could hold, by its words."""
    words = set(_TOKEN.findall(text.lower()))
    found = {signal for word in words & _SIGNAL.keys() for signal in _SIGNAL[word]}
    if any(len(word) == 4 and word.isdigit() for word in words):
        found.add("year")
    if "/" in text:
        found.add("/")
    return found


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
