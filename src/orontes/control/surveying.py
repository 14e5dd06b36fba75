"""All that follows from who holds the places: ground, fronts, pockets, roads, and towns that change hands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from orontes.control.areas import gains, held
from orontes.control.beforehand import beforehand
from orontes.control.fronts import distances, fronts
from orontes.control.ground import Ground
from orontes.control.pockets import pockets
from orontes.control.roads import roads
from orontes.control.types import Parcel, PlaceControl, State, Terrain, Turns
from orontes.theatre.types import Theatre


def survey(places: Sequence[PlaceControl], theatre: Theatre) -> Terrain:
    """What follows from `places`, those that reports speak of, and from what the theatre knew beforehand of others.

    Without places, or days, everything is empty. Places at one point share one parcel, the reported first.

    Example::

        terrain = survey(infer(claims, theatre, start, end), theatre)
        [pocket for pocket in terrain.pockets if pocket.end == end]
    """
    return survey_both(places, (), theatre)[0]


def survey_both(
    places: Sequence[PlaceControl], then: Sequence[PlaceControl], theatre: Theatre
) -> tuple[Terrain, Terrain]:
    """What follows from `places` as known now, and what followed from the same ones as they were known `then`.

    Of then fronts, pockets and ground are told, its parcels being the same; distances, gains, roads and turns are not.
    """
    silent = beforehand(places, theatre)
    ground = Ground(places, silent, theatre)
    if not ground.days:
        return Terrain(), Terrain()
    return _terrain(ground, places, silent), _terrain_then(ground, places, then)


def _terrain(ground: Ground, places: Sequence[PlaceControl], silent: tuple[PlaceControl, ...]) -> Terrain:
    met = fronts(ground)
    return Terrain(
        parcels=tuple(_parcels(ground)),
        beforehand=silent,
        held=held(ground),
        gains=tuple(gains(ground)),
        fronts=met,
        distances=distances(ground, met),
        pockets=pockets(ground),
        roads=roads(ground),
        turns=tuple(sorted(_turns(places), key=lambda turns: (-turns.times, -turns.contested_days, turns.place_id))),
    )


def _terrain_then(now: Ground, places: Sequence[PlaceControl], then: Sequence[PlaceControl]) -> Terrain:
    known = {place.place_id: place for place in then}
    if {place.place_id for place in places} != known.keys():
        return Terrain()
    seen = [known[place.place_id] for place in places]
    silent = beforehand(seen, now.theatre)
    ground = now.seen(seen, silent)
    return Terrain(beforehand=silent, held=held(ground), fronts=fronts(ground), pockets=pockets(ground))


def _parcels(ground: Ground) -> Iterator[Parcel]:
    for number, rings in sorted(ground.shapes.items()):
        place, km2 = ground.places[number], round(float(ground.km2[number]), 3)
        yield Parcel(place.place_id, bool(ground.reported[number]), km2, tuple(map(ground.lift, rings)))


def _turns(places: Sequence[PlaceControl]) -> Iterator[Turns]:
    """Places that went from one side to another, gaps left out, or were fought over."""
    for place in places:
        named = [(spell.holder, spell.start) for spell in place.spells if spell.holder]
        kept = tuple(next(run) for _, run in groupby(named, key=lambda item: item[0]))
        fought = sum((s.end - s.start).days + 1 for s in place.spells if s.state is State.CONTESTED)
        if len(kept) > 1 or fought:
            yield Turns(place.place_id, place.place, max(0, len(kept) - 1), kept, fought)
