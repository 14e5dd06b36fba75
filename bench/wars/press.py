"""Reports of a war, as claims in the product's own noun, with the event that each really tells of."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

import numpy as np
from bench.wars import wording
from bench.wars.ground import Land, land
from bench.wars.outlets import Outlet, outlets, theatre
from bench.wars.settings import SIDES, START, Settings
from bench.wars.telling import Telling, in_passing, tellings
from bench.wars.truth import Truth, fight

from orontes.claims.types import Claim, Kind, Party, Voice
from orontes.evidence import Origin, Precision, RecordId, Span, When
from orontes.places.types import Placement
from orontes.theatre.types import Theatre

CIVILIANS = Party("families", "", "civilians")
_READ_BY = Origin("bench/wars", "1")
_SURE = ((1.0, 0.7), (0.9, 0.2), (0.6, 0.1))  # how sure placements are, and how often
_LAG = 6.0  # days by which what is said in passing may be out of date, in the mean


@dataclass(frozen=True, slots=True)
class War:
    """A simulated war: what happened, and all that was written of it. `event_of` is -1 where a claim tells of none."""

    land: Land
    truth: Truth
    theatre: Theatre
    claims: tuple[Claim, ...]  # by publication
    event_of: Mapping[RecordId, int]  # number of the event in `truth.events`


def simulate(settings: Settings, seed: int) -> War:
    """The war of that seed: the same seed gives the same war, on every machine."""
    chance = np.random.default_rng(seed)
    ground = land(settings, chance)
    truth = fight(ground, settings, chance)
    press = outlets(ground, settings, chance)
    desk = _Desk(ground, settings, random.Random(seed))
    told = list(_written(desk, truth, press, chance))
    told.extend(list(_copied(desk, told, press)))
    told.sort(key=lambda pair: (pair[0].published, pair[0].id))
    events = {claim.id: event for claim, event in told}
    pack = theatre(ground, press, truth.holders[0])
    return War(ground, truth, pack, tuple(claim for claim, _ in told), events)


Told = tuple[Claim, int]


def _written(desk: _Desk, truth: Truth, press: Sequence[Outlet], chance: np.random.Generator) -> Iterator[Told]:
    sees = np.stack([outlet.sees for outlet in press])
    for event in truth.events:
        learned = chance.random(len(press)) < sees[:, event.place]
        for number in np.flatnonzero(learned).tolist():
            for telling in tellings(event, press[number], desk.ground.roads[event.place], desk.chance):
                yield from desk.file(telling, press[number])
    for outlet in press:
        yield from _passing(desk, truth, outlet, chance)


def _passing(desk: _Desk, truth: Truth, outlet: Outlet, chance: np.random.Generator) -> Iterator[Told]:
    days, places = truth.holders.shape
    rate = outlet.sees * desk.settings.passing * desk.nearness(truth)
    for place in range(places):
        for day in np.sort(chance.integers(0, days, chance.poisson(rate[place] * days))).tolist():
            lag = min(day, int(desk.chance.expovariate(1 / _LAG)))
            holder, before = int(truth.holders[day, place]), int(truth.holders[day - lag, place])
            yield from desk.file(in_passing(outlet, (place, day), (holder, before), desk.chance), outlet)


def _copied(desk: _Desk, told: Sequence[Told], press: Sequence[Outlet]) -> Iterator[Told]:
    """Outlets that repeat others: half say whom, half only take the words."""
    for outlet in press:
        if not outlet.copies:
            continue
        for claim, event in told:
            copied = desk.chance.random() < outlet.copies and claim.chain[0] is not outlet.voice
            if copied and (copy := desk.copy(claim, outlet)) is not None:
                yield copy, event


class _Desk:
    """Where tellings become claims."""

    def __init__(self, ground: Land, settings: Settings, chance: random.Random) -> None:
        self.ground, self.settings, self.chance = ground, settings, chance
        self.filed = 0

    def nearness(self, truth: Truth) -> np.ndarray:
        """4 for places that ever changed hands, 1 for the rest: reporters go where something happens."""
        return np.where((truth.holders != truth.holders[0]).any(axis=0), 4.0, 1.0)

    def file(self, telling: Telling, outlet: Outlet) -> Iterator[Told]:
        """The claim, where it is published before the war's last day and the outlet is not silent that day."""
        published = telling.day + telling.delay
        if published < self.settings.days and not outlet.silent[int(published)]:
            yield self._claim(telling, outlet.voice, published), telling.event

    def copy(self, claim: Claim, outlet: Outlet) -> Claim | None:
        """The claim as a copyist publishes it, up to a few days later."""
        published = claim.published + timedelta(days=self.chance.expovariate(1.0))
        day = (published.date() - START).days
        if day >= self.settings.days or outlet.silent[day]:
            return None
        chain = (outlet.voice, claim.voice) if self.chance.random() < 0.5 else (outlet.voice,)
        identity = self._next(outlet.voice, published)
        quote = wording.cut(claim.quote, self.chance)
        source = claim.voice.name if len(chain) > 1 else ""
        told = {"published": published, "entry_time": published, "chain": chain, "source": source, "quote": quote}
        return replace(claim, **identity, **told, span=Span(0, len(quote)))

    def _next(self, voice: Voice, published: datetime) -> dict[str, RecordId]:
        self.filed += 1
        document = RecordId(f"{voice.source_id}-{published:%Y%m%d-%H}")
        return {"id": RecordId(f"claim-{self.filed:08d}"), "document": document, "doc": document}

    def _claim(self, telling: Telling, voice: Voice, days: float) -> Claim:
        published = _moment(days)
        sure, place = self._placed(telling.place)
        told = self.ground.placements[telling.place].name
        quote = self._quote(telling, told)
        return Claim(
            **self._next(voice, published),
            span=Span(0, len(quote)),
            quote=quote,
            kind=telling.kind,
            place=told,
            placement=_placement(self.ground.placements[place], told, sure),
            actor=_party(telling.actor),
            target=CIVILIANS if telling.kind is Kind.AIR_STRIKE else _party(telling.target),
            when=_when(telling.day, telling.days),
            entry_time=published,
            published=published,
            source="",
            chain=(voice,),
            modality=telling.modality,
            killed=telling.killed,
            injured=telling.injured,
            facility="",
            weapon="",
            rule="simulated",
            read_by=_READ_BY,
            confidence=self.chance.uniform(0.6, 1.0),
            civilians_killed=telling.civilians,
        )

    def _placed(self, place: int) -> tuple[float, int]:
        """How sure the placement is, and where it is: at a neighbour where it is wrong, whatever the words name."""
        (sure,) = self.chance.choices([p for p, _ in _SURE], [often for _, often in _SURE])
        wrong = self.chance.random() < (1 - sure) * self.settings.misplaced * self.settings.noise
        near = self.ground.roads[place]
        return sure, self.chance.choice(near) if wrong and near else place

    def _quote(self, telling: Telling, place: str) -> str:
        sides = tuple(SIDES[side] if side >= 0 else "" for side in (telling.actor, telling.target))
        day = f"{_day(telling.day):%A}"
        told = wording.sentence(telling.deed, place, (sides[0], sides[1]), day, self.chance)
        return told + wording.toll(telling.killed, telling.injured, telling.civilians, self.chance)


@cache
def _day(number: int) -> date:
    return START + timedelta(days=number)


@cache
def _when(day: int, days: int) -> When:
    earliest = _day(max(0, day - days + 1))
    return When(earliest, _day(day), Precision.DAY if days == 1 else Precision.WEEK)


def _moment(days: float) -> datetime:
    return datetime.combine(START, time(), UTC) + timedelta(days=days)


@cache
def _placement(placement: Placement, told: str, sure: float) -> Placement:
    return replace(placement, text=told, probability=sure)


@cache
def _party(side: int) -> Party:
    return Party(f"{SIDES[side]} forces", "", SIDES[side]) if side >= 0 else Party()
