"""The rules file is checked on load, and an error names the line."""

from __future__ import annotations

import pytest

from orontes.errors import LexiconError
from orontes.romanization.rules import load_rules, parse_rules
from orontes.romanization.scripts import load_scripts, parse_script
from orontes.romanization.traditions import load_traditions, parse_tradition

HEAD = "rule,written,becomes\n"


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("letter,q", "expected rule,written,becomes"),
        ("vowel,q,k", "unknown rule 'vowel'"),
        ("letter,qq,k", "wrong length"),
        ("sound,sh,ʃ", "wrong length"),
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
    assert ("sh", "ʃ") in load_rules().spellings


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("letter,б", "expected rule,written,becomes"),
        ("vowel,б,b", "unknown rule 'vowel'"),
        ("series,ሀለ,h", "wrong length"),
        ("letter,а,b", "twice"),
        ("letter,^$,b", "wrong length"),
    ],
)
def test_a_wrong_row_of_a_script_is_refused_with_its_line(row: str, complaint: str) -> None:
    with pytest.raises(LexiconError, match=complaint) as refusal:
        parse_script(f"{HEAD}letter,а,a\n{row}\n", "cyrillic.csv")
    assert (refusal.value.file, refusal.value.line) == ("cyrillic.csv", 3)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [("country,Ukraine,", "wrong length"), ("country,UA,", "twice"), ("letter,g,h", "unknown rule")],
)
def test_a_wrong_row_of_a_tradition_is_refused_with_its_line(row: str, complaint: str) -> None:
    with pytest.raises(LexiconError, match=complaint) as refusal:
        parse_tradition(f"{HEAD}country,UA,\n{row}\n", "slavic.csv")
    assert refusal.value.line == 3


def test_longer_letters_win_and_ends_of_words_are_seen() -> None:
    script = parse_script(
        f"{HEAD}letter,а,a\nletter,аа,o\nletter,а$,e\nletter,^а,i\nseries,ለ,l\nconstruct,б,т\n", "x.csv"
    )
    assert script.spell("бааба").split() == ["бoбe"]
    assert script.spell("аб ሉብ б") == " iт luብ б "


def test_shipped_scripts_and_traditions_load() -> None:
    assert load_scripts().spell("ж").strip() == "z"
    assert "UA" in load_traditions()
