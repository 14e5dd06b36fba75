"""Where a shape lies: a point inside it, and how far it reaches. Degrees are WGS84, distances metres."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from orontes.gazetteer.formats.types import Unfit
from orontes.places.geometry import distance_m

DEGREE_M = 111_195.0
Ring = Sequence[tuple[float, float]]  # longitude, latitude; closed or not


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of a shape, and its extent; 0 for a point. `area` tells a polygon from a line."""

    lat: float
    lon: float
    radius_m: float = 0.0
    area: bool = False


def of_points(points: Ring) -> Spot:
    """One point: itself; several: their middle."""
    if not points:
        raise Unfit("a geometry without a point")
    lat, lon = (math.fsum(point[axis] for point in points) / len(points) for axis in (1, 0))
    reach = max(distance_m(lat, lon, north, east) for east, north in points) if len(points) > 1 else 0.0
    return Spot(lat, lon, reach)


def of_line(lines: Sequence[Ring]) -> Spot:
    """The middle point of the longest piece, and the reach to the farthest point of any."""
    longest = max(lines, key=len, default=())
    if not longest:
        raise Unfit("a line without a point")
    lon, lat = longest[len(longest) // 2]
    return Spot(lat, lon, max(distance_m(lat, lon, north, east) for line in lines for east, north in line))


def of_polygons(rings: Sequence[Ring]) -> Spot:
    """A point inside the largest ring, and the radius of a circle of the area of all.

    The centre of gravity where it lies inside; of a crescent, the middle of the widest piece of the line through it.

    >>> of_polygons([[(36, 35), (37, 35), (37, 36), (36, 36)]])
    Spot(lat=35.5, lon=36.5, radius_m=56605.0, area=True)
    """
    largest = max(rings, key=lambda ring: abs(_area(ring)), default=())
    size = _area(largest)
    if not size:
        return of_points(list(largest))
    lon, lat = _centre(largest, size)
    if not _inside(largest, lon, lat):
        lon = _widest(largest, lat)
    radius = DEGREE_M * math.sqrt(abs(size) * math.cos(math.radians(lat)) / math.pi)
    return Spot(round(lat, 5), round(lon, 5), round(radius, 0), area=True)


def _closed(ring: Ring) -> list[tuple[float, float]]:
    return [*ring, ring[0]] if ring else []


def _area(ring: Ring) -> float:
    """Signed area in square degrees (the shoelace formula), about the first point, for the sake of precision."""
    if not ring:
        return 0.0
    x0, y0 = ring[0]
    return math.fsum((a - x0) * (d - y0) - (c - x0) * (b - y0) for (a, b), (c, d) in pairwise(_closed(ring))) / 2


def _centre(ring: Ring, area: float) -> tuple[float, float]:
    x0, y0 = ring[0]
    lon = lat = 0.0
    for (a, b), (c, d) in pairwise(_closed(ring)):
        cross = (a - x0) * (d - y0) - (c - x0) * (b - y0)
        lon += (a + c - 2 * x0) * cross
        lat += (b + d - 2 * y0) * cross
    return x0 + lon / (6 * area), y0 + lat / (6 * area)


def _crossings(ring: Ring, lat: float) -> list[float]:
    """Longitudes at which a ring crosses a latitude, from west to east."""
    edges = pairwise(_closed(ring))
    return sorted(a + (lat - b) / (d - b) * (c - a) for (a, b), (c, d) in edges if (b > lat) != (d > lat))


def _inside(ring: Ring, lon: float, lat: float) -> bool:
    return sum(crossing > lon for crossing in _crossings(ring, lat)) % 2 == 1


def _widest(ring: Ring, lat: float) -> float:
    found = _crossings(ring, lat)
    pieces = list(zip(found[::2], found[1::2], strict=False))
    west, east = max(pieces, key=lambda piece: piece[1] - piece[0], default=(ring[0][0], ring[0][0]))
    return (west + east) / 2
