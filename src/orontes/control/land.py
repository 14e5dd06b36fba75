"""The land that is fought over: what lies within the theatre's outline, or within its bounds where it has none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from orontes.control.cells import Plane, Point, area_m2
from orontes.theatre.types import Theatre

Floats = npt.NDArray[np.floating]
Flags = npt.NDArray[np.bool_]
Ring = tuple[Point, ...]


class Land:
    """Rings of land on a plane, in metres."""

    def __init__(self, rings: Sequence[Ring]) -> None:
        self.rings = tuple(rings)
        self._from = np.array([point for ring in rings for point in ring])
        self._to = np.array([point for ring in rings for point in (*ring[1:], *ring[:1])])

    @classmethod
    def of(cls, theatre: Theatre, plane: Plane) -> Land:
        """The theatre's outline, or the plane's bounds."""
        west, south, east, north = plane.bounds
        rings = theatre.outline or (((south, west), (south, east), (north, east), (north, west)),)
        return cls([tuple(plane.lay(lat, lon) for lat, lon in ring) for ring in rings])

    @property
    def area_m2(self) -> float:
        """Its area on the plane."""
        return sum(area_m2(ring) for ring in self.rings)

    def holds(self, points: Sequence[Point]) -> Flags:
        """Which of the points lie on land: a line from each to the east crosses its edges an odd number of times."""
        at = np.array(points).reshape(-1, 1, 2)
        spans = (self._from[:, 1] > at[:, :, 1]) != (self._to[:, 1] > at[:, :, 1])
        run, rise = (self._to - self._from).T
        east = self._from[:, 0] + (at[:, :, 1] - self._from[:, 1]) * run / np.where(rise == 0, 1.0, rise)
        return np.asarray((spans & (at[:, :, 0] < east)).sum(axis=1) % 2 == 1)

    def clip(self, corners: Sequence[Point]) -> tuple[Ring, ...]:
        """What of a convex polygon is land; rings may run along the polygon's edge twice, which adds nothing."""
        if not self._edges_in(corners):
            return (tuple(corners),) if self.holds(corners[:1])[0] else ()
        cut = (_within(ring, corners) for ring in self.rings)
        return tuple(ring for ring in cut if len(ring) > 2 and area_m2(ring) > 0)

    def pieces(self, one: Point, other: Point) -> tuple[tuple[Point, Point], ...]:
        """The parts of a straight line that lie on land, in its order."""
        start, along = np.array(one), np.array(other) - np.array(one)
        edges, gap = self._to - self._from, self._from - start
        across = along[0] * edges[:, 1] - along[1] * edges[:, 0]
        safe = np.where(across == 0, 1.0, across)
        share = (gap[:, 0] * edges[:, 1] - gap[:, 1] * edges[:, 0]) / safe
        edge = (gap[:, 0] * along[1] - gap[:, 1] * along[0]) / safe
        met = share[(across != 0) & (share > 0) & (share < 1) & (edge >= 0) & (edge < 1)]
        stops = [0.0, *sorted(met.tolist()), 1.0]
        at = [(float(x), float(y)) for x, y in (start + np.outer(stops, along))]
        middles = [((x1 + x2) / 2, (y1 + y2) / 2) for (x1, y1), (x2, y2) in pairwise(at)]
        inside = self.holds(middles)
        return tuple((at[n], at[n + 1]) for n in range(len(middles)) if inside[n])

    def _edges_in(self, corners: Sequence[Point]) -> bool:
        """Whether an edge of the land may cross the polygon: one that has a point in the box around it."""
        low, high = np.min(corners, axis=0), np.max(corners, axis=0)
        least, most = np.minimum(self._from, self._to), np.maximum(self._from, self._to)
        return bool(((least <= high) & (most >= low)).all(axis=1).any())


def _within(ring: Sequence[Point], window: Sequence[Point]) -> Ring:
    """A ring cut by the edges of a convex window, whose corners turn left (Sutherland and Hodgman, 1974)."""
    kept = list(ring)
    for (x1, y1), (x2, y2) in zip(window, [*window[1:], *window[:1]], strict=True):
        sides = [(x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) for x, y in kept]
        kept = _cut(kept, sides)
    return tuple(kept)


def _cut(ring: Sequence[Point], sides: Sequence[float]) -> list[Point]:
    kept: list[Point] = []
    for n, (x, y) in enumerate(ring):
        if (sides[n] >= 0) != (sides[n - 1] >= 0):
            share = sides[n - 1] / (sides[n - 1] - sides[n])
            before = ring[n - 1]
            kept.append((before[0] + share * (x - before[0]), before[1] + share * (y - before[1])))
        if sides[n] >= 0:
            kept.append((x, y))
    return kept
