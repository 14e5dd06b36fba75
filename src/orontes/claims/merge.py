"""Retellings of one event within a report: the fullest is kept, unless another source tells it or contradicts it."""

from __future__ import annotations

import re

from orontes.claims.draft import Draft
from orontes.reading.types import EntryKind, Reading

_ARTICLE = re.compile(r"^(?:the|al|el|ar|as|ash|ad|at|an|az)[\s-]+")
_AREA = re.compile(
    r"\b(?:the|town|city|village|province|countryside|of|district|governorate|region|area|suburb|in|near|northern|southern|"
    r"eastern|western|neighbou?rhood|neighbou?rhoods|towns|villages|vicinity|outskirts)\b"
)


def place_key(text: str) -> str:
    """The name in a place phrase, without what kind of place it is.

    >>> place_key("the town of al-Bab"), place_key("Al-Bab city")
    ('bab', 'bab')
    """
    bare = _AREA.sub(" ", text.lower().replace("’", "'"))
    words = [_ARTICLE.sub("", word) for word in re.findall(r"[\w'-]+", bare)]
    return " ".join(word for word in words if word not in ("al", "el", "ar", "as", "ash", "ad"))


def join(drafts: list[Draft], reading: Reading) -> list[Draft]:
    """Drafts without retellings, in the order of the text."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-_fullness(d, reading), d.span)):
        if not any(_same_telling(draft, other, reading) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.span, d.kind, d.place.text))


def _fullness(draft: Draft, reading: Reading) -> float:
    """How much a telling says; a headline yields to the body."""
    said = (draft.killed, draft.injured, draft.actor.text, draft.target.text, draft.source, draft.weapon, draft.dated)
    body = reading.entries[draft.sentence.entry].kind != EntryKind.HEADLINE
    return sum(1 for part in said if part) + (4 if body else 0) + draft.confidence - (2 if draft.carried else 0)


def _same_telling(a: Draft, b: Draft, reading: Reading) -> bool:
    """Whether `a`, the poorer telling, adds nothing to `b`."""
    if a.kind != b.kind or a.modality != b.modality:
        return False
    if not _same_place(a, b):
        return False
    if a.dated and b.dated and not a.when.overlaps(b.when):
        return False
    if a.weapon and b.weapon and a.weapon != b.weapon:
        return False
    if a.killed and b.killed and a.killed != b.killed and reading.entries[a.sentence.entry].kind != EntryKind.HEADLINE:
        return a.source == b.source and a.sentence.index != b.sentence.index and not a.dated
    if a.actor.side and b.actor.side and a.actor.side != b.actor.side:
        return False
    return not (a.source and b.source and a.source != b.source and (a.killed or a.injured))


def _same_place(a: Draft, b: Draft) -> bool:
    key_a, key_b = place_key(a.place.text), place_key(b.place.text)
    return key_a == key_b or (not key_a and a.kind == b.kind)
