"""A small made-up war with partisan boasts, wrong reports and silence, against which the model must earn its keep."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from orontes.claims.types import Claim, Kind, Modality
from orontes.control import infer
from tests.strategies import DAY, MONITOR, NORTH, NORTH_MEDIA, SOUTH, SOUTH_MEDIA, THEATRE, WIRE, a_claim, a_place

DAYS = [DAY + timedelta(days=n) for n in range(200)]
MEDIA = {NORTH: NORTH_MEDIA, SOUTH: SOUTH_MEDIA}
ENEMY = {NORTH: SOUTH, SOUTH: NORTH}
TRUST = {MONITOR: 0.5, WIRE: 0.4}


def _war(name: str, chance: random.Random) -> Iterator[tuple[str, list[Claim]]]:
    """Who really holds a town each day, and what is said of it that day."""
    place, holder = a_place(name, 10 + chance.random()), chance.choice([NORTH, SOUTH])
    for day in DAYS:
        told = []
        if chance.random() < 0.008:
            winner = ENEMY[holder]
            said_by = [*(voice for voice, rate in TRUST.items() if chance.random() < rate), MEDIA[winner]]
            told += [a_claim(Kind.TERRITORY_TAKEN, actor=winner, by=voice, day=day, place=place) for voice in said_by]
            holder = winner
        if chance.random() < 0.02:  # an attack that fails, and that its own side calls a victory
            enemy = ENEMY[holder]
            told.append(a_claim(Kind.TERRITORY_TAKEN, actor=enemy, by=MEDIA[enemy], day=day, place=place))
            told.append(
                a_claim(Kind.ARMED_CLASH, actor=enemy, target=holder, modality=Modality.FAILED, day=day, place=place)
            )
        if chance.random() < 0.02:
            right = chance.random() < 0.9
            side = holder if right else ENEMY[holder]
            told.append(a_claim(Kind.TERRITORY_HELD, actor=side, by=WIRE, day=day, place=place))
        yield holder, told


def _last_word(day: date, claims: list[Claim]) -> str:
    said = [c for c in claims if c.when.earliest <= day and c.kind is not Kind.ARMED_CLASH]
    return max(said, key=lambda claim: claim.when.earliest).actor.side if said else ""


def test_the_model_is_right_more_often_than_the_last_report_and_knows_how_often() -> None:
    chance = random.Random(20210510)
    right = naive = sure = surely_right = 0
    for number in range(20):
        days = list(_war(f"Town{number}", chance))
        claims = [claim for _, told in days for claim in told]
        (place,) = infer(claims, THEATRE, DAYS[0], DAYS[-1])
        for belief, (holder, _) in zip(place.beliefs, days, strict=True):
            best, probability = belief.holders[0]
            right += best == holder
            naive += _last_word(belief.day, claims) == holder
            sure += probability >= 0.9
            surely_right += probability >= 0.9 and best == holder
    assert right > 1.3 * naive
    assert right > 0.9 * 20 * len(DAYS)
    assert surely_right > 0.95 * sure > 0
