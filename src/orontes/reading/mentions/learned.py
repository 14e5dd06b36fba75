"""Names that a report makes known once, by a cue, and then uses alone: "the town of Latamneh … shells hit Latamneh"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from orontes.evidence import Span
from orontes.reading.mentions.layout import tidy
from orontes.reading.types import Mention, MentionType

_SURE = re.compile(
    r"cue:(?:the |city|town|village|province|countryside|governorate|district|neighbou?rhood|in$|near$|into$)"
)
_PLAIN = re.compile(r"[^\W\d_][\w’'ʿ-]*(?:[ -][\w’'ʿ-]+){0,3}")
# What surrounds a name inside its phrase: "northern", "the countryside of", "city".
_AROUND = re.compile(
    r"^(?:(?:the\s+)?(?:\S+\s+){0,2}of\s+(?:the\s+)?)?(?:(?:north|south|east|west)\S*\s+)*|(?:\s+[a-z]\S*|\s+(?:City|Province|District))+$"
)


def learned_names(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Bare names of the place mentions that a sure cue found, each once, longest first."""
    names = {
        _AROUND.sub("", mention.text)
        for mention in mentions
        if mention.type is MentionType.PLACE and _SURE.match(mention.cue)
    }
    return tuple(
        sorted((name for name in names if _PLAIN.fullmatch(name) and name[:1].isupper()), key=lambda n: (-len(n), n))
    )


def with_learned(text: str, mentions: Sequence[Mention], names: Sequence[str]) -> tuple[Mention, ...]:
    """The mentions with the learned names that none of them covers, cue "learned"; spans are within the sentence."""
    blocking = [m.span for m in mentions if m.type is MentionType.PLACE or m.cue in ("alias", "pattern")]
    found = [
        Mention(MentionType.PLACE, Span(*match.span()), match.group(), cue="learned")
        for match in _any_of(names, text)
        if not any(span.overlaps(Span(*match.span())) for span in blocking)
    ]
    return tidy([*mentions, *found]) if found else tuple(mentions)


def _any_of(names: Sequence[str], text: str) -> list[re.Match[str]]:
    present = [re.escape(name) for name in names if name in text]
    return list(re.finditer(rf"\b(?:{'|'.join(present)})\b", text)) if present else []
