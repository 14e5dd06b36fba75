"""`orontes search` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Orontes


@pytest.fixture
def case(orontes: Orontes, reports: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    for words in (("init", folder), ("add", folder, reports), ("read", folder)):
        orontes(*words)
    return folder


def test_a_search_tells_who_says_so(orontes: Orontes, case: Path) -> None:
    said = orontes("search", case, "Lataminah")
    assert said.status == 0
    assert "air_strike at Latamneh, asserted, says local activists < " in said.out
    assert "[Latamneh]" in said.out


def test_several_words_in_one_argument_were_in_quotes(orontes: Orontes, case: Path) -> None:
    assert "reports: 1 found" in orontes("search", case, "Russian warplanes", "--reports").out
    assert "reports: 0 found" in orontes("search", case, "warplanes Russian", "--reports").out
    assert "reports: 1 found" in orontes("search", case, "warplanes", "Russian", "--reports").out


def test_json_gives_the_places_of_the_hits(orontes: Orontes, case: Path) -> None:
    found = json.loads(orontes("search", case, "warplanes", "--json", "--claims").out)
    assert set(found) == {"claims"}
    hit = found["claims"]["found"][0]
    assert [hit["snippet"][start:end] for start, end in hit["marks"]] == ["warplanes"]


def test_what_cannot_be_asked_is_refused_in_one_line(orontes: Orontes, case: Path) -> None:
    assert orontes("search", case, "?!").status == 2
    refused = orontes("search", case, "Soran", "--known-by", "yesterday")
    assert (refused.status, refused.err.count("\n")) == (2, 1)


def test_it_is_answered_as_of_a_time(orontes: Orontes, case: Path) -> None:
    assert "claims: 0 found" in orontes("search", case, "Soran", "--known-by", "2001-01-01").out
    assert "claims: 0 found" not in orontes("search", case, "Soran", "--known-by", "2999-01-01T00:00+02:00").out
