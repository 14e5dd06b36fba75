"""What the parse adds to the word lists: the tagger's names as proposals, and what a number counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from orontes.evidence import Span
from orontes.reading.counts import is_known_unit
from orontes.reading.mentions.layout import tidy
from orontes.reading.mentions.placenames import listed
from orontes.reading.types import Mention, MentionType, Token

_PLACES = frozenset(("GPE", "LOC", "FAC"))
_SURE = ("alias", "pattern", "gazetteer")


def refine_mentions(text: str, mentions: Sequence[Mention], tokens: Sequence[Token]) -> tuple[Mention, ...]:
    """The same mentions with what only a parse tells; spans of mentions and tokens are within the sentence.

    The small model finds two local place names of three, and takes many for persons: its places and organisations are
    kept only where no list claims the words, and a person hides a place only where the name has several words.
    """
    entities = list(_entities(text, tokens))
    persons = [span for label, span in entities if label == "PERSON" and _is_person(text, span, mentions)]
    kept = [m for m in mentions if not _is_hidden(text, m, persons)]
    counted = [_counted(mention, tokens) if mention.type is MentionType.COUNT else mention for mention in kept]
    return tidy(
        [*counted, *_proposed(text, entities, counted), *(_mention(MentionType.PERSON, text, s) for s in persons)]
    )


def _entities(text: str, tokens: Sequence[Token]) -> Iterator[tuple[str, Span]]:
    """Label and span of the tagger's names, without article, possessive and outer marks."""
    open_, label = None, ""
    for token in (*tokens, None):
        if open_ and (token is None or not token.entity.startswith("I-")):
            yield label, _trimmed(text, open_)
            open_ = None
        if token is not None and token.entity:
            open_ = Span(open_.start, token.span.end) if open_ else token.span
            label = token.entity[2:]


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + (4 if words.lower().startswith("the ") else 0)
    end = span.end - (2 if words.endswith(("'s", "’s")) else 0)
    return Span(min(start, end), end)


def _is_person(text: str, span: Span, mentions: Sequence[Mention]) -> bool:
    """Two words or more, not a place with a cue of its own, and not a group that a list knows."""
    known = [m for m in mentions if m.span.overlaps(span) and m.type in (MentionType.PLACE, MentionType.ACTOR)]
    sure = any(m.cue in ("alias", "pattern", "form") or m.cue.startswith("cue:the ") or _has_noun(m) for m in known)
    return len(span.of(text).split()) > 1 and not sure and not _cued(text, span)


def _has_noun(mention: Mention) -> bool:
    """ "Seif al-Dawla neighbourhood": the noun tells a place from a person."""
    last = mention.text.rpartition(" ")[2]
    return mention.type is MentionType.PLACE and mention.cue != "gazetteer" and last.islower()


def _cued(text: str, span: Span) -> bool:
    """Whether the word before points to a place: "in Tal Rifaat", "captured Kafr Zita"."""
    before = text[: span.start].split()
    return bool(before) and before[-1].lower() in (listed("prepositions") | {"of"})


def _is_hidden(text: str, mention: Mention, persons: Sequence[Span]) -> bool:
    inside = any(person.contains(mention.span) and person != mention.span for person in persons)
    return mention.type is MentionType.PLACE and inside and not _cued(text, mention.span)


def _proposed(text: str, entities: Sequence[tuple[str, Span]], mentions: Sequence[Mention]) -> Iterator[Mention]:
    for label, span in entities:
        over = [mention for mention in mentions if mention.span.overlaps(span)]
        if not _is_name(text, span):
            continue
        if label in _PLACES and not any(
            m.type in (MentionType.PLACE, MentionType.ACTOR, MentionType.FACILITY) for m in over
        ):
            yield _mention(MentionType.PLACE, text, span)
        elif label == "ORG" and not any(
            m.type in (MentionType.PLACE, MentionType.ACTOR, MentionType.SOURCE) for m in over
        ):
            yield _mention(MentionType.ACTOR, text, span)


def _is_name(text: str, span: Span) -> bool:
    words = span.of(text)
    return len(words) > 2 and words[0].isupper() and words not in listed("never")


def _mention(type_: MentionType, text: str, span: Span) -> Mention:
    return Mention(type_, span, span.of(text), cue="tagger")


def _counted(mention: Mention, tokens: Sequence[Token]) -> Mention:
    """Take the counted noun from the tree where the words alone did not tell."""
    if is_known_unit(mention.unit):
        return mention
    inside = [token for token in tokens if mention.span.contains(token.span)]
    number = next((token for token in reversed(inside) if token.dep == "nummod"), None)
    if number is not None and tokens[number.head].pos in ("NOUN", "PROPN"):
        return replace(mention, unit=tokens[number.head].lemma)
    return mention
