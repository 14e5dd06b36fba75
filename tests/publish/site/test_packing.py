"""Columns: whatever records say, it comes back as it was; and a list of equal words takes little room."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from orontes.publish.site.packing import packed, steps
from tests.publish.site.unpacking import records

words = st.sampled_from(["Hama", "", "a", "حماة", "shelling"])
plain = words | st.integers(-9, 9) | st.floats(-1, 1) | st.booleans()
value = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("xyz"), inner, max_size=2)
)
record = st.dictionaries(st.sampled_from(["kind", "from", "spans", "toll"]), value, max_size=4)


@given(st.lists(record, max_size=6))
def test_records_come_back_as_they_were(told: list[dict[str, Any]]) -> None:
    made = json.loads(json.dumps(packed(told=told)))
    assert records(made, "told") == told


def test_lists_may_hold_what_is_not_known() -> None:
    told = [{"killed": [20, None]}, {"killed": [3, 5]}, {}]
    assert records(packed(told=told), "told") == told


def test_a_word_is_written_once() -> None:
    made = json.dumps(packed(told=[{"why": "a place of the theatre"}] * 50))
    assert made.count("theatre") == 1
    assert len(made) < 300


@given(st.lists(st.integers()))
def test_steps_add_up(numbers: list[int]) -> None:
    total, out = 0, []
    for step in steps(numbers):
        total += step
        out.append(total)
    assert out == numbers
