from __future__ import annotations

import random
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.casualties import Estimate, Toll, apart, monthly, tolls
from orontes.casualties.nesting import covers
from orontes.claims.types import Claim, Kind
from orontes.evidence import Count
from orontes.incidents import gather
from orontes.theatre.types import PlaceKind
from tests.strategies import DAY, NORTH, SOUTH, THEATRE, WIRE, a_claim, a_place, claims

PROVINCE = a_place("Riverland", 10.5, 20.5, kind=PlaceKind.GOVERNORATE, where_prec=4, radius_m=60_000.0)
MILLBROOK = a_place("Millbrook", 10.3, 20.3)
WEEK = (DAY - timedelta(days=3), DAY)


def _tolls(*told: Claim) -> tuple[Toll, ...]:
    return tolls(gather(told, THEATRE), told)


def _sum(found: tuple[Toll, ...]) -> tuple[int, int, int]:
    killed = [toll.killed for toll in apart(found) if toll.killed]
    return sum(k.low for k in killed), sum(k.best for k in killed), sum(k.high or 0 for k in killed)


def test_a_daily_total_and_its_parts_are_not_added() -> None:
    parts = [a_claim(killed=Count(4, 4)), a_claim(killed=Count(5, 5), place=MILLBROOK)]
    total = a_claim(by=WIRE, killed=Count(11, 11), place=PROVINCE)
    assert _sum(_tolls(*parts, total)) == (11, 11, 11)
    assert _sum(_tolls(*parts)) == (9, 9, 9)


def test_parts_that_outnumber_their_total_stand() -> None:
    parts = [a_claim(killed=Count(8, 8)), a_claim(killed=Count(9, 9), place=MILLBROOK)]
    assert _sum(_tolls(*parts, a_claim(by=WIRE, killed=Count(11, 11), place=PROVINCE))) == (17, 17, 17)


def test_a_total_of_days_covers_a_day_at_the_same_place() -> None:
    told = _tolls(a_claim(killed=Count(4, 4)), a_claim(Kind.CASUALTIES, by=WIRE, killed=Count(9, 9), days=WEEK))
    assert len(told) == 2
    assert _sum(told) == (9, 9, 9)


def test_another_side_another_place_and_another_day_add_up() -> None:
    total = a_claim(killed=Count(11, 11), place=PROVINCE)
    others = [
        a_claim(by=WIRE, killed=Count(4, 4), actor=SOUTH),
        a_claim(by=WIRE, killed=Count(5, 5), place=a_place("Farholt", 14.0, 25.0, admin1="Hills")),
        a_claim(by=WIRE, killed=Count(6, 6), day=DAY + timedelta(days=9)),
    ]
    assert _sum(_tolls(total, *others)) == (26, 26, 26)


def test_the_monthly_table_counts_a_total_for_what_it_says_beyond_its_parts() -> None:
    told = [a_claim(killed=Count(4, 4)), a_claim(by=WIRE, killed=Count(11, 11), place=PROVINCE)]
    (month,) = monthly(_tolls(*told))
    assert (month.belligerent, month.killed) == (NORTH, Estimate(11, 11, 11))


def test_a_total_of_the_war_is_not_summed() -> None:
    war = a_claim(Kind.CASUALTIES, killed=Count(9000, 9000), days=(DAY - timedelta(days=400), DAY))
    assert apart(_tolls(war)) == ()


@given(st.lists(claims(), max_size=10), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_sums_are_ordered_and_never_exceed_adding_everything(told: list[Claim], chance: random.Random) -> None:
    found = _tolls(*told)
    short = {toll.incident for toll in apart(found)}
    for toll in apart(found):
        assert toll.killed is None or toll.killed.low <= toll.killed.best <= (toll.killed.high or toll.killed.best + 1)
    plain = sum(toll.killed.best for toll in found if toll.killed and toll.incident in short)
    assert _sum(found)[1] <= plain
    assert not any(covers(one, other) and covers(other, one) for one in found for other in found)
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert {toll.incident: toll for toll in apart(shuffled)} == {toll.incident: toll for toll in apart(found)}
