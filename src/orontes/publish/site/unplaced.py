"""What the map cannot show: names that no gazetteer knows, files set aside, and what was assumed of reports."""

from __future__ import annotations

from collections.abc import Sequence

from orontes.claims.types import Claim
from orontes.publish.site.chunks import Plain
from orontes.publish.site.numbering import Numbers
from orontes.publish.site.records import full
from orontes.publish.types import Edition


def unplaced(edition: Edition, numbers: Numbers) -> Plain:
    """The lists of the page's last tab."""
    lost: dict[str, list[Claim]] = {}
    for claim in numbers.known.values():
        if claim.placement.lat is None or claim.placement.lon is None:
            lost.setdefault(claim.place, []).append(claim)
    ranked = sorted(lost.items(), key=lambda item: (-len(item[1]), item[0]))
    return {
        "lost": [_lost(written, claims) for written, claims in ranked],
        "skipped": [{"file": s.file, "reason": s.reason.value, "detail": s.detail} for s in edition.skipped],
        "notes": [[document.doc, note] for document in edition.documents for note in document.notes],
    }


def _lost(written: str, claims: Sequence[Claim]) -> Plain:
    """A name with how many claims write it, and the first of these in its own words."""
    first = claims[0]
    name = first.placement.name if first.placement.name != written else ""
    told = {"claim": first.id, "quote": first.quote, "chain": [voice.name for voice in first.chain]}
    return full({"place": written, "placeName": name, "claims": len(claims), "why": first.placement.reason, **told})
