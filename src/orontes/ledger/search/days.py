"""Days as words of the index, so that a term that millions of records have is looked for in a stretch of days alone.

A record has a word for each of its days, months and years; a stretch is put together from as few of them as it takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
LONGEST = timedelta(days=31)
ANY = "anyday"  # what may have happened over a longer time, or at one that nobody searches


@lru_cache(maxsize=8192)  # many records are of one day
def day_words(first: date, last: date) -> str:
    """The words of a record that is of the days from `first` to `last`, both inclusive.

    >>> day_words(date(2017, 3, 31), date(2017, 4, 1))
    'd20170331 m201703 y2017 d20170401 m201704'
    """
    if last - first > LONGEST or first < FIRST or last > LAST:
        return ANY
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return " ".join(dict.fromkeys(word for day in days for word in (_day(day), f"m{day:%Y%m}", f"y{day.year}")))


def words_of_stretch(since: date | None, until: date | None) -> tuple[str, ...]:
    """The words of which a record of the stretch has one; none where the stretch has no bounds.

    >>> words_of_stretch(date(2016, 11, 30), date(2018, 1, 2))
    ('anyday', 'd20161130', 'm201612', 'y2017', 'd20180101', 'd20180102')
    """
    if since is None and until is None:
        return ()
    return ANY, *_units(max(since or FIRST, FIRST), min(until or LAST, LAST))


def _units(at: date, last: date) -> Iterator[str]:
    """Years, months and days in order, each as large as fits."""
    while at <= last:
        year, month = date(at.year, 12, 31), _month_end(at)
        if (at.month, at.day) == (1, 1) and year <= last:
            yield f"y{at.year}"
            at = year
        elif at.day == 1 and month <= last:
            yield f"m{at:%Y%m}"
            at = month
        else:
            yield _day(at)
        at += timedelta(days=1)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _day(day: date) -> str:
    return f"d{day:%Y%m%d}"
