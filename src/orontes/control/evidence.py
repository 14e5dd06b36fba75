"""From claims to evidence: what each says of who holds which place on which day, and for how much."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from orontes.claims.types import Claim, Kind, Modality
from orontes.control import params
from orontes.control.partial import is_partial
from orontes.evidence import RecordId, When, shifted
from orontes.incidents import Stance, reliability, stance
from orontes.incidents.origins import voice_key
from orontes.places.types import Placement
from orontes.theatre.types import PlaceKind, SourceKind

SETTLED = frozenset(
    {
        PlaceKind.CITY,
        PlaceKind.TOWN,
        PlaceKind.VILLAGE,
        PlaceKind.NEIGHBOURHOOD,
        PlaceKind.AIRBASE,
        PlaceKind.FACILITY,
        PlaceKind.HILL,
    }
)
ADVANCED_FROM = "advance.from"  # the rule of `claims` that reads it
Bounds = tuple[float, float, float, float]
_POINT_PREC = frozenset({1, 2})
_APPROACH = re.compile(
    r"\b\d+[\d.,]*\s*-?\s*(?:km|kms|kilomet(?:re|er)s?|miles?)\b|\bfew (?:kilomet(?:re|er)s|miles)\b"
)


class Says(StrEnum):
    """What a sign says of a side: it came to hold the place that day, gave it up, held it, did not, or attacked it."""

    COMES = "comes"
    LEAVES = "leaves"
    HOLDS = "holds"
    LACKS = "lacks"
    ATTACKS = "attacks"


CHANGES = frozenset({Says.COMES, Says.LEAVES})


@dataclass(frozen=True, slots=True)
class Sign:
    """One claim's evidence for one day, with a weight from 0 to 1: what `side` is to the place on that day.

    Of a change that is dated to several days `day` is the last and `since` the first; else both are the same.
    `origin` is who counts once: the independent source or, for what serves a side's cause, all who serve it. `voice`
    says whose word it is and of what sort, for learning how often such words bear out; `weight` takes them as stated
    beforehand, and `worth` is what the weight would be were they always true.
    """

    day: date
    since: date
    published: date
    side: str
    says: Says
    weight: float
    claim: RecordId
    origin: str
    voice: str
    worth: float


def is_evidence(claim: Claim, bounds: Bounds) -> bool:
    """Whether the claim says anything about who holds a settlement within `bounds` (west, south, east, north, degrees).

    Its kind, its place and its time must allow it. A part of a place, or a spot told by its distance from one, is
    marked by "@" in its id, and is no settlement.
    """
    placement = claim.placement
    placed = bool(placement.place_id) and "@" not in placement.place_id and _within(placement, bounds)
    settled = placement.kind in SETTLED and placement.where_prec in _POINT_PREC
    return claim.kind in _READERS and placed and settled and claim.when.earliest <= claim.published.date()


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim and what it is worth.

    `origin` is the independent source; `stance` what the claim does for its voice's side; `stated`, 0 to 1, how far the
    voice is believed in such a matter beforehand; `worth`, 0 to 1, what is left of a true word for its wording and its
    place.
    """

    claim: Claim
    origin: str
    stance: Stance
    stated: float
    worth: float

    @property
    def belief(self) -> float:
        """How far to believe the claim, 0 to `params.MOST`."""
        return min(params.MOST, self.stated * self.worth)

    @property
    def cause(self) -> str:
        """Who counts once for who holds what: all who serve one side's cause are tempted to the same boast."""
        return f"cause:{self.claim.voice.alignment}" if self.stance is Stance.FOR else self.origin


def weigh(claim: Claim, origin: str, trusted: Mapping[str, float]) -> Weighed:
    """Weigh a claim: its voice, its voice's interest, its wording and its place.

    A partisan source counts in full only against the side it favours.
    """
    belief, told = _belief(claim, trusted), stance(claim)
    if told is Stance.FOR:
        belief *= params.OWN_CAUSE
    elif told is Stance.AGAINST:
        belief = max(belief, params.AGAINST_OWN)
    return Weighed(claim, origin, told, belief, _worth(claim))


def _worth(claim: Claim) -> float:
    sure = _said(claim) * _read(claim) * claim.placement.probability
    return sure * _exactness(claim.placement) * (params.PARTIAL if is_partial(claim) else 1.0)


def _said(claim: Claim) -> float:
    """How far the wording commits; that a side does not hold a place is a fact, unless a party to the war denies it."""
    if claim.kind is Kind.TERRITORY_HELD and claim.modality is Modality.DENIED:
        return 0.0 if claim.voice.alignment else params.NOT_HELD
    return params.MODALITY[claim.modality]


def _belief(claim: Claim, trusted: Mapping[str, float]) -> float:
    """Reliability of the innermost voice; for a voice nobody knows, part of the publisher's that repeats it."""
    own = reliability(claim.voice, trusted)
    if claim.voice.kind is not SourceKind.UNKNOWN or claim.chain[0].alignment:
        return own
    return max(own, params.VOUCHED * reliability(claim.chain[0], trusted))


def _read(claim: Claim) -> float:
    return params.READ_FLOOR + (1 - params.READ_FLOOR) * claim.confidence


def _within(placement: Placement, bounds: Bounds) -> bool:
    west, south, east, north = bounds
    lat, lon = placement.lat, placement.lon
    return lat is not None and lon is not None and west <= lon <= east and south <= lat <= north


def signs(item: Weighed, sides: Collection[str]) -> Iterator[Sign]:
    """The evidence in one claim, for sides that can hold ground; none in denials and plans.

    That a side holds the place already says that its attacker does not: one claim is not counted twice for one day.
    """
    claim, belief = item.claim, item.belief
    if belief <= 0:
        return
    published, voice = claim.published.date(), f"{voice_key(claim)} {item.stance}"
    told = [sign for sign in _READERS[claim.kind](claim) if sign[1] in sides]
    held = {day for day, _, says, _ in told if says is Says.HOLDS}
    for day, side, says, share in told:
        if says is not Says.LACKS or day not in held:
            sort = f"{voice} change" if says in CHANGES else f"{voice} state"
            sure = min(params.MOST, belief * share)
            since = min(day, claim.when.earliest) if says is Says.COMES else day
            yield Sign(day, since, published, side, says, sure, claim.id, item.cause, sort, item.worth * share)


def approaches(claim: Claim) -> bool:
    """Whether the fight is told by its distance from the place ("within 5 km of"), and so is not in it."""
    return claim.kind is Kind.ARMED_CLASH and _APPROACH.search(claim.quote.lower()) is not None


Told = Iterator[tuple[date, str, Says, float]]


def known_days(claim: Claim) -> When:
    """The claim's days, never later than the day it was published on: nobody has seen tomorrow."""
    latest = min(claim.when.latest, claim.published.date())
    if latest == claim.when.latest:
        return claim.when
    return When(claim.when.earliest, max(claim.when.earliest, latest))


def _taken(claim: Claim) -> Told:
    when = known_days(claim)
    before = _before(when)
    if claim.modality is Modality.FAILED:
        yield from _repelled(claim)
        return
    wide = params.WIDE if when.days > params.WIDE_DAYS else 1.0
    yield when.latest, claim.actor.side, Says.COMES, params.TAKEN * wide
    yield before, claim.actor.side, Says.LACKS, params.LOST_BEFORE
    yield before, claim.target.side, Says.HOLDS, params.LOST_TOLD if claim.target.text else params.LOST_BEFORE


def _transferred(claim: Claim) -> Told:
    when = known_days(claim)
    if claim.modality is Modality.FAILED:
        yield when.latest, claim.actor.side, Says.HOLDS, params.REPELLED
        return
    yield when.latest, claim.actor.side, Says.LEAVES, params.LEFT
    yield when.latest, claim.target.side, Says.COMES, params.GIVEN_TO
    yield _before(when), claim.actor.side, Says.HOLDS, params.LOST_TOLD


def _held(claim: Claim) -> Told:
    when = known_days(claim)
    if claim.modality in {Modality.FAILED, Modality.DENIED}:
        yield when.latest, claim.actor.side, Says.LACKS, params.HELD
        return
    share = params.STARTS if claim.rule == ADVANCED_FROM else params.HELD
    for days in range(0, min(when.days, params.HORIZON_DAYS), params.REFRESH_DAYS):
        yield when.latest - timedelta(days=days), claim.actor.side, Says.HOLDS, share


def _encircled(claim: Claim) -> Told:
    if claim.modality is Modality.FAILED:
        return
    when = known_days(claim)
    for day in sorted({when.earliest, when.latest}):
        yield day, claim.actor.side, Says.LACKS, params.SURROUNDED
        yield day, claim.target.side, Says.HOLDS, params.SURROUNDED


def _clash(claim: Claim) -> Told:
    if claim.modality is Modality.FAILED:
        yield from _repelled(claim)
        return
    when = known_days(claim)
    day = when.earliest
    yield when.latest, claim.actor.side, Says.ATTACKS, 1.0
    yield day, claim.actor.side, Says.LACKS, params.ATTACKING
    yield day, claim.target.side, Says.HOLDS, params.ATTACKED


def _repelled(claim: Claim) -> Told:
    day = known_days(claim).latest
    yield day, claim.actor.side, Says.ATTACKS, 1.0
    yield day, claim.actor.side, Says.LACKS, params.REPELLED
    yield day, claim.target.side, Says.HOLDS, params.REPELLED


def _struck(claim: Claim) -> Told:
    if claim.modality is not Modality.FAILED:
        yield known_days(claim).latest, claim.actor.side, Says.LACKS, params.STRIKING


def _before(when: When) -> date:
    return shifted(when.earliest, -params.LAG_DAYS)


def _exactness(placement: Placement) -> float:
    return 1.0 if placement.where_prec == 1 else params.NEAR_A_POINT


_READERS: Mapping[Kind, Callable[[Claim], Told]] = {
    Kind.TERRITORY_TAKEN: _taken,
    Kind.TERRITORY_TRANSFERRED: _transferred,
    Kind.TERRITORY_HELD: _held,
    Kind.ENCIRCLEMENT: _encircled,
    Kind.ARMED_CLASH: _clash,
    Kind.AIR_STRIKE: _struck,
    Kind.SHELLING: _struck,
}
