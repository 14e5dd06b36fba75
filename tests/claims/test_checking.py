"""A claim read back from a file is looked at before anything is built on it."""

from __future__ import annotations

import json
from math import inf, nan
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.claims import Claim, from_wire, to_wire
from orontes.errors import DataError
from orontes.evidence import Count
from tests.strategies import a_claim, claims

ROW = to_wire(a_claim(killed=Count(2, 4)))
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("killed", [-1, 3], "-1..3 is not a count"),
        ("killed", [nan, 3], "not a whole number"),
        ("killed", [1, nan], "not a whole number"),
        ("killed", [2.5, 3], "not a whole number"),
        ("killed", [4, 2], "4..2 is not a count"),
        ("confidence", nan, "confidence nan lies out of 0 to 1"),
        ("confidence", 1.5, "lies out of"),
        ("placement_p", -0.1, "lies out of"),
        ("place_lat", nan, "latitude nan"),
        ("place_lat", 95, "latitude 95 lies out of -90 to 90"),
        ("place_lat", None, "a latitude without a longitude"),
        ("place_lon", 200.0, "longitude 200.0"),
        ("radius_m", inf, "radius_m inf"),
        ("quote", 7, "quote 7 is not text"),
        ("side", None, "party None is not text"),
        ("chain", [], "nobody says it"),
        ("published", "2017-03-24T10:00:00", "has no zone"),
        ("span", [5, 2], "5..2 is not a range"),
        ("date_end", "1066-01-01", "comes before"),
        ("kind", "gossip", "not a valid Kind"),
        ("tokens", [], "wrong value"),
        ("id", "", "is empty"),
    ],
)
def test_a_wrong_value_is_one_line_with_its_place(field: str, value: object, says: str) -> None:
    with pytest.raises(DataError, match=r"claims\.jsonl:7: ") as told:
        from_wire({**ROW, field: value}, "claims.jsonl", 7)
    assert says in str(told.value)


@given(claims())
def test_what_was_written_is_read_back(claim: Claim) -> None:
    assert from_wire(json.loads(json.dumps(to_wire(claim)))).id == claim.id


@given(st.sampled_from(sorted(ROW)), ANYTHING)
@settings(max_examples=300, deadline=None)
def test_anything_in_any_field_is_a_claim_or_one_line(field: str, value: object) -> None:
    try:
        found = from_wire({**ROW, field: value}, "claims.jsonl", 7)
    except DataError as error:
        assert "\n" not in str(error)
        return
    to_wire(found)
