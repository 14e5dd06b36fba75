"""The registers as the page reads them: facilities, weapons, people affected, accords, and how sources are weighed."""

from __future__ import annotations

from orontes.casualties.types import Accord, Affected, FacilityAttack, WeaponAllegation
from orontes.incidents.types import SourceWeight
from orontes.publish.site.chunks import Plain
from orontes.publish.site.ground import day_number
from orontes.publish.site.numbering import Numbers
from orontes.publish.site.packing import packed
from orontes.publish.site.records import chains, full
from orontes.publish.types import Edition


def registers(edition: Edition, numbers: Numbers) -> Plain:
    """The registers of facilities and weapons, by day."""
    facilities = sorted(edition.facilities, key=lambda line: (line.start, line.end))
    weapons = sorted(edition.weapons, key=lambda line: (line.start, line.end))
    return packed(
        facilities=[facility(line, numbers) for line in facilities], weapons=[weapon(line, numbers) for line in weapons]
    )


def humanitarian(edition: Edition, numbers: Numbers) -> Plain:
    """Counts of people, and truces and talks, in their own order."""
    return packed(
        affected=[affected(line, numbers) for line in edition.affected],
        accords=[accord(line, numbers) for line in edition.accords],
    )


def facility(record: FacilityAttack, numbers: Numbers) -> Plain:
    """A line of the register of attacks on facilities."""
    return full(
        {
            **_line(record, numbers),
            "facility": record.facility,
            "name": record.name,
            "kind": record.kind.value,
            "attribution": record.attribution,
            "chain": next(iter(chains(record.claims, numbers)), None),
            "many": [record.facilities.low, record.facilities.high] if record.facilities else None,
            "attack": record.attack,
            "impacts": list(record.impacts),
            "certainty": record.certainty,
        }
    )


def weapon(record: WeaponAllegation, numbers: Numbers) -> Plain:
    """A line of the register of weapons, its three rungs apart: what was seen, said and concluded."""
    return full(
        {
            **_line(record, numbers),
            "weapon": record.weapon,
            "seen": chains(record.seen, numbers),
            "said": chains(record.said, numbers),
            "concluded": chains(record.concluded, numbers),
            "ban": record.ban,
            "treaty": record.treaty,
            "bound": list(record.bound),
            "notBound": list(record.not_bound),
        }
    )


def affected(record: Affected, numbers: Numbers) -> Plain:
    """A count of people displaced, cut off, reached or in need, with the chain of the claim that counts them."""
    return full(
        {
            "what": record.what,
            "people": [record.people.low, record.people.high],
            "unit": record.unit,
            "places": list(record.places),
            "from": day_number(record.start),
            "to": day_number(record.end),
            "alleged": record.alleged or None,
            "claim": next((claim for claim in record.claims if claim in numbers.claims), None),
            "chain": next(iter(chains(record.claims, numbers)), None),
            "overlaps": len(record.overlaps) or None,
        }
    )


def accord(record: Accord, numbers: Numbers) -> Plain:
    """A truce, another agreement, a breach or a round of talks."""
    return full(
        {
            "incident": record.incident if record.incident in numbers.incidents else None,
            "what": record.what,
            "status": record.status,
            "stage": record.stage,
            "place": record.place,
            "from": day_number(record.start),
            "to": day_number(record.end),
            "parties": list(record.parties),
            "sponsors": list(record.sponsors),
            "hours": record.hours,
            "chain": next(iter(chains(record.claims, numbers)), None),
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


def _line(record: FacilityAttack | WeaponAllegation, numbers: Numbers) -> Plain:
    return {
        "incident": record.incident if record.incident in numbers.incidents else None,
        "placeId": record.place_id,
        "place": record.place,
        "admin1": record.admin1,
        "from": day_number(record.start),
        "to": day_number(record.end),
        "belligerent": record.belligerent,
        "grade": record.grade.value,
    }
