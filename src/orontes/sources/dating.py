"""When a report was published: ISO dates of a manifest, and the date line that a report carries itself."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
_SHAPES = tuple(
    re.compile(rf"(?<![\w-]){shape}(?![\w-])", re.IGNORECASE)
    for shape in (
        r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH},?[ -](?P<year>\d{{4}})",
        rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
        r"(?P<day>1[3-9]|2\d|3[01])[/.](?P<number>\d{1,2})[/.](?P<year>\d{4})",
    )
)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>GMT|UTC|Z)?", re.IGNORECASE
)
_ISO_CLOCK = re.compile(r"(?<=\d)T(?=\d{1,2}:)")
# Words that stand on a date line beside the date; anything else is prose or a caption.
_BESIDE = re.compile(
    r"\b(?:published|posted|updated|last|modified|created|date|dated|released|issued|on|at|by|the|of|and|gmt|utc"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^[A-Z][\w'’ ./-]{1,40},\s*$")
LINES_READ = 15
OTHER_WORDS = 4


def parse_iso(text: str) -> datetime:
    """An ISO date or date-time as an aware UTC time; one without a zone is taken as UTC. Raises ValueError.

    >>> parse_iso("2017-03-24T09:45:00+02:00")
    datetime.datetime(2017, 3, 24, 7, 45, tzinfo=datetime.timezone.utc)
    """
    moment = datetime.fromisoformat(text.strip())
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(f"{text!r} is out of range") from error


def midnight(day: date) -> datetime:
    """The first moment of `day` in UTC."""
    return datetime.combine(day, time(), UTC)


def date_line(text: str) -> tuple[datetime, str] | None:
    """The publication time that the head of a report gives, and the line it stands on; None if there is none.

    >>> date_line("Rebels near Hama\\n\\nMarch 22, 2017 at 4:44 pm\\n\\nThe advance ...")
    (datetime.datetime(2017, 3, 22, 16, 44, tzinfo=datetime.timezone.utc), 'March 22, 2017 at 4:44 pm')
    >>> date_line("Fighters in Aleppo, Syria, on 11 February 2017, by an agency that took the picture") is None
    True
    """
    lines = [line.strip() for line in text[:20_000].splitlines() if line.strip()]
    for line in lines[:LINES_READ]:
        found = _date_of(line)
        if found is not None:
            return found, line if len(line) <= 80 else line[:79] + "…"
    return None


def date_of_name(stem: str) -> date | None:
    """The ISO date in a file's name.

    >>> date_of_name("valley-monitor-2017-03-24")
    datetime.date(2017, 3, 24)
    """
    found = re.search(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)", stem)
    return _day(int(found[1]), int(found[2]), int(found[3])) if found else None


def _date_of(line: str) -> datetime | None:
    """The date of a line that is a date line, or of a dateline that opens a paragraph ("AMMAN, 24 April 2017 — …")."""
    line = _ISO_CLOCK.sub(" ", line)
    for shape in _SHAPES:
        found = shape.search(line)
        day = _day_of(found) if found else None
        if found is None or day is None:
            continue
        before, after = line[: found.start()], line[found.end() :]
        if _DATELINE.match(before):
            return midnight(day)
        if len(re.findall(r"\w+", _BESIDE.sub(" ", _CLOCK.sub(" ", f"{before} {after}")))) <= OTHER_WORDS:
            return datetime.combine(day, _clock_of(after), UTC)
    return None


def _day_of(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    name = (parts.get("month") or "").lower()
    month = MONTHS.index(name) + 1 if name else int(parts["number"])
    return _day(int(parts["year"]), month, int(parts["day"]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock_of(text: str) -> time:
    """The time of day after a date, midnight where none is given. Zones other than UTC are not told apart."""
    found = _CLOCK.search(text)
    if not found:
        return time()
    hour, half = int(found["hour"]), (found["half"] or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return time()
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    minute = int(found["minute"])
    return time(hour, minute) if hour < 24 and minute < 60 else time()
