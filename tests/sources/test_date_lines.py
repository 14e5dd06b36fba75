"""The date line of a report, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from orontes.sources.dating import date_line, date_of_name, parse_iso


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("March 22, 2017", "2017-03-22T00:00"),
        ("Wednesday 22nd March 2017 12:05 am", "2017-03-22T00:05"),
        ("By Staff | Posted on Mar. 22, 2017 | 18:30 GMT", "2017-03-22T18:30"),
        ("2017-03-22T18:30:00Z", "2017-03-22T18:30"),
        ("Last updated: 22/03/2017", "2017-03-22T00:00"),
        ("AMMAN, 24 April 2017 — Fighting went on.", "2017-04-24T00:00"),
        ("March 22, 2017 at 25:00", "2017-03-22T00:00"),
    ],
)
def test_date_lines_are_read(line: str, expected: str) -> None:
    found = date_line(f"A headline\n{line}\nThe body.")
    assert found is not None
    assert found[0].strftime("%Y-%m-%dT%H:%M") == expected


@pytest.mark.parametrize(
    "line",
    [
        "03/04/2017",  # March or April
        "31 February 2017",
        "The truce that Russia and Turkey brokered on 30 December 2016 has broken down in northern Hama.",
        "UPDATE 0745 GMT: rebels advanced",
        "Version 2017-03-22-7",
    ],
)
def test_other_lines_are_not(line: str) -> None:
    assert date_line(line) is None


def test_a_name_with_an_impossible_day_has_no_date() -> None:
    assert date_of_name("monitor-2017-02-31") is None
    assert date_of_name("monitor-2017-02-28") == date(2017, 2, 28)


@pytest.mark.parametrize("text", ["yesterday", "", "2017-3-2", "0001-01-01T00:00:00+14:00"])
def test_what_is_no_iso_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_iso(text)
