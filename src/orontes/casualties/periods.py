"""Tolls by day, week, month and over the whole edition: raw figures apart from verified ones, and nobody twice.

Casualty monitors publish months by belligerent, and make their headline figures of verified events only: Airwars of
those graded fair or confirmed. Each row cites the claims that it counts, and those it does not with the reason.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from orontes.casualties.nesting import COUNTRY_PREC, LONGEST, apart
from orontes.casualties.ranges import total
from orontes.casualties.types import Estimate, GroupToll, PeriodToll, SetAside, Toll, Unit
from orontes.claims.types import Kind
from orontes.evidence import RecordId, shifted
from orontes.incidents import Grade

VERIFIED = frozenset({Grade.FAIR, Grade.CONFIRMED})
ALL = "all"
HEADLINE = "fair+confirmed"
DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31}
_Cell = tuple[date, str, str]
_Figures = tuple[Estimate | None, Estimate | None, Estimate | None, tuple[GroupToll, ...]]


@dataclass(frozen=True, slots=True)
class _Reckoning:
    """All tolls of an edition, as far as periods of one length may sum them."""

    unit: Unit
    first: date
    last: date
    rest: Mapping[RecordId, Toll]  # by incident: what each says beyond its parts
    aside: Mapping[RecordId, str]  # by incident: why it is in no sum

    def begins(self, toll: Toll) -> date:
        return self.first if self.unit is Unit.EDITION else begins(toll.start, self.unit)


def by_period(tolls: Sequence[Toll], unit: Unit) -> tuple[PeriodToll, ...]:
    """Rows by period, belligerent and grade; per period also one of all that is verified, and one of everything.

    An event counts in the period in which it may first have happened, unless it is told of more days than the period
    has. A running total, a figure for a whole country, one without a place and one of more than 62 days are set aside;
    any other total counts for what it says beyond its parts (`nesting`).
    """
    cells: dict[_Cell, list[Toll]] = defaultdict(list)
    all_tolls = _reckoned(tolls, unit)
    for toll in tolls:
        for row in _rows_of(toll):
            cells[all_tolls.begins(toll), *row].append(toll)
    ordered = sorted(cells, key=lambda cell: (cell[0], cell[1] == ALL, cell[1], _rank(cell[2])))
    rows = (_period(cell, cells[cell], all_tolls) for cell in ordered)
    return tuple(row for row in rows if row.incidents or row.counted or row.set_aside)


def _reckoned(tolls: Sequence[Toll], unit: Unit) -> _Reckoning:
    aside = {toll.incident: why for toll in tolls if (why := _why_not(toll, unit))}
    kept = [toll for toll in tolls if toll.incident not in aside]
    return _Reckoning(
        unit,
        min((toll.start for toll in tolls), default=date.min),
        max((toll.end for toll in tolls), default=date.min),
        {toll.incident: rest for toll, rest in zip(kept, apart(kept), strict=True)},
        aside,
    )


def monthly(tolls: Sequence[Toll]) -> tuple[PeriodToll, ...]:
    """The months by belligerent and grade, without the sums over them."""
    return tuple(row for row in by_period(tolls, Unit.MONTH) if row.belligerent != ALL)


def summable(tolls: Sequence[Toll]) -> tuple[Toll, ...]:
    """The tolls that the sum over the edition counts, in their order, each for what it says beyond its parts."""
    return apart([toll for toll in tolls if not _why_not(toll, Unit.EDITION)])


def begins(day: date, unit: Unit) -> date:
    """The first day of the day, week (from Monday, as ISO 8601 has it) or month that holds a day.

    >>> begins(date(2017, 4, 23), Unit.WEEK), begins(date(2017, 4, 23), Unit.MONTH)
    (datetime.date(2017, 4, 17), datetime.date(2017, 4, 1))
    """
    if unit is Unit.WEEK:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit is Unit.MONTH else day


def _ends(start: date, unit: Unit, last: date) -> date:
    if unit is Unit.EDITION:
        return last
    days = monthrange(start.year, start.month)[1] if unit is Unit.MONTH else DAYS[unit]
    return shifted(start, days - 1)


def _why_not(toll: Toll, unit: Unit) -> str:
    """Why a toll is in no sum of this unit, "" where it is."""
    length = toll.end - toll.start
    if toll.running:
        return "a running total of more than this event"
    if length >= LONGEST:
        return "told of more than two months"
    if toll.where_prec >= COUNTRY_PREC:
        return "told of a whole country and of no single event"
    if toll.kind is Kind.CASUALTIES and not toll.where_prec:
        return "tied to no event and no place that is known"
    return "told of more days than the period has" if length.days >= DAYS.get(unit, LONGEST.days) else ""


def _rows_of(toll: Toll) -> Iterable[tuple[str, str]]:
    """The rows of a period in which a toll counts: its own, the sum of all, and that of all that is verified."""
    yield toll.belligerent, toll.grade.value
    yield ALL, ALL
    if toll.grade in VERIFIED:
        yield ALL, HEADLINE


def _rank(grade: str) -> int:
    return [*(one.value for one in Grade), HEADLINE, ALL].index(grade)


def _period(cell: _Cell, tolls: Sequence[Toll], known: _Reckoning) -> PeriodToll:
    start, belligerent, grade = cell
    summed = [known.rest[toll.incident] for toll in tolls if toll.incident in known.rest]
    whole = [toll for toll in summed if toll.whole]
    killed, civilians, injured, groups = _sums(summed)
    counted = dict.fromkeys(claim for toll in summed if _says(toll) for claim in toll.counted)
    return PeriodToll(
        unit=known.unit,
        start=start,
        end=_ends(start, known.unit, known.last),
        belligerent=belligerent,
        grade=grade,
        verified=grade in {HEADLINE, *VERIFIED},
        incidents=len(whole),
        with_figure=sum(map(_says, whole)),
        killed=killed,
        civilians=civilians,
        injured=injured,
        groups=groups,
        counted=tuple(counted),
        set_aside=tuple(_left_out(tolls, known, frozenset(counted))),
    )


def _left_out(tolls: Sequence[Toll], known: _Reckoning, counted: frozenset[RecordId]) -> Iterable[SetAside]:
    """Each claim that a period does not count, once: set aside in its own incident, or with the whole of it."""
    why: dict[RecordId, str] = {}
    for toll in tolls:
        beyond = "" if _says(known.rest.get(toll.incident, toll)) else "its parts are counted"
        reason = known.aside.get(toll.incident, beyond)
        why |= dict.fromkeys(toll.counted, reason)
        why |= {one.claim: one.why for one in toll.set_aside}
    return (SetAside(claim, reason) for claim, reason in why.items() if reason and claim not in counted)


def _says(toll: Toll) -> bool:
    """Whether a toll still adds something: somebody hurt, or the statement that nobody was."""
    figures = [figure for figure in (toll.killed, toll.civilians, toll.injured) if figure is not None]
    return any(figure.best or figure.high != 0 for figure in figures) or (bool(figures) and toll.whole)


def _sums(tolls: Sequence[Toll]) -> _Figures:
    by_people: dict[str, list[GroupToll]] = defaultdict(list)
    for toll in tolls:
        for group in toll.groups:
            by_people[group.people].append(group)
    return (
        _sum(toll.killed for toll in tolls),
        _sum(toll.civilians for toll in tolls),
        _sum(toll.injured for toll in tolls),
        tuple(_group(people, by_people[people]) for people in sorted(by_people)),
    )


def _group(people: str, groups: Sequence[GroupToll]) -> GroupToll:
    claims = dict.fromkeys(claim for group in groups for claim in group.claims)
    return GroupToll(people, _sum(g.killed for g in groups), _sum(g.injured for g in groups), tuple(claims))


def _sum(figures: Iterable[Estimate | None]) -> Estimate | None:
    """The sum over separate events that give a figure, None where none does: that is no nought."""
    known = [figure for figure in figures if figure is not None]
    return total(known) if known else None
