"""Whether a place is fought over or surrounded, day by day.

A place is contested while several sources tell of fighting in it, not after a raid, a repelled attack or one report
(the rule of the Syrian detailed map). Fights fade within days and sieges within months when nobody reports them, and
both end when the place is taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from orontes.claims.types import Claim, Kind, Modality
from orontes.control import params
from orontes.control.evidence import Says, Sign, approaches, known_days
from orontes.evidence import When

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim, its origin, and how far it is believed (0 to 1)."""

    claim: Claim
    origin: str
    belief: float


def contested(told: Sequence[Weighed], signs: Sequence[Sign], days: Sequence[date]) -> Floats:
    """Probability that the place is fought over, one value a day."""
    return _pressure(told, signs, days, _clash_worth, params.CLASH_HALF_LIFE_DAYS)


def encircled(told: Sequence[Weighed], signs: Sequence[Sign], days: Sequence[date]) -> Floats:
    """Probability that the place is surrounded, one value a day."""
    return _pressure(told, signs, days, _siege_worth, params.SIEGE_HALF_LIFE_DAYS)


def _pressure(
    told: Sequence[Weighed],
    signs: Sequence[Sign],
    days: Sequence[date],
    worth: Callable[[Claim], float],
    half_life: float,
) -> Floats:
    """At least one origin is right: each counts by its strongest claim of the day, and by none twice."""
    strongest: Mapping[str, Floats] = defaultdict(lambda: np.zeros(len(days)))
    for item in told:
        if item.belief * worth(item.claim) > 0:
            felt = item.belief * worth(item.claim) * _fading(known_days(item.claim), days, half_life)
            felt *= _until_taken(known_days(item.claim), signs, days)
            np.maximum(strongest[item.origin], felt, out=strongest[item.origin])
    doubt = np.ones(len(days))
    for origin in sorted(strongest):
        doubt *= 1 - strongest[origin]
    return np.asarray(1 - doubt)


def _clash_worth(claim: Claim) -> float:
    if claim.kind is Kind.TERRITORY_TAKEN:
        return params.CLASH_FAILED if claim.modality is Modality.FAILED else params.CLASH_AT_TAKING
    if claim.kind is not Kind.ARMED_CLASH:
        return 0.0
    if approaches(claim):
        return params.APPROACH
    return params.CLASH_FAILED if claim.modality is Modality.FAILED else params.CLASH


def _siege_worth(claim: Claim) -> float:
    if claim.kind is not Kind.ENCIRCLEMENT or claim.modality is Modality.FAILED:
        return 0.0
    return params.ROUTE_CUT if claim.facility in {"road", "bridge"} else params.SIEGE


def _fading(when: When, days: Sequence[date], half_life: float) -> Floats:
    """1 on the days told of, 0 before, halved every `half_life` days after."""
    first = days[0].toordinal()
    since = np.arange(len(days)) + float(first - when.latest.toordinal())
    begun = np.arange(len(days)) >= when.earliest.toordinal() - first
    return np.asarray(begun * 0.5 ** (np.maximum(since, 0.0) / half_life))


def _until_taken(when: When, signs: Iterable[Sign], days: Sequence[date]) -> Floats:
    """What is left of a fight once the place is said to have changed hands after it."""
    left = np.ones(len(days))
    for sign in signs:
        if sign.says is Says.COMES and sign.day >= when.latest:
            left[max(0, (sign.day - days[0]).days + 1) :] *= 1 - sign.weight
    return left
