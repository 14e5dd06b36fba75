"""The land: towns scattered at random, the roads between them, the districts they lie in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from bench.wars.settings import Settings

from orontes.places.types import Placement
from orontes.theatre.types import PlaceKind

KM_PER_PLACE = 5.0  # one town every 25 square kilometres
DEGREE_KM = 111.2
SOUTH_WEST = (10.0, 20.0)
_NEAREST = 24  # roads never lead further than to the so many nearest towns
_HEADS = ("Ash", "Brem", "Cor", "Dun", "El", "Far", "Gal", "Hol", "Ive", "Jor", "Kel", "Lor", "Mar", "Nor", "Os", "Pel")
_TAILS = ("by", "combe", "dale", "field", "ford", "gate", "ham", "ley", "mere", "mont", "stead", "ton", "vale", "wick")

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Land:
    """Towns in kilometres east and north, each with its neighbours by road and the number of its district."""

    at: Floats  # (places, 2)
    roads: tuple[tuple[int, ...], ...]
    district: npt.NDArray[np.int64]
    centres: Floats  # (districts, 2)
    placements: tuple[Placement, ...]


def land(settings: Settings, chance: np.random.Generator) -> Land:
    """Towns at random; roads are most edges of their Gabriel graph, which is planar and connected."""
    size = KM_PER_PLACE * settings.places**0.5
    at = chance.uniform(0, size, (settings.places, 2))
    centres = at[: max(1, settings.places // 25)]
    district = np.array([int(np.argmin(((centres - point) ** 2).sum(axis=1))) for point in at])
    edges = [edge for edge in gabriel(at) if chance.random() < settings.shared_roads]
    roads: list[list[int]] = [[] for _ in at]
    for one, other in edges:
        roads[one].append(other)
        roads[other].append(one)
    placements = tuple(_placement(i, point, int(district[i])) for i, point in enumerate(at))
    return Land(at, tuple(map(tuple, roads)), district, centres, placements)


def gabriel(at: Floats) -> list[tuple[int, int]]:
    """Pairs of points in whose circle (the pair its diameter) lies no third (Gabriel and Sokal, 1969)."""
    found = []
    for i, point in enumerate(at):
        squared = ((at - point) ** 2).sum(axis=1)
        near = np.argsort(squared, kind="stable")[1 : _NEAREST + 1]
        for rank, j in enumerate(near):
            between = near[:rank]
            apart = ((at[between] - at[j]) ** 2).sum(axis=1)
            if i < j and not (squared[between] + apart < squared[j]).any():
                found.append((i, int(j)))
    return found


def name(number: int) -> str:
    """The made-up name of a town.

    >>> name(0), name(17), name(500)
    ('Ashby', 'Bremcombe', 'Elfield 3')
    """
    again, number = divmod(number, len(_HEADS) * len(_TAILS))
    tail, head = divmod(number, len(_HEADS))
    return _HEADS[head] + _TAILS[tail] + (f" {again + 1}" if again else "")


def degrees(point: Floats) -> tuple[float, float]:
    """Latitude and longitude of a point in kilometres."""
    lat, lon = SOUTH_WEST
    return lat + float(point[1]) / DEGREE_KM, lon + float(point[0]) / (DEGREE_KM * float(np.cos(np.radians(lat))))


def _placement(number: int, point: Floats, district: int) -> Placement:
    lat, lon = degrees(point)
    told = name(number)
    place_id = f"zz/{number:05d}"
    return Placement(
        told, place_id, told, PlaceKind.TOWN, lat, lon, 1000.0, f"District {district}", "ZZ", 1.0, 1, "made up"
    )
