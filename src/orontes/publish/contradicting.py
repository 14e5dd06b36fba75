"""Where accounts of an incident contradict each other: what each says, who says so, and in which words."""

from __future__ import annotations

from collections.abc import Mapping

from orontes.claims.types import Claim
from orontes.evidence import RecordId, Span
from orontes.incidents.types import Contradiction

# The part of a claim that each field of a contradiction was read from.
_ROLES = {"actor": "actor", "toll": "killed", "outcome": "event"}


def plain(found: Contradiction, claims: Mapping[RecordId, Claim]) -> dict[str, object]:
    """A contradiction as JSON values; `by` and `words` are left out for a claim that the edition does not hold."""
    return {"field": found.field, "values": [_value(found.field, *value, claims) for value in found.values]}


def _value(field: str, says: str, cited: RecordId, claims: Mapping[RecordId, Claim]) -> dict[str, object]:
    claim = claims.get(cited)
    told = {} if claim is None else {"by": claim.voice.name, "words": _words(claim, _ROLES.get(field, ""))}
    return {"says": says, "claim": cited, **told}


def _words(claim: Claim, role: str) -> str:
    """The words that a part was read from, where they stand in the quote; else the quote."""
    spans = (piece.span for piece in claim.pieces if piece.role == role and claim.span.contains(piece.span))
    span = next(spans, claim.span)
    return Span(span.start - claim.span.start, span.end - claim.span.start).of(claim.quote)
