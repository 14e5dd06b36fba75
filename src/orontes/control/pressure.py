"""Whether a place is fought over or surrounded, day by day.

A place is contested while several sources tell of fighting in it, not after a raid, a repelled attack or one report
(the rule of the Syrian detailed map). Fights fade within days and sieges within months when nobody reports them, and
both end when the place is taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from orontes.claims.types import Claim, Kind, Modality
from orontes.control import params
from orontes.control.evidence import Says, Sign, Weighed, approaches, known_days
from orontes.evidence import When

_NEARLY = re.compile(
    r"(?i)\b(?:(?:two|three) (?:sides|directions)|all but|almost|nearly|virtually|partial|partially|semi)\b"
)
Floats = npt.NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Days:
    """The days looked at."""

    first: date
    number: int

    @property
    def last(self) -> date:
        """The last of the days."""
        return self.first + timedelta(days=self.number - 1)


def contested(told: Sequence[Weighed], signs: Sequence[Sign], days: Days) -> Floats:
    """Probability that the place is fought over, one value a day."""
    return _pressure(told, signs, days, (_clash_worth, params.CLASH_HALF_LIFE_DAYS))


def encircled(told: Sequence[Weighed], signs: Sequence[Sign], days: Days) -> Floats:
    """Probability that the place is surrounded, one value a day."""
    rings = _pressure(told, signs, days, (_siege_worth, params.SIEGE_HALF_LIFE_DAYS))
    for item in told:
        if _lifts(item.claim):
            rings[_from_then(item, told, days)] *= 1 - item.stated
    return rings


def _lifts(claim: Claim) -> bool:
    """Whether a siege is said to be over, in words that stand with nobody."""
    return claim.kind is Kind.ENCIRCLEMENT and claim.modality is Modality.DENIED and not claim.voice.alignment


def _from_then(lifted: Weighed, told: Sequence[Weighed], days: Days) -> slice:
    """The days from the end of a siege to the next that is told of, as indices."""
    over = known_days(lifted.claim).latest
    again = [known_days(item.claim).earliest for item in told if _siege_worth(item.claim) and item.belief]
    until = min((day for day in again if day > over), default=days.last + timedelta(days=1))
    first = days.first.toordinal()
    return slice(max(0, over.toordinal() - first), max(0, until.toordinal() - first))


def _pressure(
    told: Sequence[Weighed], signs: Sequence[Sign], days: Days, force: tuple[Callable[[Claim], float], float]
) -> Floats:
    """At least one origin is right: each counts by its strongest claim of the day, and by none twice."""
    worth, half_life = force
    strongest: dict[str, Floats] = defaultdict(lambda: np.zeros(days.number))
    takings = [sign for sign in signs if sign.says is Says.COMES]
    felt_of: dict[When, tuple[slice, Floats, Floats]] = {}  # several sources tell of one day
    for item in told:
        sure = worth(item.claim)
        if sure > 0 and (belief := item.belief * sure) > 0:
            when = known_days(item.claim)
            if when not in felt_of:
                span = _span(when, days, half_life)
                felt_of[when] = span, _fading(when, days, span, half_life), _until_taken(when, takings, days, span)
            span, fading, left = felt_of[when]
            felt = strongest[item.origin]
            np.maximum(felt[span], belief * fading * left, out=felt[span])
    doubt = np.ones(days.number)
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
    open_yet = claim.facility in {"road", "bridge"} or _NEARLY.search(claim.quote) is not None
    return params.ROUTE_CUT if open_yet else params.SIEGE


def _span(when: When, days: Days, half_life: float) -> slice:
    """The days, as indices, on which anything is left of what was told."""
    begin = when.earliest.toordinal() - days.first.toordinal()
    end = when.latest.toordinal() - days.first.toordinal() + int(params.FADED * half_life) + 1
    return slice(min(days.number, max(0, begin)), min(days.number, max(0, end)))


def _fading(when: When, days: Days, span: slice, half_life: float) -> Floats:
    """1 on the days told of, halved every `half_life` days after."""
    since = np.arange(span.start, span.stop) + float(days.first.toordinal() - when.latest.toordinal())
    return np.asarray(0.5 ** (np.maximum(since, 0.0) / half_life))


def _until_taken(when: When, takings: Iterable[Sign], days: Days, span: slice) -> Floats:
    """What is left of a fight once the place is said to have changed hands after it."""
    left = np.ones(max(0, span.stop - span.start))
    for sign in takings:
        if sign.day >= when.latest:
            left[max(0, (sign.day - days.first).days + 1 - span.start) :] *= 1 - sign.weight
    return left
