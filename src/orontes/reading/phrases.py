"""Finds listed phrases in a text, word by word, longest first: a trie over word keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from orontes.reading.words import ARTICLES, Word, key, split_words

T = TypeVar("T")


class _Node(Generic[T]):
    __slots__ = ("leaves", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node[T]] = {}
        self.leaves: list[_Leaf[T]] = []


@dataclass(frozen=True, slots=True)
class _Leaf(Generic[T]):
    value: T
    shouted: bool  # an acronym: only capitals match it
    proper: bool  # a name: its first word must open with a capital


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase found: words `start` to `end` (exclusive) of the text."""

    start: int
    end: int
    value: T


class PhraseTable(Generic[T]):
    """Phrases and what they stand for. Articles ("al-", "el ") inside a name are optional on both sides.

    `fold` turns a word into its key; a second table with a looser fold can back a strict one.

    >>> table: PhraseTable[str] = PhraseTable()
    >>> table.add("Jaish al-Izza", "jaish_al_izza")
    >>> [hit.value for hit in table.find(split_words("fighters of Jaish Izza and of the Jaish al Izza"))]
    ['jaish_al_izza', 'jaish_al_izza']
    """

    def __init__(self, fold: Callable[[str], str] = key) -> None:
        self._root: _Node[T] = _Node()
        self._fold = fold
        self._strict = fold is key  # every word carries that key already

    def add(self, phrase: str, value: T) -> None:
        """List a phrase; the first value listed for it wins."""
        words = split_words(phrase)
        keys = [self._fold(word.text) for word in words if word.key not in ARTICLES] or [word.key for word in words]
        if not keys:
            return
        node = self._root
        for part in keys:
            node = node.next.setdefault(part, _Node())
        shouted = len(words) == 1 and phrase.isupper() and len(phrase) <= 6
        node.leaves.append(_Leaf(value, shouted, words[0].capital))

    def find(self, words: Sequence[Word]) -> list[Found[T]]:
        """Phrases in the words, left to right, the longest at each place, none overlapping."""
        found, at = [], 0
        while at < len(words):
            hit = self.at(words, at)
            found.extend([hit] if hit else [])
            at = hit.end if hit else at + 1
        return found

    def at(self, words: Sequence[Word], start: int) -> Found[T] | None:
        """The longest phrase that begins with word `start`; None where there is none."""
        if self._next(self._root, words[start]) is None:
            return None
        best = None
        for end, leaf in self._walk(words, start):
            if _accepts(leaf, words[start]):
                best = Found(start, end, leaf.value)
        return best

    def _walk(self, words: Sequence[Word], start: int) -> Iterator[tuple[int, _Leaf[T]]]:
        node: _Node[T] | None = self._root
        for index in range(start, len(words)):
            assert node is not None
            following = self._next(node, words[index])
            if following is None:
                if words[index].key in ARTICLES and index > start:
                    continue
                return
            node = following
            yield from ((index + 1, leaf) for leaf in reversed(node.leaves))

    def _next(self, node: _Node[T], word: Word) -> _Node[T] | None:
        """The branch of a word; a name may carry an "s" whose apostrophe was lost ("Assads forces")."""
        found = node.next.get(word.key if self._strict else self._fold(word.text))
        if found is None and word.capital and len(word.text) > 4 and word.text.endswith("s"):
            found = node.next.get(self._fold(word.text[:-1]))
        return found


def _accepts(leaf: _Leaf[T], first: Word) -> bool:
    if leaf.shouted:
        return first.text.isupper()
    return first.capital or not leaf.proper
