"""What was known then: beliefs of each day from nothing but what had been published by that day.

A report changes what is believed of today, and of days before: what it tells of may have been days ago, it shows what
was true all along, and who is now known to have held a place says something of the places around it. So each day what
is known is weighed as it is for what is known now, forward and backward; and what had been said of earlier days stands
as it was said. With n days of news this takes n times as long as looking back once.
"""

from __future__ import annotations

import numpy as np

from orontes.control import params
from orontes.control.chain import Chain, Floats, Observed, across
from orontes.control.learning import stated, trust, weighed
from orontes.control.neighbours import Neighbours
from orontes.control.observing import Signs, Told


class Forward:
    """Goes through the days once, taking in each day what was published on it.

    `observed` reads the arrays of `told`, which are filled as the days go by.
    """

    def __init__(self, observed: Observed, told: Told, coupling: Floats, near: Neighbours) -> None:
        self.chain = Chain(observed, coupling)
        self.told, self.near = told, near
        self.ahead = np.zeros(told.told.shape)  # of each day so far, from what is told of it and of the days before
        self.history = np.zeros(told.told.shape)  # the same, from all that is told so far

    def run(self, signs: Signs) -> Floats:
        """Beliefs at the end of each day as known then, (days, places, holders)."""
        then = np.empty(self.history.shape)
        signs = signs.where(np.lexsort((signs.place, signs.day, signs.known)))
        ends = np.searchsorted(signs.known, np.arange(len(then)), side="right").tolist()
        for today, (begin, end) in enumerate(zip([0, *ends], ends, strict=False)):
            self.history[today] = self.history[today - 1] if today else self.chain.drawn(0, None)
            if begin < end:
                self._think_over(signs.where(np.arange(end)), today)
            else:
                self._step(today)
            then[today] = self.history[today] = self.ahead[today]
        return then

    def _think_over(self, known: Signs, today: int) -> None:
        """Weigh all that is known, by whom earlier rounds proved right, and go through all days so far."""
        before = stated(known, int(known.voice.max()) + 1)
        for _ in range(params.ROUNDS):
            self.told.clear()
            self.chain.touch(self.told.add(weighed(known, trust(known, self.history, before))))
            for day in range(today + 1):
                self._step(day)
            self.history[today] = self.ahead[today]
            self._correct(today)

    def _step(self, day: int) -> None:
        self.ahead[day] = self.chain.step(day, self.ahead[max(0, day - 1)], self._around(day), first=day == 0)

    def _correct(self, today: int) -> None:
        """Beliefs of the days before today from all that is told so far."""
        after: Floats = np.ones(self.ahead.shape[1:])
        for day in range(today - 1, -1, -1):
            after = self.chain.back(day + 1, after, self._around(day + 1))
            both = self.ahead[day] * after
            self.history[day] = both / across(both)

    def _around(self, day: int) -> Floats:
        return self.near.mean(self.history[day])
