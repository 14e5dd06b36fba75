"""Ranking what a name may mean. Scores are log-odds; "none of these" scores nought and takes its share.

The evidence is what toponym resolution rests on elsewhere (population, container, nearness to the other places of the
text; see Leidner 2007, "Toponym Resolution in Text"), with a theatre's own places before the world's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp, log10

from orontes.places.geometry import distance_m, nearest_on
from orontes.places.phrases import Hint, Phrase, Shape
from orontes.places.types import Candidate, Match, Place
from orontes.romanization import fold, similar
from orontes.theatre.types import PlaceKind, Theatre

COHERENCE_M = 80_000.0  # how far apart the places of one report usually are
ACCEPT = 0.3  # probability below which a name stays unresolved
ANCHOR = 0.6  # probability from which a place helps to place the others

ALIKE = 0.93  # `romanization.similar` below which a shared key is doubted
UNLIKE = 40.0  # and how fast

SAME_DIVISION = 0.85  # `romanization.similar` from which two names are one governorate's
_DIVISION = re.compile(r"(?i)\b(?:governorate|province|region|district|oblast|state|muhafazat|of)\b *")

_MATCH = {Match.FOLDED: -0.8, Match.NEAR: -2.0}
_K = PlaceKind
SETTLEMENTS = frozenset({_K.CITY, _K.TOWN, _K.VILLAGE})
AREAS = frozenset({_K.GOVERNORATE, _K.REGION, _K.DISTRICT, _K.COUNTRY})
_BARE = {
    _K.NEIGHBOURHOOD: -0.3,
    _K.GOVERNORATE: -1.5,
    _K.DISTRICT: -1.5,
    _K.REGION: -0.3,
    _K.ROAD: -2.0,
    _K.RIVER: -1.0,
}
_WANTED = {
    Hint.SETTLEMENT: SETTLEMENTS,
    Hint.NEIGHBOURHOOD: frozenset({_K.NEIGHBOURHOOD, _K.REGION, _K.DISTRICT, _K.TOWN, _K.VILLAGE, _K.FACILITY}),
    Hint.DISTRICT: frozenset({_K.NEIGHBOURHOOD, _K.REGION, _K.DISTRICT, _K.TOWN, _K.VILLAGE, _K.FACILITY}),
    Hint.FACILITY: frozenset({_K.FACILITY, _K.AIRBASE, _K.NEIGHBOURHOOD}),
    Hint.AIRBASE: frozenset({_K.AIRBASE, _K.FACILITY}),
    Hint.ROAD: frozenset({_K.ROAD}),
}


@dataclass(frozen=True, slots=True)
class Context:
    """What else the report says: its confident places, and the larger place named with this one."""

    theatre: Theatre
    anchors: tuple[Place, ...] = ()
    within: Place | None = None
    largest: int = 0  # inhabitants of the largest place of the name


def weigh(found: Sequence[tuple[Place, Match]], phrase: Phrase, context: Context) -> tuple[Candidate, ...]:
    """Candidates with probabilities, likeliest first; what they leave of 1 is the probability of none of them.

    A misspelling is believed only where a single place is near it.
    """
    if len(found) > 1 and all(match is Match.NEAR for _, match in found):
        found = ()
    own = {place.id for place, _ in found}
    company = tuple(anchor for anchor in context.anchors if anchor.id not in own)
    largest = max((place.population for place, _ in found if place.kind not in AREAS), default=0)
    context = replace(context, anchors=company, largest=largest)
    scored = [(place, match, *_score(place, match, phrase, context)) for place, match in found]
    total = 1.0 + sum(exp(score) for _, _, score, _ in scored)
    ranked = [Candidate(place, match, exp(score) / total, why, score) for place, match, score, why in scored]
    return tuple(sorted(ranked, key=lambda candidate: (-candidate.probability, candidate.place.id)))


def _score(place: Place, match: Match, phrase: Phrase, context: Context) -> tuple[float, tuple[str, ...]]:
    parts = [
        _name(place, match, phrase.name),
        _home(place, context.theatre),
        _size(place, context),
        _kind(place, phrase),
        _container(place, context.within),
        _company(place, context.anchors),
    ]
    return sum(score for score, _ in parts), tuple(why for score, why in parts if score and why)


def _name(place: Place, match: Match, name: str) -> tuple[float, str]:
    """A shared key counts for less the less alike the letters are: keys of short names meet by chance."""
    if match is Match.EXACT:
        return 0.0, "exact name"
    alike = max(similar(name, other) for other in place.names)
    return _MATCH[match] - UNLIKE * max(0.0, ALIKE - alike), f"{match.value} name"


def _home(place: Place, theatre: Theatre) -> tuple[float, str]:
    if place.source.startswith("theatre:"):
        return 2.5, "a place of the theatre"
    if not theatre.countries:
        return 0.0, ""
    if place.country == theatre.countries[0]:
        return 1.5, "in the theatre's country"
    return (0.0, "") if place.country in theatre.countries else (-1.0, "far from the theatre")


def _size(place: Place, context: Context) -> tuple[float, str]:
    """The larger place is the likelier; more so abroad, where reports name what every reader knows."""
    theatre, why = context.theatre, f"{place.population:,} inhabitants"
    if place.kind in AREAS and place.kind is not _K.COUNTRY:  # a land is no likelier than its town
        return 0.0, ""
    people = log10(place.population + 1)
    if place.kind is _K.COUNTRY or (theatre.countries and place.country == theatre.countries[0]):
        return 0.35 * people, why
    outgrown = log10(context.largest + 1) - people
    return (1.2 * (people - 4.2) if theatre.countries else 0.7 * people - 1.0) - outgrown, why


def _kind(place: Place, phrase: Phrase) -> tuple[float, str]:
    if place.kind is _K.COUNTRY:
        return (1.0, "a country") if phrase.hint is Hint.NONE else (-3.0, "a country")
    if phrase.shape is Shape.AREA:
        return (3.0, "an area, as the text says") if place.kind in AREAS else (0.0, "")
    if place.kind is _K.GOVERNORATE and phrase.hint is not Hint.NONE:
        return -4.0, "a governorate"
    wanted = _WANTED.get(phrase.hint)
    if wanted is None:
        return _BARE.get(place.kind, 0.0), place.kind.value
    return (1.2, f"a {place.kind.value}, as the text says") if place.kind in wanted else (-1.8, f"a {place.kind.value}")


def _container(place: Place, within: Place | None) -> tuple[float, str]:
    if within is None or within.id == place.id:
        return 0.0, ""
    if lies_in(place, within):
        return 2.0, f"in {within.name}"
    return -3.5, f"not in {within.name}"


def lies_in(place: Place, within: Place) -> bool:
    """Whether a place lies in a larger one, by country, governorate or distance."""
    if within.kind is _K.COUNTRY:
        return place.country == within.country
    if within.kind is _K.GOVERNORATE:
        return place.country == within.country and _divided(place, within)
    lat, lon = nearest_on(place.line, within.lat, within.lon) if place.line else (place.lat, place.lon)
    apart = distance_m(lat, lon, within.lat, within.lon)
    return apart <= max(15_000.0, 1.5 * within.radius_m)


def _divided(place: Place, within: Place) -> bool:
    """Whether a place lies in a governorate: by name, else, where a source gives a code or nothing, by distance."""
    if re.search(r"[^\W\d]{3}", place.admin1):
        return same_division(place.admin1, (within.admin1, *within.names))
    return distance_m(place.lat, place.lon, within.lat, within.lon) <= within.radius_m


@lru_cache(maxsize=4096)
def same_division(admin1: str, names: tuple[str, ...]) -> bool:
    """Whether the name of a division is one of these, whatever its spelling and its word for "governorate".

    >>> same_division("As Suwayda", ("Suwayda Governorate",)), same_division("Homs", ("Hama",))
    (True, False)
    """
    bare = _DIVISION.sub("", admin1)
    others = {_DIVISION.sub("", name) for name in names if name}
    return any(fold(bare) == fold(other) or similar(bare, other) >= SAME_DIVISION for other in others)


def _company(place: Place, anchors: Sequence[Place]) -> tuple[float, str]:
    if not anchors:
        return 0.0, ""
    at_home = sum(anchor.country == place.country for anchor in anchors) / len(anchors)
    points = [anchor for anchor in anchors if anchor.kind is not _K.COUNTRY]
    near = sum(exp(-distance_m(place.lat, place.lon, a.lat, a.lon) / COHERENCE_M) for a in points) / max(1, len(points))
    return 2.5 * near + at_home, "near the report's other places" if near > 0.1 else "in their country"
