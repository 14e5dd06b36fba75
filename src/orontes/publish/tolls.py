"""`data/tolls.jsonl` and `data/casualties_monthly.csv`: tolls with all that was counted and left out, and by month.

A toll's id is its incident's with another prefix, so that either can be asked for.
"""

from __future__ import annotations

from collections.abc import Mapping

from orontes.casualties import monthly
from orontes.casualties.types import Estimate, GroupToll, Month, Toll
from orontes.publish.serial import Cell, csv_file, json_lines
from orontes.publish.types import Edition

MONTHLY = (
    *("month", "belligerent", "grade", "verified", "incidents", "killed_low", "killed_best", "killed_high"),
    *("civilians_low", "civilians_best", "civilians_high", "injured_low", "injured_best", "injured_high"),
)


def files(edition: Edition) -> Mapping[str, bytes]:
    """Both files of tolls by name."""
    return {
        "data/tolls.jsonl": json_lines(toll_row(toll) for toll in edition.tolls),
        "data/casualties_monthly.csv": csv_file(MONTHLY, map(_month, monthly(edition.tolls))),
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


def _month(month: Month) -> tuple[Cell, ...]:
    ranges = (_range(estimate) or () for estimate in (month.killed, month.civilians, month.injured))
    known = (month.month, month.belligerent, month.grade.value, "yes" if month.verified else "no", month.incidents)
    return (*known, *(figure for one in ranges for figure in one))
