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

# So many lines that open with a clock make a blog of a text.
BLOG_LINES = 3
# Four digits behind a day are a year where they come so near to that of the publication.
LIFETIME = 30


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
        r"(?P<hour>[01]?\d|2[0-4])[:.h]?(?P<minute>[0-5]\d)(?:\s+(?P=hour)[:.h]?(?P=minute))?\s*(?P<half>[ap]\.?m\.?)?"
        rf"(?:\s*\(?(?P<zone>{zone})\b(?: time)?\)?)?"
    )
    word = (
        r"(?P<word>UPDATED?|LATEST|BREAKING|POSTED|PUBLISHED)(?:\s+(?:AT|ON|#?\d{1,2}(?=\s*[,:(-])))?[\s,:(-]*"
        r"|(?P<ago>\d{1,2}\s*(?:h|m|hrs?|mins?|hours?|minutes?)\s+ago)[\s,:(-]*"
    )
    day = r"(?P<day>[A-Za-z0-9 ,./-]{3,30}?)"
    return re.compile(
        rf"[\s*_#>]*(?P<bracket>\[)?(?:(?P<original>ORIGINAL\s+(?:ENTRY|POST|STORY))|(?:{word})?(?:{day}[\s,-]+)?{clock}"
        rf"(?:[\s,]+(?:on )?(?P<later_day>[A-Za-z0-9 ,./-]{{3,30}}?))??[\])]?)[*_]*[^\S\n]*"
        r"(?P<end>[:–—|-]|$|(?<=\]))[*_]*\s*",
        re.IGNORECASE | re.MULTILINE,
    )


@cache
def _bare() -> re.Pattern[str]:
    """A clock at the head of a line: lines of a blog begin so; four digits that may be a year need their colon."""
    clock = r"(?:[01]?\d|2[0-3])[:.h][0-5]\d|(?:0\d|1[0-8])[0-5]\d"
    return re.compile(rf"^[\s*_#>]*\[?(?:{clock})\]?(?:\s*[ap]\.?m\.?)?[^\S\n]*(?:[\]:–—|-]|$)", re.IGNORECASE | re.M)


def is_blog(text: str) -> bool:
    """Whether so many lines open with a clock that each is the time of what follows, without zone or word."""
    return len(_bare().findall(text)) >= BLOG_LINES


def match_stamp(text: str, start: int, end: int, published: datetime, blog: bool = False) -> tuple[Stamp, int] | None:
    """The stamp that opens the line at `start`, and where its text begins; None where there is none.

    A clock time needs a word, a zone, brackets or "am" to count as a stamp, unless the text `is_blog`.
    """
    found = _pattern().match(text, start, end)
    if found is None:
        return _undated(text, start, end, published)
    written = text[start : found.end()].strip().rstrip(":–—|-* _").strip()
    if found["original"]:
        return Stamp(written, original=True), found.end()
    day_words = found["day"] or found["later_day"]
    if day_words and _is_year(found, published):
        return None
    days = find_dates(day_words, published.date()) if day_words else []
    if (day_words and not days) or not _marked(found, blog and _bare().match(text, start, end) is not None):
        return None
    return _clock_stamp(found, written, days[0].when.latest if days else None), found.end()


def _is_year(found: re.Match[str], published: datetime) -> bool:
    """Whether what looks like a clock is the year of a date: "Published: 26 March 2017"."""
    digits = f"{found['hour']}{found['minute']}"
    plain = digits in found.group() and not found["zone"] and not found["half"]
    return plain and len(digits) == 4 and abs(int(digits) - published.year) <= LIFETIME


def _marked(found: re.Match[str], bare: bool) -> bool:
    """Whether more than its digits says that it is a stamp."""
    if found["word"] or found["ago"] or bare:
        return True
    return bool(found["zone"] or ((found["end"] and found["half"]) or (found["bracket"] and "]" in found.group())))


_UPDATE = re.compile(
    r"[\s*_#>]*UPDATED?(?:\s+#?\d{1,2})?(?:[\s,(-]+(?P<day>[A-Za-z0-9 ,./-]{3,30}?))?\)?[*_]*[^\S\n]*[:–—][*_]*\s*",
    re.I,
)


def _undated(text: str, start: int, end: int, published: datetime) -> tuple[Stamp, int] | None:
    """ "Update, March 23: …": told on that day; "UPDATE 2: …": on the day of the others."""
    found = _UPDATE.match(text, start, end)
    if found is None:
        return None
    days = find_dates(found["day"], published.date()) if found["day"] else []
    if found["day"] and not days:
        return None
    written = text[start : found.end()].strip().rstrip(":–— *_").strip()
    return Stamp(written, False, 0 if days else None, days[0].when.latest if days else None), found.end()


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
