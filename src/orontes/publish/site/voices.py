"""Who speaks: every source with how much hangs on it, and where to find what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orontes.claims.types import Claim
from orontes.incidents.types import Incident
from orontes.publish.site import registers
from orontes.publish.site.chunks import Plain
from orontes.publish.site.ground import day_number
from orontes.publish.site.index import told
from orontes.publish.site.numbering import Numbers
from orontes.publish.site.packing import Words, column, packed, steps
from orontes.publish.types import Edition

Said = tuple[str, Sequence[Claim]]
"""A source by name, and the claims of which it is the innermost voice."""


def said(numbers: Numbers) -> list[Said]:
    """Every source with what it says, in the order of days; the most heard first."""
    by_name: dict[str, list[Claim]] = {}
    for claim in _claims(numbers):
        by_name.setdefault(claim.voice.name, []).append(claim)
    ranked = sorted(by_name.items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        (name, sorted(claims, key=lambda claim: (claim.when.earliest, claim.when.latest))) for name, claims in ranked
    ]


def sources(edition: Edition, heard: Sequence[Said]) -> Plain:
    """The sources as a table, and how far each is believed."""
    return {
        **packed(sources=[_source(name, claims) for name, claims in heard]),
        "weights": [registers.weight(item) for item in edition.weights],
    }


def _source(name: str, claims: Sequence[Claim]) -> Plain:
    voice = claims[0].voice
    kind = {"name": name, "id": voice.source_id, "kind": voice.kind.value, "alignment": voice.alignment}
    reports = len({claim.document for claim in claims})
    days = {"from": day_number(claims[0].when.earliest), "to": day_number(max(c.when.latest for c in claims))}
    return {**kind, "claims": len(claims), "reports": reports, **days}


def numbered(claims: Sequence[Claim], numbers: Numbers) -> list[int]:
    """The numbers of a source's claims, each as its step from the one before."""
    return steps([numbers.claims[claim.id] for claim in claims])


def spoken(numbers: Numbers) -> Plain:
    """Who speaks in the chains of each incident's claims: the names, and for each incident their numbers."""
    names: dict[str, int] = {}
    heard = [_names(incident, numbers, names) for incident in told(numbers)]
    return {"names": list(names), "spoken": column(heard, Words(()))}


def _names(incident: Incident, numbers: Numbers, names: dict[str, int]) -> list[int]:
    claims = (numbers.known[claim] for claim in incident.claims if claim in numbers.known)
    return sorted({names.setdefault(voice.name, len(names)) for claim in claims for voice in claim.chain})


def _claims(numbers: Numbers) -> Iterator[Claim]:
    return (claim for item in numbers.items for claim in item.claims)
