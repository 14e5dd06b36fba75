from __future__ import annotations

from pathlib import Path

import pytest

from orontes.claims.types import Kind
from orontes.errors import LexiconError
from orontes.incidents.tables import KINDS_FILE, VOICES_FILE, kinds, load_kinds, load_voices, voices
from orontes.theatre.types import SourceKind


def test_every_kind_and_every_sort_of_voice_has_a_row() -> None:
    assert set(kinds()) == set(Kind)
    assert set(voices()) == set(SourceKind)


def test_a_wrong_row_is_named_by_file_and_line(tmp_path: Path) -> None:
    bad = tmp_path / "kinds.csv"
    bad.write_text(KINDS_FILE.read_text().replace("shelling,strike,yes,no,7", "shelling,strike,perhaps,no,7"))
    with pytest.raises(LexiconError, match=r"kinds\.csv:8: .*'perhaps' is neither yes nor no"):
        load_kinds(bad)


def test_a_missing_row_and_an_impossible_reliability_are_refused(tmp_path: Path) -> None:
    bad = tmp_path / "voices.csv"
    text = VOICES_FILE.read_text()
    bad.write_text(text.replace("wire,0.85,yes\n", ""))
    with pytest.raises(LexiconError, match="no row for wire"):
        load_voices(bad)
    bad.write_text(text.replace("wire,0.85", "wire,1.85"))
    with pytest.raises(LexiconError, match=r"voices\.csv:2: .*not between 0 and 1"):
        load_voices(bad)
