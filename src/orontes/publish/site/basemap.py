"""The corner of the world that an edition needs: land, coasts and borders, cut from Natural Earth at build time."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from orontes.errors import PublicationError
from orontes.publish.site.chunks import Plain
from orontes.publish.types import Edition

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

Point = tuple[int, int]

WORLD: Box = (-180.0, -60.0, 190.0, 84.0)  # the far east of Siberia goes on beyond 180
_MARGIN = 3.0  # degrees of land to look at beyond the outermost place
_SCALES = ((30.0, "10m"), (120.0, "50m"), (370.0, "110m"))  # degrees of width up to which a coast is worth its size


def extent(edition: Edition) -> Box:
    """What the page can show: the theatre's bounds, or where its places lie, with a margin. The world if neither.

    Raises nothing; a theatre without bounds (west not below east) counts as none.
    """
    west, south, east, north = edition.theatre.bounds
    if edition.theatre.id and west < east and south < north:
        return _padded([(west, south), (east, north)])
    points = [(place.lon, place.lat) for place in edition.control]
    placements = [incident.placement for incident in edition.incidents]
    points += [(p.lon, p.lat) for p in placements if p.lon is not None and p.lat is not None]
    return _padded(points) if points else WORLD


def basemap(static: Path, box: Box) -> Plain:
    """Land, coasts and borders within `box`, as whole thousandths of a degree, flat: lon, lat, lon, lat, …

    Raises:
        PublicationError: the coastlines have not been built.
    """
    scale = next(scale for width, scale in _SCALES if box[2] - box[0] <= width)
    world = _world(static / f"basemap-{scale}.json.gz")
    edges = [round(value * 1000) for value in box]
    return {
        "box": list(box),
        "land": [country for country in (_country(item, edges) for item in world["land"]) if country["polygons"]],
        "coasts": _near(world["coasts"], edges),
        "borders": _near(world["borders"], edges),
    }


def _world(path: Path) -> Any:
    try:
        return json.loads(gzip.decompress(path.read_bytes()))
    except OSError as error:
        raise PublicationError(
            f"the page's coastlines are not built ({path.parent.name}/{path.name} is missing): "
            "run `npm ci && npm run build` in web/, or reinstall orontes"
        ) from error


def _padded(points: Iterable[tuple[float, float]]) -> Box:
    lons, lats = zip(*points, strict=True)
    return (
        max(WORLD[0], min(lons) - _MARGIN),
        max(WORLD[1], min(lats) - _MARGIN),
        min(WORLD[2], max(lons) + _MARGIN),
        min(WORLD[3], max(lats) + _MARGIN),
    )


def _country(item: Any, box: Sequence[int]) -> Plain:
    polygons = [[_absolute(ring) for ring in polygon] for polygon in item["polygons"]]
    cut = ([_cut(ring, box) for ring in polygon] for polygon in polygons if _touches(polygon[0], box))
    return {"name": item["name"], "polygons": [[ring for ring in rings if ring] for rings in cut if rings[0]]}


def _near(lines: Iterable[Sequence[int]], box: Sequence[int]) -> list[list[int]]:
    return [line for line in map(_absolute, lines) if _touches(line, box)]


def _absolute(steps: Sequence[int]) -> list[int]:
    """Points from steps.

    >>> _absolute([36000, 35000, 5, -3])
    [36000, 35000, 36005, 34997]
    """
    out = list(steps)
    out[::2], out[1::2] = accumulate(steps[::2]), accumulate(steps[1::2])
    return out


def _touches(flat: Sequence[int], box: Sequence[int]) -> bool:
    lons, lats = flat[::2], flat[1::2]
    return max(lons) >= box[0] and min(lons) <= box[2] and max(lats) >= box[1] and min(lats) <= box[3]


def _cut(flat: Sequence[int], box: Sequence[int]) -> list[int]:
    """A ring within the box (Sutherland and Hodgman 1974: one edge after another)."""
    ring: list[Point] = list(zip(flat[::2], flat[1::2], strict=True))
    for axis in (0, 1):
        ring = _clip(ring, axis, box[axis], lambda value, edge: value >= edge)
        ring = _clip(ring, axis, box[axis + 2], lambda value, edge: value <= edge)
    closing = ring[:1] if ring and ring[0] != ring[-1] else []
    return [number for point in ring + closing for number in point]


def _clip(ring: list[Point], axis: int, edge: int, inside: Callable[[int, int], bool]) -> list[Point]:
    kept: list[Point] = []
    for before, point in zip(ring[-1:] + ring[:-1], ring, strict=True):
        if inside(before[axis], edge) != inside(point[axis], edge):
            kept.append(_crossing(before, point, axis, edge))
        if inside(point[axis], edge):
            kept.append(point)
    return kept


def _crossing(a: Point, b: Point, axis: int, edge: int) -> Point:
    share = (edge - a[axis]) / (b[axis] - a[axis])
    other = round(a[1 - axis] + share * (b[1 - axis] - a[1 - axis]))
    return (edge, other) if axis == 0 else (other, edge)
