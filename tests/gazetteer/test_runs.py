"""Runs of capitalised words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.gazetteer import SqliteGazetteer
from orontes.gazetteer.runs import runs, words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("they left al-Bab for el Bab", ["al-Bab", "el Bab"]),
        ("at Aleppo, as Hama fell", ["Aleppo", "Hama"]),
        ("Syria’s Raqqa and Deir ez-Zor", ["Syria’s", "Raqqa", "Deir ez-Zor"]),
        ("the McDonald of O'Neil's", ["McDonald", "O'Neil's"]),
        ("in ‘Ain al-‘Arab.", ["Ain al-‘Arab"]),
        ("iPhone, d'Ivoire", []),
        ("Brigade 82", ["Brigade 82"]),
    ],
)
def test_runs_of_a_text(text: str, expected: list[str]) -> None:
    assert [run for _, run in runs(text)] == expected


@given(text=st.text(alphabet="aAlé ' -‘’sB2.حـ", max_size=60))
def test_runs_slice_the_text_at_the_bounds_of_words(text: str) -> None:
    found = list(runs(text))
    assert all(text.startswith(run, start) for start, run in found)
    assert all(start + len(run) <= after for (start, run), (after, _) in pairwise(found))
    assert all(not text[start - 1].isalnum() for start, _ in found if start)
    assert all(run.startswith(word.text, word.start) for _, run in found for word in words_of(run))


def test_a_run_seen_before_is_read_by_what_stands_around_it(gazetteer: SqliteGazetteer) -> None:
    texts = ["Two died in Colmar.", "Colmar fell silent.", "Colmar: two died.", "Two died in Colmar."]
    assert [len(gazetteer.find(text)) for text in texts] == [1, 0, 1, 1]
