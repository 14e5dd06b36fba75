"""How likely two claims are to tell one event: bits of evidence, field by field, that anybody can add up again.

Fellegi and Sunter's match weights ("A theory for record linkage", 1969), as splink explains them: each field agrees,
differs or is silent, and each of these speaks for one event or for two by the log2 of how much oftener it is seen there
(`agreement.csv`). The odds before any field is compared are those of the day: the rarer something is at a place
(`rhythm`), the surer two tellings of one day, or of neighbouring days, are one event.
"""

from __future__ import annotations

import math

from orontes.evidence import Count
from orontes.incidents.faces import Face, disjoint, equal_figure, publisher, speaker
from orontes.incidents.rhythm import Rhythm
from orontes.incidents.sameness import beside, common_days, namesakes, shortest_range
from orontes.incidents.tables import agreement
from orontes.incidents.types import Part
from orontes.incidents.wording import same_wording

NEAR_FACTOR = 1.5  # figures within a half of each other are near
FAR_FACTOR = 2.0  # figures of which one is more than twice the other are apart
NEAR_NUMBER = 2
WEEK = 7


def weigh(first: Face, second: Face, rhythm: Rhythm) -> float:
    """Bits for one event, against two where negative. Symmetric."""
    table = agreement()
    known = _crowd(first, second, rhythm) + _sureness(first, second)
    return sum([table[field, level] for field, level in _levels(first, second)], -known)


def parts(first: Face, second: Face, rhythm: Rhythm) -> tuple[Part, ...]:
    """The same, row by row, the weightiest first: the rate at the place is in the row of the time."""
    table = agreement()
    known = {"time": _crowd(first, second, rhythm), "place": _sureness(first, second)}
    rows = [Part(field, level, table[field, level] - known.get(field, 0.0)) for field, level in _levels(first, second)]
    return tuple(sorted(rows, key=lambda part: (-abs(round(part.bits, 6)), part.field)))


def _levels(first: Face, second: Face) -> tuple[tuple[str, str], ...]:
    one, other = first.claim, second.claim
    twice = one.document == other.document and speaker(first) == speaker(second)
    return (
        ("kind", "same" if one.kind is other.kind else "mixed"),
        ("place", "same" if first.place == second.place else _place(first, second)),
        ("time", _time(first, second)),
        *_parties(first, second),
        ("toll", _toll(first, second)),
        ("facility", _agree(one.facility, other.facility)),
        ("weapon", _agree(one.weapon, other.weapon)),
        ("words", "copied" if same_wording(one.quote, other.quote) else "own"),
        ("report", "twice" if twice else "other"),
    )


def _parties(first: Face, second: Face) -> tuple[tuple[str, str], ...]:
    crossed = first.side == second.target and second.side == first.target
    if first.side and second.side and first.side != second.side and crossed:
        return (("actor", "swapped"), ("target", "swapped"))
    return (("actor", _agree(first.side, second.side)), ("target", _agree(first.target, second.target)))


def _place(first: Face, second: Face) -> str:
    if namesakes(first, second):
        return "misplaced"
    return "beside" if beside(first, second) else "inside"


def _time(first: Face, second: Face) -> str:
    if common_days(first, second) <= 0:
        return "again" if publisher(first) == publisher(second) else "late"
    if first.days == second.days == 1:
        return "day"
    return "period" if min(first.days, second.days) > shortest_range(first, second) else "range"


def _crowd(first: Face, second: Face, rhythm: Rhythm) -> float:
    """Log2 of the other events to be expected on the day, or in a range in each of its weeks.

    A range is surely about one of the events of its week, and joins the likeliest: only longer ones are so unsure.
    """
    level = _time(first, second)
    if level == "period":
        return 0.0
    weeks = max(1.0, max(first.days, second.days) / WEEK) if level == "range" else 1.0
    return math.log2(rhythm.rate(first, second) * weeks)


def _sureness(first: Face, second: Face) -> float:
    """Minus log2 of the chance that one of two namesakes is misplaced; nothing for places that agree."""
    if first.place == second.place or not namesakes(first, second):
        return 0.0
    return -math.log2(1.0 - first.sure * second.sure)


def _agree(one: str, other: str) -> str:
    if not one or not other:
        return "silent"
    return "same" if one == other else "different"


def _toll(first: Face, second: Face) -> str:
    if equal_figure(first, second):
        return "equal"
    pairs = ((first.killed, second.killed), (first.injured, second.injured))
    said = [(one, other) for one, other in pairs if one is not None and other is not None]
    if not said:
        return "silent"
    factor = max(_factor(one, other) for one, other in said)
    return "near" if factor <= NEAR_FACTOR else "far" if factor <= FAR_FACTOR else "apart"


def _factor(one: Count, other: Count) -> float:
    """How many times one figure is the other; 1 where both may be right or hardly differ."""
    few, many = sorted((one.low or one.high or 0, other.low or other.high or 0))
    if not disjoint(one, other) or many - few <= NEAR_NUMBER:
        return 1.0
    return many / max(few, 1)
