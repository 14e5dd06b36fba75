"""A theatre's own places, in memory: never written into the world file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orontes.places.geometry import distance_m
from orontes.places.types import Place
from orontes.romanization import folds, plain
from orontes.theatre.types import PlaceKind, Theatre, TheatrePlace

_LICENCE = re.compile(r"Licen[cs]e[^:.]*: (.+?)\.?\s*$")  # "Licence of the pack: CC BY 4.0."
_LANDS = frozenset({PlaceKind.GOVERNORATE, PlaceKind.REGION, PlaceKind.COUNTRY})


class Local:
    """Places of one theatre by name and by folded key."""

    def __init__(self, theatre: Theatre) -> None:
        self.countries = theatre.countries[:1]  # whose tradition of spelling counts
        self.by_id = {place.id: _place(place, theatre) for place in theatre.places}
        self.plain: dict[str, list[Place]] = {}
        self.folded: dict[str, list[Place]] = {}
        for place in self.by_id.values():
            for name in place.names:
                _add(self.plain, plain(name), place)
                for key in folds(name, [place.country]):
                    _add(self.folded, key, place)

        self._governed = {(p.country, p.admin1) for p in self.by_id.values() if p.kind is PlaceKind.GOVERNORATE}

    def governs(self, place: Place) -> bool:
        """Whether the theatre has a governorate of its own for a place's country and first-level division."""
        return (place.country, place.admin1) in self._governed


def _add(index: dict[str, list[Place]], key: str, place: Place) -> None:
    held = index.setdefault(key, [])
    if key and place not in held:
        held.append(place)


def _place(place: TheatrePlace, theatre: Theatre) -> Place:
    return Place(
        id=place.id,
        name=place.name,
        kind=place.kind,
        lat=place.lat,
        lon=place.lon,
        country=place.country,
        admin1=place.admin1,
        population=place.population,
        radius_m=place.radius_m,
        names=tuple(dict.fromkeys((place.name, *place.spellings))),
        source=f"theatre:{theatre.id}",
        ids=(place.id,),
        sources=(f"theatre:{theatre.id}",),
        licences=_licence(theatre.origin),
        line=place.line,
    )


def _licence(origin: str) -> tuple[str, ...]:
    """What a pack says of its licence, at the end of where it comes from; all of it where that is not told apart."""
    said = _LICENCE.search(origin)
    return (said[1] if said else origin,) if origin else ()


def without_doubles(local: Sequence[Place], world: Sequence[Place], reach_m: float = 8_000.0) -> list[Place]:
    """The world's places that are not a theatre's own place again.

    One town stands in both with positions that differ by a few kilometres; the theatre's is the one to keep.
    """
    return [place for place in world if not any(_same(place, own, reach_m) for own in local)]


def _same(place: Place, own: Place, reach_m: float) -> bool:
    if place.kind == own.kind and place.kind is PlaceKind.COUNTRY:
        return place.country == own.country
    return not {own.kind, place.kind} & _LANDS and distance_m(place.lat, place.lon, own.lat, own.lon) <= max(
        reach_m, own.radius_m
    )
