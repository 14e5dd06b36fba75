"""What rules out that two claims tell one event. Symmetric and cautious: where it cannot be known, they are two.

These are the vetoes; how likely two claims are to be one event that nothing rules out is weighed in `weighing`.
"""

from __future__ import annotations

import math

from orontes.claims.types import Kind
from orontes.incidents.faces import EXACT_PREC, Face, disjoint, equal_figure, speaker
from orontes.incidents.interest import CIVILIANS
from orontes.incidents.wording import same_wording
from orontes.places.geometry import distance_m
from orontes.romanization import fold
from orontes.theatre.types import PlaceKind

NEAR_M = 5_000.0  # how far apart two points of one event may be reported, where one of them is no named settlement
AREA_PREC = 3  # UCDP where_prec from which a placement is an area and no place
TOWN_M = 3_000.0  # how far a town reaches at least
FAR_TOTALS = 3
_TOWNS = frozenset({PlaceKind.CITY, PlaceKind.TOWN})
_BOMBS = frozenset({Kind.SUICIDE_BOMB, Kind.EXPLOSIVE, Kind.CHEMICAL_WEAPON})
CLASH = "clash"  # the family of fights and of what they decide
SELDOM = 0.005  # a day at a place: chemical attacks
SURE = 0.95  # two placements that are both right so surely are two places, whatever their names
ALIKE_RANGES = 0.5  # overlap over union from which two long ranges are one
ALIKE_TOTALS = 0.9  # the same for totals, which grow by the month


def obstacle(first: Face, second: Face) -> str:
    """What rules out one event, "" for nothing: the name of a rule below. Both are taken to be of one family of kinds.

    "plan": a plan is not the deed. "outcome": a report that tells of the fight and of the fall tells of two things.
    "predicate": "more than a dozen attacked" and "fourteen destroyed" are two things said.
    """
    for name, allows in _RULES:
        if not allows(first, second):
            return name
    return ""


def _plan(first: Face, second: Face) -> bool:
    return first.intended == second.intended


def _facility(first: Face, second: Face) -> bool:
    one, other = first.claim.facility, second.claim.facility
    return not one or not other or one == other


def _outcome(first: Face, second: Face) -> bool:
    return _fall(first) == _fall(second) or first.claim.document != second.claim.document


def _predicate(first: Face, second: Face) -> bool:
    return not (first.tally and second.tally and first.destroyed != second.destroyed)


def metres(first: Face, second: Face) -> float:
    """Great-circle distance between two placements; infinite where either has no coordinates."""
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return math.inf
    return distance_m(first.lat, first.lon, second.lat, second.lon)


def telling(first: Face, second: Face) -> bool:
    """Whether an equal figure or equal words speak for one event."""
    return equal_figure(first, second) or same_wording(first.claim.quote, second.claim.quote)


def shortest_range(first: Face, second: Face) -> int:
    """How many days a range may have to tell of one single day of both kinds."""
    return min(first.row.range_days, second.row.range_days)


def _fall(seen: Face) -> bool:
    return seen.claim.kind is Kind.TERRITORY_TAKEN


def common_days(first: Face, second: Face) -> int:
    """Days that both may mean; none or less where they do not overlap."""
    return min(first.last, second.last) - max(first.first, second.first) + 1


def _totals(first: Face, second: Face) -> bool:
    """Totals that are far from each other count different people, not the same ones differently."""
    if first.claim.kind is not Kind.CASUALTIES or not first.killed or not second.killed:
        return True
    few, many = sorted((first.killed.low, second.killed.low))
    return not disjoint(first.killed, second.killed) or many <= FAR_TOTALS * few


def _parties(first: Face, second: Face) -> bool:
    if not first.side or not second.side or first.side == second.side:
        return True
    if first.row.family == CLASH and first.side == second.target and second.side == first.target:
        return not _fall(first) and not _fall(second)  # who attacked whom in a fight is told either way
    return first.row.harm and _one_victim(first, second) and speaker(first) != speaker(second)


def _one_victim(first: Face, second: Face) -> bool:
    """Two sides accused of one deed, and not two sides shelling each other.

    What is seldom done at all is not done by both sides at one place on one day: each blames the other for it.
    """
    if disjoint(first.killed, second.killed):
        return False
    if max(first.row.rate, second.row.rate) <= SELDOM:
        return True
    if first.side == second.target or second.side == first.target:
        return False
    return first.target == second.target == CIVILIANS or telling(first, second)


def _place(first: Face, second: Face) -> bool:
    if not first.place or not second.place:
        return first.place == second.place and not first.row.needs_place and _one_party(first, second)
    if first.place == second.place:
        return first.prec == second.prec or not NEAR_M < metres(first, second) < math.inf
    if within(first, second):
        return True
    if first.claim.document == second.claim.document:
        return False  # a report that names two places means two, unless one is a part of the other
    if namesakes(first, second):
        return True
    exact = any(not seen.row.harm and seen.claim.kind is not Kind.ARMED_CLASH for seen in (first, second))
    return (not exact and beside(first, second)) or _inside_area(first, second)


def _one_party(first: Face, second: Face) -> bool:
    """Without a place the same named actor, or the same words, must speak for one event."""
    one, other = first.claim, second.claim
    named = fold(one.actor.id or one.actor.text)
    same_actor = bool(named) and named == fold(other.actor.id or other.actor.text)
    return telling(first, second) or (same_actor and fold(one.target.text) == fold(other.target.text))


def namesakes(first: Face, second: Face) -> bool:
    """One name that was placed in two ways, neither of them surely: it may be one place, misplaced once."""
    return bool(first.name) and first.name == second.name and first.sure * second.sure < SURE


def beside(first: Face, second: Face) -> bool:
    """Near each other, one of them a spot that is not itself a named settlement ("west of Khattab")."""
    if max(first.prec, second.prec) != EXACT_PREC + 1 or min(first.prec, second.prec) < 1:
        return False
    radius = max(first.claim.placement.radius_m, second.claim.placement.radius_m, 1_000.0)
    return metres(first, second) <= min(NEAR_M, radius)


def within(first: Face, second: Face) -> bool:
    """A town, and a part of it, on one day: a bomb goes off in both at once, and so do equal figures."""
    inner, outer = (first, second) if first.part else (second, first)
    if not inner.part or outer.claim.placement.kind not in _TOWNS or outer.prec != EXACT_PREC:
        return False
    bombs = first.claim.kind in _BOMBS and second.claim.kind in _BOMBS and not disjoint(first.killed, second.killed)
    near = metres(first, second) <= max(outer.claim.placement.radius_m, TOWN_M)
    return near and first.days == second.days == 1 == common_days(first, second) and (bombs or telling(first, second))


def _inside_area(first: Face, second: Face) -> bool:
    """ "Strikes in the province kill 14" beside "strikes on the town kill 14", on one day."""
    if (first.prec >= AREA_PREC) == (second.prec >= AREA_PREC) or not first.admin1 or first.admin1 != second.admin1:
        return False
    return telling(first, second) and first.days == second.days == 1


def _time(first: Face, second: Face) -> bool:
    longest, range_days = max(first.days, second.days), shortest_range(first, second)
    common = common_days(first, second)
    if common <= 0:  # a day late, in another report
        return common == 0 and longest <= range_days and first.claim.document != second.claim.document
    if longest <= range_days:
        return True
    union = max(first.last, second.last) - min(first.first, second.first) + 1
    return common >= (ALIKE_TOTALS if first.claim.kind is Kind.CASUALTIES else ALIKE_RANGES) * union


_RULES = (
    ("plan", _plan),
    ("time", _time),
    ("place", _place),
    ("facility", _facility),
    ("parties", _parties),
    ("outcome", _outcome),
    ("predicate", _predicate),
    ("totals", _totals),
)
