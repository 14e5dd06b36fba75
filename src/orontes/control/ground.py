"""Who holds which ground on each day, as arrays: what all that follows from control is read from.

Ground is counted by the cells of places: it says who holds the places nearest to it, not where the trenches run. What
is fought over or unknown is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from math import hypot

import numpy as np
import numpy.typing as npt

from orontes.control import params
from orontes.control.beforehand import span
from orontes.control.cells import Cell, Plane, Point, area_m2, cells
from orontes.control.land import Land, Ring
from orontes.control.types import LatLon, PlaceControl, State
from orontes.theatre.types import Theatre

Ints = npt.NDArray[np.integer]
Floats = npt.NDArray[np.floating]
Segment = tuple[Point, Point]
_MARGIN = 0.2  # degrees around the places of a theatre without bounds


@dataclass(frozen=True, slots=True)
class Edge:
    """Where the cells of two places meet, by their numbers, and its parts on land."""

    one: int
    other: int
    segments: tuple[Segment, ...]
    length_m: float


class Ground:
    """The ground of places that reports speak of, then of others, in a theatre.

    `held` is shaped (days, places): the number of the side in `sides` that holds a place; `contested` or `unknown`, the
    two numbers after the last side, where nobody does. `sure` is how likely that is, on the mean of the spell's days.
    """

    def __init__(self, reported: Sequence[PlaceControl], silent: Sequence[PlaceControl], theatre: Theatre) -> None:
        self.places = (*reported, *silent)
        self.reported = np.arange(len(self.places)) < len(reported)
        self.theatre = theatre
        self.plane = Plane(_bounds(self.places, theatre))
        self.at = [self.plane.lay(place.lat, place.lon) for place in self.places]
        self.days = span(reported)
        self._conclude()
        self.land = Land.of(theatre, self.plane)
        self.number = {place.place_id: n for n, place in enumerate(self.places)}
        self.cells: Mapping[str, Cell] = cells(dict(zip(self.number, self.at, strict=True)))
        self.shapes: Mapping[int, tuple[Ring, ...]] = self._shapes()

    def seen(self, reported: Sequence[PlaceControl], silent: Sequence[PlaceControl]) -> Ground:
        """The same places, of which something else is concluded: cells and edges are not drawn again."""
        other = copy(self)
        other.places = (*reported, *silent)
        other.days = span(reported)
        other._conclude()
        other.__dict__.pop("turning", None)
        return other

    def day(self, number: int) -> date:
        """The day of that number."""
        return self.days[0] + timedelta(days=number)

    def side(self, held: int) -> str:
        """The id of the side of that number, "" for nobody."""
        return self.sides[held] if held < len(self.sides) else ""

    def state(self, held: int) -> str:
        """The state that a number in `held` stands for."""
        return (
            State.HELD if held < self.contested else State.CONTESTED if held == self.contested else State.UNKNOWN
        ).value

    def ids(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """The ids of places."""
        return tuple(self.places[number].place_id for number in numbers)

    def lift(self, ring: Sequence[Point]) -> tuple[LatLon, ...]:
        """Latitudes and longitudes of points."""
        return tuple(self.plane.lift(point) for point in ring)

    @cached_property
    def km2(self) -> Floats:
        """The ground of each place in square kilometres."""
        found = np.zeros(len(self.places))
        for number, rings in self.shapes.items():
            on_plane = sum(area_m2(ring) for ring in rings)
            found[number] = self.plane.true_area(on_plane, self.places[number].lat) / 1e6
        return found

    @cached_property
    def total_km2(self) -> float:
        """The whole theatre in square kilometres."""
        south, north = self.plane.bounds[1], self.plane.bounds[3]
        return self.plane.true_area(self.land.area_m2, (south + north) / 2) / 1e6

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Where cells meet on land, each pair once, by the numbers of its places."""
        found = []
        for place, cell in self.cells.items():
            one, ends = self.number[place], (*cell.corners[1:], *cell.corners[:1])
            for start, end, beyond in zip(cell.corners, ends, cell.beyond, strict=True):
                other = self.number[beyond] if beyond is not None else -1
                if other > one and one in self.shapes and other in self.shapes:
                    parts = tuple(part for part in self.land.pieces(start, end) if _length(part) >= params.EDGE_M)
                    if parts:
                        found.append(Edge(one, other, parts, sum(map(_length, parts))))
        return tuple(sorted(found, key=lambda edge: (edge.one, edge.other)))

    @cached_property
    def turning(self) -> tuple[int, ...]:
        """Numbers of the days on which who holds something differs from the day before, the first among them."""
        if not len(self.held):
            return ()
        return (0, *(np.flatnonzero((self.held[1:] != self.held[:-1]).any(axis=1)) + 1).tolist())

    def _conclude(self) -> None:
        told = {spell.holder for place in self.places for spell in place.spells} - {""}
        self.sides = tuple(sorted(told))
        self.contested, self.unknown = len(self.sides), len(self.sides) + 1
        self.held, self.sure = self._by_day()

    def _by_day(self) -> tuple[Ints, Floats]:
        held = np.full((len(self.days), len(self.places)), self.unknown, dtype=np.int8)
        sure = np.zeros(held.shape, dtype=np.float32)
        numbers = {side: number for number, side in enumerate(self.sides)}
        for number, place in enumerate(self.places):
            for spell in place.spells:
                days = slice((spell.start - self.days[0]).days, (spell.end - self.days[0]).days + 1)
                whose = self.contested if spell.state is State.CONTESTED else numbers.get(spell.holder, self.unknown)
                held[days, number], sure[days, number] = whose, spell.probability
        return held, sure

    def _shapes(self) -> Mapping[int, tuple[Ring, ...]]:
        cut = ((self.number[place], self.land.clip(cell.corners)) for place, cell in self.cells.items())
        return {number: rings for number, rings in cut if rings}


def runs(values: Ints) -> Iterator[tuple[int, int, int]]:
    """Maximal runs of equal values: number of the first day, of the last, and the value.

    >>> list(runs(np.array([3, 3, 5])))
    [(0, 1, 3), (2, 2, 5)]
    """
    edges = [0, *(np.flatnonzero(values[1:] != values[:-1]) + 1).tolist(), len(values)]
    for first, after in pairwise(edges):
        if after > first:
            yield first, after - 1, int(values[first])


def _length(part: Segment) -> float:
    (x1, y1), (x2, y2) = part
    return hypot(x2 - x1, y2 - y1)


def _bounds(places: Sequence[PlaceControl], theatre: Theatre) -> tuple[float, float, float, float]:
    """The theatre's bounds; around its places where it has none."""
    if theatre.id or not places:
        return theatre.bounds
    lats, lons = [place.lat for place in places], [place.lon for place in places]
    return min(lons) - _MARGIN, min(lats) - _MARGIN, max(lons) + _MARGIN, max(lats) + _MARGIN
