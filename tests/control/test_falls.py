from __future__ import annotations

from datetime import datetime, timedelta

from orontes.claims.types import NOBODY, Kind, Modality
from orontes.control import infer
from orontes.control.falls import with_takers
from tests.strategies import DAY, MONITOR, NORTH, SOUTH, THEATRE, THIRD, WIRE, a_claim

SIDES = (NORTH, SOUTH, THIRD)
FALL = a_claim(Kind.TERRITORY_TAKEN, actor=NOBODY)
HELD = a_claim(Kind.TERRITORY_HELD, actor=SOUTH, day=DAY - timedelta(days=9))


def attack(by: str, on: str = SOUTH, days: int = 3) -> object:
    return a_claim(Kind.ARMED_CLASH, actor=by, target=on, day=DAY - timedelta(days=days))


def taker(*others: object, sides: tuple[str, ...] = SIDES) -> tuple[str, str]:
    fall = with_takers([FALL, *others], sides)[0]  # type: ignore[list-item]
    return fall.actor.side, fall.target.side


def test_whoever_attacked_it_took_it_from_whom_it_attacked() -> None:
    assert taker(attack(NORTH)) == (NORTH, SOUTH)


def test_two_attackers_are_not_chosen_between() -> None:
    assert taker(attack(NORTH), attack(THIRD)) == ("", "")


def test_an_old_attack_says_nothing() -> None:
    assert taker(attack(NORTH, days=200)) == ("", "")


def test_who_held_it_did_not_take_it() -> None:
    assert taker(HELD, attack(SOUTH, "")) == ("", "")


def test_where_two_sides_fight_the_other_one_took_it() -> None:
    assert taker(HELD, sides=(NORTH, SOUTH)) == (NORTH, SOUTH)
    assert taker(HELD) == ("", "")


def test_what_is_inferred_is_less_sure() -> None:
    fall, _ = with_takers([FALL, attack(NORTH)], SIDES)  # type: ignore[list-item]
    assert fall.confidence < FALL.confidence
    assert fall.id == FALL.id


def test_a_fall_after_a_siege_changes_hands() -> None:
    siege = a_claim(Kind.ENCIRCLEMENT, actor=NORTH, target=SOUTH, day=DAY - timedelta(days=5))
    fall = a_claim(Kind.TERRITORY_TAKEN, actor=NOBODY, by=WIRE)
    (place,) = infer([siege, fall], THEATRE, DAY - timedelta(days=10), DAY)
    assert place.beliefs[-1].holders[0][0] == NORTH


def test_no_longer_held_speaks_against_the_side() -> None:
    held = a_claim(Kind.TERRITORY_HELD, actor=SOUTH, day=DAY - timedelta(days=3))
    gone = a_claim(Kind.TERRITORY_HELD, actor=SOUTH, modality=Modality.DENIED, by=WIRE)
    before, after = (
        dict(infer(told, THEATRE, DAY - timedelta(days=5), DAY)[0].beliefs[-1].holders)[SOUTH]
        for told in ([held], [held, gone])
    )
    assert after < before - 0.2


def test_a_later_entry_overtakes_an_earlier_one_of_the_same_day() -> None:
    morning, evening = (datetime.fromisoformat(f"{DAY}T{hour}:00+00:00") for hour in ("08", "18"))
    both = {"document": "doc-1", "by": MONITOR, "published": evening}
    beaten = a_claim(Kind.ARMED_CLASH, actor=NORTH, target=SOUTH, modality=Modality.FAILED, entry_time=morning, **both)
    now = a_claim(Kind.TERRITORY_HELD, actor=NORTH, entry_time=evening, **both)
    (place,) = infer([beaten, now], THEATRE, DAY - timedelta(days=5), DAY + timedelta(days=3))
    days = {belief.day: belief.holders[0][0] for belief in place.beliefs}
    assert days[DAY] == days[DAY + timedelta(days=3)] == NORTH
    (place,) = infer([now, beaten], THEATRE, DAY - timedelta(days=5), DAY)
    assert place.beliefs[-1].holders[0][0] == NORTH
    assert dict(place.beliefs[0].holders)[SOUTH] > dict(place.beliefs[0].holders)[NORTH]


def test_a_siege_that_was_lifted_is_over() -> None:
    ring = a_claim(Kind.ENCIRCLEMENT, actor=NORTH, target=SOUTH, by=WIRE)
    over = a_claim(Kind.ENCIRCLEMENT, actor=NORTH, modality=Modality.DENIED, by=WIRE, day=DAY + timedelta(days=5))
    again = a_claim(Kind.ENCIRCLEMENT, actor=NORTH, by=WIRE, day=DAY + timedelta(days=9))
    (place,) = infer([ring, over, again], THEATRE, DAY, DAY + timedelta(days=9))
    rings = [belief.encircled for belief in place.beliefs]
    assert rings[4] > 0.5 > rings[5]
    assert rings[8] < 0.5 < rings[9]


def test_a_ring_that_is_open_yet_is_none() -> None:
    ring = a_claim(Kind.ENCIRCLEMENT, actor=NORTH, by=WIRE, quote="Oakford was surrounded on three sides")
    (place,) = infer([ring], THEATRE, DAY, DAY)
    assert 0.1 < place.beliefs[0].encircled < 0.5


def test_where_an_advance_starts_is_a_soft_sign() -> None:
    said, started = (
        dict(infer([a_claim(Kind.TERRITORY_HELD, rule=rule)], THEATRE, DAY, DAY)[0].beliefs[0].holders)[NORTH]
        for rule in ("controls", "advance.from")
    )
    assert 0.3 < started < said - 0.1
