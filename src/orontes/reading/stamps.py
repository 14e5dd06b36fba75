"""The time stamps of rolling reports: "UPDATE 1915 GMT:", and the instants they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from orontes.errors import LexiconError
from orontes.reading.dates import find_dates
from orontes.reading.lexicon_files import load_words


@cache
def zones() -> dict[str, timedelta]:
    """Offset from UTC of each zone name, in lower case."""
    offsets = {}
    for entry in load_words("zones.yml")["hours"]:
        name, _, hours = entry.rpartition(" ")
        try:
            offsets[name.lower()] = timedelta(hours=float(hours))
        except ValueError as error:
            raise LexiconError(f"'{entry}' is not a zone and its hours", file="zones.yml") from error
    return offsets


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp as written: clock time as minutes after midnight UTC (None for "ORIGINAL ENTRY"), and its date if any."""

    text: str
    original: bool
    minutes: int | None = None
    day: date | None = None


@cache
def _pattern() -> re.Pattern[str]:
    zone = "|".join(sorted(map(re.escape, zones()), key=len, reverse=True))
    clock = (
        r"(?P<hour>[01]?\d|2[0-4])[:.h]?(?P<minute>[0-5]\d)\s*(?P<half>[ap]\.?m\.?)?"
        rf"(?:\s*\(?(?P<zone>{zone})\b(?: time)?\)?)?"
    )
    word = r"(?P<word>UPDATED?|LATEST|BREAKING)(?:\s+(?:AT|#?\d{1,2}(?=\s*[,:(-])))?[\s,:(-]*"
    day = r"(?P<day>[A-Za-z0-9 ,./-]{3,30}?)"
    return re.compile(
        rf"[\s*_#>]*(?:(?P<original>ORIGINAL\s+(?:ENTRY|POST|STORY))|(?:{word})?(?:{day}[\s,-]+)?{clock}"
        rf"(?:[\s,]+(?:on )?(?P<later_day>[A-Za-z0-9 ,./-]{{3,30}}?))?\)?)[*_]*\s*(?P<end>[:–—|-]|$)[*_]*\s*",
        re.IGNORECASE | re.MULTILINE,
    )


def match_stamp(text: str, start: int, end: int, published: datetime) -> tuple[Stamp, int] | None:
    """The stamp that opens the line at `start`, and where its text begins; None where there is none.

    A bare clock time needs a zone, or a colon after it, to count as a stamp.
    """
    found = _pattern().match(text, start, end)
    if found is None:
        return None
    written = text[start : found.end()].strip().rstrip(":–—|-* _").strip()
    if found["original"]:
        return Stamp(written, original=True), found.end()
    day_words = found["day"] or found["later_day"]
    days = find_dates(day_words, published.date()) if day_words else []
    if (day_words and not days) or not (found["word"] or found["zone"]) or not (found["end"] or found["word"]):
        return None
    return _clock_stamp(found, written, days[0].when.latest if days else None), found.end()


def _clock_stamp(found: re.Match[str], written: str, day: date | None) -> Stamp:
    hour = int(found["hour"]) % 24
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower().startswith("p") else 0)
    offset = zones().get((found["zone"] or "utc").lower(), timedelta())
    minutes = hour * 60 + int(found["minute"]) - int(offset.total_seconds() // 60)
    return Stamp(written, False, minutes, day)


def instants(stamps: Sequence[Stamp], published: datetime) -> list[datetime]:
    """The UTC time of each stamp, in the stamps' order.

    The newest stamp falls on the publication day, or the day before where its clock is later than the publication;
    walking to older ones, a clock that runs up again has crossed midnight. Whether the newest stands first or last is
    told by which of the two makes the shorter blog. An undated ORIGINAL takes the start of the oldest update's day.
    """
    timed = [index for index, stamp in enumerate(stamps) if stamp.minutes is not None]
    orders = (_walked(stamps, order, published) for order in (timed, timed[::-1]))
    times = min(
        orders, key=lambda walked: max(walked.values(), default=published) - min(walked.values(), default=published)
    )
    start = datetime.combine(min(times.values(), default=published).date(), time(), UTC)
    return [times.get(index, start) for index in range(len(stamps))]


def _walked(stamps: Sequence[Stamp], newest_first: Sequence[int], published: datetime) -> dict[int, datetime]:
    times: dict[int, datetime] = {}
    bound = _publication_bound(published)
    for index in newest_first:
        times[index] = bound = _instant(stamps[index], bound)
    return times


def _publication_bound(published: datetime) -> datetime:
    if published.time() == time():  # only the day is known: any time of it will do
        return published + timedelta(days=1, seconds=-1)
    return published


def _instant(stamp: Stamp, bound: datetime) -> datetime:
    """The last time not after `bound` at which a clock showed the stamp's time, or the stamp's own day."""
    clock = timedelta(minutes=stamp.minutes or 0)
    if stamp.day is not None:
        return datetime.combine(stamp.day, time(), UTC) + clock
    candidate = datetime.combine(bound.date(), time(), UTC) + clock
    while candidate > bound:
        candidate -= timedelta(days=1)
    return candidate
