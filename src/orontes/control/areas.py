"""How much ground each side holds, and what went from one to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from orontes.control import params
from orontes.control.ground import Floats, Ground
from orontes.control.types import NOBODY, Gain, Held, Parcel, PlaceControl, State, Terrain

BEYOND = "beyond"
_Figures = tuple[float, float, float, int, int]  # km², of it sure, of it reported; places, of them reported


def held(ground: Ground) -> tuple[Held, ...]:
    """Ground by holder and state, in runs of days on which nothing of it changes, by holder, state and day."""
    by_holder = [_counted(ground, number) for number in range(len(ground.days))]
    found = [
        _run(ground, whose, days, by_holder[days[0]][whose])
        for whose in range(ground.unknown + 1)
        for days in _same([figures[whose] for figures in by_holder])
        if by_holder[days[0]][whose][3]
    ]
    return (*found, *_beyond(ground))


def gains(ground: Ground) -> Iterator[Gain]:
    """What changed hands from each day to the next, by day, loser and winner."""
    for number in ground.turning[1:]:
        yield from _gains(ground, number - 1, number)


def gained(places: Sequence[PlaceControl], terrain: Terrain, first: date, last: date) -> tuple[Gain, ...]:
    """What a side holds on `last` that another held on `first`, dated to `last`, whatever happened between.

    `places` are those that `terrain` was surveyed from. On days that nothing is concluded of, nobody holds anything.

    Example::

        gained(edition.control, edition.terrain, date(2017, 3, 21), date(2017, 4, 24))
    """
    parcels = {parcel.place_id: parcel for parcel in terrain.parcels}
    moved: dict[tuple[str, str], list[Parcel]] = defaultdict(list)
    for place in (*places, *terrain.beforehand):
        pair = _holder(place, first), _holder(place, last)
        if pair[0] != pair[1] and place.place_id in parcels:
            moved[pair].append(parcels[place.place_id])
    return tuple(_net(last, *pair, found) for pair, found in sorted(moved.items()))


def _holder(place: PlaceControl, day: date) -> str:
    found = next((spell for spell in place.spells if spell.start <= day <= spell.end), None)
    return NOBODY if found is None or found.state is State.CONTESTED else found.holder


def _net(day: date, loser: str, winner: str, parcels: Sequence[Parcel]) -> Gain:
    named = [parcel for parcel in parcels if parcel.reported]
    km2, reported_km2 = (_km2(sum(parcel.km2 for parcel in found)) for found in (parcels, named))
    return Gain(day, loser, winner, km2, reported_km2, tuple(parcel.place_id for parcel in parcels), len(named))


def _gains(ground: Ground, before: int, after: int) -> Iterator[Gain]:
    moved: Mapping[tuple[str, str], list[int]] = defaultdict(list)
    for place in np.flatnonzero(ground.held[before] != ground.held[after]).tolist():
        pair = ground.side(ground.held[before, place]), ground.side(ground.held[after, place])
        if pair[0] != pair[1]:
            moved[pair].append(place)
    for (loser, winner), places in sorted(moved.items()):
        reported = [place for place in places if ground.reported[place]]
        yield Gain(
            ground.day(after),
            loser,
            winner,
            _km2(ground.km2[places]),
            _km2(ground.km2[reported]),
            ground.ids(places),
            len(reported),
        )


def _counted(ground: Ground, day: int) -> list[_Figures]:
    """The figures of each number in `held`."""
    whose, most = ground.held[day], ground.unknown + 1
    sure = ground.sure[day] >= params.SURE
    areas = [np.bincount(whose, ground.km2 * part, most) for part in (1, sure, ground.reported)]
    places, reported = np.bincount(whose, minlength=most), np.bincount(whose[ground.reported], minlength=most)
    return [
        (_km2(areas[0][n]), _km2(areas[1][n]), _km2(areas[2][n]), int(places[n]), int(reported[n])) for n in range(most)
    ]


def _same(figures: list[_Figures]) -> Iterator[tuple[int, int]]:
    """Runs of days with the same figures: number of the first and of the last."""
    first = 0
    for day in range(1, len(figures) + 1):
        if day == len(figures) or figures[day] != figures[first]:
            yield first, day - 1
            first = day


def _run(ground: Ground, whose: int, days: tuple[int, int], figures: _Figures) -> Held:
    km2, sure, reported, places, of_them = figures
    holder = ground.side(whose) or NOBODY
    start, end = ground.day(days[0]), ground.day(days[1])
    return Held(start, end, holder, ground.state(whose), km2, sure if holder else 0.0, reported, places, of_them)


def _beyond(ground: Ground) -> Iterator[Held]:
    """What of the theatre is out of reach of every place: known to be left out, so that all adds up."""
    if ground.days:
        left = _km2(max(0.0, ground.total_km2 - float(ground.km2.sum())))
        yield Held(ground.days[0], ground.days[-1], NOBODY, BEYOND, left, 0.0, 0.0, 0, 0)


def _km2(area: Floats | float) -> float:
    return round(float(np.sum(area)), 1)
