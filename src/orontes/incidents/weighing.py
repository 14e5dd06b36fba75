"""How likely two claims are to tell one event: bits of evidence, field by field, that anybody can add up again.

Fellegi and Sunter's match weights ("A theory for record linkage", 1969), as splink explains them: each field agrees,
differs or is silent, and each of these speaks for one event or for two by the log2 of how much oftener it is seen there
(`agreement.csv`); days are weighed by `moments`. The odds before any field is compared are those of the day: the rarer
something is at a place (`rhythm`), the surer two tellings of one day, or of neighbouring days, are one event.
"""

from __future__ import annotations

import math
from functools import lru_cache

from orontes.claims.types import Claim
from orontes.evidence import Count
from orontes.incidents.faces import Face, disjoint, equal_figure, publisher, speaker
from orontes.incidents.moments import together
from orontes.incidents.rhythm import Rhythm
from orontes.incidents.sameness import beside, common_days, namesakes, shortest_range, within
from orontes.incidents.tables import agreement
from orontes.incidents.types import Part
from orontes.incidents.wording import same_wording

NEAR_FACTOR = 1.5  # figures within a half of each other are near
FAR_FACTOR = 2.0  # figures of which one is more than twice the other are apart
NEAR_NUMBER = 2
NEXT_DAY = 0.75  # of the rate of its kind, the least chance of another the day after: what is done is done again
NAMESAKES = 0.1  # chance that a name means another place of that name elsewhere
ALIASES = 0.1  # chance that a place is told by another of its names


def weigh(first: Face, second: Face, rhythm: Rhythm) -> float:
    """Bits for one event, against two where negative. Symmetric."""
    table = agreement()
    return sum([table.get(level, 0.0) for level in levels(first, second)], beforehand(first, second, rhythm))


def beforehand(first: Face, second: Face, rhythm: Rhythm) -> float:
    """The bits that follow from place and time, before anything else is compared."""
    known = _crowd(first, second, rhythm) + _sureness(first, second)
    return together(first.dating, second.dating) - known


def parts(first: Face, second: Face, rhythm: Rhythm) -> tuple[Part, ...]:
    """The same, row by row, the weightiest first: the rate at the place is in the row of the time."""
    table = agreement()
    days = together(first.dating, second.dating)
    known = {"time": _crowd(first, second, rhythm) - days, "place": _sureness(first, second)}
    rows = [_part(*level, table.get(level, 0.0) - known.get(level[0], 0.0)) for level in levels(first, second)]
    return tuple(sorted(rows, key=lambda part: (-abs(round(part.bits, 6)), part.field)))


@lru_cache(maxsize=4096)  # most rows are one of few, and a large edition has millions of them
def _part(field: str, level: str, bits: float) -> Part:
    return Part(field, level, bits)


def levels(first: Face, second: Face) -> tuple[tuple[str, str], ...]:
    """How each field of the two agrees: (field, level) as `agreement.csv` has them."""
    one, other, toll = first.claim, second.claim, _toll(first, second)
    return (
        ("kind", "same" if one.kind is other.kind else "mixed"),
        ("place", _place(first, second)),
        ("time", _time(first, second)),
        *_parties(first, second),
        ("toll", toll),
        ("facility", _agree(one.facility, other.facility)),
        ("weapon", _agree(one.weapon, other.weapon)),
        ("words", "copied" if same_wording(one.quote, other.quote) else "own"),
        ("report", _report(first, second, toll)),
    )


def _parties(first: Face, second: Face) -> tuple[tuple[str, str], ...]:
    crossed = first.side == second.target and second.side == first.target
    if first.side and second.side and first.side != second.side and crossed:
        return (("actor", "swapped"), ("target", "swapped"))
    return (("actor", _agree(first.side, second.side)), ("target", _agree(first.target, second.target)))


def _place(first: Face, second: Face) -> str:
    if first.place == second.place:
        return "renamed" if _renamed(first, second) else "same"
    if namesakes(first, second):
        return "misplaced"
    if within(first, second):
        return "within"
    return "beside" if beside(first, second) else "inside"


def _time(first: Face, second: Face) -> str:
    if common_days(first, second) <= 0:
        return "again" if publisher(first.claim) == publisher(second.claim) else "late"
    if first.days == second.days == 1:
        return "day"
    return "period" if min(first.days, second.days) > shortest_range(first, second) else "range"


def _crowd(first: Face, second: Face, rhythm: Rhythm) -> float:
    """Log2 of the other events to be expected a day; a long period has so many that they say nothing."""
    if _time(first, second) == "period":
        return 0.0
    rate = rhythm.rate(first, second)
    return math.log2(
        rate if common_days(first, second) > 0 else max(rate, NEXT_DAY * max(first.row.rate, second.row.rate))
    )


def _sureness(first: Face, second: Face) -> float:
    """Bits for two places: two placements of one name, more the surer both; two names of one place, the less sure."""
    right = first.sure * second.sure
    if first.place == second.place:
        return math.log2(1.0 + (1.0 - right) / (right * ALIASES)) if _renamed(first, second) and right else 0.0
    if not namesakes(first, second):
        return 0.0
    return math.log2((1.0 - right) * (1.0 - NAMESAKES) + NAMESAKES) - math.log2(1.0 - right)


def _renamed(first: Face, second: Face) -> bool:
    return bool(first.name and second.name) and first.name != second.name


def _report(first: Face, second: Face, toll: str) -> str:
    """Whether one voice tells it twice in a report, and whether it gives two tolls in one breath: of two events."""
    one, other = first.claim, second.claim
    if one.document != other.document or speaker(first) != speaker(second):
        return "other"
    breath = one.entry_time == other.entry_time and _people(one) == _people(other)
    return "counted" if breath and toll in {"far", "apart"} else "twice"


def _people(claim: Claim) -> str:
    """Whom a toll counts: eight children may be among twenty people, three doctors beside four patients."""
    return claim.target.text.casefold().rpartition(" ")[2]


def _agree(one: str, other: str) -> str:
    if not one or not other:
        return "silent"
    return "same" if one == other else "different"


def _toll(first: Face, second: Face) -> str:
    if first.killed is None and first.injured is None:
        return "silent"
    if equal_figure(first, second):
        return "equal"
    pairs = ((first.killed, second.killed), (first.injured, second.injured))
    said = [(one, other) for one, other in pairs if one is not None and other is not None]
    if not said or (first.target and second.target and first.target != second.target):
        return "silent"  # the dead of two sides are not the same people
    factor = max(_factor(one, other) for one, other in said)
    return "near" if factor <= NEAR_FACTOR else "far" if factor <= FAR_FACTOR else "apart"


def _factor(one: Count, other: Count) -> float:
    """How many times one figure is the other; 1 where both may be right or hardly differ."""
    few, many = sorted((one.low or one.high or 0, other.low or other.high or 0))
    if not disjoint(one, other) or many - few <= NEAR_NUMBER:
        return 1.0
    return many / max(few, 1)
