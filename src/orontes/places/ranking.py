"""Ranking what a name may mean. Scores are log-odds; "none of these" scores nought and takes its share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import exp

from orontes.places.evidence import AREAS, Context, Sign, at_home, company_signs, signs
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


@dataclass(frozen=True, slots=True)
class Standing:
    """What a name may mean, and what speaks for it whatever else the report names; `own` are the ids of all of it."""

    scored: tuple[Candidate, ...]
    own: frozenset[str]


def weigh(found: Sequence[tuple[Place, Match]], phrase: Phrase, context: Context) -> tuple[Candidate, ...]:
    """Candidates with probabilities, likeliest first; what they leave of 1 is the probability of none of them.

    A misspelling is believed only where a single place is near it.
    """
    return among(standing(found, phrase, context), context)


def standing(found: Sequence[tuple[Place, Match]], phrase: Phrase, context: Context) -> Standing:
    """The part of `weigh` that does not ask for the company of the name: its anchors and its lands."""
    if len(found) > 1 and all(match is Match.NEAR for _, match in found):
        found = ()
    context = _rivalled(found, context)
    scored = [(place, match, *_summed(signs(place, match, phrase, context))) for place, match in found]
    made = tuple(Candidate(place, match, 0.0, why, score) for place, match, score, why in scored)
    return Standing(made, frozenset(place.id for place, _ in found))


def among(known: Standing, context: Context) -> tuple[Candidate, ...]:
    """The other part of `weigh`: no place is company to itself."""
    anchors = tuple(anchor for anchor in context.anchors if anchor.id not in known.own)
    scored = [_accompanied(candidate, anchors, context.lands) for candidate in known.scored]
    distinct = _distinct(sorted(scored, key=lambda candidate: (-candidate.score, candidate.place.id)))
    total = 1.0 + sum(exp(candidate.score) for candidate in distinct)
    return tuple(Candidate(one.place, one.match, exp(one.score) / total, one.why, one.score) for one in distinct)


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


def _rivalled(found: Sequence[tuple[Place, Match]], context: Context) -> Context:
    """The context of one name, whose rivals are known."""
    return replace(
        context,
        largest=max((place.population for place, _ in found if place.kind not in AREAS), default=0),
        exact_at_home=any(match is Match.EXACT and at_home(place, context.theatre) for place, match in found),
    )


def _accompanied(candidate: Candidate, anchors: Sequence[Place], lands: Sequence[Place]) -> Candidate:
    if not anchors and not lands:
        return candidate
    score, why = _summed(company_signs(candidate.place, anchors, lands), candidate.score, candidate.why)
    return Candidate(candidate.place, candidate.match, 0.0, why, score)


def _summed(found: Iterable[Sign], score: float = 0.0, said: tuple[str, ...] = ()) -> tuple[float, tuple[str, ...]]:
    """The weighed sum of signs, and what those that count say in words, after what others came to."""
    weights, why = load_weights(), [*said]
    for sign, value, says in found:
        weighed = weights[sign] * value
        score += weighed
        why += [says] if says and weighed else []
    return score, tuple(why)
