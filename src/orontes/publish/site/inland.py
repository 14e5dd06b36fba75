"""What lies within the land of the map, to find one's way by: divisions, lakes, rivers, and the theatre's own roads."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from orontes.publish.site.chunks import Plain
from orontes.publish.site.cutting import Flat, absolute, lines_near, rings_within
from orontes.theatre.types import PlaceKind, Theatre

_FILE = Path(__file__).parent / "inland.json.gz"  # made by bench/inland.py
_DIVISIONS_UP_TO = 40.0  # degrees of width beyond which the lines between provinces only clutter
_FINE = 1000


def inland(theatre: Theatre, box: Sequence[float]) -> Plain:
    """Lines within `box` (west, south, east, north in degrees), as whole thousandths of a degree, flat: lon, lat, …

    `divisions` are the lines between provinces, none where the box is too wide for them; `lakes` are shores,
    without islands; `rivers` and `roads` have a `name` and `lines`. Of a river that the theatre knows,
    its course is taken, for it passes by the theatre's towns.
    """
    edges = [round(value * _FINE) for value in box]
    world = _world()
    own = [_course(place.name, place.line) for place in theatre.places if place.line and place.kind is PlaceKind.RIVER]
    named = {river["name"] for river in own}
    rivers = [river for river in _rivers(world["rivers"], edges) if river["name"] not in named]
    roads = [_course(place.name, place.line) for place in theatre.places if place.line and place.kind is PlaceKind.ROAD]
    narrow = box[2] - box[0] <= _DIVISIONS_UP_TO
    return {
        "divisions": lines_near(world["divisions"], edges) if narrow else [],
        "lakes": [ring for shore in world["lakes"] for ring in rings_within(absolute(shore), edges)],
        "rivers": own + rivers,
        "roads": roads,
    }


@cache
def _world() -> Any:
    return json.loads(gzip.decompress(_FILE.read_bytes()))


def _rivers(rivers: Iterable[Any], box: Sequence[int]) -> Iterator[dict[str, Any]]:
    for river in rivers:
        lines = lines_near(river["lines"], box)
        if lines:
            yield {"name": river["name"], "lines": lines}


def _course(name: str, line: Iterable[tuple[float, float]]) -> dict[str, Any]:
    flat: Flat = [number for lat, lon in line for number in (round(lon * _FINE), round(lat * _FINE))]
    return {"name": name, "lines": [flat]}
