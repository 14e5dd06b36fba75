"""Lines and areas of the map, drawn coarsely: none points at a door, or can be mistaken for a withheld point."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from orontes.control.types import Front, LatLon, Parcel, Terrain

DECIMALS = 2  # 0.01°: about a kilometre
_LEAST = 3  # corners of an area


def coarse(terrain: Terrain) -> Terrain:
    """The terrain with every corner at whole hundredths of a degree; what shrinks to nothing is not drawn.

    Figures stay as they are.
    """
    fronts = {front.id: _front(front) for front in terrain.fronts}
    return replace(
        terrain,
        parcels=tuple(map(_parcel, terrain.parcels)),
        fronts=tuple(fronts.values()),
        distances=tuple(replace(line, front=fronts[line.front.id]) for line in terrain.distances),
    )


def _parcel(parcel: Parcel) -> Parcel:
    rings = (_ring(ring) for ring in parcel.rings)
    return replace(parcel, rings=tuple(ring for ring in rings if len(ring) >= _LEAST))


def _ring(ring: tuple[LatLon, ...]) -> tuple[LatLon, ...]:
    rough = [_rough(point) for point in ring]
    return tuple(after for before, after in pairwise([rough[-1], *rough]) if before != after)


def _front(front: Front) -> Front:
    stretches = ((_rough(start), _rough(end)) for start, end in front.stretches)
    return replace(front, stretches=tuple((start, end) for start, end in stretches if start != end))


def _rough(point: LatLon) -> LatLon:
    return round(point[0], DECIMALS), round(point[1], DECIMALS)
