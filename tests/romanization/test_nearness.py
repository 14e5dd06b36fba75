"""One edit away, and no more."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from orontes.romanization import fold, folds, near_keys
from orontes.romanization.nearness import ALPHABET

KEY = st.text(alphabet=ALPHABET, max_size=10)


@given(KEY)
def test_near_keys_are_one_edit_away_and_not_the_key(key: str) -> None:
    near = near_keys(key)
    assert len(set(near)) == len(near)
    assert all(OSA.distance(key, other) == 1 for other in near)


@given(KEY, KEY)
def test_keys_one_edit_apart_are_near_each_other(one: str, other: str) -> None:
    assert (OSA.distance(one, other) == 1) == (other in near_keys(one)) == (one in near_keys(other))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzابتثجحخدذرزسشصضطظعغفقكلمنهويабвгдежзиклмнопрстуфхц' -", max_size=20))
def test_keys_are_written_in_the_letters_of_the_alphabet(name: str) -> None:
    assert all(set(key) <= set(ALPHABET) for key in folds(name))


def test_a_slip_of_the_pen_is_near() -> None:
    for slip in ("Khan Sheikhuon", "Kan Sheikhoun", "Khan Sheirkhoun", "Khna Sheikhoun"):
        assert fold(slip) == fold("Khan Sheikhoun") or fold(slip) in near_keys(fold("Khan Sheikhoun"))
