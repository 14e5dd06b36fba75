"""The registers as the page reads them: facilities, weapons, people affected, accords, and how sources are weighed."""

from __future__ import annotations

from orontes.casualties.types import Accord, Affected, FacilityAttack, WeaponAllegation
from orontes.incidents.types import SourceWeight
from orontes.publish.site.chunks import Plain
from orontes.publish.site.ground import Numbers, day_number
from orontes.publish.site.records import cited, full


def facility(record: FacilityAttack, incidents: Numbers, claims: Numbers) -> Plain:
    """A line of the register of attacks on facilities."""
    return full(
        {
            **_line(record, incidents),
            "facility": record.facility,
            "name": record.name,
            "kind": record.kind.value,
            "attribution": record.attribution,
            "claims": cited(record.claims, claims),
            "many": [record.facilities.low, record.facilities.high] if record.facilities else None,
            "attack": record.attack,
            "impacts": list(record.impacts),
            "certainty": record.certainty,
        }
    )


def weapon(record: WeaponAllegation, incidents: Numbers, claims: Numbers) -> Plain:
    """A line of the register of weapons, its three rungs apart: what was seen, said and concluded."""
    return full(
        {
            **_line(record, incidents),
            "weapon": record.weapon,
            "seen": cited(record.seen, claims),
            "said": cited(record.said, claims),
            "concluded": cited(record.concluded, claims),
            "ban": record.ban,
            "treaty": record.treaty,
            "bound": list(record.bound),
            "notBound": list(record.not_bound),
        }
    )


def affected(record: Affected, claims: Numbers) -> Plain:
    """A count of people displaced, cut off, reached or in need."""
    return full(
        {
            "what": record.what,
            "people": [record.people.low, record.people.high],
            "unit": record.unit,
            "places": list(record.places),
            "from": day_number(record.start),
            "to": day_number(record.end),
            "alleged": record.alleged or None,
            "claims": cited(record.claims, claims),
            "overlaps": len(record.overlaps) or None,
        }
    )


def accord(record: Accord, incidents: Numbers) -> Plain:
    """A truce, another agreement, a breach or a round of talks."""
    return full(
        {
            "incident": incidents.get(record.incident),
            "what": record.what,
            "status": record.status,
            "stage": record.stage,
            "place": record.place,
            "from": day_number(record.start),
            "to": day_number(record.end),
            "parties": list(record.parties),
            "sponsors": list(record.sponsors),
            "hours": record.hours,
            "grade": record.grade.value,
        }
    )


def weight(record: SourceWeight) -> Plain:
    """How far a source is believed on a topic. `source` is its id, or its kind in brackets for voices of no pack."""
    return {
        "source": record.name,
        "topic": record.topic,
        "own": record.own_cause,
        "weight": [round(record.low, 2), round(record.weight, 2), round(record.high, 2)],
        "answers": record.answers,
        "right": round(record.right, 1),
    }


def _line(record: FacilityAttack | WeaponAllegation, incidents: Numbers) -> Plain:
    return {
        "incident": incidents.get(record.incident),
        "placeId": record.place_id,
        "place": record.place,
        "admin1": record.admin1,
        "from": day_number(record.start),
        "to": day_number(record.end),
        "belligerent": record.belligerent,
        "grade": record.grade.value,
    }
