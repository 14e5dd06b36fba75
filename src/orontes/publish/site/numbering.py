"""The numbers by which the page's records name each other.

Incidents are numbered in the order of the chronology and claims in the order in which its incidents cite them, so that
days, incidents and claims that belong together lie in one chunk, and a number alone says in which.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from orontes.claims.types import Claim
from orontes.evidence import RecordId
from orontes.incidents.types import Incident
from orontes.publish.types import Edition

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Item:
    """An incident with the claims that no incident before it cites, or a claim that is in none."""

    incident: Incident | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """What lies where: `items` in order, and the number of every record by its id."""

    items: tuple[Item, ...]
    incidents: Mapping[RecordId, int]
    claims: Mapping[RecordId, int]
    known: Mapping[RecordId, Claim]  # the claims of documents that the edition holds
    documents: Mapping[RecordId, int]
    places: Mapping[str, int]  # those with control first, then those that no report names
    sides: Mapping[str, int]


def numbers(edition: Edition) -> Numbers:
    """Number an edition's records. A claim of a document that the edition does not hold has no number."""
    documents = {document.id: number for number, document in enumerate(edition.documents)}
    known = {claim.id: claim for claim in edition.claims if claim.document in documents}
    items = tuple(_items(edition, known))
    return Numbers(
        items,
        {item.id: number for number, item in enumerate(told.incident for told in items if told.incident)},
        {claim.id: number for number, claim in enumerate(claim for told in items for claim in told.claims)},
        known,
        documents,
        {place.place_id: number for number, place in enumerate((*edition.control, *edition.terrain.beforehand))},
        {side.id: number for number, side in enumerate(edition.theatre.sides)},
    )


def _items(edition: Edition, known: Mapping[RecordId, Claim]) -> Iterator[Item]:
    """By earliest and latest possible day, and within it by when it was first told."""
    cited = {claim for incident in edition.incidents for claim in incident.claims}
    loose = [claim for claim in known.values() if claim.id not in cited]
    told: set[RecordId] = set()
    every: list[Incident | Claim] = [*edition.incidents, *loose]
    for record in sorted(every, key=lambda record: place_in_order(record, known)):
        if isinstance(record, Claim):
            yield Item(None, (record,))
            continue
        ids = dict.fromkeys(claim for claim in record.claims if claim in known and claim not in told)
        told.update(ids)
        yield Item(record, tuple(known[claim] for claim in ids))


def place_in_order(record: Incident | Claim, known: Mapping[RecordId, Claim]) -> tuple[date, date, datetime, RecordId]:
    """Where an incident or a claim stands in the chronology; `known` are the edition's claims."""
    cited = record.claims if isinstance(record, Incident) else (record.id,)
    told = min((known[claim].entry_time for claim in cited if claim in known), default=_NEVER)
    return record.when.earliest, record.when.latest, told, record.id
