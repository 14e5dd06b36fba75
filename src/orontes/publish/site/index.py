"""All incidents at a glance, for filters and for tables of the whole war: a column for each thing one may ask for."""

from __future__ import annotations

from collections import Counter
from zlib import crc32

from orontes.casualties import first_told
from orontes.evidence import RecordId
from orontes.incidents.types import Incident
from orontes.publish.site.chunks import Plain
from orontes.publish.site.ground import day_number
from orontes.publish.site.numbering import Numbers
from orontes.publish.site.packing import packed, steps
from orontes.publish.site.records import full
from orontes.publish.types import Edition

_OPTIONS = ("kind", "grade", "actor", "modality", "weapon", "facility")
DISTRICT = 3  # UCDP's where_prec from which a point stands for an area
_MOST = 400  # options of a list that one can still choose from


def told(numbers: Numbers) -> list[Incident]:
    """The incidents by number."""
    return [item.incident for item in numbers.items if item.incident]


def index(edition: Edition, numbers: Numbers) -> Plain:
    """What filters ask of an incident, by number."""
    best = {toll.incident: toll.killed.best if toll.killed else 0 for toll in edition.tolls}
    return packed(incidents=[_asked(incident, numbers, best) for incident in told(numbers)])


def _asked(incident: Incident, numbers: Numbers, best: dict[RecordId, int]) -> Plain:
    start, end = day_number(incident.when.earliest), day_number(incident.when.latest)
    area = incident.placement.lat is not None and incident.placement.where_prec >= DISTRICT
    heard = first_told(incident, numbers.known)
    return full(
        {
            "from": start,
            "wide": end - start,
            "lag": day_number(heard) - start if heard else None,
            "kind": incident.kind.value,
            "grade": incident.grade.value,
            "modality": incident.modality.value,
            "actor": incident.actor,
            "weapon": incident.weapon,
            "facility": incident.facility,
            "side": incident.actor_side,
            "belligerent": incident.belligerent,
            "targetSide": incident.target_side,
            "place": numbers.places.get(incident.placement.place_id),
            "dead": best.get(incident.id),
            "disputed": 1 if incident.contradictions else None,
            "area": 1 if area else None,
        }
    )


def options(numbers: Numbers) -> dict[str, list[list[object]]]:
    """What there is to choose from: for each filter its values with how many incidents have them, the commonest first.

    Sources are counted in claims.
    """
    asked = {name: Counter(str(getattr(incident, name)) for incident in told(numbers)) for name in _OPTIONS}
    voices = Counter(voice.name for claim in numbers.known.values() for voice in set(claim.chain))
    return {name: _ranked(counts) for name, counts in (*asked.items(), ("source", voices))}


def _ranked(counts: Counter[str]) -> list[list[object]]:
    ranked = sorted((item for item in counts.items() if item[0]), key=lambda item: (-item[1], item[0]))
    return [[str(value), count] for value, count in ranked[:_MOST]]


def days(numbers: Numbers) -> Plain:
    """How many incidents begin on each day, and how many of them are of that day alone."""
    begun = Counter(day_number(incident.when.earliest) for incident in told(numbers))
    dated = Counter(day_number(i.when.earliest) for i in told(numbers) if i.when.days == 1)
    ordered = sorted(begun)
    return {"days": steps(ordered), "begun": [begun[day] for day in ordered], "dated": [dated[day] for day in ordered]}


def finders(numbers: Numbers, size: int) -> list[Plain]:
    """Where to find a record by its id: in the list that its CRC-32 leads to, by that same CRC-32.

    There are as many lists as it takes for each to hold about `size` records.
    """
    lists = max(1, (len(numbers.incidents) + len(numbers.claims)) // size)
    out: list[dict[str, list[list[int]]]] = [{"incidents": [[], []], "claims": [[], []]} for _ in range(lists)]
    for kind, known in (("incidents", numbers.incidents), ("claims", numbers.claims)):
        for record, number in known.items():
            code = crc32(record.encode())
            codes, found = out[code % lists][kind]
            codes.append(code)
            found.append(number)
    return [dict(found) for found in out]
