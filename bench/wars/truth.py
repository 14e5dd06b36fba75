"""What happens: fronts that move, pockets cut off, truces, losses and recaptures, strikes and their dead."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt
from bench.wars.ground import Land
from bench.wars.settings import SIDES, Settings

POCKET = 12  # places: a larger area cut off is a front of its own
_SPREAD = (3, 14)  # targets of an offensive
_LENGTH = (12, 50)  # its days


class Happening(StrEnum):
    """What may happen to a place."""

    TAKEN = "taken"
    REPELLED = "repelled"
    LEFT = "left"
    SURROUNDED = "surrounded"
    STRIKE = "strike"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened at one place on one day, `actor` to `target` (indices into SIDES)."""

    number: int
    day: int
    place: int
    what: Happening
    actor: int
    target: int
    killed: int = 0
    injured: int = 0
    civilians: int = 0  # of the killed


@dataclass(frozen=True, slots=True)
class Truth:
    """Who held each place at the end of each day, shaped (days, places), and all that happened, in order."""

    holders: npt.NDArray[np.int8]
    events: tuple[Event, ...]


@dataclass(slots=True)
class _Offensive:
    side: int
    targets: set[int]
    until: int
    answer: bool


@dataclass(slots=True)
class _War:
    land: Land
    settings: Settings
    chance: np.random.Generator
    held: npt.NDArray[np.int8]
    events: list[Event] = field(default_factory=list)
    offensives: list[_Offensive] = field(default_factory=list)
    truce_until: int = -1
    pockets: list[set[int]] = field(default_factory=list)

    def tell(self, day: int, place: int, what: Happening, actor: int, target: int, **toll: int) -> None:
        self.events.append(Event(len(self.events), day, place, what, actor, target, **toll))

    def foes(self, place: int) -> list[int]:
        """Sides that hold a neighbour of the place, but not the place; one entry a neighbour."""
        return [int(self.held[near]) for near in self.land.roads[place] if self.held[near] != self.held[place]]

    def front(self) -> list[int]:
        return [place for place in range(len(self.held)) if self.foes(place)]


def fight(land: Land, settings: Settings, chance: np.random.Generator) -> Truth:
    """A war on that land, day by day."""
    war = _War(land, settings, chance, _at_first(land, chance))
    holders = np.empty((settings.days, len(land.at)), dtype=np.int8)
    for day in range(settings.days):
        _day(war, day)
        holders[day] = war.held
    return Truth(holders, tuple(war.events))


def _at_first(land: Land, chance: np.random.Generator) -> npt.NDArray[np.int8]:
    """Each side around its capitals: two for the first two sides, one for the third, and a few enclaves."""
    capitals = chance.choice(len(land.at), 5, replace=False)
    sides = np.array([0, 0, 1, 1, 2], dtype=np.int8)
    apart = ((land.at[:, None, :] - land.at[capitals][None, :, :]) ** 2).sum(axis=2)
    held = sides[np.argmin(apart, axis=1)]
    for place in chance.choice(len(land.at), max(1, len(land.at) // 120), replace=False):
        held[[place, *land.roads[place]]] = chance.integers(len(SIDES))
    return held


def _day(war: _War, day: int) -> None:
    if day > war.truce_until and war.chance.random() < war.settings.truces:
        war.truce_until = day + int(war.chance.integers(20, 60))
    pace = 0.1 if day <= war.truce_until else 1.0
    front = war.front()
    if front and war.chance.random() < pace * war.settings.offensives * len(war.held) / 250:
        _begin(war, day, front)
    before = war.held.copy()
    _advance(war, day, pace)
    _skirmish(war, day, pace, front)
    _strike(war, day, pace, front)
    if (before != war.held).any():
        _besiege(war, day)
    _hand_over(war, day)


def _begin(war: _War, day: int, front: list[int]) -> None:
    first = int(war.chance.choice(front))
    side = int(war.chance.choice(war.foes(first)))
    _launch(war, day, side, _around(war, first, int(war.chance.integers(*_SPREAD))), war.settings.counter)


def _launch(war: _War, day: int, side: int, targets: set[int], answered: float) -> None:
    until = day + int(war.chance.integers(*_LENGTH))
    war.offensives.append(_Offensive(side, targets, until, bool(war.chance.random() < answered)))


def _around(war: _War, first: int, size: int) -> set[int]:
    """Connected places of one holder, nearest by road first."""
    found, queue = {first}, deque([first])
    while queue and len(found) < size:
        place = queue.popleft()
        for near in war.land.roads[place]:
            if war.held[near] == war.held[first] and near not in found:
                found.add(near)
                queue.append(near)
    return found


def _advance(war: _War, day: int, pace: float) -> None:
    for offensive in list(war.offensives):
        for place in sorted(offensive.targets):
            near = offensive.side in war.foes(place) and war.held[place] != offensive.side
            if near and war.chance.random() < pace * war.settings.attack:
                _attack(war, day, place, offensive.side, war.settings.success)
        if day >= offensive.until:
            war.offensives.remove(offensive)
            if offensive.answer and (taken := {p for p in offensive.targets if war.held[p] == offensive.side}):
                loser = int(war.chance.choice(war.foes(min(taken)) or [offensive.side]))
                if loser != offensive.side:
                    _launch(war, day, loser, taken, 0.2)


def _attack(war: _War, day: int, place: int, side: int, success: float) -> None:
    holder = int(war.held[place])
    if war.chance.random() < success:
        war.tell(day, place, Happening.TAKEN, side, holder)
        war.held[place] = side
    else:
        war.tell(day, place, Happening.REPELLED, side, holder)


def _skirmish(war: _War, day: int, pace: float, front: list[int]) -> None:
    for place in front:
        draw = war.chance.random()
        if draw < pace * (war.settings.drift + war.settings.raids) and (foes := war.foes(place)):
            won = 1.0 if draw < pace * war.settings.drift else 0.0
            _attack(war, day, place, int(war.chance.choice(foes)), won)


def _strike(war: _War, day: int, pace: float, front: list[int]) -> None:
    for place in front:
        if war.chance.random() < pace * war.settings.strikes and (foes := war.foes(place)):
            killed = int(war.chance.lognormal(1.1, 0.9))
            injured = int(war.chance.poisson(2.0 * killed + 1))
            side = int(war.chance.choice(foes))
            toll = {"killed": killed, "injured": injured, "civilians": int(war.chance.binomial(killed, 0.8))}
            war.tell(day, place, Happening.STRIKE, side, int(war.held[place]), **toll)


def _besiege(war: _War, day: int) -> None:
    """Areas newly cut off; the whole ring counts as whoever holds most of it."""
    known = {place for pocket in war.pockets for place in pocket}
    war.pockets = [area for area in _areas(war) if len(area) <= POCKET]
    for pocket in war.pockets:
        if pocket & known or not (foes := [side for place in sorted(pocket) for side in war.foes(place)]):
            continue
        for place in sorted(pocket):
            war.tell(day, place, Happening.SURROUNDED, max(set(foes), key=foes.count), int(war.held[place]))


def _areas(war: _War) -> Iterator[set[int]]:
    seen: set[int] = set()
    for first in range(len(war.held)):
        if first not in seen:
            area = _around(war, first, len(war.held))
            seen |= area
            yield area


def _hand_over(war: _War, day: int) -> None:
    for pocket in war.pockets:
        if war.chance.random() >= war.settings.pocket_falls:
            continue
        for place in sorted(pocket):
            if foes := war.foes(place):
                winner, loser = max(set(foes), key=foes.count), int(war.held[place])
                war.tell(day, place, Happening.LEFT, loser, winner)
                war.held[place] = winner
