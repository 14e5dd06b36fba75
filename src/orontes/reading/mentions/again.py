"""Parties named once in full and then by their noun alone: "Islamic State militants … the militants"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from orontes.reading.lexicon import singular
from orontes.reading.lexicon_files import word_set
from orontes.reading.types import Mention, MentionType, Sentence

_FILE = "actors.yml"
_WHOSE = ("alias", "descriptor")
# How many sentences after the naming the noun alone still means the same men.
_MEMORY = 6


def with_named_before(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences, each bare noun for fighters having the side of the group that was last called by it."""
    called: dict[str, tuple[int, Mention]] = {}
    bodies: dict[str, Mention] = {}
    found = []
    for sentence in sentences:
        mentions = []
        for mention in sentence.mentions:
            mentions.append(_as_body(_as_before(mention, sentence.index, called), bodies))
            if noun := _noun_of_a_group(mention):
                called[noun] = (sentence.index, mention)
            if noun := _noun_of_a_body(mention):
                bodies.setdefault(noun, mention)
        found.append(replace(sentence, mentions=tuple(mentions)))
    return found


def _as_before(mention: Mention, index: int, called: dict[str, tuple[int, Mention]]) -> Mention:
    if mention.type is not MentionType.ACTOR or not _is_bare(mention.text):
        return mention
    at, named = called.get(singular(mention.text.split()[-1]), (index - _MEMORY - 1, mention))
    return replace(mention, ref=named.ref, side=named.side) if index - at <= _MEMORY else mention


def _as_body(mention: Mention, bodies: dict[str, Mention]) -> Mention:
    """ "The Coalition" in capitals is the body that the report first named in full, all through it."""
    named = bodies.get(mention.text) if mention.type is MentionType.ACTOR else None
    return mention if named is None else replace(mention, ref=named.ref, side=named.side)


def _noun_of_a_body(mention: Mention) -> str:
    """The last word of a name in capitals: "Coalition" of "National Coalition"."""
    *before, last = mention.text.split()
    named = mention.type is MentionType.ACTOR and mention.cue == "alias" and mention.side
    return last if named and before and before[-1][0].isupper() and last in word_set(_FILE, "group_nouns") else ""


def _is_bare(text: str) -> bool:
    return all(singular(word) in word_set(_FILE, "called") for word in text.split())


def _noun_of_a_group(mention: Mention) -> str:
    """The noun for fighters that a group's mention holds: "militant" of "Islamic State militants"."""
    if mention.type is not MentionType.ACTOR or mention.cue not in _WHOSE or not mention.side:
        return ""
    words = [singular(word) for word in mention.text.split()]
    nouns = [word for word in words if word in word_set(_FILE, "called")]
    return nouns[0] if nouns and not _is_bare(mention.text) else ""
