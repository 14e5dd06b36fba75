from __future__ import annotations

from datetime import date, timedelta

from orontes.casualties import Estimate, monthly, tolls
from orontes.claims.types import Claim, Kind
from orontes.evidence import Count
from orontes.incidents import Grade, gather
from tests.strategies import DAY, MONITOR, NORTH, SOUTH, THEATRE, WIRE, a_claim, a_place

JUNE = date(2021, 6, 3)


def _months(*told: Claim) -> tuple[tuple[str, str, Grade, bool, Estimate], ...]:
    rows = monthly(tolls(gather(told, THEATRE), told))
    return tuple((row.month, row.belligerent, row.grade, row.verified, row.killed) for row in rows)


def test_raw_figures_are_kept_apart_from_verified_ones() -> None:
    told = [
        a_claim(killed=Count(5, 5)),
        a_claim(by=WIRE, killed=Count(5, 5)),
        a_claim(killed=Count(2, None), day=DAY + timedelta(days=7)),
        a_claim(killed=Count(3, 3), day=JUNE, actor=SOUTH),
    ]
    assert _months(*told) == (
        ("2021-05", NORTH, Grade.FAIR, True, Estimate(5, 5, 5)),
        ("2021-05", NORTH, Grade.WEAK, False, Estimate(2, 2, None)),
        ("2021-06", SOUTH, Grade.WEAK, False, Estimate(3, 3, 3)),
    )


def test_separate_events_add_up() -> None:
    places = [a_place(), a_place("Farholt", 14.0, 25.0)]
    told = [a_claim(by=MONITOR, place=place, killed=Count(4, 6)) for place in places]
    assert [row[-1] for row in _months(*told)] == [Estimate(8, 8, 12)]


def test_a_total_of_a_period_is_not_added_to_the_events_it_sums_up() -> None:
    total = a_claim(Kind.CASUALTIES, killed=Count(300, None), days=(DAY - timedelta(days=7), DAY))
    assert _months(total) == ()


def test_nothing_gives_no_rows() -> None:
    assert monthly([]) == ()
