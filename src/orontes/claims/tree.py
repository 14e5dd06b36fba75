"""A sentence as a tree: children, subtrees, distances, and which mention stands on which word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from orontes.evidence import Span
from orontes.reading.types import Mention, MentionType, Sentence, Token
from orontes.reading.worldwide import STATE

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))


@dataclass(frozen=True)
class Tree:
    """A parsed sentence; words are named by their index."""

    sentence: Sentence
    tokens: tuple[Token, ...] = field(repr=False)

    @classmethod
    def of(cls, sentence: Sentence) -> Tree:
        """The tree of a sentence; one without tokens has no words."""
        return cls(sentence, sentence.tokens)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Lower-case words, with typographic apostrophes made plain."""
        return tuple(token.text.lower().replace("’", "'") for token in self.tokens)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """Direct dependents of each word, in order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                found[token.head].append(token.index)
        return tuple(tuple(group) for group in found)

    def child(self, index: int, *deps: str) -> int | None:
        """First dependent with one of these labels."""
        return next((c for c in self.children[index] if self.tokens[c].dep in deps), None)

    def kids(self, index: int, *deps: str) -> list[int]:
        """All dependents with one of these labels."""
        return [c for c in self.children[index] if self.tokens[c].dep in deps]

    def ancestors(self, index: int) -> Iterator[int]:
        """The words above, nearest first; a broken tree ends where it would repeat."""
        seen = {index}
        while (index := self.tokens[index].head) not in seen:
            seen.add(index)
            yield index

    def subtree(self, index: int, *, stop: frozenset[str] = frozenset()) -> set[int]:
        """The word and everything below it, but for branches whose label is in `stop`."""
        found, todo = {index}, [index]
        while todo:
            for child in self.children[todo.pop()]:
                if child not in found and self.tokens[child].dep not in stop:
                    found.add(child)
                    todo.append(child)
        return found

    def distance(self, upper: int, lower: int) -> int | None:
        """Steps from `lower` up to `upper`, None where it is not above it."""
        if upper == lower:
            return 0
        return next((steps for steps, a in enumerate(self.ancestors(lower), 1) if a == upper), None)

    def path(self, a: int, b: int) -> int:
        """Steps between two words through their lowest common ancestor."""
        up = {a: 0} | {node: steps for steps, node in enumerate(self.ancestors(a), 1)}
        if b in up:
            return up[b]
        return next((steps + up[n] for steps, n in enumerate(self.ancestors(b), 1) if n in up), len(self.tokens))

    def clause(self, index: int) -> int:
        """The verb or clause head that governs a word (itself if it is one)."""
        for node in (index, *self.ancestors(index)):
            if self.tokens[node].pos in ("VERB", "AUX") or self.tokens[node].dep == "ROOT":
                return node
        return index

    def span(self, indices: Iterable[int]) -> Span:
        """From the first to the last of these words."""
        chosen = sorted(indices)
        return Span(self.tokens[chosen[0]].span.start, self.tokens[chosen[-1]].span.end)

    def covered(self, span: Span) -> range:
        """Indices of the words that a span touches."""
        starts, ends = self._bounds
        first, stop = bisect_right(ends, span.start), bisect_left(starts, span.end)
        return range(first, stop) if first < stop else range(0)

    @cached_property
    def _bounds(self) -> tuple[list[int], list[int]]:
        """Where words start and end; both ascend."""
        return [t.span.start for t in self.tokens], [t.span.end for t in self.tokens]

    def root(self, span: Span) -> int | None:
        """The word of a span that hangs on something outside it."""
        inside = self.covered(span)
        outer = (i for i in inside if self.tokens[i].head not in inside or self.tokens[i].head == i)
        return next(outer, inside[-1] if inside else None)

    def mentions(self, *types: MentionType) -> tuple[Mention, ...]:
        """Mentions of these types, in order."""
        if types not in self._of_types:
            self._of_types[types] = tuple(m for m in self.sentence.mentions if m.type in types and not _acts(m))
        return self._of_types[types]

    @cached_property
    def _of_types(self) -> dict[tuple[MentionType, ...], tuple[Mention, ...]]:
        """The mentions of types that were asked for before."""
        return {}

    def mention_at(self, index: int, *types: MentionType) -> Mention | None:
        """The mention of one of these types that stands on a word."""
        mentions = self.mentions(*types)
        span = self.tokens[index].span
        return next((m for m in mentions if m.span.overlaps(span)), None) if mentions else None

    def noun_phrase(self, index: int) -> set[int]:
        """The noun with its modifiers, without clauses, conjuncts, appositions and prepositional tails."""
        stop = frozenset(
            ("relcl", "acl", "conj", "cc", "appos", "prep", "punct", "advcl", "ccomp", "parataxis", "mark")
        )
        return self.subtree(index, stop=stop)


def _acts(mention: Mention) -> bool:
    """Whether a place is also the state that acts here: "Russia said" tells no scene."""
    return mention.type is MentionType.PLACE and mention.cue == STATE
