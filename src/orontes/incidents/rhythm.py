"""How often something happens at a place: a strike told a day apart is one strike where there is seldom one.

The rate of a family of kinds at a place is the number of days within eight of the day in question on which something of
it is told there, out of those days, drawn towards the family's base rate of `kinds.csv` where little is known.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict

from orontes.incidents.faces import Face

WINDOW = 8  # days on either side
FAITH = 10.0  # how many days of observation the base rate is worth


class Rhythm:
    """The days on which each family of kinds is told of at each place, single days alone."""

    def __init__(self) -> None:
        self._days: dict[tuple[str, str], list[int]] = defaultdict(list)

    def note(self, seen: Face) -> None:
        """Take a claim's day into account."""
        days = self._days[seen.family, seen.place]
        if seen.first == seen.last and not seen.intended and seen.place:
            at = bisect_left(days, seen.first)
            if at == len(days) or days[at] != seen.first:
                insort(days, seen.first)

    def rate(self, first: Face, second: Face) -> float:
        """Events a day to be expected where the two are, their own days left out; symmetric."""
        here = self._rate(first, second)
        if first.row is second.row and first.place == second.place:
            return here
        return max(here, self._rate(second, first))

    def _rate(self, here: Face, other: Face) -> float:
        low, high = min(here.first, other.first), max(here.last, other.last)
        days = self._days.get((here.family, here.place), ())
        around = bisect_right(days, high + WINDOW) - bisect_left(days, low - WINDOW)
        own = bisect_right(days, high) - bisect_left(days, low)
        return (around - own + FAITH * here.row.rate) / (2 * WINDOW + FAITH)
