"""Ranking what a name may mean. Scores are log-odds; "none of these" scores nought and takes its share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import exp

from orontes.places.evidence import AREAS, Context, at_home, signs
from orontes.places.shapes import Phrase
from orontes.places.types import Candidate, Match, Place
from orontes.places.weights import load_weights

ACCEPT = 0.3  # probability below which a name stays unresolved
ANCHOR = 0.6  # probability from which a place helps to place the others


def weigh(found: Sequence[tuple[Place, Match]], phrase: Phrase, context: Context) -> tuple[Candidate, ...]:
    """Candidates with probabilities, likeliest first; what they leave of 1 is the probability of none of them.

    A misspelling is believed only where a single place is near it.
    """
    if len(found) > 1 and all(match is Match.NEAR for _, match in found):
        found = ()
    context = in_company(found, context)
    scored = [(place, match, *_score(place, match, phrase, context)) for place, match in found]
    total = 1.0 + sum(exp(score) for _, _, score, _ in scored)
    ranked = [Candidate(place, match, exp(score) / total, why, score) for place, match, score, why in scored]
    return tuple(sorted(ranked, key=lambda candidate: (-candidate.probability, candidate.place.id)))


def in_company(found: Sequence[tuple[Place, Match]], context: Context) -> Context:
    """The context of one name: no place is company to itself, and its rivals are known."""
    own = {place.id for place, _ in found}
    return replace(
        context,
        anchors=tuple(anchor for anchor in context.anchors if anchor.id not in own),
        largest=max((place.population for place, _ in found if place.kind not in AREAS), default=0),
        exact_at_home=any(match is Match.EXACT and at_home(place, context.theatre) for place, match in found),
    )


def _score(place: Place, match: Match, phrase: Phrase, context: Context) -> tuple[float, tuple[str, ...]]:
    weights, found = load_weights(), list(signs(place, match, phrase, context))
    score = sum(weights[sign] * value for sign, value, _ in found)
    return score, tuple(why for sign, value, why in found if why and weights[sign] * value)
