"""Totals and their parts: "forty killed across the province this week" and the strikes of that week are not added.

A toll covers another if its days, its area and its side take the other's in. It then adds to a sum only those whom it
counts beyond the tolls that it covers, so that a sum is the total or its parts, whichever is more, and never both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from orontes.casualties.types import Estimate, GroupToll, Toll
from orontes.claims.types import Kind
from orontes.incidents.tables import kinds

AREA_PREC = 3  # UCDP where_prec from which a placement is an area
COUNTRY_PREC = 6
LONGEST = timedelta(days=62)  # a total of more days tells of a war, not of the period at hand


def apart(tolls: Sequence[Toll]) -> tuple[Toll, ...]:
    """The tolls that may be summed, in their order, each cut to what no toll under it counts already.

    Totals of more than 62 days are left out.
    """
    kept = [toll for toll in tolls if toll.end - toll.start < LONGEST]
    under = _Index(kept)
    cut: dict[int, Toll] = {}
    for at in sorted(range(len(kept)), key=lambda at: _scope(kept[at])):
        near = under.candidates(kept[at])
        parts = [cut[part] for part in near if part in cut and covers(kept[at], kept[part])]
        cut[at] = _beyond(kept[at], parts) if parts else kept[at]
    return tuple(cut[at] for at in range(len(kept)))


def covers(whole: Toll, part: Toll) -> bool:
    """Whether `whole` counts everybody whom `part` counts, as far as day, place, side and kind tell."""
    if whole.incident == part.incident or not (whole.start <= part.start and part.end <= whole.end):
        return False
    sides = whole.belligerent == part.belligerent or not whole.belligerent or not part.belligerent
    return sides and _kinds(whole, part) and _places(whole, part)


def _kinds(whole: Toll, part: Toll) -> bool:
    return whole.kind is Kind.CASUALTIES or kinds()[whole.kind].family == kinds()[part.kind].family


def _places(whole: Toll, part: Toll) -> bool:
    if whole.where_prec >= COUNTRY_PREC:
        return part.where_prec < COUNTRY_PREC and (whole.country == part.country or not part.country)
    if whole.where_prec >= AREA_PREC and part.where_prec < whole.where_prec and whole.admin1 == part.admin1 != "":
        return True
    same = whole.place_id == part.place_id and (bool(whole.place_id) or whole.place == part.place)
    return same and (_days(whole) > _days(part) or whole.kind is not part.kind is not Kind.CASUALTIES)


def _scope(toll: Toll) -> tuple[object, ...]:
    """Sort key: what may be a part comes before what may cover it."""
    return (toll.where_prec >= AREA_PREC, toll.where_prec, _days(toll), toll.kind is Kind.CASUALTIES, toll.incident)


def _days(toll: Toll) -> int:
    return (toll.end - toll.start).days + 1


class _Index:
    """Positions of tolls by place and by governorate, so that only neighbours are compared."""

    def __init__(self, tolls: Sequence[Toll]) -> None:
        self._all = range(len(tolls))
        self._places: Mapping[str, list[int]] = defaultdict(list)
        self._areas: Mapping[str, list[int]] = defaultdict(list)
        for at, toll in enumerate(tolls):
            self._places[toll.place_id or toll.place].append(at)
            self._areas[toll.admin1].append(at)

    def candidates(self, whole: Toll) -> Sequence[int]:
        if whole.where_prec >= COUNTRY_PREC:
            return self._all
        if whole.where_prec >= AREA_PREC and whole.admin1:
            return self._areas[whole.admin1]
        alone = _days(whole) == 1 and whole.kind is not Kind.CASUALTIES
        return () if alone else self._places[whole.place_id or whole.place]


def _beyond(whole: Toll, parts: Sequence[Toll]) -> Toll:
    return replace(
        whole,
        killed=_excess(whole.killed, [part.killed for part in parts]),
        civilians=_excess(whole.civilians, [part.civilians for part in parts]),
        injured=_excess(whole.injured, [part.injured for part in parts]),
        groups=tuple(_group_beyond(group, parts) for group in whole.groups),
        whole=False,
    )


def _group_beyond(group: GroupToll, parts: Sequence[Toll]) -> GroupToll:
    same = [one for part in parts for one in part.groups if one.people == group.people]
    killed = _excess(group.killed, [one.killed for one in same])
    return replace(group, killed=killed, injured=_excess(group.injured, [one.injured for one in same]))


def _excess(whole: Estimate | None, parts: Sequence[Estimate | None]) -> Estimate | None:
    """What is left of a total once its parts are counted on their own."""
    known = [part for part in parts if part is not None]
    if whole is None or not known:
        return whole
    low = max(0, whole.low - sum(part.low for part in known))
    best = max(low, whole.best - sum(part.best for part in known))
    if whole.high is None:
        return Estimate(low, best, None)
    counted = sum(part.best if part.high is None else part.high for part in known)
    return Estimate(low, best, max(best, whole.high - counted))
