"""Numbers with their hedges, and what they count."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.reading.counts import find_counts
from orontes.reading.numbers import number_value

ONE = [
    ("at least 20 people died", "at least 20", (20, None), "people"),
    ("more than 300 villagers left", "more than 300", (300, None), "villager"),
    ("dozens of tanks", "dozens", (24, None), "tank"),
    ("hundreds were hurt", "hundreds", (200, None), ""),
    ("thousands of families", "thousands", (2000, None), "family"),
    ("tens of thousands of refugees", "tens of thousands", (20000, None), "refugee"),
    ("scores of shells", "scores", (40, None), "shell"),
    ("several soldiers", "several", (3, None), "soldier"),
    ("a number of houses", "a number", (3, None), "house"),
    ("a dozen raids", "a dozen", (12, 12), "raid"),
    ("more than a dozen raids", "more than a dozen", (12, None), "raid"),
    ("up to 50 gunmen", "up to 50", (0, 50), "gunman"),
    ("24 to 30 fighters", "24 to 30", (24, 30), "fighter"),
    ("between 8 and 10 buses", "between 8 and 10", (8, 10), "bus"),
    ("two hundred and six children", "two hundred and six", (206, 206), "child"),
    ("about 40 vehicles", "about 40", (40, 40), "vehicle"),
    ("some 300,000 residents", "some 300,000", (300000, 300000), "resident"),
    ("eight government troops", "eight", (8, 8), "troop"),
    ("16 victims at least", "16", (16, None), "victim"),
    ("nine members of the squad", "nine", (9, 9), "member"),
    ("a father, a mother and their daughter", "a father, a mother and their daughter", (3, 3), "person"),
    ("six kilometres west", "six", (6, 6), "kilometre"),
    ("8 percent of it", "8", (8, 8), "percent"),
    ("many more wounded", "many", (3, None), ""),
    ("no civilians", "no", (0, 0), "civilian"),
    ("“around twenty villagers”", "around twenty", (20, 20), "villager"),
    ("at least about 40 vehicles", "at least about 40", (40, None), "vehicle"),
]


@pytest.mark.parametrize(("text", "words", "bounds", "unit"), ONE)
def test_each_number_is_a_range_of_something(text: str, words: str, bounds: tuple[int, int | None], unit: str) -> None:
    (found,) = find_counts(text)
    assert (found.span.of(text), (found.count.low, found.count.high), found.unit) == (words, bounds, unit)


@pytest.mark.parametrize("text", ["Army: 3 soldiers killed", "Kharkiv - 3 wounded"])
def test_a_number_behind_a_heading_counts(text: str) -> None:
    assert [str(hit.count) for hit in find_counts(text)] == ["3"]


def test_a_hedge_belongs_to_the_number_after_it() -> None:
    found = find_counts("Posted 3 Least 7: 15 at least 12 villagers died")
    assert [str(hit.count) for hit in found][-1] == "12+"


@pytest.mark.parametrize(
    "text",
    [
        "1e9 people",
        "-5 people",
        "the 12-year-old boy",
        "at 19:15",
        "$13m",
        "one of the villages",
        "a T-72",
        "in 2016",
        "the 4th floor",
    ],
)
def test_what_counts_nothing_is_left_alone(text: str) -> None:
    assert find_counts(text) == []


def test_two_counts_of_one_sentence_stay_apart() -> None:
    found = find_counts("The blast killed 14 and wounded 50.")
    assert [(str(hit.count), hit.unit) for hit in found] == [("14", ""), ("50", "")]


@given(st.integers(0, 999_999_999))
def test_digits_with_separators_keep_their_value(number: int) -> None:
    assert number_value(f"{number:,}") == number == number_value(str(number))


@given(st.text(alphabet="0123456789,.-+e dozens of hundredtwo a", max_size=60))
def test_any_text_gives_counts_inside_it_in_order(text: str) -> None:
    found = find_counts(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(0 <= hit.span.start < hit.span.end <= len(text) for hit in found)
