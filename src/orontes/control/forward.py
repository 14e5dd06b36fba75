"""What was known then: beliefs of each day from nothing but what had been told by its end.

News changes what is believed of today, and of days before: what it tells of may have been days ago, it shows what was
true all along, and who is now known to have held a place says something of the places around it. So what is known of
the places that are told of, and of those that listen to them, is weighed anew on the day of the news, forward and
backward, as it is for what is known now; and what had been said of earlier days stands as it was said. How far voices
are believed is asked anew, and all that is recent thought over everywhere, whenever so much is new that it may matter:
a day without news costs a step forward, and one with news little more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from orontes.control import params
from orontes.control.chain import AFRESH, Chain, Floats, across
from orontes.control.evidence import Sign
from orontes.control.frame import Frame, coupling
from orontes.control.learning import stated, trust, weighed
from orontes.control.listening import Listening
from orontes.control.neighbours import Indices
from orontes.control.observing import Signs, Told
from orontes.control.priors import prior_by_day
from orontes.control.sites import Site

_ALL = slice(None)


class Forward:
    """Goes through the days of a frame once, taking in on each what is told on it. `sites` are as nothing is told."""

    def __init__(self, frame: Frame, sites: Sequence[Site], listening: Listening) -> None:
        self._frame, self._sites, self._listening = frame, list(sites), listening
        self._told = Told(frame.axes, len(sites))
        self._near = listening.on(0)
        self._days = frame.days
        self._chain = Chain(frame.observed(sites, self._told), self._listens())
        self._history = self._chain.observed.prior.astype(float)  # of each day so far, from all that is told so far
        self._ahead = self._history.copy()  # the same, from what is told of it and of the days before
        self._voices: dict[str, int] = {}
        self._believed: Floats = np.zeros(0)
        self._weighed = 0  # signs that there were when all voices were weighed
        self._start: int | None = None  # number of the first day that anything is told of

    def to(self, today: int, news: Mapping[int, Site]) -> Floats:
        """Beliefs at the end of the next day, (places, holders); `news` has what is known of places told of on it.

        Until anything is told each place is as the theatre says.
        """
        since = self._hear(news, today)
        if self._start is None:
            return np.asarray(self._ahead[today])
        self._history[today] = self._history[max(0, today - 1)]
        if news:
            self._think(self._listeners(sorted(news)), max(self._start, since - params.LOOK_BACK_DAYS), today)
        self._take(today)
        if news and self._grown():
            self._think_over(today)
            self._take(today)
        return np.asarray(self._ahead[today])

    def _hear(self, news: Mapping[int, Site], today: int) -> int:
        """Take in what is known of some places: the first day of which it says something new, today if of none."""
        changed: list[Sign] = []
        for place, site in sorted(news.items()):
            before, self._sites[place] = self._sites[place], site
            changed += {*before.signs} ^ {*site.signs}
            if (before.placement, before.changes) != (site.placement, site.changes):
                self._draw(place)
        days = [min(today, max(0, (sign.since - self._frame.first).days)) for sign in changed]
        if days:
            self._begin(min(days))
        if news:
            self._near = self._listening.on(today)
            self._chain.coupling = self._listens()
            self._tell(np.array(sorted(news)))
        return min(days, default=today)

    def _begin(self, day: int) -> None:
        """All begins on the first day that anything is told of: there is nothing before it that could be renewed."""
        if self._start is not None and day < self._start:
            for place in range(len(self._sites)):
                self._draw(place)
        self._start = day if self._start is None else min(self._start, day)
        self._chain.observed.afresh[self._start] = AFRESH

    def _draw(self, place: int) -> None:
        """What is known beforehand of a place, once it is said to have changed hands."""
        frame, site, observed = self._frame, self._sites[place], self._chain.observed
        told = prior_by_day(site.placement, frame.theatre, frame.holders, self._days, site.changes)
        observed.prior[:, place], observed.afresh[:, place] = told

    def _laid(self, places: Indices) -> Signs:
        signs = self._frame.axes.lay([self._sites[place].signs for place in places.tolist()], self._voices)
        return replace(signs, place=places[signs.place])

    def _tell(self, places: Indices) -> None:
        """Put down what is told of some places, their voices believed as they are."""
        self._told.clear(places)
        self._chain.touch(self._told.add(weighed(self._laid(places), self._believed)))

    def _listens(self) -> Floats:
        return coupling(self._frame.theatre, self._sites, self._near)

    def _listeners(self, places: Sequence[int]) -> Indices:
        """Some places and all that listen to them, in order."""
        hears = np.flatnonzero(np.isin(self._near.near, places).any(axis=1))
        return np.union1d(hears, np.array(places))

    def _take(self, today: int) -> None:
        """A step forward everywhere: what is said of today."""
        self._step(today, _ALL)
        self._history[today] = self._ahead[today]

    def _grown(self) -> bool:
        """Whether so much is new since all voices were weighed that it may matter how right they have been."""
        return sum(len(site.signs) for site in self._sites) > (1 + params.RETHOUGHT) * self._weighed

    def _think_over(self, today: int) -> None:
        """Ask how right all who say something have been, and go through all recent days again, everywhere."""
        everywhere = np.arange(len(self._sites))
        signs = self._laid(everywhere)
        self._weighed = len(signs.day)
        signs = signs.where(signs.day <= today)
        self._believed = trust(signs, self._history, stated(signs, len(self._voices)))
        self._tell(everywhere)
        told_of = sum(bool(site.signs) for site in self._sites)
        days = min(params.THOUGHT_OVER_DAYS, params.THOUGHT_OVER // max(1, told_of))
        self._think(_ALL, max(self._start or 0, today - days), today, params.PASSES)

    def _think(self, places: slice | Indices, since: int, today: int, rounds: int = params.ROUNDS) -> None:
        """Go through the days from one on again: forward, and through the recent ones forward and back.

        Of the recent ones each place is first for itself, then listens.
        """
        recent = max(since, today - params.THOUGHT_OVER_DAYS)
        for day in range(since, recent):
            self._step(day, places)
            self._history[day, places] = self._ahead[day, places]
        for listens in (False, *[True] * rounds):
            for day in range(recent, today + 1):
                self._step(day, places, listens=listens)
            self._history[today, places] = self._ahead[today, places]
            self._correct(recent, today, places, listens=listens)

    def _step(self, day: int, places: slice | Indices, *, listens: bool = True) -> None:
        before, around = self._ahead[max(0, day - 1), places], self._around(day, places) if listens else None
        self._ahead[day, places] = self._chain.step(day, before, around, places=places, first=day == self._start)

    def _correct(self, since: int, today: int, places: slice | Indices, *, listens: bool) -> None:
        """Beliefs of the days before today from all that is told so far."""
        after: Floats = np.ones(self._ahead[today, places].shape)
        for day in range(today - 1, since - 1, -1):
            after = self._chain.back(day + 1, after, self._around(day + 1, places) if listens else None, places)
            both = self._ahead[day, places] * after
            self._history[day, places] = both / across(both)

    def _around(self, day: int, places: slice | Indices) -> Floats:
        return self._near.mean(self._history[day], places)
