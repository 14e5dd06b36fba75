"""What was concluded, row by row: incidents, spells of control and tolls as the edition's files have them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from orontes.casualties.types import Estimate, GroupToll, SetAside, Toll
from orontes.claims.types import Kind, Modality
from orontes.control.types import ControlSpell, Label, PlaceControl, State
from orontes.evidence import Precision, RecordId, When
from orontes.incidents.types import Account, Contradiction, Grade, Incident, StrikeStatus, Telling
from orontes.places.types import Placement
from orontes.publish.opening.files import Row


def incident(row: Row) -> Incident:
    """One incident; what no report needs (reasons, wishes) is left out."""
    return Incident(
        id=RecordId(row["id"]),
        kind=Kind(row["kind"]),
        placement=_placement(row),
        when=When(date.fromisoformat(row["start"]), date.fromisoformat(row["end"]), Precision(row["date_precision"])),
        modality=Modality(row["modality"]),
        actor=row["actor"],
        actor_side=row["side"],
        target=row["target"],
        target_side=row["target_side"],
        accounts=tuple(_account(account) for account in row["accounts"]),
        preferred=RecordId(row["preferred"]),
        independent_origins=row["independent_origins"],
        grade=Grade(row["grade"]),
        reasons=(),
        would_raise=(),
        strike_status=StrikeStatus(row["strike_status"]) if row["strike_status"] else None,
        belligerent=row["belligerent"],
        attribution=row["attribution"],
        contradictions=tuple(_contradiction(found) for found in row["contradictions"]),
        facility=row["facility"],
        weapon=row["weapon"],
    )


def _placement(row: Row) -> Placement:
    return Placement(
        text=row["place_as_written"],
        place_id=row["place_id"],
        name=row["place"],
        kind=None,
        lat=row["lat"],
        lon=row["lon"],
        radius_m=row["radius_m"],
        admin1=row["admin1"],
        country=row["country"],
        probability=row["placement_p"],
        where_prec=row["where_prec"],
        reason=row["placed_by"],
    )


def _account(row: Row) -> Account:
    tellings = tuple(Telling(RecordId(t["claim"]), t["how"], t["of"] and RecordId(t["of"])) for t in row["tellings"])
    claims = tuple(map(RecordId, row["claims"]))
    # The key of an origin is not published; a name within its kind and side tells origins apart as well.
    return Account(f"{row['by']}/{row['kind']}", row["by"], row["alignment"], row["kind"], claims, tellings)


def _contradiction(row: Row) -> Contradiction:
    return Contradiction(row["field"], tuple((value["says"], RecordId(value["claim"])) for value in row["values"]))


def control(spells: Iterable[ControlSpell]) -> tuple[PlaceControl, ...]:
    """Places with their spells, in the order of the file; beliefs day by day are not among the files."""
    return tuple(_place(tuple(group)) for _, group in groupby(spells, key=lambda spell: spell.place_id))


def _place(spells: tuple[ControlSpell, ...]) -> PlaceControl:
    first = spells[0]
    return PlaceControl(first.place_id, first.place, first.admin1, first.lat, first.lon, (), spells)


def spell(row: Row) -> ControlSpell:
    """One spell."""
    return ControlSpell(
        id=RecordId(row["id"]),
        place_id=row["place_id"],
        place=row["place"],
        admin1=row["admin1"],
        lat=row["lat"],
        lon=row["lon"],
        start=date.fromisoformat(row["start"]),
        end=date.fromisoformat(row["end"]),
        state=State(row["state"]),
        holder=row["holder"],
        probability=row["probability"],
        label=Label(row["label"]),
        last_confirmed=date.fromisoformat(row["last_confirmed"]) if row["last_confirmed"] else None,
        claims_for=tuple(map(RecordId, row["claims_for"])),
        claims_against=tuple(map(RecordId, row["claims_against"])),
    )


def toll(row: Row) -> Toll:
    """One toll; its point stands with the incident."""
    return Toll(
        incident=RecordId(row["incident"]),
        start=date.fromisoformat(row["start"]),
        end=date.fromisoformat(row["end"]),
        place_id=row["place_id"],
        place=row["place"],
        admin1=row["admin1"],
        lat=None,
        lon=None,
        kind=Kind(row["kind"]),
        belligerent=row["belligerent"],
        attribution=row["attribution"],
        grade=Grade(row["grade"]),
        killed=_estimate(row["killed"]),
        civilians=_estimate(row["civilians"]),
        injured=_estimate(row["injured"]),
        origins=row["origins"],
        counted=tuple(map(RecordId, row["counted"])),
        set_aside=tuple(SetAside(RecordId(aside["claim"]), aside["why"]) for aside in row["set_aside"]),
        groups=tuple(_group(group) for group in row["groups"]),
        where_prec=row["where_prec"],
        country=row["country"],
        running=row["running"],
    )


def _group(row: Row) -> GroupToll:
    claims = tuple(map(RecordId, row["claims"]))
    return GroupToll(row["people"], _estimate(row["killed"]), _estimate(row["injured"]), claims)


def _estimate(figures: Sequence[int | None] | None) -> Estimate | None:
    if figures is None:
        return None
    low, best, high = figures
    return Estimate(int(low or 0), int(best or 0), high)
