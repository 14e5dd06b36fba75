"""Finds listed phrases in a text, word by word, longest first: a trie over word keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from orontes.reading.words import ARTICLES, Word, Words, key, may_be_possessive, split_words

T = TypeVar("T")
REMEMBERED = 50_000  # words of which it is kept whether they begin a phrase


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
        self._opens: dict[str, bool] = {}  # whether a word may begin a phrase, of a loose fold, as far as asked

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
        self._opens.clear()

    def find(self, words: Words) -> list[Found[T]]:
        """Phrases in the words, left to right, the longest at each place, none overlapping."""
        found: list[Found[T]] = []
        for start in self.starts(words):
            hit = self._longest(words, start) if not found or start >= found[-1].end else None
            found.extend([hit] if hit else [])
        return found

    def starts(self, words: Words) -> list[int]:
        """Where a phrase could begin, ascending."""
        if not self._strict:
            return [at for at, word in enumerate(words) if word.capital and self._may_open(word)]
        index, opening = words.loose, self._root.next.keys()
        known = [index[key] for key in index.keys() & opening]
        if len(known) < 2:
            return list(known[0]) if known else []
        return sorted({at for places in known for at in places})

    def _may_open(self, word: Word) -> bool:
        """Whether a phrase may begin with a word; remembered, as most words of a text begin none."""
        known = self._opens.get(word.text)
        if known is None:
            if len(self._opens) >= REMEMBERED:
                self._opens.clear()
            known = self._opens[word.text] = self._next(self._root, word) is not None
        return known

    def at(self, words: Words, start: int) -> Found[T] | None:
        """The longest phrase that begins with word `start`; None where there is none."""
        if self._next(self._root, words[start]) is None:
            return None
        return self._longest(words, start)

    def _longest(self, words: Words, start: int) -> Found[T] | None:
        node, best, first = self._root, None, words[start]
        for index in range(start, len(words)):
            following = self._next(node, words[index])
            if following is None:
                if words[index].key in ARTICLES and index > start:
                    continue
                break
            node = following
            leaf = next((leaf for leaf in node.leaves if _accepts(leaf, first)), None) if node.leaves else None
            best = Found(start, index + 1, leaf.value) if leaf else best
        return best

    def _next(self, node: _Node[T], word: Word) -> _Node[T] | None:
        """The branch of a word; a name may carry an "s" whose apostrophe was lost ("Assads forces")."""
        found = node.next.get(word.key if self._strict else self._fold(word.text))
        if found is None and may_be_possessive(word):
            found = node.next.get(self._fold(word.text[:-1]))
        return found


def _accepts(leaf: _Leaf[T], first: Word) -> bool:
    if leaf.shouted:
        return first.text.isupper()
    return first.capital or not leaf.proper
