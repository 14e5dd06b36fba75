"""Documents that are fetched as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from orontes.sources.types import Document

TOGETHER = 32  # documents fetched at once: as many as the reader parses in one batch


@dataclass(frozen=True, slots=True)
class Shelf:
    """Documents in order, a few of them in memory at a time. It may be walked along again.

    >>> shelf = Shelf((1, 2), lambda revisions: tuple(f"document {each}" for each in revisions))
    >>> len(shelf), list(shelf)
    (2, ['document 1', 'document 2'])
    """

    revisions: Sequence[int]
    fetch: Callable[[Sequence[int]], Sequence[Document]]

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self.revisions)

    def __iter__(self) -> Iterator[Document]:
        """Each document in its turn. Raises CustodyBroken where an original is missing or altered."""
        for start in range(0, len(self.revisions), TOGETHER):
            yield from self.fetch(self.revisions[start : start + TOGETHER])
