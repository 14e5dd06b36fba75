"""docs/custody.md says of each item of the Protocol whether it is met, and by which tests."""

from __future__ import annotations

import re
from pathlib import Path

from orontes.ledger import note_kinds

TOP = Path(__file__).parents[2]
ROW = re.compile(r"^\| (\d+) \| [^|]+ \| \*\*(met|partly|not met)\*\*[^|]* \| ([^|]*)\|$", re.MULTILINE)
WORDS = (TOP / "docs" / "custody.md").read_text(encoding="utf-8")


def test_each_item_is_there_once_and_what_is_met_is_tested() -> None:
    rows = ROW.findall(WORDS)
    assert [int(number) for number, _, _ in rows] == list(range(1, 23))
    for number, state, tests in rows:
        named = re.findall(r"`([^`]+)`", tests)
        assert named or state != "met", number
        for each in named:
            assert (TOP / "tests" / each).is_file(), each


def test_each_kind_of_note_is_named() -> None:
    assert all(f"`{kind}`" in WORDS for kind in note_kinds())
