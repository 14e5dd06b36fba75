"""The data files of the room are checked as they are loaded, and say where they are wrong."""

from __future__ import annotations

import pytest

from orontes.claims import Kind, codes, from_wire
from orontes.claims.cues import cues, parse_cues
from orontes.claims.forms import verb_forms
from orontes.claims.lexicon import lexicon, parse_lexicon
from orontes.claims.mapping import parse_mapping
from orontes.errors import DataError, LexiconError


def test_every_kind_has_codes() -> None:
    assert codes(Kind.SHELLING).sub_event == "Shelling/artillery/missile attack"
    assert all(codes(kind) is not None for kind in Kind)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("rules:\n  - {kind: shelling, verb: [shell]}\n", "events.yml:2: a rule needs a name"),
        ("rules:\n  - {name: a, kind: shelling, verb: [shell]}\n  - {name: b, kind: shelling}\n", "events.yml:3: "),
        ("rules:\n  - {name: a, kind: war, verb: [shell]}\n", "kind 'war' is not known"),
        ("rules:\n  - {name: a, kind: shelling, verb: [shell], colour: red}\n", "unknown field 'colour'"),
        ("- 1\n", "a lexicon holds lists of `rules`"),
        ("rules:\n  - {name: a, kind: shelling, verb: [shell]}\nwords: []\n", "a lexicon holds lists"),
    ],
)
def test_a_wrong_lexicon_names_file_and_line(text: str, where: str) -> None:
    with pytest.raises(LexiconError, match=where.replace(".", r"\.")):
        parse_lexicon({"events.yml": text})


def test_wrong_lists_are_refused() -> None:
    with pytest.raises(LexiconError, match="must be a list of words"):
        parse_cues("say: tell\n", "cues.yml")
    with pytest.raises(LexiconError, match="voice kind 'ghost'"):
        parse_cues("voices: [{kind: ghost, words: [boo]}]\n", "cues.yml")
    with pytest.raises(LexiconError, match="'war' is not a kind"):
        parse_mapping("war: {}\n", "mapping.yml")


def test_the_shipped_files_load() -> None:
    assert lexicon().by_word["captured"]
    assert cues().has("refuse", "refused")
    assert verb_forms("overrun") == {"overrun", "overruns", "overran", "overrunning"}
    assert verb_forms("burn") == {"burn", "burns", "burned", "burnt", "burning"}
    assert verb_forms("transfer") == {"transfer", "transfers", "transferred", "transferring"}
    assert verb_forms("sweep") == {"sweep", "sweeps", "swept", "sweeping"}


def test_a_broken_claim_names_file_line_and_field() -> None:
    with pytest.raises(DataError, match=r"old\.jsonl:3: a claim lacks the field 'read_by'"):
        from_wire({"id": "claim-1"}, "old.jsonl", 3)
