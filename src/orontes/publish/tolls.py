"""`data/tolls.jsonl`, `period_tolls.jsonl` and `casualties_monthly.csv`: tolls with all that was counted and left out.

A toll's id is its incident's with another prefix, so that either can be asked for.
"""

from __future__ import annotations

from collections.abc import Mapping

from orontes.casualties import by_period, monthly
from orontes.casualties.types import Estimate, GroupToll, PeriodToll, Toll, Unit
from orontes.publish.serial import Cell, csv_file, json_lines
from orontes.publish.types import Edition

PEOPLE = ("combatants", "children", "women", "medical", "patients", "aid", "media")
MONTHLY = (
    *("month", "belligerent", "grade", "verified", "incidents", "killed_low", "killed_best", "killed_high"),
    *("civilians_low", "civilians_best", "civilians_high", "injured_low", "injured_best", "injured_high"),
    "with_figure",
    *(f"{people}_{end}" for people in PEOPLE for end in ("low", "best", "high")),
    *("claims", "set_aside"),
)


def files(edition: Edition) -> Mapping[str, bytes]:
    """The files of tolls by name."""
    return {
        "data/tolls.jsonl": json_lines(toll_row(toll) for toll in edition.tolls),
        "data/casualties_monthly.csv": csv_file(MONTHLY, map(_month, monthly(edition.tolls))),
        "data/period_tolls.jsonl": json_lines(
            period_row(row) for unit in Unit for row in by_period(edition.tolls, unit)
        ),
    }


def toll_row(toll: Toll) -> dict[str, object]:
    """One toll on the wire: ranges as `[low, best, high]`, the claims counted, and those set aside with the reason."""
    return {
        "id": toll_id(toll),
        "incident": toll.incident,
        "start": toll.start.isoformat(),
        "end": toll.end.isoformat(),
        "place_id": toll.place_id,
        "place": toll.place,
        "admin1": toll.admin1,
        "kind": toll.kind.value,
        "belligerent": toll.belligerent,
        "attribution": toll.attribution,
        "grade": toll.grade.value,
        "where_prec": toll.where_prec,
        "country": toll.country,
        "running": toll.running,
        "killed": _range(toll.killed),
        "civilians": _range(toll.civilians),
        "injured": _range(toll.injured),
        "killed_likely": toll.killed_likely,
        "injured_likely": toll.injured_likely,
        "origins": toll.origins,
        "counted": toll.counted,
        "set_aside": [{"claim": aside.claim, "why": aside.why} for aside in toll.set_aside],
        "groups": [_group(group) for group in toll.groups],
    }


def toll_id(toll: Toll) -> str:
    """The id by which a toll is asked for."""
    return f"toll-{toll.incident.removeprefix('incident-')}"


def _group(group: GroupToll) -> dict[str, object]:
    ranges = {"killed": _range(group.killed), "injured": _range(group.injured)}
    return {"people": group.people, **ranges, "claims": group.claims}


def _range(estimate: Estimate | None) -> tuple[int, int, int | None] | None:
    return None if estimate is None else (estimate.low, estimate.best, estimate.high)


def _month(month: PeriodToll) -> tuple[Cell, ...]:
    killed = {group.people: group.killed for group in month.groups}
    known = (f"{month.start:%Y-%m}", month.belligerent, month.grade, "yes" if month.verified else "no", month.incidents)
    return (
        *known,
        *(cell for figure in (month.killed, month.civilians, month.injured) for cell in _cells(figure)),
        month.with_figure,
        *(cell for people in PEOPLE for cell in _cells(killed.get(people))),
        *(";".join(month.counted), ";".join(aside.claim for aside in month.set_aside)),
    )


def _cells(figure: Estimate | None) -> tuple[Cell, ...]:
    return _range(figure) or (None, None, None)


def period_row(row: PeriodToll) -> dict[str, object]:
    """The tolls of one period on the wire, as `toll_row` has those of an incident."""
    return {
        "unit": row.unit.value,
        "start": row.start.isoformat(),
        "end": row.end.isoformat(),
        "belligerent": row.belligerent,
        "grade": row.grade,
        "verified": row.verified,
        "incidents": row.incidents,
        "with_figure": row.with_figure,
        "killed": _range(row.killed),
        "civilians": _range(row.civilians),
        "injured": _range(row.injured),
        "groups": [_group(group) for group in row.groups],
        "counted": row.counted,
        "set_aside": [{"claim": aside.claim, "why": aside.why} for aside in row.set_aside],
    }
