"""Ranking what a name may mean. Scores are log-odds; "none of these" scores nought and takes its share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import exp

from orontes.places.evidence import AREAS, Context, at_home, signs
from orontes.places.geometry import distance_m
from orontes.places.shapes import Phrase
from orontes.places.types import Candidate, Match, Place
from orontes.places.weights import load_weights
from orontes.theatre.types import PlaceKind

ACCEPT = 0.3  # probability below which a name stays unresolved
ANCHOR = 0.6  # probability from which a place helps to place the others
LOOKED = 20  # how many better candidates one is compared with
LANDSCAPES = frozenset({PlaceKind.REGION, PlaceKind.DISTRICT})
EXTENDED = LANDSCAPES | {PlaceKind.GOVERNORATE, PlaceKind.ROAD, PlaceKind.RIVER}


def weigh(found: Sequence[tuple[Place, Match]], phrase: Phrase, context: Context) -> tuple[Candidate, ...]:
    """Candidates with probabilities, likeliest first; what they leave of 1 is the probability of none of them.

    A misspelling is believed only where a single place is near it.
    """
    if len(found) > 1 and all(match is Match.NEAR for _, match in found):
        found = ()
    context = in_company(found, context)
    scored = [Candidate(place, match, 0.0, *_score(place, match, phrase, context)) for place, match in found]
    distinct = _distinct(sorted(scored, key=lambda candidate: (-candidate.score, candidate.place.id)))
    total = 1.0 + sum(exp(candidate.score) for candidate in distinct)
    return tuple(replace(candidate, probability=exp(candidate.score) / total) for candidate in distinct)


def _distinct(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, best first, without those that are a better one again, as another source draws it."""
    kept: list[Candidate] = []
    for candidate in ranked:
        if candidate.place.kind not in EXTENDED or not any(_again(candidate.place, own.place) for own in kept[:LOOKED]):
            kept.append(candidate)
    return kept


def _again(place: Place, own: Place) -> bool:
    """Whether two lands or two courses of one name are one: their middles are nearer than the extent of either."""
    alike = place.kind is own.kind or {place.kind, own.kind} <= LANDSCAPES
    apart = distance_m(place.lat, place.lon, own.lat, own.lon)
    return alike and apart <= max(place.radius_m, own.radius_m)


def in_company(found: Sequence[tuple[Place, Match]], context: Context) -> Context:
    """The context of one name: no place is company to itself, and its rivals are known."""
    own = {place.id for place, _ in found}
    return replace(
        context,
        anchors=tuple(anchor for anchor in context.anchors if anchor.id not in own),
        largest=max((place.population for place, _ in found if place.kind not in AREAS), default=0),
        exact_at_home=any(match is Match.EXACT and at_home(place, context.theatre) for place, match in found),
    )


def _score(place: Place, match: Match, phrase: Phrase, context: Context) -> tuple[tuple[str, ...], float]:
    weights, found = load_weights(), list(signs(place, match, phrase, context))
    score = sum(weights[sign] * value for sign, value, _ in found)
    return tuple(why for sign, value, why in found if why and weights[sign] * value), score
