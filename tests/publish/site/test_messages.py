"""The page has words for every value and every code that an edition can hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from orontes.claims.types import Kind, Modality
from orontes.control.types import Label, State
from orontes.incidents import grading, wishes
from orontes.incidents.types import Grade, StrikeStatus
from orontes.publish.types import Profile
from orontes.reading.types import EntryKind, Facility, Weapon
from orontes.sources.types import SkipReason
from orontes.theatre.types import SourceKind

FILE = json.loads((Path(__file__).parents[3] / "web" / "src" / "text" / "en.json").read_text(encoding="utf-8"))
TERMS = FILE["terms"]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (TERMS["kind"], Kind),
        (TERMS["modality"], Modality),
        (TERMS["grade"], Grade),
        (TERMS["gradeMeaning"], Grade),
        (TERMS["sourceKind"], SourceKind),
        (TERMS["strike"], StrikeStatus),
        (TERMS["weapon"], Weapon),
        (TERMS["facility"], Facility),
        (TERMS["entry"], EntryKind),
        (TERMS["skip"], SkipReason),
        (TERMS["label"], Label),
        (TERMS["profile"], Profile),
        (FILE["words"]["legendStates"], State),
    ],
)
def test_every_value_of_a_vocabulary_has_words(words: dict[str, str], values: Iterable[str]) -> None:
    assert {str(value) for value in values} <= words.keys()


def test_every_code_of_a_reason_or_a_wish_has_words() -> None:
    reasons = set(re.findall(r'_reason\(\s*"(\w+)"', Path(grading.__file__).read_text(encoding="utf-8")))
    wanted = set(re.findall(r'Wish\("(\w+)"', Path(wishes.__file__).read_text(encoding="utf-8")))
    assert len(reasons) > 10 and reasons <= FILE["reasons"].keys()
    assert {code for code in wanted if code not in FILE["wishes"]} == {"admission"}
    assert {"admission_harm", "admission_ground"} <= FILE["wishes"].keys()
