"""The arrays behind a picture: which places, holders and days they stand for, and what fills them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from orontes.claims.types import Claim
from orontes.control import params
from orontes.control.chain import Chain, Observed, no_field
from orontes.control.learning import stated, trust, weighed
from orontes.control.neighbours import Indices, Neighbours, neighbours
from orontes.control.observing import Axes, Told
from orontes.control.priors import every_day, prior_by_day
from orontes.control.sites import Site
from orontes.control.types import Floats
from orontes.evidence import shifted
from orontes.theatre.types import Theatre

EVERYWHERE = slice(None)


@dataclass(frozen=True, slots=True)
class Frame:
    """Places in their order, holders ("" for unknown), and days, with what the theatre says beforehand."""

    theatre: Theatre
    holders: tuple[str, ...]
    first: date
    number: int  # of days

    @classmethod
    def around(
        cls, theatre: Theatre, holders: tuple[str, ...], sites: Sequence[Site], window: tuple[date, date]
    ) -> Frame:
        """The window, and before and after it the days on which something is told that bears on it."""
        start, end = window
        told = [sign.day for site in sites for sign in (site.signs[:1] + site.signs[-1:])]
        first = max(min([*told, start]), shifted(start, -params.HORIZON_DAYS))
        last = min(max([*told, end]), shifted(end, params.HORIZON_DAYS))
        return cls(theatre, holders, first, (last - first).days + 1)

    @property
    def days(self) -> list[date]:
        """Every day."""
        return every_day(self.first, self.first + timedelta(days=self.number - 1))

    @property
    def axes(self) -> Axes:
        """What the arrays stand for."""
        return Axes(self.first, self.number, self.holders)

    def observed(self, sites: Sequence[Site], told: Told) -> Observed:
        """What the chain needs: what is told, and what is known beforehand of the places."""
        days = self.days
        drawn = [prior_by_day(s.placement, self.theatre, self.holders, days, s.changes) for s in sites]
        prior = np.stack([prior for prior, _ in drawn], axis=1, dtype=np.float32)
        afresh = np.stack([afresh for _, afresh in drawn], axis=1)
        return Observed(prior, afresh, told.told, told.leaves, told.comes, told.again)


def refuse(start: date, end: date) -> None:
    """Raise ValueError for a window that ends before it starts, or is of more than a hundred years."""
    if end < start:
        raise ValueError(f"{end} comes before {start}")
    if (end - start).days > params.MOST_DAYS:
        raise ValueError(f"{start} to {end} is more than a hundred years: ask for fewer")


def sides(theatre: Theatre, told: Iterable[Claim]) -> tuple[str, ...]:
    """Who may hold ground: the theatre's sides that do; in a theatre without sides, those that the claims name."""
    if theatre.sides:
        return tuple(side.id for side in theatre.sides if side.holds_ground)
    return tuple(sorted({side for c in told for side in (c.actor.side, c.target.side)} - {"", "civilians"}))


@dataclass(slots=True)
class Worked:
    """Beliefs (days, places, holders), and how far each voice is believed."""

    beliefs: Floats
    voices: dict[str, int]
    believed: Floats


def smoothed(frame: Frame, sites: Sequence[Site], near: Neighbours) -> Worked:
    """Beliefs of each day from all that was ever told.

    Each round listens to what the neighbours believed in the last, and weighs voices by how they bore out in it.
    """
    voices: dict[str, int] = {}
    signs = frame.axes.lay([site.signs for site in sites], voices)
    before = stated(signs, len(voices))
    told = Told(frame.axes, len(sites))
    told.add(signs)
    observed = frame.observed(sites, told)
    listens = coupling(frame.theatre, sites, near)
    found = Chain(observed, listens).smooth(no_field)
    believed = before
    for _ in range(params.PASSES):
        believed = trust(signs, found, before)
        told = Told(frame.axes, len(sites))
        told.add(weighed(signs, believed))
        chain = Chain(
            observed.saying(told.told, told.leaves, told.comes, told.again), coupling(frame.theatre, sites, near)
        )
        found = chain.smooth(_Around(found, near, EVERYWHERE))
    return Worked(found, voices, believed)


def renew(worked: Worked, frame: Frame, sites: Sequence[Site], near: Neighbours, places: Sequence[int]) -> None:
    """Work out again what is believed of some places, those around them and all voices standing as they are."""
    some, numbers = [sites[place] for place in places], np.array(places)
    told = Told(frame.axes, len(some))
    told.add(weighed(frame.axes.lay([site.signs for site in some], worked.voices), worked.believed))
    chain = Chain(frame.observed(some, told), coupling(frame.theatre, sites, near)[numbers])
    for _ in range(params.ROUNDS):
        worked.beliefs[:, numbers] = chain.smooth(_Around(worked.beliefs, near, numbers))


def coupling(theatre: Theatre, sites: Sequence[Site], near: Neighbours) -> Floats:
    """How far each place listens to its neighbours, (places, 1)."""
    stated = {prior.place for prior in theatre.priors}
    listens = [params.COUPLING_STATED if s.placement.place_id in stated else params.COUPLING for s in sites]
    return np.asarray(np.array(listens).reshape(-1, 1) * (near.count > 0))


def graph(sites: Sequence[Site]) -> Neighbours:
    """Who lies next to whom."""
    return neighbours([site.point for site in sites])


@dataclass(frozen=True, slots=True)
class _Around:
    """What the neighbours of some places believe on a day, in the last round."""

    beliefs: Floats
    near: Neighbours
    places: slice | Indices

    def __call__(self, day: int) -> Floats:
        return self.near.mean(self.beliefs[day], self.places)
