"""What one source makes of one event: whether it tells of it, as what, how late, and with which toll."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bench.wars.outlets import Outlet
from bench.wars.settings import SIDES
from bench.wars.truth import Event, Happening

from orontes.claims.types import Kind, Modality
from orontes.evidence import Count

LATE = 5.0  # days by which a party is late with what it admits
_KINDS = {
    Happening.TAKEN: Kind.TERRITORY_TAKEN,
    Happening.REPELLED: Kind.ARMED_CLASH,
    Happening.LEFT: Kind.TERRITORY_TRANSFERRED,
    Happening.SURROUNDED: Kind.ENCIRCLEMENT,
    Happening.STRIKE: Kind.AIR_STRIKE,
}


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim in the making: indices into places and SIDES (-1 for none), days since the first day of the war."""

    kind: Kind
    deed: str  # how `wording` names it
    place: int
    day: int
    days: int  # possible days, up to `day`
    actor: int
    target: int
    delay: float
    modality: Modality = Modality.ASSERTED
    killed: Count | None = None
    injured: Count | None = None
    civilians: Count | None = None
    event: int = -1  # number of the event that it tells of, -1 for none


def tellings(event: Event, outlet: Outlet, near: tuple[int, ...], chance: random.Random) -> Iterator[Telling]:
    """What an outlet that learned of an event publishes of it: nothing, one claim, or an early and a later toll."""
    plain = Telling(
        _KINDS[event.what],
        event.what.value,
        event.place,
        event.day,
        1,
        event.actor,
        event.target,
        chance.expovariate(1 / outlet.delay),
        event=event.number,
    )
    told = _bent(plain, event, outlet, chance)
    if told is not None:
        told = _dated(_mistaken(told, outlet, near, chance), chance)
        yield from _with_toll(told, event, outlet, chance) if event.what is Happening.STRIKE else [told]


def in_passing(outlet: Outlet, on: tuple[int, int], held: tuple[int, int], chance: random.Random) -> Telling:
    """Who holds a place (`on`: it and the day), as the outlet believes: it names the holder of some days before.

    `held` is who holds it and who held it then.
    """
    (place, day), (holder, before) = on, held
    side = before if outlet.side in {-1, before} else holder  # a party knows its own gains, and forgets its losses
    if chance.random() < outlet.wrong:
        side = chance.randrange(len(SIDES))
    late = chance.expovariate(1 / outlet.delay)
    return Telling(Kind.TERRITORY_HELD, "held", place, day, 1, side, -1, late)


def _bent(told: Telling, event: Event, outlet: Outlet, chance: random.Random) -> Telling | None:
    """The event as the outlet's interest bends it; None where it keeps silent."""
    if outlet.side == -1:
        return _as_seen(told, event, chance)
    if event.what is Happening.REPELLED:
        return _boast(told, event, outlet, chance)
    loses = event.actor if event.what is Happening.LEFT else event.target
    if outlet.side != loses or event.what is Happening.STRIKE:
        return _of_a_strike(told, event, outlet, chance)
    if chance.random() >= outlet.admits:
        denies = event.what is Happening.TAKEN and chance.random() < 0.1
        return replace(told, modality=Modality.DENIED) if denies else None
    return replace(told, delay=told.delay + chance.expovariate(1 / LATE))


def _as_seen(told: Telling, event: Event, chance: random.Random) -> Telling:
    if event.what is not Happening.REPELLED:
        return told
    if chance.random() < 0.5:
        return replace(told, deed="clash")
    return replace(told, modality=Modality.FAILED)


def _boast(told: Telling, event: Event, outlet: Outlet, chance: random.Random) -> Telling | None:
    if outlet.side != event.actor:
        return replace(told, modality=Modality.FAILED)
    if chance.random() < outlet.boasts:
        return replace(told, kind=Kind.TERRITORY_TAKEN, deed="taken")
    return replace(told, deed="clash") if chance.random() < 0.3 else None


def _of_a_strike(told: Telling, event: Event, outlet: Outlet, chance: random.Random) -> Telling | None:
    if event.what is not Happening.STRIKE or outlet.side != event.actor:
        return told
    return replace(told, modality=Modality.DENIED) if chance.random() < 0.2 else None


def _mistaken(told: Telling, outlet: Outlet, near: tuple[int, ...], chance: random.Random) -> Telling:
    draw = chance.random() / max(outlet.wrong, 1e-9)
    if draw >= 1:
        return told
    if draw < 0.5 and near:
        return replace(told, place=chance.choice(near))
    if draw < 0.7:
        return replace(told, actor=told.target, target=told.actor)
    if told.kind is Kind.ARMED_CLASH:
        return replace(told, kind=Kind.TERRITORY_TAKEN, deed="taken", modality=Modality.ASSERTED)
    return replace(told, modality=Modality.ALLEGED)


def _dated(told: Telling, chance: random.Random) -> Telling:
    """The day as the report gives it: sometimes the day before or after, sometimes only "this week"."""
    draw = chance.random()
    if draw < 0.08:
        return replace(told, day=max(0, told.day + chance.choice((-1, 1))))
    if draw < 0.13:
        return replace(told, day=told.day + chance.randrange(4), days=7)
    return told if chance.random() < 0.8 else replace(told, target=-1)


def _with_toll(told: Telling, event: Event, outlet: Outlet, chance: random.Random) -> Iterator[Telling]:
    if told.modality is Modality.DENIED:
        yield told
        return
    if event.killed > 3 and chance.random() < 0.2:
        early = event.killed * chance.uniform(0.3, 0.8)
        yield replace(told, killed=Count(max(1, round(early)), None), delay=told.delay / 4)
    swelled = event.killed * (
        outlet.swells if outlet.side == event.target else chance.choice((0.8, 1.0, 1.0, 1.0, 1.1))
    )
    killed = round(swelled)
    low_only = killed > 0 and chance.random() < 0.25
    some = Count(max(1, round(0.9 * killed)), None) if low_only else Count(killed, killed)
    civilians = Count(event.civilians, event.civilians) if chance.random() < 0.4 and killed == event.killed else None
    hurt = Count(event.injured, event.injured) if chance.random() < 0.5 else None
    yield replace(told, killed=some, injured=hurt, civilians=civilians)
