"""Whether two claims can tell one event. Symmetric and cautious: where it cannot be known, they are two events."""

from __future__ import annotations

import math
import re

from orontes.claims.types import Claim, Kind, Modality
from orontes.evidence import Count
from orontes.incidents.interest import CIVILIANS
from orontes.incidents.origins import same_wording, voice_key
from orontes.incidents.tables import kinds
from orontes.places.geometry import distance_m
from orontes.places.types import Placement
from orontes.romanization import fold

NEAR_M = 5_000.0  # how far apart two points of one event may be reported, where one of them is no named settlement
AREA_PREC = 3  # UCDP where_prec from which a placement is an area and no place
EXACT_PREC = 1
TELLING_TOLL = 3  # dead or injured from which an equal figure is a sign of its own
FAR_TOTALS = 3
_NUMBER = r"\d+|dozens?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|scores|hundreds"
_TALLY = re.compile(rf"(?i)\b(?:{_NUMBER})\b(?:\s+[\w-]+){{0,3}}?\s+\w+s\b")
_DESTROYED = re.compile(
    r"(?i)\b(?:destroy|level(?:l?ed|ling)|raz(?:ed|ing)|flatten|demolish|out of (?:service|action))"
)
ALIKE_RANGES = 0.5  # overlap over union from which two long ranges are one


def same_event(first: Claim, second: Claim) -> bool:
    """Whether kind, place, time, parties, facility and toll allow that both claims tell the same event."""
    if kinds()[first.kind].family != kinds()[second.kind].family:
        return False
    if (first.modality is Modality.INTENDED) != (second.modality is Modality.INTENDED):
        return False  # a plan is not the deed
    if _tallies_apart(first, second) or _totals_apart(first, second):
        return False
    return _facility(first, second) and _parties(first, second) and _place(first, second) and _time(first, second)


def metres(first: Placement, second: Placement) -> float:
    """Great-circle distance between two placements; infinite where either has no coordinates."""
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return math.inf
    return distance_m(first.lat, first.lon, second.lat, second.lon)


def disjoint(first: Count | None, second: Count | None) -> bool:
    """Whether two figures are both given and cannot both be right."""
    if first is None or second is None:
        return False
    above = first.high is not None and first.high < second.low
    return above or (second.high is not None and second.high < first.low)


def place_key(placement: Placement) -> str:
    """The place's id, or the folded words where it has none; "" where no place is given at all."""
    return placement.place_id or fold(placement.text)


def _tallies_apart(first: Claim, second: Claim) -> bool:
    """ "More than a dozen attacked" and "fourteen destroyed" are two things said, however alike their subject."""
    if any(claim.killed is not None or claim.injured is not None for claim in (first, second)):
        return False
    both = all(_TALLY.search(claim.target.text or claim.quote) for claim in (first, second))
    return both and bool(_DESTROYED.search(first.quote)) != bool(_DESTROYED.search(second.quote))


def _totals_apart(first: Claim, second: Claim) -> bool:
    """Totals that are far from each other count different people, not the same ones differently."""
    if first.kind is not Kind.CASUALTIES or not first.killed or not second.killed:
        return False
    few, many = sorted((first.killed.low, second.killed.low))
    return disjoint(first.killed, second.killed) and many > FAR_TOTALS * few


def _facility(first: Claim, second: Claim) -> bool:
    return not first.facility or not second.facility or first.facility == second.facility


def _parties(first: Claim, second: Claim) -> bool:
    if _alike(first.actor.side, second.actor.side):
        return True
    return kinds()[first.kind].harm and _one_victim(first, second) and voice_key(first) != voice_key(second)


def _one_victim(first: Claim, second: Claim) -> bool:
    """Two sides accused of one deed, and not two sides shelling each other."""
    if first.actor.side == second.target.side or second.actor.side == first.target.side:
        return False
    if disjoint(first.killed, second.killed):
        return False
    return first.target.side == second.target.side == CIVILIANS or _telling(first, second)


def _place(first: Claim, second: Claim) -> bool:
    one, other = place_key(first.placement), place_key(second.placement)
    if not one or not other:
        return one == other and not kinds()[first.kind].needs_place and _one_party(first, second)
    if one == other:
        return first.placement.where_prec == second.placement.where_prec or not _far(first, second)
    if first.document == second.document:
        return False  # a report that names two places means two
    exact = not kinds()[first.kind].harm and first.kind is not Kind.ARMED_CLASH
    return (not exact and _beside(first.placement, second.placement)) or _inside_area(first, second)


def _one_party(first: Claim, second: Claim) -> bool:
    """Without a place the same named actor, or the same words, must speak for one event."""
    named = fold(first.actor.id or first.actor.text)
    same_actor = bool(named) and named == fold(second.actor.id or second.actor.text)
    same_target = fold(first.target.text) == fold(second.target.text)
    return same_wording(first, second) or _telling(first, second) or (same_actor and same_target)


def _far(first: Claim, second: Claim) -> bool:
    apart = metres(first.placement, second.placement)
    return NEAR_M < apart < math.inf


def _beside(first: Placement, second: Placement) -> bool:
    """Near each other, one of them a spot that is not itself a named settlement ("west of Khattab")."""
    if max(first.where_prec, second.where_prec) != EXACT_PREC + 1 or min(first.where_prec, second.where_prec) < 1:
        return False
    return metres(first, second) <= min(NEAR_M, max(first.radius_m, second.radius_m, 1_000.0))


def _inside_area(first: Claim, second: Claim) -> bool:
    """ "Strikes in the province kill 14" beside "strikes on the town kill 14", on one day."""
    one, other = first.placement, second.placement
    if (one.where_prec >= AREA_PREC) == (other.where_prec >= AREA_PREC) or not one.admin1 or one.admin1 != other.admin1:
        return False
    return _telling(first, second) and first.when.days == second.when.days == 1


def _telling(first: Claim, second: Claim) -> bool:
    """Whether an equal figure or equal words speak for one event."""
    pairs = ((first.killed, second.killed), (first.injured, second.injured))
    equal = any(one is not None and one == other and one.low >= TELLING_TOLL for one, other in pairs)
    return equal or same_wording(first, second)


def _time(first: Claim, second: Claim) -> bool:
    row = kinds()[first.kind]
    shorter, longer = sorted((first.when, second.when), key=lambda when: when.days)
    if not shorter.overlaps(longer):
        return shorter.overlaps(longer, slack_days=1) and longer.days <= row.range_days and _slack(first, second)
    if longer.days <= row.range_days:
        return True
    union = (max(shorter.latest, longer.latest) - min(shorter.earliest, longer.earliest)).days + 1
    common = (min(shorter.latest, longer.latest) - max(shorter.earliest, longer.earliest)).days + 1
    return common >= ALIKE_RANGES * union


def _slack(first: Claim, second: Claim) -> bool:
    """A day's difference is one event in two reports if it happens once there, or a figure or the words agree."""
    if first.document == second.document:
        return False
    facility = bool(first.facility) and first.facility == second.facility
    return kinds()[first.kind].once or facility or _telling(first, second)


def _alike(first: str, second: str) -> bool:
    return not first or not second or first == second
