"""The report of a day, of a week and of any days: what is in it, what it is compared with, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orontes.errors import RequestError
from orontes.evidence import When
from orontes.publish import lint, uncited
from orontes.publish.sitrep import sitrep
from orontes.publish.sitrep.periods import asked, recent, week_of, whole
from orontes.publish.sitrep.types import Period
from tests.publish.editions import INCIDENTS, empty, small
from tests.publish.test_sitrep import part


def may(first: int, last: int) -> Period:
    return Period(date(2031, 5, first), date(2031, 5, last))


def test_an_edition_tells_of_all_days_from_its_first_spell_to_its_own_day() -> None:
    assert str(whole(small())) == "4 to 12 May 2031"
    assert str(recent(small())) == "6 to 12 May 2031"
    assert str(whole(replace(small(), control=()))) == "10 to 12 May 2031"
    assert str(whole(empty())) == "12 May 2031"


def test_a_week_begins_on_a_monday() -> None:
    assert week_of(date(2031, 5, 12)).first == date(2031, 5, 12)
    assert str(week_of(date(2031, 5, 18))) == "12 to 18 May 2031"


def test_days_after_the_edition_s_own_are_left_out() -> None:
    assert asked(small(), may(10, 30)) == may(10, 12)


@pytest.mark.parametrize("period", [may(13, 14), Period(date(2029, 1, 1), date(2029, 12, 31))])
def test_days_outside_of_the_edition_are_refused_in_one_line(period: Period) -> None:
    with pytest.raises(RequestError, match=r"this edition tells of 2030-01-01 to 2031-05-12; name days among these$"):
        sitrep(small(), period)


def test_days_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(RequestError, match="name the earlier day first"):
        sitrep(small(), may(11, 10))


def test_a_day_tells_that_day_and_nothing_else() -> None:
    text = sitrep(small(), may(12, 12))
    assert text.startswith("# Situation report: Arvik and Belen — 12 May 2031\n")
    assert "cluster munitions" in text and "Hill Clinic**" not in text.split("## Control")[0]
    assert "No claim supports that any place changed in these days." in text


def test_where_little_is_told_the_best_known_events_are_key(text_of_a_day: str) -> None:
    keys = part(text_of_a_day, "Key changes")
    assert "**12 May 2031, Belen** — According to the Tally Office (quoted by Harbour Post), there were air" in keys
    assert keys.count("\n- ") == len({line for line in keys.splitlines() if line.startswith("- ")})


@pytest.fixture(scope="module")
def text_of_a_day() -> str:
    return sitrep(small(), may(12, 12))


def test_events_are_compared_with_as_many_days_before_with_a_caution() -> None:
    text = part(sitrep(small(), may(11, 12)), "In numbers")
    assert "| shelling | 0 | 1 | 0 | [[" in text and "| air strikes | 1 | 0 | 0 | [[" in text
    assert "1 report was published in these days, 1 in the 2 days before, and more reports tell more." in text


def test_there_is_no_comparison_with_days_that_the_edition_does_not_tell_of() -> None:
    assert "| Events told of | These days | Grade fair or better | According to |" in sitrep(small(), may(4, 12))


def test_a_day_without_a_report_says_so() -> None:
    text = sitrep(small(), may(5, 5))
    assert "*Of these days no event is told." in text and "No report was published in these days" in text
    assert uncited(text) == lint(text) == ()


def test_an_event_dated_loosely_is_counted_apart() -> None:
    loose = replace(INCIDENTS[1], when=When(date(2031, 5, 9), date(2031, 5, 10)))
    text = sitrep(replace(small(), incidents=(loose, *INCIDENTS[2:])), may(10, 10))
    assert "2 further events, dated less closely, may fall in them." in text
    assert "shelling" not in part(text, "In numbers")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(st.integers(1, 12), st.integers(1, 12))
def test_every_sentence_of_every_report_cites_and_the_same_days_give_the_same_report(one: int, other: int) -> None:
    text = sitrep(small(), may(*sorted((one, other))))
    assert uncited(text) == lint(text) == ()
    assert sitrep(small(), may(*sorted((one, other)))) == text
