"""Arithmetic of tolls: figures that may overlap are never simply added."""

from __future__ import annotations

from collections.abc import Sequence

from orontes.casualties.types import Estimate
from orontes.evidence import Count

VAGUE = 3  # what "several" and "a number of" are read as
NOBODY = Estimate(0, 0, 0)


def exactly(count: Count) -> Estimate:
    """A single figure: its low end is the best guess, as ACLED counts vague figures at their most conservative.

    "As many as 30" has no low end: the figure that is named is the best guess.

    >>> exactly(Count(20, None)), exactly(Count(0, 30))
    (Estimate(low=20, best=20, high=None), Estimate(low=0, best=30, high=30))
    """
    return Estimate(count.low, count.low or count.high or 0, count.high)


def overlapping(parts: Sequence[Estimate]) -> Estimate:
    """One toll from groups of which nobody says whether they overlap: from the largest of them to their sum.

    Three doctors, four patients and three bodies at one hospital are at least four dead and at most ten. A group
    without a bound lifts the sum by what is counted of it, as in `reconcile`; without any bound there is no highest.

    >>> overlapping([Estimate(3, 3, 3), Estimate(4, 4, 4), Estimate(3, 3, 3)])
    Estimate(low=4, best=7, high=10)
    """
    if len(parts) == 1:
        return parts[0]
    low = max(part.low for part in parts)
    high = sum(map(_bound, parts)) if any(part.high is not None for part in parts) else None
    best = (max(part.best for part in parts) + sum(part.best for part in parts)) // 2
    return _ordered(low, best, high)


def reconcile(tellings: Sequence[Estimate], preferred: int = 0) -> Estimate:
    """One toll from independent tellings of it: the lowest low, the highest bound, and between them a best.

    The best is the median of three tellings or more (the lower one of the two in the middle), else that of the
    telling at index `preferred`. `high` is None where no telling gives a bound; a telling without one lifts the bound
    to its own low. "Several" beside a figure that it does not contradict tells nothing more.

    >>> reconcile([Estimate(14, 14, 14), Estimate(20, 20, None)])
    Estimate(low=14, best=14, high=20)
    >>> reconcile([Estimate(3, 3, None), Estimate(70, 70, None)])
    Estimate(low=70, best=70, high=None)
    """
    telling = [one for one in tellings if not _says_less(one, tellings)]
    bests = sorted(one.best for one in telling)
    chosen = tellings[preferred] if tellings[preferred] in telling else telling[0]
    best = bests[(len(bests) - 1) // 2] if len(bests) > 2 else chosen.best
    bounded = any(one.high is not None for one in telling)
    high = max(_bound(one) for one in telling) if bounded else None
    return _ordered(min(one.low for one in telling), best, high)


def _says_less(one: Estimate, others: Sequence[Estimate]) -> bool:
    """Whether it is "several" or "some" without an upper end, and another telling says more than that."""
    return one.high is None and one.low <= VAGUE and any(other.low > one.low for other in others)


def total(events: Sequence[Estimate]) -> Estimate:
    """The sum over separate events; `high` is None as soon as one of them has no bound."""
    return Estimate(sum(e.low for e in events), sum(e.best for e in events), _sum_high(events))


def within(part: Estimate, whole: Estimate) -> Estimate:
    """`part` cut down to what `whole` allows: the civilians among the dead are no more than the dead."""
    low, best = min(part.low, whole.low), min(part.best, whole.best)
    high = whole.high if part.high is None else part.high if whole.high is None else min(part.high, whole.high)
    return _ordered(low, best, high)


def _bound(telling: Estimate) -> int:
    return telling.best if telling.high is None else telling.high


def _sum_high(parts: Sequence[Estimate]) -> int | None:
    highs = [part.high for part in parts if part.high is not None]
    return sum(highs) if len(highs) == len(parts) else None


def _ordered(low: int, best: int, high: int | None) -> Estimate:
    best = max(low, best)
    return Estimate(low, best, None if high is None else max(best, high))
