"""Blocks: which claims are worth comparing, so that a million of them need not be compared with each other.

A claim meets those of its family of kinds at its place, at a place of its name, or at a spot within 5 km of it, on its
days and one day on either side. A claim with a telling toll meets its governorate's as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from orontes.incidents.faces import EXACT_PREC, Face, has_telling_toll
from orontes.incidents.sameness import AREA_PREC

SHORT = 7  # days up to which a claim stands under each of its days
LONG = 31  # the longest `range_days`: a longer range may be one with another long range
_WIDEST = 2 * LONG  # a longer range matches none shorter than half of it
_FORTNIGHT = 14
Times = dict[str | int, list[int]]


class Neighbours:
    """Positions of claims by family and place, and there by day, fortnight or "long"."""

    def __init__(self) -> None:
        self._blocks: dict[tuple[str, str], Times] = {}
        self._places: dict[tuple[int, int], set[str]] = defaultdict(set)  # by cell
        self._named: dict[str, set[str]] = defaultdict(set)  # places by the name that reports have for them
        self._spots: set[str] = set()  # places of which something is told beside them
        self._wide: set[str] = set()  # families with a claim of more than `SHORT` days

    def add(self, at: int, seen: Face) -> None:
        """File the claim at position `at` under its blocks."""
        if seen.cell and seen.place:
            self._places[seen.cell].add(seen.place)
            if _is_spot(seen):
                self._spots.add(seen.place)
        if seen.name:
            self._named[seen.name].add(seen.place)
        if seen.days > SHORT:
            self._wide.add(seen.row.family)
        places = [seen.place]
        if seen.admin1 and has_telling_toll(seen):
            places.append(_area(seen, seen.prec >= AREA_PREC))
        for place in places:
            times = self._blocks.setdefault((seen.row.family, place), {})
            for time in _own(seen):
                times.setdefault(time, []).append(at)

    def of(self, seen: Face) -> list[int]:
        """Positions of every claim that may tell the same event, itself among them, in order."""
        family = seen.row.family
        places = self._near(seen)
        if seen.admin1 and has_telling_toll(seen):
            places.append(_area(seen, seen.prec < AREA_PREC))
        met = list(_met(seen)) if family in self._wide else range(seen.first - 1, seen.last + 2)
        found: list[int] = []
        for place in places:
            if times := self._blocks.get((family, place)):
                for time in met:
                    if time in times:
                        found += times[time]
        return sorted(set(found))

    def at(self, seen: Face, days: int) -> set[int]:
        """Positions of the short claims of the same family and place within so many days."""
        around = range(seen.first - days, seen.last + days + 1) if seen.last - seen.first <= _WIDEST else ()
        times = self._blocks.get((seen.row.family, seen.place), {})
        return {at for day in around for at in times.get(day, ())}

    def _near(self, seen: Face) -> list[str]:
        places = {seen.place, *self._named.get(seen.name, ())}
        if seen.cell and self._spots:
            places |= self._around(seen)
        return sorted(places)

    def _around(self, seen: Face) -> set[str]:
        """Places near by of which one or the other is no named settlement."""
        assert seen.cell
        lat, lon = seen.cell
        cells = [(lat + north, lon + east) for north in (-1, 0, 1) for east in (-1, 0, 1)]
        around = {place for cell in cells if cell in self._places for place in self._places[cell]}
        if not _is_spot(seen):
            around &= self._spots
        return around


def _is_spot(seen: Face) -> bool:
    """Whether it may be told of as the settlement that it lies by or in."""
    return seen.part or seen.prec == EXACT_PREC + 1


def _area(seen: Face, whole: bool) -> str:
    """Block of a governorate: its own claims, or those of its towns."""
    return f"{'area' if whole else 'towns'}/{seen.admin1}"


def _own(seen: Face) -> Iterator[str | int]:
    if seen.days <= SHORT:
        yield from range(seen.first, seen.last + 1)
    elif seen.days <= _WIDEST:
        yield from _fortnights(seen)
    if seen.days > LONG:
        yield "long"


def _met(seen: Face) -> Iterator[str | int]:
    if seen.days <= _WIDEST:
        yield from range(seen.first - 1, seen.last + 2)
        yield from _fortnights(seen)
    if seen.days > LONG:
        yield "long"


def _fortnights(seen: Face) -> Iterator[str]:
    for fortnight in range((seen.first - 1) // _FORTNIGHT, (seen.last + 1) // _FORTNIGHT + 1):
        yield f"w{fortnight}"
