"""Mentions as rows: where in a text a place, an actor or a number stands, and what it was recognised as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orontes.places.types import Placement, PlacePhrase
from orontes.reading.types import Mention, MentionType, Reading


def place_phrases(reading: Reading) -> tuple[PlacePhrase, ...]:
    """The places that a reading names, each once, to be placed together."""
    names = (m.text for s in reading.sentences for m in s.mentions if m.type is MentionType.PLACE)
    return tuple(PlacePhrase(name) for name in dict.fromkeys(names))


def mention_rows(doc: str, reading: Reading, placements: Sequence[Placement]) -> Iterator[dict[str, object]]:
    """One row a mention, in the order of the text; `start` and `end` are offsets into the document's text.

    `lat` and `lon` are WGS84 degrees, None for what is no place or could not be placed; `probability` is that of the
    placement. `ref` is an actor's or source's id in the theatre pack, or a weapon or facility code.
    """
    placed = {placement.text: placement for placement in placements}
    for sentence in reading.sentences:
        for mention in sentence.mentions:
            yield _what(doc, mention) | _where(placed.get(mention.text) if mention.type is MentionType.PLACE else None)


def _what(doc: str, mention: Mention) -> dict[str, object]:
    return {
        "doc": doc,
        "start": mention.span.start,
        "end": mention.span.end,
        "type": mention.type.value,
        "text": mention.text,
        "ref": mention.ref,
        "side": mention.side,
        "cue": mention.cue,
    }


def _where(placement: Placement | None) -> dict[str, object]:
    return {
        "place_id": placement.place_id if placement else "",
        "lat": placement.lat if placement else None,
        "lon": placement.lon if placement else None,
        "probability": round(placement.probability, 4) if placement else None,
    }
