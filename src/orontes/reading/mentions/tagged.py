"""What the parse adds to the word lists: the tagger's names as proposals, and what a number counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from orontes.evidence import Span
from orontes.reading.counts import is_known_unit
from orontes.reading.lexicon import singular
from orontes.reading.mentions.layout import tidy
from orontes.reading.mentions.listing import listed
from orontes.reading.mentions.vouching import is_cued, is_place
from orontes.reading.types import Mention, MentionType, PlaceNames, Token

# What a list knows and the tagger takes for a place.
_NO_PLACE = (MentionType.PLACE, MentionType.ACTOR, MentionType.FACILITY, MentionType.WEAPON, MentionType.SOURCE)
_SURE = ("alias", "pattern", "gazetteer")


def refine_mentions(
    text: str, mentions: Sequence[Mention], tokens: Sequence[Token], by: int, names: PlaceNames
) -> tuple[Mention, ...]:
    """The same mentions with what only a parse tells; their spans are within the sentence, those of tokens `by` on.

    The small model finds two local place names of three, and takes many for persons and many persons for places: its
    organisations are kept only where no list claims the words, its places where nothing beside
    them speaks for a person, and a person hides a place only where the name has several words.
    """
    entities = list(_entities(text, tokens, by))
    persons = [span for label, span in entities if label == "PERSON" and _is_person(text, span, mentions)]
    kept = [m for m in mentions if not _is_hidden(text, m, persons)]
    counted = [_counted(mention, tokens, by) if mention.type is MentionType.COUNT else mention for mention in kept]
    return tidy(
        [
            *counted,
            *_proposed(text, entities, counted, names),
            *(_mention(MentionType.PERSON, text, s) for s in persons),
        ]
    )


def _entities(text: str, tokens: Sequence[Token], by: int) -> Iterator[tuple[str, Span]]:
    """Label and span of the tagger's names, without article, possessive and outer marks."""
    open_: list[Token] = []
    for token in tokens:
        if open_ and not token.entity.startswith("I-"):
            yield _entity(text, open_, by)
            open_ = []
        if open_ or token.entity.startswith("B-"):  # an inside without its begin is a guess
            open_.append(token)
    if open_:
        yield _entity(text, open_, by)


def _entity(text: str, name: Sequence[Token], by: int) -> tuple[str, Span]:
    return name[-1].entity[2:], _trimmed(text, Span(name[0].span.start - by, name[-1].span.end - by))


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + (4 if words.lower().startswith("the ") else 0)
    end = span.end - (2 if words.endswith(("'s", "’s")) else 0)
    return Span(min(start, end), end)


def _is_person(text: str, span: Span, mentions: Sequence[Mention]) -> bool:
    """Two words or more, not a place with a cue of its own, and not a group that a list knows."""
    known = [m for m in mentions if m.span.overlaps(span) and m.type in (MentionType.PLACE, MentionType.ACTOR)]
    sure = any(m.cue in ("alias", "pattern", "form") or m.cue.startswith("cue:the ") or _has_noun(m) for m in known)
    return len(span.of(text).split()) > 1 and not sure and not is_cued(text, span.start)


def _has_noun(mention: Mention) -> bool:
    """ "Seif al-Dawla neighbourhood": the noun tells a place from a person."""
    last = mention.text.rpartition(" ")[2]
    return mention.type is MentionType.PLACE and mention.cue != "gazetteer" and last.islower()


def _is_hidden(text: str, mention: Mention, persons: Sequence[Span]) -> bool:
    inside = any(person.contains(mention.span) and person != mention.span for person in persons)
    return mention.type is MentionType.PLACE and inside and not is_cued(text, mention.span.start)


def _proposed(
    text: str, entities: Sequence[tuple[str, Span]], mentions: Sequence[Mention], names: PlaceNames
) -> Iterator[Mention]:
    for label, span in entities:
        over = [mention for mention in mentions if mention.span.overlaps(span)]
        if not _is_name(text, span):
            continue
        if label == "PLACE" and not any(m.type in _NO_PLACE for m in over) and is_place(text, span, names):
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


def _counted(mention: Mention, tokens: Sequence[Token], by: int) -> Mention:
    """Take the counted noun from the tree where the words alone did not tell."""
    if is_known_unit(mention.unit):
        return mention
    span = Span(mention.span.start + by, mention.span.end + by)
    inside = [token for token in tokens if span.contains(token.span)]
    number = next((token for token in reversed(inside) if token.dep == "nummod"), None)
    if number is not None and tokens[number.head].pos in ("NOUN", "PROPN"):
        return replace(mention, unit=singular(tokens[number.head].text))
    return mention
