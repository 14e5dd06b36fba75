"""Distances, bearings and midpoints on a sphere of the Earth's mean radius. Degrees WGS84, distances in metres."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import asin, atan2, cos, degrees, radians, sin, sqrt

EARTH_M = 6_371_008.8


def distance_m(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance (haversine).

    >>> round(distance_m(35.0, 36.0, 36.0, 36.0))
    111195
    """
    a, b = radians(lat1), radians(lat2)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_M * asin(min(1.0, sqrt(half)))


def moved(lat: float, lon: float, bearing_deg: float, metres: float) -> tuple[float, float]:
    """The point `metres` away in the direction of `bearing_deg`, clockwise from north.

    >>> tuple(round(x, 3) for x in moved(35.0, 36.0, 270.0, 6_000))
    (35.0, 35.934)
    """
    a, bearing, arc = radians(lat), radians(bearing_deg), metres / EARTH_M
    north = asin(sin(a) * cos(arc) + cos(a) * sin(arc) * cos(bearing))
    east = atan2(sin(bearing) * sin(arc) * cos(a), cos(arc) - sin(a) * sin(north))
    return degrees(north), (lon + degrees(east) + 180.0) % 360.0 - 180.0


def along(lat1: float, lon1: float, lat2: float, lon2: float, share: float = 0.5) -> tuple[float, float]:
    """The point at a share of the way along the great circle.

    >>> tuple(round(x, 3) for x in along(35.0, 36.0, 36.0, 36.0))
    (35.5, 36.0)
    """
    one, two = _vector(lat1, lon1), _vector(lat2, lon2)
    arc = distance_m(lat1, lon1, lat2, lon2) / EARTH_M
    if sin(arc) < 1e-12:
        return lat1, lon1
    here, there = sin((1 - share) * arc) / sin(arc), sin(share * arc) / sin(arc)
    return _degrees([here * a + there * b for a, b in zip(one, two, strict=True)])


def middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The middle of several points.

    >>> tuple(round(x, 2) for x in middle([(35.0, 36.0), (36.0, 36.0), (35.5, 37.5)]))
    (35.5, 36.5)
    """
    vectors = [_vector(lat, lon) for lat, lon in points]
    return _degrees([sum(parts) for parts in zip(*vectors, strict=True)])


def _vector(lat: float, lon: float) -> tuple[float, float, float]:
    a, b = radians(lat), radians(lon)
    return cos(a) * cos(b), cos(a) * sin(b), sin(a)


def _degrees(vector: Sequence[float]) -> tuple[float, float]:
    x, y, z = vector
    return degrees(atan2(z, sqrt(x * x + y * y))), degrees(atan2(y, x))


def nearest_on(line: Sequence[tuple[float, float]], lat: float, lon: float) -> tuple[float, float]:
    """The point of a line that is nearest to a point; stretches of up to some hundred kilometres are taken as flat.

    >>> tuple(round(x, 2) for x in nearest_on([(35.0, 36.0), (36.0, 36.0)], 35.4, 36.2))
    (35.4, 36.0)
    """
    pieces = list(pairwise(line)) or [(line[0], line[0])]
    nearest = [_nearest_of(one, two, (lat, lon)) for one, two in pieces]
    return min(nearest, key=lambda point: distance_m(lat, lon, *point))


def _nearest_of(one: tuple[float, float], two: tuple[float, float], to: tuple[float, float]) -> tuple[float, float]:
    wide = cos(radians(to[0]))
    north, east = two[0] - one[0], (two[1] - one[1]) * wide
    length = north * north + east * east
    share = ((to[0] - one[0]) * north + (to[1] - one[1]) * wide * east) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return one[0] + share * (two[0] - one[0]), one[1] + share * (two[1] - one[1])
