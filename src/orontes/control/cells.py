"""The ground that belongs to each place: all that is nearer to it than to any other, within the theatre."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from orontes.control.evidence import Bounds

Point = tuple[float, float]  # metres east and north on the cells' own plane
_DEGREE_M = 111_195.0


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


@dataclass(frozen=True, slots=True)
class Cell:
    """A convex polygon: its corners in order, and for the side after each corner the place beyond it, None for none."""

    corners: tuple[Point, ...]
    beyond: tuple[str | None, ...]

    @property
    def area_m2(self) -> float:
        """Its area by the shoelace formula."""
        pairs = zip(self.corners, self.corners[1:] + self.corners[:1], strict=True)
        return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def cells(at: Mapping[str, Point], plane: Plane) -> Mapping[str, Cell]:
    """The Voronoi cells of places, by id; of places at one point, the first by id has the ground.

    Each starts as the whole theatre and is cut by the line half-way to every place near enough to matter. Places beyond
    the bounds have no cell.

    >>> plane = Plane((36.0, 35.0, 36.2, 35.1))
    >>> found = cells({"a": plane.lay(35.05, 36.05), "b": plane.lay(35.05, 36.15)}, plane)
    >>> abs(found["a"].area_m2 - found["b"].area_m2) < 1.0, found["a"].beyond.count("b")
    (True, 1)
    """
    east, north = plane.lay(plane.bounds[3], plane.bounds[2])
    inside = {place: at[place] for place in sorted(at) if 0 <= at[place][0] <= east and 0 <= at[place][1] <= north}
    places = list({point: place for place, point in reversed(inside.items())}.items())
    whole = Cell(((0.0, 0.0), (east, 0.0), (east, north), (0.0, north)), (None,) * 4)
    return {place: _cell(place, point, places, whole) for point, place in sorted(places, key=lambda item: item[1])}


def _cell(place: str, point: Point, places: Sequence[tuple[Point, str]], whole: Cell) -> Cell:
    near = sorted((hypot(x - point[0], y - point[1]), other, (x, y)) for (x, y), other in places if other != place)
    found = whole
    for apart, other, at in near:
        if apart > 2 * max(hypot(x - point[0], y - point[1]) for x, y in found.corners):
            break  # half-way to it, and to all that are further, lies outside already
        found = _cut(found, point, at, other)
    return found


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
