"""Whether a claim that was read back from a file can be one: types, ranges, a voice, and times with their zone.

JSON knows NaN and Infinity, and whoever writes a file may put a number where a text belongs: what judging builds on is
looked at once, at the door.
"""

from __future__ import annotations

from collections.abc import Iterable

from orontes.claims.types import Claim

_TEXTS = ("id", "document", "doc", "quote", "place", "source", "facility", "weapon", "rule", "wording")
_PLACE_TEXTS = ("text", "place_id", "name", "admin1", "country", "reason")


def checked(claim: Claim) -> Claim:
    """The claim; raises ValueError that says what is wrong with it."""
    place, parties = claim.placement, (claim.actor, claim.target)
    _texts((name, getattr(claim, name)) for name in _TEXTS)
    _texts((name, getattr(place, name)) for name in _PLACE_TEXTS)
    _texts(("party", value) for party in parties for value in (party.text, party.id, party.side))
    _texts(("voice", value) for voice in claim.chain for value in (voice.name, voice.source_id, voice.alignment))
    _texts(("mark", mark) for mark in claim.marks)
    if not claim.chain:
        raise ValueError("nobody says it: the chain is empty")
    if claim.published.tzinfo is None or claim.entry_time.tzinfo is None:
        raise ValueError("a time has no zone: write it with +00:00")
    if not claim.id or not claim.document:
        raise ValueError("the id of the claim or of its document is empty")
    _within("confidence", claim.confidence, 0, 1)
    _within("placement_p", place.probability, 0, 1)
    _within("radius_m", place.radius_m, 0, 2.1e7)
    _within("where_prec", place.where_prec, 0, 7)
    if (place.lat is None) != (place.lon is None):
        raise ValueError("a latitude without a longitude, or the other way round")
    for lat, lon in (*place.line, *(((place.lat, place.lon),) if place.lat is not None else ())):
        _within("latitude", lat, -90, 90)
        _within("longitude", lon, -180, 180)
    return claim


def _texts(fields: Iterable[tuple[str, object]]) -> None:
    for name, value in fields:
        if not isinstance(value, str):
            raise ValueError(f"{name} {value!r} is not text")


def _within(name: str, number: object, low: float, high: float) -> None:
    if isinstance(number, bool) or not isinstance(number, int | float) or not low <= number <= high:
        raise ValueError(f"{name} {number!r} lies out of {low:g} to {high:g}")
