"""Where the ground of two sides meets, and how far that is from a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from orontes.control import params
from orontes.control.cells import Plane, Point
from orontes.control.ground import Edge, Floats, Ground, runs
from orontes.control.types import Distance, Front, PlaceControl
from orontes.evidence import record_id
from orontes.theatre.types import PlaceKind

_NONE = -1


def fronts(ground: Ground) -> tuple[Front, ...]:
    """Every meeting of the ground of two sides, for each run of days with the same two, by place and day."""
    return tuple(front for edge in ground.edges for front in _fronts(ground, edge))


def _fronts(ground: Ground, edge: Edge) -> Iterator[Front]:
    one, other = ground.held[:, edge.one].astype(int), ground.held[:, edge.other].astype(int)
    nobody = len(ground.sides)
    met = (one < nobody) & (other < nobody) & (one != other)
    if not met.any():
        return
    both = np.where(met, one * nobody + other, _NONE)
    sure = (ground.sure[:, edge.one].astype(float) * ground.sure[:, edge.other]) ** params.FRONT_DOUBT
    for first, last, pair in runs(both):
        if pair != _NONE:
            yield _front(ground, edge, (first, last), float(sure[first : last + 1].mean()))


def _front(ground: Ground, edge: Edge, days: tuple[int, int], probability: float) -> Front:
    first, last = (ground.day(day) for day in days)
    numbers = (edge.one, edge.other)
    one, other = (ground.side(ground.held[days[0], number]) for number in numbers)
    names = ground.ids(numbers)
    stretches = tuple((ground.plane.lift(start), ground.plane.lift(end)) for start, end in edge.segments)
    return Front(
        id=record_id("front", *names, first, one, other),
        start=first,
        end=last,
        sides=(one, other),
        places=(names[0], names[1]),
        probability=round(probability, 4),
        reported=int(ground.reported[list(numbers)].sum()),
        stretches=stretches,
    )


def from_front(fronts: Sequence[Front], lat: float, lon: float, day: date) -> tuple[float, Front] | None:
    """Metres from a position in degrees to the nearest front of a day, and that front; None where there is none.

    Example::

        metres, front = from_front(edition.terrain.fronts, 35.132, 36.758, date(2017, 3, 24))
    """
    that_day = [front for front in fronts if front.start <= day <= front.end]
    plane = Plane((lon, lat, lon, lat))
    apart = [min(_apart(plane, stretch) for stretch in front.stretches) for front in that_day]
    nearest = min(range(len(apart)), key=apart.__getitem__, default=None)
    return None if nearest is None else (apart[nearest], that_day[nearest])


def _apart(plane: Plane, stretch: tuple[tuple[float, float], tuple[float, float]]) -> float:
    ends = [plane.lay(*end) for end in stretch]
    return float(_gaps(np.array([[*ends[0], *ends[1]]]), (0.0, 0.0))[0])


def _gaps(segments: Floats, point: Point) -> Floats:
    """Metres from a point to each of some segments, shaped (segments, 4): x and y of both ends."""
    start, along = segments[:, :2] - point, segments[:, 2:] - segments[:, :2]
    squared = (along**2).sum(axis=1)
    share = np.clip(-(start * along).sum(axis=1) / np.where(squared > 0, squared, 1.0), 0.0, 1.0)
    return np.asarray(np.hypot(*(start + share[:, np.newaxis] * along).T))


def distances(ground: Ground, fronts: Sequence[Front]) -> tuple[Distance, ...]:
    """How far each city is from the nearest front, for each run of days with the same nearest, by place and day.

    Only fronts within `params.FRONT_SEEN_M` count. Where the theatre has no cities, its most reported places do.
    """
    rows = [
        (n, (*ground.plane.lay(*start), *ground.plane.lay(*end)))
        for n, front in enumerate(fronts)
        for start, end in front.stretches
    ]
    if not rows:
        return ()
    owner, segments = np.array([n for n, _ in rows]), np.array([row for _, row in rows])
    found = (
        _distances(ground, fronts, number, owner, _gaps(segments, ground.at[number])) for number in _watched(ground)
    )
    return tuple(distance for place in found for distance in place)


def _watched(ground: Ground) -> list[int]:
    cities = {place.id for place in ground.theatre.places if place.kind is PlaceKind.CITY}
    named = [number for number, place in enumerate(ground.places) if place.place_id in cities]
    if named:
        return sorted(named, key=lambda number: ground.places[number].place_id)
    told = [number for number in range(len(ground.places)) if ground.reported[number]]
    return sorted(sorted(told, key=lambda number: -_spoken_of(ground.places[number]))[: params.WATCHED])


def _spoken_of(place: PlaceControl) -> int:
    return len({claim for spell in place.spells for claim in (*spell.claims_for, *spell.claims_against)})


def _distances(
    ground: Ground, fronts: Sequence[Front], number: int, owner: Floats, apart: Floats
) -> Iterator[Distance]:
    """Fills the days with the nearest front first: what is left to the next is the days on which it was not there."""
    nearest = np.full(len(ground.days), _NONE)
    metres = np.zeros(len(ground.days))
    for segment in np.argsort(apart, kind="stable").tolist():
        if apart[segment] > params.FRONT_SEEN_M or (nearest != _NONE).all():
            break
        front = fronts[int(owner[segment])]
        days = slice((front.start - ground.days[0]).days, (front.end - ground.days[0]).days + 1)
        free = nearest[days] == _NONE
        nearest[days][free], metres[days][free] = int(owner[segment]), apart[segment]
    yield from _runs(ground, fronts, number, nearest, metres)


def _runs(ground: Ground, fronts: Sequence[Front], number: int, nearest: Floats, metres: Floats) -> Iterator[Distance]:
    place, gaps = ground.places[number], _to_places(ground, number)
    for first, last, which in runs(nearest.astype(int)):
        if which != _NONE:
            nobody = (ground.held[first : last + 1] >= len(ground.sides)).any(axis=0)
            clear = not bool((nobody & (gaps < metres[first])).any())
            start, end = ground.day(first), ground.day(last)
            named = (place.place_id, place.place, place.lat, place.lon)
            yield Distance(*named, start, end, round(float(metres[first])), fronts[which], clear)


def _to_places(ground: Ground, number: int) -> Floats:
    at = np.array(ground.at)
    return np.asarray(np.hypot(*(at - at[number]).T))
