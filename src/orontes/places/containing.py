"""Whether one place lies in another, by what sources say of it and by distance."""

from __future__ import annotations

import re
from functools import lru_cache

from orontes.places.geometry import distance_m, nearest_on
from orontes.places.types import Gazetteer, Place
from orontes.romanization import fold, similar
from orontes.theatre.types import PlaceKind

NEIGHBOURS_M = 15_000.0  # how far from a town lies what is said to be in or by it
SAME_DIVISION = 0.85  # `romanization.similar` from which two names are one governorate's
_DIVISION = re.compile(r"(?i)\b(?:governorate|province|region|district|oblast|state|muhafazat|of)\b *")
_CODE = re.compile(r"[A-Z]{2}\.\w+")  # GeoNames' code of a first-level division


def in_words(admin1: str, gazetteer: Gazetteer) -> str:
    """The name of a first-level division that a source gives by GeoNames' code ("UA.07"); a name stays as it is."""
    land = gazetteer.get(f"geonames/{admin1}") if _CODE.fullmatch(admin1) else None
    return (land.name if land else "") or admin1


def lies_in(place: Place, within: Place) -> bool:
    """Whether a place lies in a larger one, by country, governorate or distance."""
    if within.kind is PlaceKind.COUNTRY and place.country:
        return place.country == within.country
    if within.kind is PlaceKind.GOVERNORATE and not place.line:
        return _divided(place, within)
    if place.line:  # it passes by
        near = distance_m(*nearest_on(place.line, within.lat, within.lon), within.lat, within.lon)
        return near <= max(NEIGHBOURS_M, within.radius_m)
    apart = distance_m(place.lat, place.lon, within.lat, within.lon)
    return apart <= max(NEIGHBOURS_M, 1.5 * within.radius_m)


def _divided(place: Place, within: Place) -> bool:
    """Whether a place lies in a governorate: by name, else, where a source gives a code or nothing, by distance.

    The country of a village by the border may have been guessed: the name of the governorate and its reach say more.
    """
    if place.admin1 and f"geonames/{place.admin1}" in (within.id, *within.ids):
        return True
    at_home = place.country in {"", within.country}
    named = bool(re.search(r"[^\W\d]{3}", place.admin1))
    if named and not same_division(place.admin1, (within.admin1, *within.names)):
        return False
    if named and at_home:
        return True
    near = distance_m(place.lat, place.lon, within.lat, within.lon) <= within.radius_m
    return near and (named or at_home)


@lru_cache(maxsize=4096)
def same_division(admin1: str, names: tuple[str, ...]) -> bool:
    """Whether the name of a division is one of these, whatever its spelling and its word for "governorate".

    >>> same_division("As Suwayda", ("Suwayda Governorate",)), same_division("Homs", ("Hama",))
    (True, False)
    """
    bare = _DIVISION.sub("", admin1)
    others = {_DIVISION.sub("", name) for name in names if name}
    return any(fold(bare) == fold(other) or similar(bare, other) >= SAME_DIVISION for other in others)
