"""The report in numbers: events told of each kind, in its days and in as many before them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from orontes.claims.types import Kind
from orontes.incidents.types import Incident
from orontes.publish import telling, wording
from orontes.publish.markdown import note, section, table
from orontes.publish.sitrep.desk import FEW_MARKS, Desk, told_in
from orontes.publish.sitrep.periods import whole
from orontes.publish.sitrep.types import Period
from orontes.publish.tallies import plural, some

HEADER = ("Events told of", "These days", "Days before", "Grade fair or better", "According to")
_GOOD = frozenset({"confirmed", "fair"})


def blocks(desk: Desk) -> tuple[str, ...]:
    """A row a kind, the most told first; how many reports there were in either time; and what the numbers are not."""
    now = _by_kind(desk.told)
    compared = not desk.period.whole and desk.period.before.last >= whole(desk.edition).first
    before = _by_kind(told_in(desk.edition, desk.period.before, desk.citations) if compared else ())
    kinds = sorted({*now, *before}, key=lambda kind: (-len(now.get(kind, ())), -len(before.get(kind, ())), kind.value))
    if not kinds:
        return ()
    header = HEADER if compared else (*HEADER[:2], *HEADER[3:])
    rows = [_row(kind, now.get(kind, []), before.get(kind, []), desk, compared) for kind in kinds]
    return (section("In numbers", note(_caution(desk, compared)), table(header, rows)),)


def _by_kind(told: Iterable[Incident]) -> dict[Kind, list[Incident]]:
    groups: dict[Kind, list[Incident]] = defaultdict(list)
    for incident in told:
        groups[incident.kind].append(incident)
    return groups


def _row(kind: Kind, now: list[Incident], before: list[Incident], desk: Desk, compared: bool) -> list[str]:
    label = wording.load_wording().kinds[kind].label
    good = sum(incident.grade.value in _GOOD for incident in now)
    leads = (telling.lead(incident, desk.citations) for incident in now or before)
    mark = desk.citations.mark((claim.id for claim in leads if claim), FEW_MARKS)
    counts = [str(len(now)), *([str(len(before))] if compared else []), str(good)]
    return [label, *counts, mark.strip()]


def _caution(desk: Desk, compared: bool) -> str:
    published = [document.published.date() for document in desk.edition.documents]
    here, there = (_reports(published, period) for period in (desk.period, desk.period.before))
    told = f"Counts are of events told, not of events: {some(here, 'report')} {_were(here)} published in these days"
    loose = [i for i in desk.incidents.values() if desk.loosely(i.when.earliest, i.when.latest)]
    rest = f" {plural(len(loose), 'further event')}, dated less closely, may fall in them." if loose else ""
    if compared:
        told += f", {there or 'none'} {_before(desk.period.days)} before"
    return f"{told}, and more reports tell more.{rest}"


def _reports(published: list[date], period: Period) -> int:
    return sum(period.first <= day <= period.last for day in published)


def _before(days: int) -> str:
    return "on the day" if days == 1 else f"in the {days} days"


def _were(number: int) -> str:
    return "were" if number > 1 else "was"
