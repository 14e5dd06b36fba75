"""The ground that belongs to each place: all that is nearer to it than to any other, and within reach of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, radians, sin

from orontes.control import params
from orontes.control.evidence import Bounds

Point = tuple[float, float]  # metres east and north on the cells' own plane
_DEGREE_M = 111_195.0
_CORNERS = 24  # of the polygon that stands for a disc: 1% smaller than it


@dataclass(frozen=True, slots=True)
class Plane:
    """A flat map of the theatre: metres from its south-west corner, true at its middle latitude."""

    bounds: Bounds  # west, south, east, north in degrees

    @property
    def _stretch(self) -> float:
        return cos(radians((self.bounds[1] + self.bounds[3]) / 2))

    def lay(self, lat: float, lon: float) -> Point:
        """Metres east and north of a position in degrees."""
        west, south, _, _ = self.bounds
        return (lon - west) * _DEGREE_M * self._stretch, (lat - south) * _DEGREE_M

    def lift(self, point: Point) -> tuple[float, float]:
        """Latitude and longitude of a point in metres."""
        west, south, _, _ = self.bounds
        return south + point[1] / _DEGREE_M, west + point[0] / (_DEGREE_M * self._stretch)

    def true_area(self, area_m2: float, lat: float) -> float:
        """An area of the plane as it is on the ground at a latitude: east-west the plane stretches what lies north."""
        return area_m2 * cos(radians(lat)) / self._stretch


@dataclass(frozen=True, slots=True)
class Cell:
    """A convex polygon: its corners in order, and for the side after each corner the place beyond it, None for none."""

    corners: tuple[Point, ...]
    beyond: tuple[str | None, ...]


def area_m2(corners: Sequence[Point]) -> float:
    """The area of a ring by the shoelace formula.

    >>> area_m2([(0.0, 0.0), (2.0, 0.0), (2.0, 3.0)])
    3.0
    """
    pairs = zip(corners, [*corners[1:], *corners[:1]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def cells(at: Mapping[str, Point]) -> Mapping[str, Cell]:
    """The Voronoi cells of places, by id, none reaching further than `params.REACH_M` from its place.

    Of places at one point the first in `at` has the ground. Each cell starts as the disc around its place and is cut by
    the line half-way to every place near enough to matter.

    >>> found = cells({"a": (0.0, 0.0), "b": (5_000.0, 0.0)})
    >>> area_m2(found["a"].corners) == area_m2(found["b"].corners), found["a"].beyond.count("b")
    (True, 1)
    """
    single = {point: place for place, point in reversed(list(at.items()))}
    squares: dict[tuple[int, int], list[tuple[Point, str]]] = defaultdict(list)
    for point, place in single.items():
        squares[_square(point)].append((point, place))
    return {place: _cell(place, at[place], squares) for place in at if single[at[place]] == place}


def _square(point: Point) -> tuple[int, int]:
    side = 2 * params.REACH_M
    return int(point[0] // side), int(point[1] // side)


def _cell(place: str, point: Point, squares: Mapping[tuple[int, int], Sequence[tuple[Point, str]]]) -> Cell:
    east, north = _square(point)
    close = [item for x in (-1, 0, 1) for y in (-1, 0, 1) for item in squares.get((east + x, north + y), ())]
    near = sorted((hypot(x - point[0], y - point[1]), other, (x, y)) for (x, y), other in close if other != place)
    found = _disc(point)
    for apart, other, at in near:
        if apart > 2 * max(hypot(x - point[0], y - point[1]) for x, y in found.corners):
            break  # half-way to it, and to all that are further, lies outside already
        found = _cut(found, point, at, other)
    return found


def _disc(middle: Point) -> Cell:
    turns = [2 * pi * n / _CORNERS for n in range(_CORNERS)]
    corners = ((middle[0] + params.REACH_M * cos(turn), middle[1] + params.REACH_M * sin(turn)) for turn in turns)
    return Cell(tuple(corners), (None,) * _CORNERS)


def _cut(cell: Cell, point: Point, other: Point, name: str) -> Cell:
    """What is left of a cell nearer to `point` than to `other` (Sutherland and Hodgman's clipping, 1974)."""
    normal = (other[0] - point[0], other[1] - point[1])
    middle = ((other[0] + point[0]) / 2, (other[1] + point[1]) / 2)
    past = [(x - middle[0]) * normal[0] + (y - middle[1]) * normal[1] for x, y in cell.corners]
    corners: list[Point] = []
    beyond: list[str | None] = []
    for i, corner in enumerate(cell.corners):
        after = (i + 1) % len(cell.corners)
        if past[i] <= 0:
            corners.append(corner)
            beyond.append(cell.beyond[i])
        if (past[i] <= 0) != (past[after] <= 0):
            corners.append(_between(corner, cell.corners[after], past[i] / (past[i] - past[after])))
            beyond.append(name if past[i] <= 0 else cell.beyond[i])
    return Cell(tuple(corners), tuple(beyond))


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])
