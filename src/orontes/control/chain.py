"""The hidden-state chain over days, all places at once: forward as reports come in, and backward to correct it.

Each day the holder stays, or with a small probability is drawn afresh: from what is known beforehand and from who holds
the places around (`field`). The rate is set so that without reports half of what is believed beyond that is gone after
`HALF_LIFE_DAYS`. A reported change is a change with the report's odds, which makes the transitions depend on the input
(Bengio and Frasconi, "An input output HMM architecture", 1995), and with better odds where a neighbour is held by that
side already. Forward–backward after Rabiner, "A tutorial on hidden Markov models" (Proceedings of the IEEE, 1989); the
neighbours enter by their mean beliefs (mean field: Jordan and others, "An introduction to variational methods for
graphical models", Machine Learning 1999).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np
import numpy.typing as npt

from orontes.control import params

Floats = npt.NDArray[np.floating]
Flags = npt.NDArray[np.bool_]
AFRESH = 1.0 - 0.5 ** (1.0 / params.HALF_LIFE_DAYS)
_LEAST = 1e-9  # keeps a holder that the prior rules out thinkable, so that reports can prove the prior wrong


@dataclass(frozen=True, slots=True)
class Observed:
    """What is known of some places; all shaped (days, places, holders), but for `afresh`, (days, places).

    `prior` is whom a place is drawn for afresh, `afresh` the chance of that on a day. `told` holds natural logarithms
    of likelihoods of what is said of the day before its changes, 0 where nothing is. `leaves` is the chance that a
    holder gave the place up that day; `comes` the odds that the place came to it, 0 where nobody says so, and `again`
    how much likelier that is said where it held the place already than where it never came, 1 where nobody says so.
    """

    prior: Floats
    afresh: Floats
    told: Floats
    leaves: Floats
    comes: Floats
    again: Floats

    def saying(self, told: Floats, leaves: Floats, comes: Floats, again: Floats) -> Observed:
        """The same places, of which something else is told."""
        return replace(self, told=told, leaves=leaves, comes=comes, again=again)


Field = Callable[[int], Floats | None]


class Chain:
    """Forward and backward steps through what is observed; beliefs are shaped (places, holders), rows sum to 1.

    `coupling` is how far each place listens to its neighbours, shaped (places, 1): 0 where it has none.
    """

    def __init__(self, observed: Observed, coupling: Floats) -> None:
        self.observed, self.coupling = observed, coupling
        self._told: Flags = _any(observed.told)
        self._left: Flags = _any(observed.leaves)
        self._came: Flags = _any(observed.comes)

    def touch(self, days: npt.NDArray[np.int64]) -> None:
        """Something was added to what is observed of some days."""
        for told in (self._told, self._left, self._came):
            told[days] = True

    def drawn(self, day: int, near: Floats | None, places: slice | npt.NDArray[np.int64] = slice(None)) -> Floats:
        """Whom a place is drawn for afresh on a day, given the mean belief `near` of its neighbours.

        Where much is drawn afresh, a statement about the place itself begins to hold: it listens to nobody.
        """
        prior = np.maximum(self.observed.prior[day, places], _LEAST)
        if near is None:
            return prior
        listens = self.coupling[places] * (1 - self.observed.afresh[day, places, np.newaxis])
        return np.asarray((1 - listens) * prior + listens * near)

    def credence(self, near: Floats | None, places: slice | npt.NDArray[np.int64] = slice(None)) -> Floats | float:
        """By how much the odds of a reported change are multiplied, given the mean belief `near` of the neighbours.

        It is 1 where a side holds one neighbour of three, or nothing is known of neighbours; a report from deep within
        the enemy's land is doubted, and one that closes a gap is believed the more, both within bounds. Who held the
        place itself before is no reason to doubt that it changed hands: that is what is told.
        """
        if near is None:
            return 1.0
        likely = np.clip((3 * near) ** params.FRONT_POWER, 1 / params.FRONT_MOST, params.FRONT_MOST)
        return np.asarray(np.where(self.coupling[places] > 0, likely, 1.0))

    def forward(self, field: Field) -> Floats:
        """Beliefs at the end of each day from what is told of it and the days before, (days, places, holders)."""
        ahead = np.empty(self.observed.told.shape)
        belief = ahead[0]
        for day in range(len(ahead)):
            belief = ahead[day] = self.step(day, belief, field(day), first=day == 0)
        return ahead

    def step(
        self,
        day: int,
        belief: Floats,
        near: Floats | None,
        *,
        places: slice | npt.NDArray[np.int64] = slice(None),
        first: bool = False,
    ) -> Floats:
        """One day on: overnight all may be drawn afresh, then what is told counts, then some leave, then some come."""
        drawn = self.drawn(day, near, places)
        fresh = self.observed.afresh[day, places, np.newaxis]
        now = drawn if first else (1 - fresh) * belief + fresh * drawn
        if self._told[day]:
            now = now * np.exp(self.observed.told[day, places])
        if self._left[day]:
            leaves = self.observed.leaves[day, places]
            gone = across(now * leaves)
            now = now * (1 - leaves) + gone * _heirs(drawn, leaves)
        if self._came[day]:
            odds = self.observed.comes[day, places] * self.credence(near, places)
            now = now * self.observed.again[day, places] + (across(now) - now) * odds
        return np.asarray(now / across(now))

    def smooth(self, field: Field) -> Floats:
        """Beliefs at the end of each day from all that is told, before it and after it, (days, places, holders)."""
        both = self.forward(field)
        after: Floats = np.ones(both.shape[1:])
        for day in range(len(both) - 2, -1, -1):
            after = self.back(day + 1, after, field(day + 1))
            both[day] *= after
            both[day] /= across(both[day])
        return both

    def back(
        self, day: int, after: Floats, near: Floats | None, places: slice | npt.NDArray[np.int64] = slice(None)
    ) -> Floats:
        """How likely all that is told from `day` on is under each holder at the end of the day before it, scaled."""
        drawn = self.drawn(day, near, places)
        if self._came[day]:
            came = self.observed.comes[day, places] * self.credence(near, places) * after
            after = self.observed.again[day, places] * after + across(came) - came
        if self._left[day]:
            leaves = self.observed.leaves[day, places]
            inherited = across(_heirs(drawn, leaves) * after)
            after = (1 - leaves) * after + leaves * inherited
        if self._told[day]:
            after = after * np.exp(self.observed.told[day, places])
        fresh = self.observed.afresh[day, places, np.newaxis]
        after = (1 - fresh) * after + fresh * across(drawn * after)
        return np.asarray(after / across(after, np.maximum))


def across(values: Floats, joined: np.ufunc = np.add) -> Floats:
    """The sum over holders, or what else joins them, shaped (places, 1): by column, since holders are few.

    >>> across(np.array([[1.0, 2.0, 4.0], [0.5, 0.0, 0.0]])).tolist()
    [[7.0], [0.5]]
    """
    return np.asarray(reduce(joined, values.T)[:, np.newaxis])


def _heirs(drawn: Floats, leaves: Floats) -> Floats:
    heirs = drawn * (1 - leaves)
    return np.asarray(heirs / np.maximum(across(heirs), _LEAST))


def _any(values: Floats) -> Flags:
    return np.asarray(values.reshape(len(values), -1).any(axis=1))


def no_field(_day: int) -> None:
    """No neighbours at all."""
