"""The registers and tables, row by row: facilities, weapons, people, accords, sources, what follows from control."""

from __future__ import annotations

from datetime import date

from orontes.casualties.types import Accord, Affected, FacilityAttack, WeaponAllegation
from orontes.claims.types import Kind
from orontes.control.types import Distance, Front, Held, Pocket, RoadStretch
from orontes.evidence import Count, RecordId
from orontes.incidents.types import Grade, SourceWeight
from orontes.publish.opening.files import Row, ids
from orontes.theatre.types import Source, SourceKind


def facility(row: Row) -> FacilityAttack:
    """A line of the register of attacks on facilities."""
    start, end = _days(row)
    return FacilityAttack(
        incident=RecordId(row["incident_id"]),
        facility=row["facility"],
        name=row["name"],
        place_id=row["place_id"],
        place=row["place"],
        admin1=row["admin1"],
        start=start,
        end=end,
        kind=Kind(row["kind"]),
        belligerent=row["belligerent"],
        attribution=row["attribution"],
        grade=Grade(row["grade"]),
        claims=_claims(row["claims"]),
        certainty=row["certainty"],
        impacts=ids(row["impacts"]),
        facilities=_count(row["facilities_low"], row["facilities_high"]) if row["facilities_low"] else None,
    )


def weapon(row: Row) -> WeaponAllegation:
    """A line of the register of weapons."""
    start, end = _days(row)
    return WeaponAllegation(
        incident=RecordId(row["incident_id"]),
        weapon=row["weapon"],
        place_id=row["place_id"],
        place=row["place"],
        admin1=row["admin1"],
        start=start,
        end=end,
        belligerent=row["belligerent"],
        grade=Grade(row["grade"]),
        seen=_claims(row["seen"]),
        said=_claims(row["said"]),
        concluded=_claims(row["concluded"]),
        ban=row["ban"],
        treaty=row["treaty"],
        custom=row["custom"],
        bound=ids(row["bound"]),
        not_bound=ids(row["not_bound"]),
    )


def affected(row: Row) -> Affected:
    """A count of people."""
    start, end = _days(row)
    return Affected(
        id=RecordId(row["id"]),
        what=row["what"],
        people=_count(row["low"], row["high"]),
        unit=row["unit"],
        places=ids(row["places"]),
        start=start,
        end=end,
        counted_by=row["counted_by"],
        alleged=row["alleged"] == "yes",
        claims=_claims(row["claims"]),
        areas=ids(row["areas"]),
        overlaps=_claims(row["overlaps"]),
    )


def accord(row: Row) -> Accord:
    """A truce, another agreement, a breach or talks."""
    start, end = _days(row)
    return Accord(
        incident=RecordId(row["incident_id"]),
        what=row["what"],
        status=row["status"],
        place_id=row["place_id"],
        place=row["place"],
        start=start,
        end=end,
        sides=ids(row["sides"]),
        parties=ids(row["parties"]),
        grade=Grade(row["grade"]),
        claims=_claims(row["claims"]),
        stage=row["stage"],
        sponsors=ids(row["sponsors"]),
        hours=int(row["hours"]) if row["hours"] else None,
    )


def source(row: Row) -> Source:
    """A source of the theatre pack, as far as the edition names it."""
    kind = SourceKind(row["kind"])
    return Source(row["source_id"], row["name"], kind, (), row["alignment"], float(row["reliability"] or 0))


def weight(row: Row) -> SourceWeight:
    """How far a source is believed on one topic."""
    return SourceWeight(
        source_id="" if row["source"].startswith("(") else row["source"],
        name=row["source"],
        kind=row["kind"],
        alignment=row["alignment"],
        topic=row["topic"],
        own_cause=row["own_cause"] == "yes",
        prior=float(row["prior"]),
        weight=float(row["weight"]),
        answers=int(row["answers"]),
        right=float(row["right"]),
        toll_ratio=float(row["toll_ratio"]) if row["toll_ratio"] else None,
        low=float(row["low"]),
        high=float(row["high"]),
        tolls=int(row["tolls"]),
    )


def held(row: Row) -> Held:
    """Ground of one holder, for as long as it is the same."""
    areas = (float(row["km2"]), float(row["sure_km2"]), float(row["reported_km2"]))
    return Held(*_days(row), row["holder"], row["state"], *areas, int(row["places"]), int(row["reported"]))


def distance(row: Row) -> Distance:
    """How far a city is from a front, of which the stretches are left out."""
    start, end = _days(row)
    (one, other), (side, foe) = ids(row["between"]), ids(row["sides"])
    probability, reported = float(row["probability"]), int(row["reported"])
    front = Front(RecordId(row["front"]), start, end, (side, foe), (one, other), probability, reported, ())
    where = (row["place_id"], row["place"], float(row["lat"]), float(row["lon"]))
    return Distance(*where, start, end, float(row["km"]) * 1000, front, row["clear"] == "yes")


def pocket(row: Row) -> Pocket:
    """Ground cut off from the largest ground of its side."""
    start, end = _days(row)
    return Pocket(
        id=RecordId(row["id"]),
        side=row["side"],
        start=start,
        end=end,
        places=ids(row["places"]),
        reported=int(row["reported"]),
        km2=float(row["km2"]),
        enclosed=float(row["enclosed"]),
        around=ids(row["around"]),
        weakest=row["weakest"],
        weakest_probability=float(row["weakest_probability"]),
        probability=float(row["probability"]),
    )


def road(row: Row) -> RoadStretch:
    """A stretch of a road."""
    start, end = _days(row)
    return RoadStretch(
        id=RecordId(row["id"]),
        road=row["road"],
        name=row["name"],
        start=start,
        end=end,
        holder=row["holder"],
        state=row["state"],
        km=float(row["km"]),
        places=ids(row["places"]),
        reported=int(row["reported"]),
        probability=float(row["probability"]),
        cuts=row["cuts"],
        between=(row["cut_from"], row["cut_to"]),
    )


def _days(row: Row) -> tuple[date, date]:
    return date.fromisoformat(row["start"]), date.fromisoformat(row["end"])


def _claims(cell: str) -> tuple[RecordId, ...]:
    return tuple(map(RecordId, ids(cell)))


def _count(low: str, high: str) -> Count:
    return Count(int(low), int(high) if high else None)
