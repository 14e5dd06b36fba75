"""Who listens to whom while places come to be known one after the other, so that none knows of a later one.

At any day a place, whether told of yet or not, listens to those told of by then that no third of them stands before:
among places that are told of this is the Gabriel graph of `neighbours`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from orontes.control import params
from orontes.control.neighbours import Indices, Neighbours, Point, plane

NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Listening:
    """Pairs of places, by listener and then speaker, and the days, by their numbers, from and before which they are."""

    places: int
    listener: Indices
    speaker: Indices
    since: Indices
    before: Indices

    def on(self, day: int) -> Neighbours:
        """Whom each place listens to on a day."""
        now = (self.since <= day) & (day < self.before)
        listener, speaker = self.listener[now], self.speaker[now]
        count = np.bincount(listener, minlength=self.places)
        near = np.full((self.places, max(1, int(count.max(initial=0)))), self.places, dtype=np.int64)
        near[listener, np.arange(len(listener)) - np.repeat(count.cumsum() - count, count)] = speaker
        return Neighbours(near, count.astype(float).reshape(-1, 1))


def listening(points: Sequence[Point | None], told: Sequence[int]) -> Listening:
    """Who listens to whom; `told` has the number of the day on which each place was first told of.

    >>> found = listening([(35.0, 36.0), (35.0, 36.05), (35.0, 36.1)], [3, 5, 4])
    >>> found.on(3).near.tolist(), found.on(5).near.tolist()
    ([[3], [0], [0]], [[1, 3], [0, 2], [1, 3]])
    """
    known = np.array([i for i, point in enumerate(points) if point is not None], dtype=np.int64)
    at, day = plane([point for point in points if point is not None]), np.asarray(told, dtype=np.int64)[known]
    rows = [np.zeros((4, 0), dtype=np.int64)]
    for place in range(len(known)):
        squared = ((at - at[place]) ** 2).sum(axis=1)
        close = np.flatnonzero(squared <= params.NEIGHBOURS_M**2)
        close = close[close != place]
        between = (
            squared[close] + ((at[close][:, np.newaxis] - at[close]) ** 2).sum(axis=2) < squared[close][:, np.newaxis]
        )
        before = np.where(between, day[close], NEVER).min(axis=1, initial=NEVER)
        heard = day[close] < before
        listener = np.full(int(heard.sum()), known[place])
        rows.append(np.stack([listener, known[close[heard]], day[close[heard]], before[heard]]))
    return Listening(len(points), *np.concatenate(rows, axis=1))
