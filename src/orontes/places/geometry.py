"""Distances, bearings and midpoints on a sphere of the Earth's mean radius. Degrees WGS84, distances in metres."""

from __future__ import annotations

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


def between(lat1: float, lon1: float, lat2: float, lon2: float) -> tuple[float, float]:
    """The point half way along the great circle.

    >>> tuple(round(x, 3) for x in between(35.0, 36.0, 36.0, 36.0))
    (35.5, 36.0)
    """
    a, b, apart = radians(lat1), radians(lat2), radians(lon2 - lon1)
    x, y = cos(b) * cos(apart), cos(b) * sin(apart)
    lat = atan2(sin(a) + sin(b), sqrt((cos(a) + x) ** 2 + y**2))
    return degrees(lat), (lon1 + degrees(atan2(y, cos(a) + x)) + 180.0) % 360.0 - 180.0
