from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.casualties import Estimate, PeriodToll, Unit, by_period, monthly, tolls
from orontes.claims.types import Claim, Kind
from orontes.evidence import Count
from orontes.incidents import Grade, gather
from tests.strategies import DAY, MONITOR, NORTH, SOUTH, THEATRE, WIRE, a_claim, a_place, claims

JUNE = date(2021, 6, 3)


def _periods(unit: Unit, *told: Claim) -> tuple[PeriodToll, ...]:
    return by_period(tolls(gather(told, THEATRE), told), unit)


def _months(*told: Claim) -> tuple[tuple[str, str, str, bool, Estimate | None], ...]:
    rows = monthly(tolls(gather(told, THEATRE), told))
    return tuple((f"{row.start:%Y-%m}", row.belligerent, row.grade, row.verified, row.killed) for row in rows)


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


def test_a_total_of_a_period_counts_only_beyond_the_events_it_sums_up() -> None:
    events = [a_claim(killed=Count(4, 4), day=DAY - timedelta(days=n)) for n in (1, 4)]
    total = a_claim(Kind.CASUALTIES, by=WIRE, killed=Count(11, 11), days=(DAY - timedelta(days=7), DAY))
    month = _periods(Unit.MONTH, *events, total)[-1]
    assert (month.belligerent, month.grade, month.killed) == ("all", "all", Estimate(11, 11, 11))
    assert month.incidents == 2
    less = a_claim(Kind.CASUALTIES, by=WIRE, killed=Count(7, 7), days=(DAY - timedelta(days=7), DAY))
    month = _periods(Unit.MONTH, *events, less)[-1]
    assert month.killed == Estimate(8, 8, 8)
    assert [(aside.claim, aside.why) for aside in month.set_aside] == [(less.id, "its parts are counted")]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"marks": ("running_total",)}, "running total"),
        ({"place": a_place("Zedland", where_prec=6)}, "whole country"),
        ({"place": a_place("Somewhere", None)}, "no place"),
        ({"days": (DAY - timedelta(days=90), DAY)}, "two months"),
    ],
)
def test_what_is_no_event_of_the_period_is_set_aside_with_the_reason(changes: dict[str, object], why: str) -> None:
    total = a_claim(Kind.CASUALTIES, killed=Count(300, None), **changes)
    *_, month = _periods(Unit.MONTH, total, a_claim(killed=Count(2, 2)))
    assert month.grade == "all"
    everything = [row for row in _periods(Unit.EDITION, total, a_claim(killed=Count(2, 2))) if row.grade == "all"]
    assert [row.killed for row in everything] == [Estimate(2, 2, 2)]
    assert [(aside.claim, why in aside.why) for row in everything for aside in row.set_aside] == [(total.id, True)]


def test_what_a_week_tells_is_no_single_days() -> None:
    week = a_claim(killed=Count(9, 9), days=(DAY, DAY + timedelta(days=5)))
    (_, day) = _periods(Unit.DAY, week)
    assert day.killed is None
    assert [aside.claim for aside in day.set_aside] == [week.id]
    assert [row.killed for row in _periods(Unit.WEEK, week) if row.belligerent == NORTH] == [Estimate(9, 9, 9)]


def test_sums_of_everything_and_of_what_is_verified_stand_beside_the_rows() -> None:
    told = [a_claim(killed=Count(5, 5)), a_claim(by=WIRE, killed=Count(5, 5)), a_claim(killed=Count(2, 2), day=JUNE)]
    rows = [row for row in _periods(Unit.EDITION, *told) if row.belligerent == "all"]
    assert [(row.grade, row.verified, row.killed) for row in rows] == [
        ("fair+confirmed", True, Estimate(5, 5, 5)),
        ("all", False, Estimate(7, 7, 7)),
    ]


def test_groups_add_up_over_events_and_never_with_one_another() -> None:
    told = [
        a_claim(
            killed=Count(9, 9), quote="nine dead, including three children and two women", day=DAY + timedelta(days=n)
        )
        for n in (0, 9)
    ]
    month = _periods(Unit.MONTH, *told)[-1]
    killed = {group.people: group.killed for group in month.groups}
    assert (killed["children"], killed["women"]) == (Estimate(6, 6, 6), Estimate(4, 4, 4))


def test_an_event_without_a_figure_is_no_nought() -> None:
    (row, _) = _periods(Unit.MONTH, a_claim(facility="hospital"))
    assert (row.incidents, row.with_figure, row.killed) == (1, 0, None)


def test_what_gives_no_figure_for_longer_than_the_period_is_no_row() -> None:
    thrice = a_claim(facility="hospital", days=(DAY, DAY + timedelta(days=20)))
    assert _periods(Unit.DAY, thrice) == ()
    assert [row.incidents for row in _periods(Unit.EDITION, thrice)] == [1, 1]


def test_nothing_gives_no_rows() -> None:
    assert monthly([]) == ()
    assert all(by_period([], unit) == () for unit in Unit)


@given(st.lists(claims(), max_size=10))
@settings(max_examples=40, deadline=None)
def test_every_claim_with_a_figure_is_counted_or_set_aside_once(told: list[Claim]) -> None:
    found = tolls(gather(told, THEATRE), told)
    cited = {claim for toll in found for claim in (*toll.counted, *(aside.claim for aside in toll.set_aside))}
    for unit in Unit:
        rows = [row for row in by_period(found, unit) if row.grade == "all"]
        seen = [claim for row in rows for claim in (*row.counted, *(aside.claim for aside in row.set_aside))]
        assert sorted(seen) == sorted(cited)
