"""On which day an event was, given the days that its accounts give, and how well these agree.

An event has one day. Most accounts name it, some the day after or before, some only a range that holds it; whoever
repeats another repeats its day as well, so that each origin's word counts once. Two accounts of one day and one of the
next are one event sooner than two and two: that cannot be told from any two of them, and so it is weighed for whole
groups. The shares are those of `day` in `agreement.csv`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from orontes.incidents.tables import agreement

NEVER = 1e-4  # share of accounts that are two days off: only a person brings such together
Days = tuple[int, int]  # first and last possible day, ordinals


@dataclass(frozen=True, slots=True, order=True)
class Dating:
    """The days that an account gives, on whose word, and who published it."""

    origin: str
    publisher: str
    days: Days


def agreeing(said: Iterable[Dating]) -> float:
    """Log2 of how likely the days are if all are of one event, its own day unknown; 0 for a single day, or for none.

    >>> day, next_day = (Dating(name, name, (on, on)) for name, on in (("wire", 7), ("radio", 8)))
    >>> agreeing({day}) > agreeing({day, next_day})
    True
    """
    told = tuple(said)
    if len({dating.days for dating in told}) < 2:  # as most often
        return _alike(told[0].days, len({dating.origin for dating in told})) if told else 0.0
    counts: dict[Days, int] = {}
    for _, days in {(dating.origin, dating.days) for dating in told}:
        counts[days] = counts.get(days, 0) + 1
    ordered = sorted(counts.items())
    base = ordered[0][0][0]
    apart = tuple([((first - base, last - base), often) for (first, last), often in ordered])
    return _likely(apart) + _again() * _turns(told)


def together(first: Sequence[Dating], second: Sequence[Dating]) -> float:
    """How far the days of two accounts, or of two groups of them, speak for one event: 0 where neither gives any."""
    if len(first) == len(second) == 1 and first[0].days == second[0].days:  # as most often
        alone = _alike(first[0].days, 1)
        both = alone if first[0].origin == second[0].origin else _alike(first[0].days, 2)
        return both - (alone + alone)
    return agreeing((*first, *second)) - (agreeing(first) + agreeing(second))


@cache
def _shares() -> Mapping[int, float]:
    """Share of single days that are so many days after the event's own."""
    table = agreement()
    return {0: 2 ** table["day", "exact"], 1: 2 ** table["day", "late"], -1: 2 ** table["day", "early"]}


def _again() -> float:
    return agreement()["day", "again"]


def _alike(days: Days, number: int) -> float:
    """So many accounts that all give the same days."""
    return _together(number) if days[0] == days[1] else math.log2(days[1] - days[0] + 1)


@lru_cache(maxsize=65536)
def _likely(counts: tuple[tuple[Days, int], ...]) -> float:
    total = 0.0
    for day in _possible(counts):
        total += math.prod([_share(days, day) ** often for days, often in counts])
    return math.log2(total)


@cache
def _together(number: int) -> float:
    """So many accounts, all of them of one single day."""
    return math.log2(sum(share**number for share in _shares().values()))


def _possible(counts: tuple[tuple[Days, int], ...]) -> Iterator[int]:
    yield from sorted({day for (first, last), _ in counts for day in range(first - 1, last + 2)})


def _share(days: Days, day: int) -> float:
    """How likely an account of an event of that day is to give those days; a range, as likely for any of its days."""
    first, last = days
    if first == last:
        return _shares().get(first - day, NEVER)
    return 1.0 if first <= day <= last else NEVER


def _turns(told: Sequence[Dating]) -> int:
    """How often a publisher names one more day, which it has from nobody whom others repeat: each day has its news."""
    single = {dating for dating in told if dating.days[0] == dating.days[1]}
    if len({dating.publisher for dating in single}) == len(single):
        return 0
    heard = Counter([(dating.origin, dating.days) for dating in single])
    named = {(dating.publisher, dating.days) for dating in single if heard[dating.origin, dating.days] == 1}
    return len(named) - len({publisher for publisher, _ in named})
