"""Bytes that are the same everywhere, and that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from orontes.publish.serial import csv_file, json_file, json_lines


def test_json_keeps_the_order_of_keys_and_rounds_to_six_decimals() -> None:
    assert json_file({"b": 1 / 3, "a": [-0.0000001]}) == b'{\n "b": 0.333333,\n "a": [\n  0.0\n ]\n}\n'


def test_a_line_separator_in_text_does_not_break_a_line_of_json() -> None:
    written = json_lines([{"quote": "one\u2028two"}])
    assert len(written.decode().splitlines()) == 1
    assert json.loads(written) == {"quote": "one\u2028two"}


def test_a_lone_surrogate_is_written_as_an_escape() -> None:
    assert json.loads(json_lines([{"quote": "a\ud800b"}])) == {"quote": "a\ud800b"}
    assert json.loads(json_file({"quote": "a\ud800b"})) == {"quote": "a\ud800b"}
    assert csv_file(("quote",), [("a\ud800b",)]) == b"quote\na b\n"


@given(st.text(), st.sampled_from("=+-@"))
def test_no_cell_of_text_starts_a_formula(rest: str, start: str) -> None:
    rows = list(csv.reader(io.StringIO(csv_file(("place",), [(start + rest,)]).decode())))
    assert rows[1][0].startswith(f"'{start}")


@given(st.floats(-180, 180))
def test_numbers_stay_numbers(value: float) -> None:
    rows = list(csv.reader(io.StringIO(csv_file(("lat",), [(value,)]).decode())))
    assert float(rows[1][0]) == round(value, 6)


@given(st.lists(st.text(), min_size=2, max_size=4))
def test_every_row_is_one_line(row: list[str]) -> None:
    header = [f"h{index}" for index in range(len(row))]
    assert csv_file(header, [row]).count(b"\n") == 2
