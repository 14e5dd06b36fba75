"""What the rest of a report tells of a name that one sentence took for a place: that it is a person's."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from orontes.reading.mentions.vouching import is_cued
from orontes.reading.types import Mention, MentionType, Sentence


def with_persons_apart(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences without places that a report has as the family name of somebody: "Peter Salama … Salama said".

    A name that a preposition makes a place anywhere in the report stays one everywhere.
    """
    families = {family for sentence in sentences for family in _families(sentence.mentions)}
    if not families:
        return list(sentences)
    places = {m.text for s in sentences for m in s.mentions if m.type is MentionType.PLACE and _is_cued(s, m)}
    return [_without(sentence, families - places) for sentence in sentences]


def _families(mentions: Sequence[Mention]) -> list[str]:
    """Last words of persons' names, but of none that a list has as a place: "Khan Sheikhoun"."""
    known = [m.span for m in mentions if m.type is MentionType.PLACE]
    persons = (m for m in mentions if m.type is MentionType.PERSON and not any(map(m.span.overlaps, known)))
    return [person.text.split()[-1] for person in persons]


def _is_cued(sentence: Sentence, mention: Mention) -> bool:
    return mention.cue.startswith("cue:") or is_cued(sentence.text, mention.span.start - sentence.span.start)


def _without(sentence: Sentence, families: AbstractSet[str]) -> Sentence:
    kept = tuple(m for m in sentence.mentions if m.type is not MentionType.PLACE or m.text not in families)
    return sentence if len(kept) == len(sentence.mentions) else replace(sentence, mentions=kept)
