"""Where to cut what is too long for one chunk: runs of items, and stretches of days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import numpy as np

Item = TypeVar("Item")

Days = tuple[int, int]
"""First and last day, both included."""


def runs(items: Sequence[Item], weights: Iterable[int], limit: int) -> Iterator[tuple[int, Sequence[Item]]]:
    """Runs of items whose weights add up to about `limit`: (index of the first, the run).

    >>> list(runs("abcd", [3, 3, 9, 1], 6))
    [(0, 'ab'), (2, 'c'), (3, 'd')]
    """
    start, load = 0, 0
    for index, weight in enumerate(weights):
        if index > start and load + weight > limit:
            yield start, items[start:index]
            start, load = index, 0
        load += weight
    if start < len(items):
        yield start, items[start:]


def stretches(records: Iterable[tuple[Days, int]], limit: int) -> Iterator[Days]:
    """Stretches of days that follow each other, the records of each weighing about `limit` together.

    A record counts in every stretch that it overlaps. Where what lasts from before weighs more than half of `limit`
    already, a stretch goes on until as much begins in it: else most chunks would say the same.

    >>> list(stretches([((1, 9), 2), ((2, 2), 3), ((7, 7), 3), ((8, 9), 3)], 6))
    [(1, 6), (7, 7), (8, 9)]
    """
    told = list(records)
    if not told:
        return
    days = np.array([days for days, _ in told])
    weights = np.array([weight for _, weight in told], dtype=float)
    first, last = int(days[:, 0].min()), int(days[:, 1].max())
    length = last - first + 2
    begun = np.bincount(days[:, 0] - first, weights, length).cumsum()
    ended = np.bincount(days[:, 1] + 1 - first, weights, length).cumsum()
    start = 0
    while start < length - 1:
        before = begun[start - 1] if start else 0.0
        lasting = before - ended[start]
        room = max(limit - lasting, lasting)
        end = max(start + 1, int(np.searchsorted(begun, before + room, side="right")))
        end = min(end, length - 1)
        yield first + start, first + end - 1
        start = end
