"""The stretch of text that mentions are sought in, and the order that they are given in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from orontes.evidence import Span
from orontes.reading.lexicon import Lexicon
from orontes.reading.types import Mention, MentionType
from orontes.reading.words import Words, split_words


@dataclass(frozen=True, slots=True)
class Ground:
    """A sentence as the finders see it: its text, words, day and lexicon."""

    text: str
    words: Words
    day: date
    lexicon: Lexicon

    @classmethod
    def of(cls, text: str, day: date, lexicon: Lexicon) -> Ground:
        """The ground of a sentence said on `day`."""
        return cls(text, split_words(text), day, lexicon)

    def mention(
        self, type_: MentionType, start: int, end: int, ref: str = "", side: str = "", *, cue: str = ""
    ) -> Mention:
        """A mention of the words `start` to `end` (exclusive)."""
        span = Span(self.words[start].start, self.words[end - 1].end)
        return Mention(type_, span, span.of(self.text), ref, side, cue)

    def gap(self, index: int) -> str:
        """What stands between word `index` and the next; a full stop where there is no next."""
        if index + 1 >= len(self.words):
            return "."
        return self.text[self.words[index].end : self.words[index + 1].start]

    def joined(self, index: int) -> bool:
        """Whether only a space or a hyphen parts word `index` from the next."""
        gap = self.gap(index)
        return gap == " " or gap.strip(" \u00a0\n\t-‐‑") in ("", "’s", "'s")


def tidy(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """By start, then longest; where two of one type overlap, the one given first stays."""
    kept: dict[MentionType, list[Mention]] = {}
    for mention in mentions:
        taken = kept.setdefault(mention.type, [])
        if not any(mention.span.overlaps(other.span) for other in taken):
            taken.append(mention)
    every = [mention for group in kept.values() for mention in group]
    return tuple(sorted(every, key=lambda m: (m.span.start, -m.span.end, m.type)))
