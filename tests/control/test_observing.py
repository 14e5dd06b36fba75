from __future__ import annotations

import numpy as np
import pytest

from orontes.control.observing import held_odds, usual


@pytest.mark.parametrize("sides", [3, 5, 9])
def test_a_word_lifts_what_is_believed_by_its_weight_however_many_sides_fight(sides: int) -> None:
    before, weight = usual(sides + 1), np.array([0.5])
    odds = before / (1 - before) * held_odds(weight, before)
    assert odds / (1 + odds) == pytest.approx(before + (1 - before) * weight)


def test_a_war_of_one_side_is_no_error() -> None:
    assert 0 < usual(1) <= usual(2) < 1
