"""Which words of the text a claim was read from: the event word, and those of each part as it was written."""

from __future__ import annotations

from collections.abc import Iterator

from orontes.claims.draft import Draft
from orontes.claims.types import Piece
from orontes.evidence import Count, Span
from orontes.reading.types import MentionType


def pieces(draft: Draft, text: str) -> tuple[Piece, ...]:
    """The parts of a claim with their spans in the document's `text`, in a fixed order.

    A part taken over from an earlier sentence points there; what the words only imply (a side, a day) has no span.
    """
    written = (
        ("actor", draft.actor.text),
        ("target", draft.target.text),
        ("place", draft.place.text),
        ("source", draft.source),
    )
    return tuple(_found(draft, text, written))


def _found(draft: Draft, text: str, written: tuple[tuple[str, str], ...]) -> Iterator[Piece]:
    event = _event(draft)
    if event is not None:
        yield Piece("event", event)
    for role, words in written:
        span = _nearest(draft, event or draft.span, text, words)
        if span is not None:
            yield Piece(role, span)
    for role, count in (("killed", draft.killed), ("injured", draft.injured)):
        if count is not None and (span := _figure(draft, count)) is not None:
            yield Piece(role, span)


def _event(draft: Draft) -> Span | None:
    tokens = draft.sentence.tokens
    return tokens[draft.index].span if 0 <= draft.index < len(tokens) else None


def _nearest(draft: Draft, event: Span, text: str, words: str) -> Span | None:
    """Where `words` stand nearest the event word in its sentence, else where they stood last before it."""
    if not words:
        return None
    bounds, found = draft.sentence.span, []
    at = text.find(words, bounds.start, bounds.end)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1, bounds.end)
    if not found:
        before = text.rfind(words, 0, bounds.start)
        found = [before] if before >= 0 else []
    nearest = min(found, key=lambda start: (abs(start - event.start), start), default=None)
    return None if nearest is None else Span(nearest, nearest + len(words))


def _figure(draft: Draft, count: Count) -> Span | None:
    """The number that a toll was read from, where it stands in the sentence as one."""
    figures = (m for m in draft.sentence.mentions if m.type is MentionType.COUNT and m.count == count)
    return next((mention.span for mention in figures), None)
