"""What speaks for and against a candidate: named signs with a value each, weighed by `weights.yml`.

The signs are what toponym resolution rests on elsewhere (population, container, nearness to the other places of the
text; see Leidner 2007, "Toponym Resolution in Text"), with a theatre's own places before the world's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, log10

from orontes.places.containing import lies_in
from orontes.places.geometry import distance_m
from orontes.places.shapes import Hint, Phrase, Shape
from orontes.places.types import Match, Place
from orontes.romanization import fold, similar
from orontes.theatre.types import PlaceKind, Theatre

COHERENCE_M = 80_000.0  # how far apart the places of one report usually are
KNOWN_LAND = 5.7  # logarithm of the inhabitants from which a province far away is known by its bare name
CHANCE_KEY, LONGEST_KEY = 4, 8  # letters of a folded key at which names still meet by chance, and no longer do

_K = PlaceKind
SETTLEMENTS = frozenset({_K.CITY, _K.TOWN, _K.VILLAGE})
AREAS = frozenset({_K.GOVERNORATE, _K.REGION, _K.DISTRICT, _K.COUNTRY})
_BARE = {
    _K.NEIGHBOURHOOD: "bare neighbourhood",
    _K.GOVERNORATE: "bare land",
    _K.DISTRICT: "bare land",
    _K.REGION: "bare region",
    _K.ROAD: "bare line",
    _K.RIVER: "bare line",
}
_SMALL = frozenset({_K.NEIGHBOURHOOD, _K.REGION, _K.DISTRICT, _K.TOWN, _K.VILLAGE, _K.FACILITY})
_WANTED = {
    Hint.SETTLEMENT: SETTLEMENTS,
    Hint.URBAN: SETTLEMENTS | {_K.NEIGHBOURHOOD, _K.REGION, _K.DISTRICT},
    Hint.NEIGHBOURHOOD: _SMALL,
    Hint.DISTRICT: _SMALL,
    Hint.FACILITY: frozenset({_K.FACILITY, _K.AIRBASE, _K.NEIGHBOURHOOD}),
    Hint.AIRBASE: frozenset({_K.AIRBASE, _K.FACILITY}),
    Hint.ROAD: frozenset({_K.ROAD}),
}

# A name that says itself that it is a land's.
NAMED_LAND = re.compile(r"(?i)\b(?:governorate|province|district|countryside|oblast|region|rif)\b")

Sign = tuple[str, float, str]  # its name in weights.yml, its value, and what it says in words ("" for nothing)


@dataclass(frozen=True, slots=True)
class Context:
    """What else the report says: its confident places, and the larger place named with this one."""

    theatre: Theatre
    anchors: tuple[Place, ...] = ()
    within: Place | None = None
    lands: tuple[Place, ...] = ()  # governorates that the report names
    largest: int = 0  # inhabitants of the largest place of the name
    exact_at_home: bool = False  # whether the theatre's country has a place of exactly that name


def signs(place: Place, match: Match, phrase: Phrase, context: Context) -> Iterator[Sign]:
    """What speaks for or against a candidate by itself: its name, its size, its kind, and the words around it."""
    yield from _name(place, match, phrase.name, context)
    yield from _home(place, context.theatre)
    yield from _size(place, context)
    yield from _kind(place, phrase)
    yield from _container(place, context.within)


def company_signs(place: Place, anchors: Sequence[Place], lands: Sequence[Place]) -> Iterator[Sign]:
    """What the other places of the report say for or against it."""
    yield from _company(place, anchors)
    if any(lies_in(place, land) for land in lands if land.id != place.id):
        yield "named land", 1.0, "in a governorate that the report names"


def _name(place: Place, match: Match, name: str, context: Context) -> Iterator[Sign]:
    """A shared key counts for less the less alike the letters are: keys of short names meet by chance."""
    if match is Match.EXACT:
        return
    alike = max(similar(name, other, place.country) for other in place.names)
    yield ("folded" if match is Match.FOLDED else "near name"), 1.0, f"{match.value} name"
    yield "unlike", 1.0 - alike, ""
    yield "long key", min(len(fold(name)), LONGEST_KEY) - CHANCE_KEY, ""
    if context.exact_at_home:
        yield "another is exact", 1.0, "another place has exactly this name"


def at_home(place: Place, theatre: Theatre) -> bool:
    """Whether a place is the theatre's own, or lies in its first country.

    A village by the border, whose country may have been guessed or left out, counts where it lies within the bounds.
    """
    if place.source.startswith("theatre:") or place.country in theatre.countries[:1]:
        return True
    west, south, east, north = theatre.bounds
    within = west <= place.lon <= east and south <= place.lat <= north
    return bool(theatre.countries) and not place.population and place.country in {"", *theatre.countries} and within


def _home(place: Place, theatre: Theatre) -> Iterator[Sign]:
    if place.source.startswith("theatre:"):
        yield "theatre", 1.0, "a place of the theatre"
        yield "home", 1.0, ""
    elif at_home(place, theatre):
        yield "home", 1.0, "in the theatre's country"
    elif place.country not in theatre.countries:
        yield "far", 1.0, "far from the theatre"


def _size(place: Place, context: Context) -> Iterator[Sign]:
    """The larger place is the likelier; more so abroad, where reports name what every reader knows."""
    why = f"{place.population:,} inhabitants" if place.population else ""
    people = log10(place.population + 1)
    if place.kind is _K.GOVERNORATE and not at_home(place, context.theatre):
        yield "size", max(0.0, 1.5 * (people - KNOWN_LAND)), why  # "Texas"
    if place.kind in AREAS and place.kind is not _K.COUNTRY:  # a land is no likelier than its town
        return
    if place.kind is _K.COUNTRY or at_home(place, context.theatre):
        yield "size", 0.35 * people, why
        return
    outgrown = log10(context.largest + 1) - people
    yield "size", 1.2 * (people - 4.2) - outgrown, why


def _kind(place: Place, phrase: Phrase) -> Iterator[Sign]:
    if place.kind is _K.COUNTRY:
        yield ("country" if phrase.hint is Hint.NONE else "country unwanted"), 1.0, "a country"
    elif phrase.shape is Shape.AREA:
        if place.kind in AREAS:
            yield "area wanted", 1.0, "an area, as the text says"
    elif place.kind is _K.GOVERNORATE and phrase.hint is not Hint.NONE:
        yield "governorate unwanted", 1.0, "a governorate"
    elif (wanted := _WANTED.get(phrase.hint)) is not None:
        if place.kind in wanted:
            yield "kind wanted", 1.0, f"a {place.kind.value}, as the text says"
        else:
            yield "kind unwanted", 1.0, f"a {place.kind.value}"
    elif place.kind in _BARE and not (place.kind in AREAS and NAMED_LAND.search(phrase.name)):
        yield _BARE[place.kind], 1.0, place.kind.value


def _container(place: Place, within: Place | None) -> Iterator[Sign]:
    if within is None or within.id == place.id:
        return
    if lies_in(place, within):
        yield "inside", 1.0, f"in {within.name}"
    else:
        yield "outside", 1.0, f"not in {within.name}"


def _company(place: Place, anchors: Sequence[Place]) -> Iterator[Sign]:
    if not anchors:
        return
    yield "their country", sum(anchor.country == place.country for anchor in anchors) / len(anchors), ""
    points = [anchor for anchor in anchors if anchor.kind is not _K.COUNTRY]
    near = sum(exp(-distance_m(place.lat, place.lon, a.lat, a.lon) / COHERENCE_M) for a in points) / max(1, len(points))
    yield "near", near, "near the report's other places" if near > 0.1 else "in their country"
