"""Which quotes are worded so alike that one was written from the other.

Shingles of three words, and how far those of the shorter text are contained in the longer, after Broder, "On the
resemblance and containment of documents" (1997): a copy is often cut.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, count

import numpy as np
import numpy.typing as npt

from orontes.romanization import words

CONTAINED = 0.8  # share of the shorter wording found in the longer from which one was written from the other
COPIED_WORDS = 8  # below this, two reporters may well write the same words on their own
_FEW = 16  # texts up to which each is compared with each
_AGREEING = 3  # rare shingles that two texts must share to be compared in full
_ROWS = 4_000_000  # pairs of equal shingles laid out at a time

Ints = npt.NDArray[np.int64]
_NUMBERS: defaultdict[str, int] = defaultdict(count().__next__)  # of words: it grows with the language, not the reports


@lru_cache(maxsize=65536)
def shingles(quote: str) -> frozenset[int]:
    """Each three words that follow each other, as a number; none where the quote is too short to tell a copy by."""
    told = words(quote)
    if len(told) < COPIED_WORDS:
        return frozenset()
    numbers = [_NUMBERS[word] for word in told]
    return frozenset(map(hash, zip(numbers, numbers[1:], numbers[2:], strict=False)))  # of numbers: the same every run


def same_wording(first: str, second: str) -> bool:
    """Whether two quotes are so alike that one was written from the other.

    >>> same_wording("The army took the town of Soran on Sunday at dawn", "The army took the town of Soran on Sunday")
    True
    """
    return _contained(shingles(first), shingles(second))


def alike(quotes: Sequence[str]) -> list[list[int]]:
    """For each of several quotes the numbers of those worded alike, itself among them, in order.

    >>> told = "The army took the town of Soran on Sunday at dawn"
    >>> alike([told, "Somebody else says something else of it", f"{told} again"])
    [[0, 2], [], [0, 2]]
    """
    sets = [shingles(quote) for quote in quotes]
    found: list[list[int]] = [[number] if known else [] for number, known in enumerate(sets)]
    for one, other in _pairs(sets):
        if _contained(sets[one], sets[other]):
            found[one].append(other)
            found[other].append(one)
    return [sorted(others) for others in found]


def _contained(one: frozenset[int], other: frozenset[int]) -> bool:
    shared = len(one & other)
    return bool(shared) and shared >= CONTAINED * min(len(one), len(other))


def _pairs(sets: Sequence[frozenset[int]]) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing, each once."""
    if len(sets) > _FEW:
        yield from _Shared(sets).pairs()
        return
    for other in range(len(sets)):
        for one in range(other):
            yield one, other


class _Shared:
    """Texts by their shingles, so that those worded alike are found without comparing each with each.

    If enough of the shorter wording is contained, so are some of any few of its shingles: its rarest are looked up
    among all (prefix filtering: Chaudhuri and others, "A primitive operator for similarity joins in data cleaning",
    2006).
    """

    def __init__(self, sets: Sequence[frozenset[int]]) -> None:
        self.sizes: Ints = np.fromiter(map(len, sets), np.int64, len(sets))
        self.enough = np.ceil(CONTAINED * self.sizes).astype(np.int64)
        owner = np.repeat(np.arange(len(sets)), self.sizes)
        told = np.fromiter(chain.from_iterable(sets), np.int64, len(owner))
        _, number, often = np.unique(told, return_inverse=True, return_counts=True)
        rank = np.empty(len(often), dtype=np.int64)
        rank[np.argsort(often, kind="stable")] = np.arange(len(often))
        laid = np.sort(owner * len(often) + rank[number])  # the shingles of each text, the rarest first
        self.owner, self.rank = np.divmod(laid, max(1, len(often)))
        self.often: Ints = np.sort(often)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Pairs that share so many of the rarest shingles of the shorter that they may be alike, each once."""
        at = np.arange(len(self.owner)) - (self.sizes.cumsum() - self.sizes)[self.owner]
        looked = self.sizes - self.enough + np.minimum(_AGREEING, self.enough)
        rare = np.flatnonzero((at < looked[self.owner]) & (self.often[self.rank] > 1))
        rows = self.often[self.rank[rare]].cumsum()
        ends = [len(rare)] if not len(rows) or rows[-1] <= _ROWS else self._cuts(rare, rows)
        for begin, end in zip([0, *ends], ends, strict=False):
            yield from self._sharing(rare[begin:end])

    def _cuts(self, rare: Ints, rows: Ints) -> list[int]:
        """Where to cut the work into parts that fit into memory: between texts, never within one."""
        new = np.flatnonzero(np.diff(self.owner[rare])) + 1
        part = rows[new - 1] // _ROWS
        return [*new[np.flatnonzero(np.diff(part)) + 1].tolist(), len(rare)]

    def _sharing(self, rare: Ints) -> Iterator[tuple[int, int]]:
        holders = self.owner[np.argsort(self.rank, kind="stable")]  # of each shingle after the other
        often = self.often[self.rank[rare]]
        begin = (self.often.cumsum() - self.often)[self.rank[rare]]
        each = np.arange(often.sum()) - np.repeat(often.cumsum() - often - begin, often)
        one, other = np.repeat(self.owner[rare], often), holders[each]
        shorter = (self.sizes[one] < self.sizes[other]) | ((self.sizes[one] == self.sizes[other]) & (one < other))
        pair, shared = np.unique(one[shorter] * len(self.sizes) + other[shorter], return_counts=True)
        one, other = np.divmod(pair, len(self.sizes))
        likely = shared >= np.minimum(_AGREEING, self.enough[one])
        yield from zip(one[likely].tolist(), other[likely].tolist(), strict=True)
