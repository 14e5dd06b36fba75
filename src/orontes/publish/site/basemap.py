"""The corner of the world that an edition needs: land, coasts and borders, cut from Natural Earth at build time."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from orontes.errors import PublicationError
from orontes.publish.site.chunks import Plain
from orontes.publish.site.cutting import Flat, absolute, cut, lines_near, touches, turns
from orontes.publish.types import Edition

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; east is beyond 180 where the box crosses the antimeridian."""

WORLD: Box = (-180.0, -60.0, 190.0, 84.0)  # the far east of Siberia goes on beyond 180
_MARGIN = 3.0  # degrees of land to look at beyond the outermost place
_SCALES = ((30.0, "10m"), (120.0, "50m"), (370.0, "110m"))  # degrees of width up to which a coast is worth its size


def extent(edition: Edition) -> Box:
    """What the page can show: the theatre's bounds, or where its places lie, with a margin. The world if neither.

    Raises nothing; a theatre without bounds (west not below east) counts as none.
    """
    west, south, east, north = edition.theatre.bounds
    if edition.theatre.id and west < east and south < north:
        return _padded((west, east), (south, north))
    points = [(place.lon, place.lat) for place in edition.control]
    placements = [incident.placement for incident in edition.incidents]
    points += [(p.lon, p.lat) for p in placements if p.lon is not None and p.lat is not None]
    if not points:
        return WORLD
    lons, lats = zip(*points, strict=True)
    return _padded(span(lons), (min(lats), max(lats)))


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
        "coasts": lines_near(world["coasts"], edges),
        "borders": lines_near(world["borders"], edges),
    }


@cache
def _world(path: Path) -> Any:
    try:
        return json.loads(gzip.decompress(path.read_bytes()))
    except OSError as error:
        raise PublicationError(
            f"the page's coastlines are not built ({path.parent.name}/{path.name} is missing): "
            "run `npm ci && npm run build` in web/, or reinstall orontes"
        ) from error


def _padded(lons: tuple[float, float], lats: tuple[float, float]) -> Box:
    (west, east), (south, north) = lons, lats
    south, north = max(WORLD[1], south - _MARGIN), min(WORLD[3], north + _MARGIN)
    if east > 180:
        return (west - _MARGIN, south, min(west - _MARGIN + 360, east + _MARGIN), north)
    return (max(WORLD[0], west - _MARGIN), south, min(WORLD[2], east + _MARGIN), north)


def span(lons: Sequence[float]) -> tuple[float, float]:
    """The narrowest stretch of longitudes that holds all of these; its end is beyond 180 across the antimeridian.

    >>> span([35.0, 37.5])
    (35.0, 37.5)
    >>> span([179.5, -179.5])
    (179.5, 180.5)
    """
    ordered = sorted(set(lons))
    widest, start = max((after - before, after) for before, after in pairwise([ordered[-1] - 360, *ordered]))
    return (start, start + 360 - widest) if start != ordered[0] else (ordered[0], ordered[-1])


def _country(item: Any, box: Sequence[int]) -> Plain:
    polygons = (parts for polygon in item["polygons"] for parts in _within([absolute(ring) for ring in polygon], box))
    return {"name": item["name"], "polygons": [parts for parts in polygons if parts]}


def _within(polygon: list[Flat], box: Sequence[int]) -> Iterator[list[Flat]]:
    """The polygon within the box, its outer ring first, on either side of the antimeridian."""
    for rings in zip(*(turns(ring, box) for ring in polygon), strict=True):
        if touches(rings[0], box) and (outer := cut(rings[0], box)):
            yield [outer, *(kept for ring in rings[1:] if (kept := cut(ring, box)))]
