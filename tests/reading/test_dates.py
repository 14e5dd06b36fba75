"""Every rule for time expressions, resolved against Saturday 25 March 2017."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.evidence import Precision
from orontes.reading.dates import find_dates

DAY = date(2017, 3, 25)

ONE = [
    ("The column left on Thursday.", "Thursday", "2017-03-23", "2017-03-23"),
    ("Raids began on Saturday.", "Saturday", "2017-03-25", "2017-03-25"),
    ("They advanced late Friday.", "Friday", "2017-03-24", "2017-03-24"),
    ("Thursday night's raid", "Thursday", "2017-03-23", "2017-03-23"),
    ("launched last Sunday", "Sunday", "2017-03-19", "2017-03-19"),
    ("it ended last Saturday", "Saturday", "2017-03-18", "2017-03-18"),
    ("fighting since Monday", "Monday", "2017-03-20", "2017-03-25"),
    ("talks will resume on Thursday", "Thursday", "2017-03-30", "2017-03-30"),
    ("from Monday to Wednesday", "from Monday to Wednesday", "2017-03-20", "2017-03-22"),
    ("hit today", "today", "2017-03-25", "2017-03-25"),
    ("hit yesterday", "yesterday", "2017-03-24", "2017-03-24"),
    ("shelled overnight", "overnight", "2017-03-24", "2017-03-25"),
    ("shelled last night", "last night", "2017-03-24", "2017-03-24"),
    ("due tomorrow", "tomorrow", "2017-03-26", "2017-03-26"),
    ("last week", "last week", "2017-03-13", "2017-03-19"),
    ("last month", "last month", "2017-02-01", "2017-02-28"),
    ("last year", "last year", "2016-01-01", "2016-12-31"),
    ("since last month", "since last month", "2017-02-01", "2017-03-25"),
    ("this week", "this week", "2017-03-20", "2017-03-25"),
    ("earlier this month", "earlier this month", "2017-03-01", "2017-03-25"),
    ("in late February", "late February", "2017-02-20", "2017-02-28"),
    ("in early February", "early February", "2017-02-01", "2017-02-10"),
    ("by mid-February", "mid-February", "2017-02-11", "2017-02-19"),
    ("the truce of December", "December", "2016-12-01", "2016-12-31"),
    ("in March", "March", "2017-03-01", "2017-03-25"),
    ("from last January", "January", "2017-01-01", "2017-03-25"),
    ("since August 2016", "August 2016", "2016-08-01", "2017-03-25"),
    ("in 2014", "2014", "2014-01-01", "2014-12-31"),
    ("since 2012", "2012", "2012-01-01", "2017-03-25"),
    ("late 2015", "late 2015", "2015-09-01", "2015-12-31"),
    ("in the summer of 2015", "summer of 2015", "2015-06-01", "2015-08-31"),
    ("besieged for weeks", "for weeks", "2017-03-04", "2017-03-25"),
    ("in recent weeks", "in recent weeks", "2017-03-04", "2017-03-25"),
    ("bombed for months", "for months", "2016-12-25", "2017-03-25"),
    ("over the past month", "over the past month", "2017-02-25", "2017-03-25"),
    ("for the past three months", "for the past three months", "2016-12-25", "2017-03-25"),
    ("in less than two months", "in less than two months", "2017-01-25", "2017-03-25"),
    ("the last 24 hours", "the last 24 hours", "2017-03-24", "2017-03-25"),
    ("two weeks ago", "two weeks ago", "2017-03-11", "2017-03-11"),
    ("two months ago", "two months ago", "2017-01-01", "2017-01-31"),
    ("on March 21", "March 21", "2017-03-21", "2017-03-21"),
    ("on 21 March", "21 March", "2017-03-21", "2017-03-21"),
    ("on the 21st of March", "21st of March", "2017-03-21", "2017-03-21"),
    ("since March 4", "since March 4", "2017-03-04", "2017-03-25"),
    ("on 11 February 2016", "11 February 2016", "2016-02-11", "2016-02-11"),
    ("on Dec. 5, 2015,", "Dec. 5, 2015", "2015-12-05", "2015-12-05"),
    ("2016-07-30", "2016-07-30", "2016-07-30", "2016-07-30"),
    ("on 30/07/2016", "30/07/2016", "2016-07-30", "2016-07-30"),
    ("between 21 and 23 March", "between 21 and 23 March", "2017-03-21", "2017-03-23"),
    ("March 3-7", "March 3-7", "2017-03-03", "2017-03-07"),
    ("on the fourth day of the push", "fourth day", "2017-03-25", "2017-03-25"),
    ("in the coming days", "in the coming days", "2017-03-25", "2017-04-01"),
    ("the coming weeks", "the coming weeks", "2017-03-25", "2017-04-15"),
    ("next week", "next week", "2017-03-27", "2017-04-02"),
    ("since the war began in 2011", "2011", "2011-01-01", "2017-03-25"),
    ("ever since the siege started on March 4", "March 4", "2017-03-04", "2017-03-25"),
    ("since Saturday", "Saturday", "2017-03-18", "2017-03-25"),
    ("since the start of the year", "since the start of the year", "2017-01-01", "2017-03-25"),
    ("the two-year siege", "two-year siege", "2015-03-25", "2017-03-25"),
    ("for more than a year", "for more than a year", "2016-03-25", "2017-03-25"),
    ("after weeks of raids", "after weeks of", "2017-03-04", "2017-03-25"),
    ("the battle enters its fourth day", "fourth day", "2017-03-22", "2017-03-25"),
    ("bombed over the weekend", "over the weekend", "2017-03-25", "2017-03-25"),
    ("shelled last weekend", "last weekend", "2017-03-18", "2017-03-19"),
    ("has recently advanced", "recently", "2017-03-04", "2017-03-25"),
    ("later this week", "later this week", "2017-03-25", "2017-03-26"),
    ("a 2014 accord", "2014", "2014-01-01", "2014-12-31"),
    ("the December truce", "December", "2016-12-01", "2016-12-31"),
    ("late last year", "late last year", "2016-09-01", "2016-12-31"),
    ("Mondays raid killed two", "Mondays", "2017-03-20", "2017-03-20"),
]


@pytest.mark.parametrize(("text", "words", "earliest", "latest"), ONE)
def test_each_expression_means_its_days(text: str, words: str, earliest: str, latest: str) -> None:
    (found,) = find_dates(text, DAY)
    assert (found.span.of(text), str(found.when.earliest), str(found.when.latest)) == (words, earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "on 31 February",
        "the march on Hama may begin",
        "in 2000 people",
        "a six-year plan",
        "a 20-day-old child",
        "in the days after it fell",
        "on 30/30/2016",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find_dates(text, DAY) == []


def test_a_year_ago_is_meant_where_this_year_lies_ahead() -> None:
    (found,) = find_dates("on 21 August", DAY)
    assert found.when.earliest == date(2016, 8, 21)


def test_precision_tells_months_from_days() -> None:
    (month,), (day,) = find_dates("in December", DAY), find_dates("on Monday", DAY)
    assert (month.when.precision, day.when.precision) == (Precision.MONTH, Precision.DAY)


_PIECES = st.sampled_from(
    [
        "31",
        "February",
        "2017",
        "March",
        "21",
        "last",
        "week",
        "month",
        "ago",
        "two",
        "9999",
        "since",
        "in",
        "the",
        "coming",
        "days",
        "years",
        "for",
        "Monday",
        "late",
        "0",
        "-",
        "/",
        "of",
        "1",
        "Aug",
    ]
)


@given(st.lists(_PIECES, max_size=12).map(" ".join), st.dates())
def test_any_words_on_any_day_give_spans_in_order(text: str, day: date) -> None:
    found = find_dates(text, day)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(f.when.earliest <= f.when.latest and 0 <= f.span.start < f.span.end <= len(text) for f in found)
