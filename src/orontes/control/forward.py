"""What was known then: beliefs of each day from nothing but what had been published by that day.

A report that comes late changes what is believed of the days since the event, and so of today: those days are gone
through again for the places that it speaks of. What had been said of those days before stands as it was said.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from orontes.control import params
from orontes.control.chain import Chain, Floats
from orontes.control.learning import stated, trust, weighed
from orontes.control.neighbours import Indices, Neighbours
from orontes.control.observing import Signs, Told


class Forward:
    """Goes through the days once, taking in each day what was published on it.

    `chain` reads the arrays of `told`, which are filled as the days go by; `first` is the first day, as an
    ordinal: on which days it is asked who was right does not depend on it.
    """

    def __init__(self, chain: Chain, told: Told, near: Neighbours, first: int) -> None:
        self.chain, self.told, self.near = chain, told, near
        self.first = first
        self.history = np.zeros(told.told.shape)  # what is believed today of each day so far
        self._believed: Floats = np.zeros(0)  # how far each voice is believed

    def run(self, signs: Signs) -> Floats:
        """Beliefs at the end of each day as known then, (days, places, holders)."""
        then = np.empty(self.history.shape)
        before = self._believed = stated(signs, int(signs.voice.max(initial=-1)) + 1)
        signs = signs.where(np.lexsort((signs.place, signs.day, signs.known)))
        ends = np.searchsorted(signs.known, np.arange(len(then)), side="right")
        for today in range(len(then)):
            first = ends[today - 1] if today else 0
            self._take_in(signs.where(np.arange(first, ends[today])), today)
            self._step(today, slice(None))
            then[today] = self.history[today]
            if (self.first + today) % params.ASKED_DAYS == 0:
                self._believed = trust(signs.where(np.arange(ends[today])), self.history, before)
        return then

    def _take_in(self, said: Signs, today: int) -> None:
        """Count what is published today, and go through the days again since what it tells of."""
        oldest = today - params.LATE_DAYS
        said = _once_of_long_ago(said, oldest)
        said = replace(said, day=np.maximum(said.day, oldest), since=np.maximum(said.since, oldest))
        self.told.add(weighed(said, self._believed))
        for day in range(int(said.since.min(initial=today)), today):
            self.chain.touch(day)
            self._step(day, np.unique(said.place[said.since <= day]))
        self.chain.touch(today)

    def _step(self, day: int, places: slice | Indices) -> None:
        before = self.history[max(0, day - 1)]
        near = self.near.mean(before, places) if day else None
        self.history[day, places] = self.chain.step(day, before[places], near, places=places, first=day == 0)


def _once_of_long_ago(said: Signs, oldest: int) -> Signs:
    """The signs, those of days before `oldest` once for each voice: "for years" is no hundred reports of one day."""
    recent = np.where(said.day < oldest, 0, 1 + np.arange(len(said.day)))
    alike = np.stack([said.place, said.holder, said.says, said.voice, recent])
    return said.where(np.sort(np.unique(alike, axis=1, return_index=True)[1]))
