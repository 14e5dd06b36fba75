from __future__ import annotations

import math
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.casualties import tolls
from orontes.casualties.likely import FILE, Telling, likely, load_errors
from orontes.errors import LexiconError
from orontes.evidence import Count
from orontes.incidents import Stance, gather
from tests.strategies import MONITOR, NORTH, SOUTH_MEDIA, THEATRE, WIRE, a_claim, counts


def _exactly(number: int, stance: Stance = Stance.NEUTRAL) -> Telling:
    return Telling(Count(number, number), stance)


def _range(*tellings: Telling) -> tuple[int, int]:
    found = likely(tellings)
    assert found is not None
    return found


def test_nothing_said_is_no_range() -> None:
    assert likely([]) is None


def test_an_accuser_may_have_doubled_the_dead_and_an_admission_halved_them() -> None:
    accused, plain, admitted = (_range(_exactly(40, stance)) for stance in (Stance.FOR, Stance.NEUTRAL, Stance.AGAINST))
    assert accused[0] < plain[0] <= 40
    assert accused[1] < admitted[1]
    assert admitted[1] > 60


def test_sources_that_agree_make_it_surer() -> None:
    once, thrice = _range(_exactly(40)), _range(*[_exactly(40)] * 3)
    assert once[0] <= thrice[0] <= 40 <= thrice[1] <= once[1]
    assert thrice != once


def test_at_least_leaves_room_above() -> None:
    assert _range(Telling(Count(20, None), Stance.NEUTRAL))[1] > _range(_exactly(20))[1]


@pytest.mark.parametrize("stance", list(Stance))
def test_the_truth_lies_inside_as_often_as_is_said(stance: Stance) -> None:
    chance = random.Random(5)
    low, high = load_errors(FILE)[stance, "exact"]
    inside = 0
    for _ in range(400):
        truth = int(chance.lognormvariate(1.5, 1.0))
        told = [
            _exactly(round(truth * math.exp(chance.uniform(low, high))), stance) for _ in range(chance.randint(1, 3))
        ]
        found = _range(*told)
        inside += found[0] <= truth <= found[1]
    assert inside / 400 >= 0.93


@given(st.lists(st.tuples(counts(), st.sampled_from(Stance)), max_size=5))
@settings(max_examples=80, deadline=None)
def test_a_range_is_in_order_and_order_changes_nothing(said: list[tuple[Count | None, Stance]]) -> None:
    told = [Telling(count, stance) for count, stance in said if count]
    found = likely(told)
    assert (found is None) == (not told)
    assert found is None or 0 <= found[0] <= found[1]
    assert found == pytest.approx(likely(told[::-1]), abs=1) or found is None


def test_the_best_figure_lies_in_the_likely_range_of_a_toll() -> None:
    told = [a_claim(killed=Count(10, 10), target="civilians"), a_claim(by=WIRE, killed=Count(14, None))]
    (toll,) = tolls(gather(told, THEATRE), told)
    assert toll.killed is not None and toll.killed_likely is not None
    assert toll.killed_likely[0] <= toll.killed.best <= toll.killed_likely[1]


def test_a_partisan_figure_alone_is_a_wide_range() -> None:
    partisan = a_claim(by=SOUTH_MEDIA, actor=NORTH, target="civilians", killed=Count(40, 40))
    neutral = a_claim(by=MONITOR, actor=NORTH, target="civilians", killed=Count(40, 40))
    one, other = (tolls(gather([claim], THEATRE), [claim])[0].killed_likely for claim in (partisan, neutral))
    assert one is not None and other is not None
    assert one[0] < other[0]


def test_the_table_is_checked_on_load(tmp_path: Path) -> None:
    bad = tmp_path / "errors.csv"
    bad.write_text("stance,bound,least,most,note\nneutral,exact,2,1,\n")
    with pytest.raises(LexiconError, match=r"errors\.csv:2: .*no range"):
        load_errors(bad)
