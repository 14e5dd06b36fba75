"""Tolls by month: raw figures apart from verified ones, as Airwars publishes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from orontes.casualties.nesting import apart
from orontes.casualties.ranges import NOBODY, total
from orontes.casualties.types import Estimate, Month, Toll
from orontes.claims.types import Kind
from orontes.incidents import Grade

VERIFIED = frozenset({Grade.FAIR, Grade.CONFIRMED})


def monthly(tolls: Sequence[Toll]) -> tuple[Month, ...]:
    """Rows by month, belligerent and grade, in that order.

    An incident counts in the month in which it may first have happened. Totals that the text ties to no event (kind
    `casualties`) are left out; any other total counts for what it says beyond its parts (`nesting`).
    """
    cells: dict[tuple[str, str, Grade], list[Toll]] = defaultdict(list)
    for toll in apart([toll for toll in tolls if toll.kind is not Kind.CASUALTIES]):
        cells[f"{toll.start:%Y-%m}", toll.belligerent, toll.grade].append(toll)
    grades = list(Grade)
    ordered = sorted(cells, key=lambda cell: (cell[0], cell[1], grades.index(cell[2])))
    return tuple(_month(*cell, cells[cell]) for cell in ordered)


def _month(month: str, belligerent: str, grade: Grade, tolls: Sequence[Toll]) -> Month:
    return Month(
        month=month,
        belligerent=belligerent,
        grade=grade,
        verified=grade in VERIFIED,
        incidents=len(tolls),
        killed=_sum([toll.killed for toll in tolls]),
        civilians=_sum([toll.civilians for toll in tolls]),
        injured=_sum([toll.injured for toll in tolls]),
    )


def _sum(figures: Sequence[Estimate | None]) -> Estimate:
    return total([figure or NOBODY for figure in figures])
