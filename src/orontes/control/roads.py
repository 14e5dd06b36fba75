"""Through whose ground the theatre's roads pass, and where they are cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import hypot

import numpy as np

from orontes.control import params
from orontes.control.cells import Point
from orontes.control.ground import Floats, Ground, Ints
from orontes.control.lasting import lasting
from orontes.control.types import RoadStretch
from orontes.evidence import record_id
from orontes.theatre.types import PlaceKind, TheatrePlace

_OPEN = -1  # no place within reach


@dataclass(frozen=True, slots=True)
class _Found:
    """A stretch on a day: the numbers of its steps, who holds it, whose road it cuts, and between which places."""

    first: int
    last: int
    held: int
    cuts: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class _Road:
    """A road as the places that it passes: their numbers, and the metres along the ground of each."""

    place: TheatrePlace
    passes: tuple[int, ...]
    metres: tuple[float, ...]


def roads(ground: Ground) -> tuple[RoadStretch, ...]:
    """The stretches of every road with a course, for each run of days with the same holder, by road, day and place."""
    lines = [place for place in ground.theatre.places if place.kind is PlaceKind.ROAD and place.line]
    return tuple(
        stretch for place in sorted(lines, key=lambda place: place.id) for stretch in _stretches(ground, place)
    )


def _stretches(ground: Ground, place: TheatrePlace) -> Iterator[RoadStretch]:
    road = _road(ground, place)
    found = lasting(ground, lambda day: _of_day(ground, road, day))
    for first, last, stretch in sorted(found, key=lambda run: (run[0], run[2].first)):
        yield _told(ground, road, (first, last), stretch)


def _road(ground: Ground, place: TheatrePlace) -> _Road:
    steps = [step for start, end in pairwise(place.line) for step in _steps(ground, start, end)]
    numbers = np.array(sorted(ground.shapes), dtype=int)
    at = np.array([ground.at[number] for number in numbers]).reshape(-1, 2)
    passed = [(_nearest(at, numbers, middle), metres) for middle, metres in steps]
    runs = [(number, sum(m for _, m in run)) for number, run in groupby(passed, key=lambda item: item[0])]
    return _Road(place, tuple(number for number, _ in runs), tuple(metres for _, metres in runs))


def _steps(ground: Ground, start: tuple[float, float], end: tuple[float, float]) -> list[tuple[Point, float]]:
    """The middles of short equal parts of a straight road, in metres, and how long each is."""
    (x1, y1), (x2, y2) = ground.plane.lay(*start), ground.plane.lay(*end)
    number = max(1, round(hypot(x2 - x1, y2 - y1) / params.ROAD_STEP_M))
    shares = [(n + 0.5) / number for n in range(number)]
    metres = hypot(x2 - x1, y2 - y1) / number
    return [((x1 + share * (x2 - x1), y1 + share * (y2 - y1)), metres) for share in shares]


def _nearest(at: Floats, numbers: Ints, point: Point) -> int:
    if not len(numbers):
        return _OPEN
    apart = np.hypot(*(at - point).T)
    return int(numbers[apart.argmin()]) if apart.min() <= params.REACH_M else _OPEN


def _of_day(ground: Ground, road: _Road, day: int) -> Iterator[_Found]:
    """Every stretch, of nobody's ground too, and whose road it cuts: the side's that holds the next on either side."""
    whose = [ground.unknown if number == _OPEN else int(ground.held[day, number]) for number in road.passes]
    for held, run in groupby(range(len(whose)), key=whose.__getitem__):
        steps = list(run)
        ours = {held, ground.contested, ground.unknown}
        before = next((step for step in range(steps[0], -1, -1) if whose[step] not in ours), _OPEN)
        after = next((step for step in range(steps[-1], len(whose)) if whose[step] not in ours), _OPEN)
        between = held != ground.unknown and _OPEN not in {before, after} and whose[before] == whose[after]
        cut = (whose[before], before, after) if between else (_OPEN, _OPEN, _OPEN)
        yield _Found(steps[0], steps[-1], held, *cut)


def _told(ground: Ground, road: _Road, days: tuple[int, int], found: _Found) -> RoadStretch:
    steps = range(found.first, found.last + 1)
    passed = list(dict.fromkeys(road.passes[step] for step in steps if road.passes[step] != _OPEN))
    sure = ground.sure[days[0] : days[1] + 1, passed].mean(axis=0)
    ends = ground.ids([road.passes[found.before], road.passes[found.after]]) if found.cuts != _OPEN else ("", "")
    start, cuts = ground.day(days[0]), ground.side(found.cuts) if found.cuts != _OPEN else ""
    return RoadStretch(
        id=record_id("road", road.place.id, start, found.first, found.last, ground.side(found.held), cuts),
        road=road.place.id,
        name=road.place.name,
        start=start,
        end=ground.day(days[1]),
        holder=ground.side(found.held),
        state=ground.state(found.held),
        km=round(sum(road.metres[step] for step in steps) / 1000, 1),
        places=ground.ids(passed),
        reported=int(ground.reported[passed].sum()),
        probability=round(float(sure.max(initial=0.0)), 4),
        cuts=cuts,
        between=(ends[0], ends[1]),
    )
