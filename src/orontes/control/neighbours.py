"""Which places lie next to each other, and what those around a place believe on the mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from math import cos, radians

import numpy as np
import numpy.typing as npt

from orontes.control import params

Floats = npt.NDArray[np.floating]
Indices = npt.NDArray[np.int64]
Point = tuple[float, float]  # latitude and longitude, degrees
_DEGREE_M = 111_195.0
_NEAREST = 24  # of so many nearest places a place's neighbours are chosen; no Gabriel graph of towns needs more


@dataclass(frozen=True, slots=True)
class Neighbours:
    """For each place the indices of its neighbours, padded with the number of places; (places, most neighbours)."""

    near: Indices
    count: Floats  # (places, 1)

    def mean(self, beliefs: Floats, places: slice | Indices = slice(None)) -> Floats:
        """Mean belief of the neighbours of `places`; zeros where there are none. `beliefs` is (all places, holders)."""
        padded = np.vstack([beliefs, np.zeros((1, beliefs.shape[1]))])
        total = reduce(np.add, (padded[near] for near in self.near[places].T))
        return np.asarray(total / np.maximum(self.count[places], 1))

    def around(self, places: Sequence[int], steps: int) -> list[int]:
        """The places and all that lie within `steps` steps of them, in order."""
        found = set(places)
        for _ in range(steps):
            found |= {int(near) for place in found for near in self.near[place] if near < len(self.near)}
        return sorted(found)


def neighbours(points: Sequence[Point | None]) -> Neighbours:
    """The Gabriel graph of `points` without its long edges; a place without coordinates has no neighbours.

    Two places are neighbours where no third lies in the circle of which their distance is the diameter (Gabriel and
    Sokal, "A new statistical approach to geographic variation analysis", 1969): planar, connected, much like roads.

    >>> neighbours([(35.0, 36.0), (35.0, 36.1), (35.0, 36.2), None]).near.tolist()
    [[1, 4], [0, 2], [1, 4], [4, 4]]
    """
    edges: list[list[int]] = [[] for _ in points]
    known = [i for i, point in enumerate(points) if point is not None]
    at = plane([point for point in points if point is not None])
    for one, other in gabriel(at):
        edges[known[one]].append(known[other])
        edges[known[other]].append(known[one])
    most = max(1, *map(len, edges)) if edges else 1
    near = np.full((len(points), most), len(points), dtype=np.int64)
    for place, found in enumerate(edges):
        near[place, : len(found)] = sorted(found)
    return Neighbours(near, np.array([[float(len(found))] for found in edges]).reshape(-1, 1))


def gabriel(at: Floats) -> list[tuple[int, int]]:
    """Pairs of points, shaped (points, 2) in metres, that are neighbours and no further apart than `NEIGHBOURS_M`.

    Whatever lies in the circle of a pair is nearer to either than the other is, so the nearest decide.
    """
    found = []
    for i, point in enumerate(at):
        squared = ((at - point) ** 2).sum(axis=1)
        most = min(_NEAREST + 1, len(at))
        close = np.argpartition(squared, most - 1)[:most]
        near = close[np.lexsort((close, squared[close]))]
        near = near[(near != i) & (squared[near] <= params.NEIGHBOURS_M**2)]
        for rank, j in enumerate(near):
            apart = ((at[near[:rank]] - at[j]) ** 2).sum(axis=1)
            if i < j and not (squared[near[:rank]] + apart < squared[j]).any():
                found.append((i, int(j)))
    return found


def plane(points: Sequence[Point]) -> Floats:
    """Metres east and north: plate carrée at the mean latitude, good enough for who lies next to whom."""
    if not points:
        return np.zeros((0, 2))
    degrees = np.array(points)
    east = degrees[:, 1] * cos(radians(float(degrees[:, 0].mean())))
    return np.column_stack([east, degrees[:, 0]]) * _DEGREE_M
