"""Ground cut off from the rest of its side by the ground of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot

import numpy as np

from orontes.control import params
from orontes.control.ground import Floats, Ground, Ints
from orontes.control.lasting import lasting
from orontes.control.types import Pocket
from orontes.evidence import record_id


@dataclass(frozen=True, slots=True)
class _Found:
    """A pocket on a day, by the numbers of its places and of those around it."""

    side: int
    places: tuple[int, ...]
    around: tuple[int, ...]
    enclosed: float


def pockets(ground: Ground) -> tuple[Pocket, ...]:
    """Every pocket, for each run of days with the same places in it and around it, by day, side and places."""
    borders = _Borders(ground)
    found = (_pocket(ground, *run) for run in lasting(ground, borders.pockets))
    return tuple(sorted(found, key=lambda pocket: (pocket.start, pocket.side, pocket.places)))


class _Borders:
    """Which places meet, and along how many metres."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.one = np.array([edge.one for edge in ground.edges], dtype=int)
        self.other = np.array([edge.other for edge in ground.edges], dtype=int)
        self.metres = np.array([edge.length_m for edge in ground.edges], dtype=float)
        self.near: list[list[int]] = [[] for _ in ground.places]
        for edge in ground.edges:
            self.near[edge.one].append(edge.other)
            self.near[edge.other].append(edge.one)
        self.outline = np.zeros(len(ground.places))
        for number, rings in ground.shapes.items():
            self.outline[number] = sum(
                hypot(x2 - x1, y2 - y1)
                for ring in rings
                for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], *ring[:1]), strict=True)
            )

    def pockets(self, day: int) -> Iterator[_Found]:
        """The areas of a day that are not the largest of their side and lie within the ground of others."""
        held, nobody = self.ground.held[day].astype(int), len(self.ground.sides)
        area = self._areas(held)
        ringed = self._ringed(held, area)
        size = np.bincount(area, self.ground.km2, len(held))
        whose, order = held.tolist(), np.argsort(area, kind="stable")
        starts = np.searchsorted(area[order], np.arange(len(held) + 1))
        largest: set[int] = set()
        for first in np.lexsort((np.arange(len(size)), -size)).tolist():
            if size[first] <= 0 or whose[first] >= nobody:
                continue
            if whose[first] in largest and ringed[first] >= params.RINGED:
                yield self._found(whose, order[starts[first] : starts[first + 1]].tolist(), float(ringed[first]))
            largest.add(whose[first])

    def _areas(self, held: Ints) -> Ints:
        """Of each place the lowest number of a place that the same side's ground connects it with."""
        area = np.arange(len(held))
        same = held[self.one] == held[self.other]
        one, other = self.one[same], self.other[same]
        while True:
            lowest = np.minimum(area[one], area[other])
            if (lowest == area[one]).all() and (lowest == area[other]).all():
                return area
            np.minimum.at(area, one, lowest)
            np.minimum.at(area, other, lowest)
            area = area[area]

    def _ringed(self, held: Ints, area: Ints) -> Floats:
        """The share of each area's outline along ground that another side holds."""
        nobody, number = len(self.ground.sides), len(held)
        outline = np.bincount(area, self.outline, number)
        within = held[self.one] == held[self.other]
        outline -= 2 * np.bincount(area[self.one[within]], self.metres[within], number)
        hostile = (held[self.one] < nobody) & (held[self.other] < nobody) & ~within
        along = np.bincount(area[self.one[hostile]], self.metres[hostile], number)
        along += np.bincount(area[self.other[hostile]], self.metres[hostile], number)
        return np.asarray(np.minimum(1.0, along / np.maximum(outline, 1.0)))

    def _found(self, held: Sequence[int], places: Sequence[int], ringed: float) -> _Found:
        inside, side = set(places), held[places[0]]
        beyond = {other for place in places for other in self.near[place]} - inside
        around = tuple(sorted(place for place in beyond if held[place] < len(self.ground.sides)))
        return _Found(side, tuple(places), around, round(ringed, 2))


def _pocket(ground: Ground, first: int, last: int, found: _Found) -> Pocket:
    about = [*found.places, *found.around]
    sure = ground.sure[first : last + 1, about].mean(axis=0)
    weakest = int(sure.argmin())
    places, start = ground.ids(found.places), ground.day(first)
    return Pocket(
        id=record_id("pocket", ground.side(found.side), start, *places),
        side=ground.side(found.side),
        start=start,
        end=ground.day(last),
        places=places,
        reported=int(ground.reported[list(found.places)].sum()),
        km2=round(float(ground.km2[list(found.places)].sum()), 1),
        enclosed=found.enclosed,
        around=ground.ids(found.around),
        weakest=ground.places[about[weakest]].place_id,
        weakest_probability=round(float(sure[weakest]), 4),
        probability=round(1 - (1 - params.POCKET_TOWN) ** len(places), 4),
    )
