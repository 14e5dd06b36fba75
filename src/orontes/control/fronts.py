"""What follows from who holds what: the front, ground held and gained, pockets, and towns that change hands.

Ground is counted by the cells of the places that the reports name: it says who holds the places nearest to it, not
where the trenches run. Where nobody is likely enough to hold a place, its ground is nobody's ("").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import hypot

from orontes.control.cells import Cell, Plane, Point, cells
from orontes.control.neighbours import neighbours
from orontes.control.types import PlaceControl
from orontes.theatre.types import Theatre

NOBODY = ""
Stretch = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Front:
    """Straight stretches between the ground of two sides, each given as (latitude, longitude) of its two ends."""

    sides: tuple[str, str]  # in the order of their ids
    stretches: tuple[tuple[tuple[float, float], tuple[float, float]], ...]
    length_m: float


class Ground:
    """The ground of some places in a theatre, from which everything below is read.

    Example::

        ground = Ground(control.infer(claims, theatre, start, end), theatre)
        ground.area_by_holder(end), ground.fronts(end), ground.pockets(end)
    """

    def __init__(self, places: Sequence[PlaceControl], theatre: Theatre) -> None:
        self.places = {place.place_id: place for place in places}
        self.plane = Plane(theatre.bounds)
        self.at = {place.place_id: self.plane.lay(place.lat, place.lon) for place in places}
        self.cells: Mapping[str, Cell] = cells(self.at, self.plane)
        self.near = self._near()

    def holders(self, day: date) -> Mapping[str, str]:
        """Who holds each place on a day, "" where no side is likely enough or the day lies outside of what is known."""
        return {place_id: holder_on(place, day) for place_id, place in self.places.items()}

    def area_by_holder(self, day: date) -> Mapping[str, float]:
        """Square kilometres by side, "" for nobody's; they add up to the theatre's."""
        holders = self.holders(day)
        found: dict[str, float] = defaultdict(float)
        for place, cell in self.cells.items():
            found[holders[place]] += cell.area_m2 / 1e6
        return dict(sorted(found.items()))

    def gained(self, first: date, last: date) -> Mapping[tuple[str, str], float]:
        """Square kilometres that went from one side to another between two days, by (from, to)."""
        before, after = self.holders(first), self.holders(last)
        found: dict[tuple[str, str], float] = defaultdict(float)
        for place, cell in self.cells.items():
            if before[place] != after[place]:
                found[before[place], after[place]] += cell.area_m2 / 1e6
        return dict(sorted(found.items()))

    def fronts(self, day: date) -> tuple[Front, ...]:
        """Where the ground of two sides meets; ground that nobody holds has no front."""
        stretches: dict[tuple[str, str], list[Stretch]] = defaultdict(list)
        for sides, stretch in self._meetings(day):
            stretches[sides].append(stretch)
        return tuple(self._front(sides, found) for sides, found in sorted(stretches.items()))

    def from_front(self, lat: float, lon: float, day: date) -> float | None:
        """Metres from a position to the nearest front, None where there is none."""
        point = self.plane.lay(lat, lon)
        return min((_apart(point, stretch) for _, stretch in self._meetings(day)), default=None)

    def pockets(self, day: date) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Areas cut off from the largest area of their side: the side, and the ids of the places, largest area first.

        Only an area that lies wholly between places of other sides is cut off; where a neighbour's holder is not known,
        it may not be.
        """
        holders = self.holders(day)
        largest: set[str] = set()
        found = []
        for area in sorted(self._areas(holders), key=lambda area: (-len(area), area)):
            side = holders[area[0]]
            if side in largest and not any(holders[near] == NOBODY for place in area for near in self.near[place]):
                found.append((side, area))
            largest.add(side)
        return tuple(found)

    def most_fought_over(self) -> tuple[tuple[str, int], ...]:
        """Places that changed hands, by id, with how often, most often first."""
        changes = {place_id: changed_hands(place) for place_id, place in self.places.items()}
        return tuple(sorted(((p, n) for p, n in changes.items() if n), key=lambda item: (-item[1], item[0])))

    def _meetings(self, day: date) -> Iterator[tuple[tuple[str, str], Stretch]]:
        holders = self.holders(day)
        for place, cell in self.cells.items():
            ends = cell.corners[1:] + cell.corners[:1]
            for start, end, other in zip(cell.corners, ends, cell.beyond, strict=True):
                if other is not None and place < other and NOBODY not in {holders[place], holders[other]}:
                    one, two = sorted((holders[place], holders[other]))
                    if one != two:
                        yield (one, two), (start, end)

    def _front(self, sides: tuple[str, str], found: Sequence[Stretch]) -> Front:
        length = sum(hypot(end[0] - start[0], end[1] - start[1]) for start, end in found)
        return Front(sides, tuple((self.plane.lift(start), self.plane.lift(end)) for start, end in found), length)

    def _near(self) -> Mapping[str, tuple[str, ...]]:
        order = sorted(self.places)
        found = neighbours([(self.places[place].lat, self.places[place].lon) for place in order])
        return {
            place: tuple(order[near] for near in found.near[number].tolist() if near < len(order))
            for number, place in enumerate(order)
        }

    def _areas(self, holders: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
        """Connected places of one side, ids in order; places that nobody holds are in none."""
        near, seen = self.near, set[str]()
        for first in sorted(holders):
            if holders[first] == NOBODY or first in seen:
                continue
            area, queue = {first}, [first]
            while queue:
                for other in near[queue.pop()]:
                    if other not in area and holders[other] == holders[first]:
                        area.add(other)
                        queue.append(other)
            seen |= area
            yield tuple(sorted(area))


def holder_on(place: PlaceControl, day: date) -> str:
    """The side that likely holds the place on a day, "" for none."""
    return next((spell.holder for spell in place.spells if spell.start <= day <= spell.end), NOBODY)


def changed_hands(place: PlaceControl) -> int:
    """How often the place went from one side to another, spells without a holder left out."""
    held = [spell.holder for spell in place.spells if spell.holder]
    return sum(before != after for before, after in pairwise(held))


def _apart(point: Point, stretch: Stretch) -> float:
    (x1, y1), (x2, y2) = stretch
    along, across = x2 - x1, y2 - y1
    squared = along * along + across * across
    share = ((point[0] - x1) * along + (point[1] - y1) * across) / squared if squared else 0.0
    share = min(1.0, max(0.0, share))
    return hypot(point[0] - x1 - share * along, point[1] - y1 - share * across)
