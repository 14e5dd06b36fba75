"""The rules file is checked on load, and an error names the line."""

from __future__ import annotations

import pytest

from orontes.errors import LexiconError
from orontes.romanization.rules import load_rules, parse_rules

HEAD = "rule,written,becomes\n"


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("letter,q", "expected rule,written,becomes"),
        ("vowel,q,k", "unknown rule 'vowel'"),
        ("letter,qq,k", "wrong length"),
        ("pair,s,σ", "wrong length"),
        ("word,,x", "wrong length"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(row: str, complaint: str) -> None:
    with pytest.raises(LexiconError, match=complaint) as refusal:
        parse_rules(f"{HEAD}# a comment\n{row}\n")
    assert refusal.value.line == 3


def test_a_rule_given_twice_is_refused() -> None:
    with pytest.raises(LexiconError, match="twice"):
        parse_rules(f"{HEAD}letter,q,k\nletter,q,g\n")


def test_shipped_rules_load() -> None:
    assert load_rules().pairs["sh"] == "σ"
