"""Which days are told: those of the reporting, whatever stray report or odd day stands among it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.errors import RequestError
from orontes.pipeline.window import window
from tests.strategies import a_claim

MARCH = [date(2017, 3, day) for day in (21, 22, 24, 24)]
LAST = MARCH[-1]


def test_the_days_begin_with_the_first_report() -> None:
    assert window(MARCH, [], LAST).first == MARCH[0]
    assert window(MARCH, [], LAST).notes == ()


def test_news_of_the_week_before_is_told_and_background_is_not() -> None:
    news, background = a_claim(day=date(2017, 3, 16)), a_claim(day=date(2014, 6, 1))
    assert window(MARCH, [news, background], LAST).first == date(2017, 3, 16)


def test_one_report_of_long_before_costs_no_years() -> None:
    found = window([date(1988, 5, 1), *MARCH], [], LAST)
    assert (found.first, found.strays) == (MARCH[0], (date(1988, 5, 1),))
    assert "1 report is of long before (published 1988-05-01)" in found.notes[0]


def test_a_fair_number_of_old_reports_is_no_stray() -> None:
    old = [date(2013, 5, 1), date(2013, 5, 3)]
    assert window([*old, *MARCH], [], LAST).first == old[0]


def test_no_silence_of_decades_is_bridged_for_the_fewer_reports() -> None:
    old = [date(1988, 5, day) for day in (1, 2, 3)]
    assert window([*old, *MARCH], [], LAST).first == MARCH[0]
    assert window([*old, date(1988, 6, 1), date(1988, 6, 2), *MARCH], [], LAST).first == old[0]


def test_a_silence_of_a_year_is_bridged() -> None:
    assert window([date(2016, 1, 5), *MARCH], [], LAST).first == date(2016, 1, 5)


def test_an_edition_of_an_early_day_tells_its_own_days() -> None:
    found = window([date(1988, 5, 1), *MARCH], [], date(1990, 1, 1))
    assert (found.first, found.last, found.strays) == (date(1988, 5, 1), date(1990, 1, 1), ())


@pytest.mark.parametrize(("days", "says"), [([], "holds no report yet"), (MARCH, "first report is of 2017-03-21")])
def test_nothing_to_tell_is_one_line(days: list[date], says: str) -> None:
    with pytest.raises(RequestError, match=says):
        window(days, [], date(2016, 1, 1))


@given(st.lists(st.dates(), min_size=1, max_size=12))
def test_any_days_in_any_order(days: list[date]) -> None:
    last = max(days)
    found = window(days, [], last)
    assert found == window(sorted(days), [], last)
    assert (found.last - found.first).days <= 36_525
    assert min(days) <= found.first <= found.last
    assert len(found.strays) + sum(day >= found.first for day in days) == len(days)
    assert all(day < found.first for day in found.strays)
