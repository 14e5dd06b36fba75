"""Every rule for time expressions, resolved against Saturday 25 March 2017."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given
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
    ("shelled since the weekend", "since the weekend", "2017-03-18", "2017-03-25"),
    ("killed in the first six months of 2016", "in the first six months of 2016", "2016-01-01", "2016-06-30"),
    ("has recently advanced", "recently", "2017-03-04", "2017-03-25"),
    ("later this week", "later this week", "2017-03-25", "2017-03-26"),
    ("a 2014 accord", "2014", "2014-01-01", "2014-12-31"),
    ("the December truce", "December", "2016-12-01", "2016-12-31"),
    ("late last year", "late last year", "2016-09-01", "2016-12-31"),
    ("from 28 February to 3 March", "28 February to 3 March", "2017-02-28", "2017-03-03"),
    ("from February 28 to March 3", "February 28 to March 3", "2017-02-28", "2017-03-03"),
    ("between 30 December and 4 January", "30 December and 4 January", "2016-12-30", "2017-01-04"),
    ("from January to March 2016", "January to March 2016", "2016-01-01", "2016-03-31"),
    ("in March-April 2016", "March-April 2016", "2016-03-01", "2016-04-30"),
    ("from 2012 to 2016", "2012 to 2016", "2012-01-01", "2016-12-31"),
    ("the 2015-16 siege", "2015-16", "2015-01-01", "2016-12-31"),
    ("on 5, 6 and 7 March", "5, 6 and 7 March", "2017-03-05", "2017-03-07"),
    ("raids on Thursday and Friday", "Thursday and Friday", "2017-03-23", "2017-03-24"),
    ("between Monday and Wednesday", "between Monday and Wednesday", "2017-03-20", "2017-03-22"),
    ("Thursday of last week", "Thursday of last week", "2017-03-16", "2017-03-16"),
    ("5 May last year", "5 May last year", "2016-05-05", "2016-05-05"),
    ("weeks ago", "weeks ago", "2017-03-04", "2017-03-24"),
    ("a fortnight ago", "a fortnight ago", "2017-03-11", "2017-03-11"),
    ("earlier in the week", "earlier in the week", "2017-03-20", "2017-03-25"),
    ("over the last week", "over the last week", "2017-03-18", "2017-03-25"),
    ("the first half of 2016", "the first half of 2016", "2016-01-01", "2016-06-30"),
    ("in the first week of March", "the first week of March", "2017-03-01", "2017-03-07"),
    ("since the 1970s", "1970s", "1970-01-01", "2017-03-25"),
    ("on the 23rd.", "on the 23rd", "2017-03-23", "2017-03-23"),
    ("the 30th of last month", "last month", "2017-02-01", "2017-02-28"),
    ("on New Year's Eve", "New Year's Eve", "2016-12-31", "2016-12-31"),
    ("on 23.03.2017", "23.03.2017", "2017-03-23", "2017-03-23"),
    ("killed the previous day", "the previous day", "2017-03-24", "2017-03-24"),
    ("in the next 48 hours", "in the next 48 hours", "2017-03-25", "2017-03-27"),
    ("the months-long siege", "months-long siege", "2016-12-25", "2017-03-25"),
    ("since yesterday", "yesterday", "2017-03-24", "2017-03-25"),
    ("at the start of the month", "the start of the month", "2017-03-01", "2017-03-10"),
    ("late in 2016", "late in 2016", "2016-09-01", "2016-12-31"),
    ("in March last year", "March last year", "2016-03-01", "2016-03-31"),
    ("last spring", "spring", "2016-03-01", "2016-05-31"),
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
        "the next day",
        "two days later",
        "it may 5 times fail",
        "a 10-day truce",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find_dates(text, DAY) == []


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("On Thursday the hill fell; Kafr had fallen the previous day.", "the previous day", "2017-03-22"),
        ("On Wednesday night they took the mill, lost earlier in the day.", "earlier in the day", "2017-03-22"),
        ("Taken on 3 March, it was lost two days later.", "two days later", "2017-03-05"),
        ("Hit on Monday and again the following day", "the following day", "2017-03-21"),
        ("It broke on Tuesday, as raids resumed that same day.", "that same day", "2017-03-21"),
    ],
)
def test_a_day_is_counted_from_the_one_named_before_it(text: str, words: str, day: str) -> None:
    last = find_dates(text, DAY)[-1]
    assert (last.span.of(text), str(last.when.earliest), str(last.when.latest)) == (words, day, day)


def test_a_year_ago_is_meant_where_this_year_lies_ahead() -> None:
    (found,) = find_dates("on 21 August", DAY)
    assert found.when.earliest == date(2016, 8, 21)


def test_precision_tells_months_from_days() -> None:
    (month,), (day,) = find_dates("in December", DAY), find_dates("on Monday", DAY)
    assert (month.when.precision, day.when.precision) == (Precision.MONTH, Precision.DAY)


_WORDS = """31 February 2017 March 21 last week month ago two 9999 since in the coming days years for Monday late 0 - /
    of 1
    Aug from to between and until 1990s half second quarter year yesterday overnight previous day before later that same
    next night New Year's Eve 29 23rd on , . spring winter weekend decade fortnight within time 48 hours day after
    tomorrow 00 99 0001 2016-17 long-long month-long siege earlier hour several recently first end early a"""
_PIECES = st.sampled_from(_WORDS.split())


@example("next year", date.max)
@given(st.lists(_PIECES, max_size=12).map(" ".join), st.dates())
def test_any_words_on_any_day_give_spans_in_order(text: str, day: date) -> None:
    found = find_dates(text, day)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(f.when.earliest <= f.when.latest and 0 <= f.span.start < f.span.end <= len(text) for f in found)
