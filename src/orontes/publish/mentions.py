"""Mentions as rows: where in a text a place, an actor or a number stands, and what it was recognised as."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orontes.evidence import Span
from orontes.gazetteer.toponym_words import cues
from orontes.gazetteer.toponyms import Toponym
from orontes.places.types import Placement, PlacePhrase
from orontes.reading.types import Mention, MentionType, Reading

# Cues of names that are places although no gazetteer has them, and what such a name looks like.
# Cues by which a name is a place's although nobody knows it, in the phrase that it stands in: "between X and Y".
_TELLING = re.compile(r"cue:(?!of a people).+|form|learned|relative")
_NAME = re.compile(r"(?:(?:al|el|as|ar|az)-)?[A-Z][\w’'-]*(?: (?:[A-Z]|al-|el-)[\w’'-]*){0,3}")


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


def with_unknown(toponyms: Sequence[Toponym], reading: Reading) -> tuple[Toponym, ...]:
    """The toponyms of a text, and the names that only its words tell to be places: "the town of X", "near X"."""
    named = [one for sentence in reading.sentences for mention in sentence.mentions for one in _told(mention)]
    unknown = [one for one in named if not any(one.span.overlaps(other.span) for other in toponyms)]
    return tuple(sorted([*toponyms, *unknown], key=lambda toponym: toponym.span.start))


def _told(mention: Mention) -> Iterator[Toponym]:
    """The bare names in a place mention whose cue tells that they are places."""
    if mention.type is MentionType.PLACE and _TELLING.fullmatch(mention.cue):
        for found in _NAME.finditer(mention.text):
            opener, _, rest = found.group().partition(" ")
            name = rest if opener.lower() in cues()["openers"] else found.group()  # "Between Velkovar and Karnaz"
            if name and not any(name.lower() in cues()[words] for words in ("parts", "never")):
                end = mention.span.start + found.end()
                yield Toponym(Span(end - len(name), end), PlacePhrase(name), mention.cue)


def world_rows(
    doc: str, reading: Reading, toponyms: Sequence[Toponym], placements: Sequence[Placement]
) -> Iterator[dict[str, object]]:
    """Rows as `mention_rows` gives them, with the toponyms of the text, placed in their order, for the places.

    A toponym is a bare name ("Yemen", not "northern Yemen"), and stands in its row even where it acts ("Moscow said").
    """
    rows = [
        _what(doc, mention) | _where(None)
        for sentence in reading.sentences
        for mention in sentence.mentions
        if mention.type is not MentionType.PLACE
    ]
    for toponym, placement in zip(toponyms, placements, strict=True):
        mention = Mention(MentionType.PLACE, toponym.span, toponym.phrase.text, cue=toponym.cue)
        rows.append(_what(doc, mention) | _where(placement))
    return iter(sorted(rows, key=lambda row: (row["start"], row["end"], row["type"])))


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
