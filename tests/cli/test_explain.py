"""`orontes explain`: a claim's sentence, its parts and its rule, from a casebook and from an edition."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Orontes

TEXT = "Rebels captured the town of Soran on Friday, the Observatory said."


@pytest.fixture
def casebook(orontes: Orontes, tmp_path: Path) -> Path:
    (tmp_path / "soran.txt").write_text(TEXT, encoding="utf-8")
    orontes("init", tmp_path / "casebook")
    orontes("add", tmp_path / "casebook", tmp_path / "soran.txt", "--published", "2017-03-24")
    orontes("read", tmp_path / "casebook")
    return tmp_path / "casebook"


def claim_of(orontes: Orontes, casebook: Path) -> dict[str, object]:
    claim: dict[str, object] = json.loads(orontes("export", casebook, "--format", "jsonl").out)
    return claim


def test_a_claim_of_a_casebook_is_explained(orontes: Orontes, casebook: Path) -> None:
    claim = claim_of(orontes, casebook)
    told = orontes("explain", casebook, str(claim["id"]))
    assert told.status == 0
    for words in (
        "territory_taken",
        "Rebels",
        "rule capture (territory.yml:",
        "'captured'",
        "the Observatory",
        "Soran",
    ):
        assert words in told.out
    assert "«" in told.out
    assert orontes("explain", casebook, str(claim["id"])[:14]).out == told.out


def test_tokens_slice_to_the_words_of_each_part(orontes: Orontes, casebook: Path) -> None:
    claim = claim_of(orontes, casebook)
    tokens = claim["tokens"]
    assert isinstance(tokens, dict)
    assert {role: TEXT[start:end] for role, (start, end) in tokens.items()} == {
        "event": "captured",
        "actor": "Rebels",
        "place": "Soran",
        "source": "the Observatory",
    }


def test_explaining_as_json_and_from_an_edition(orontes: Orontes, casebook: Path, tmp_path: Path) -> None:
    claim = claim_of(orontes, casebook)
    from_book = json.loads(orontes("explain", casebook, str(claim["id"]), "--json").out)
    assert from_book["text"] == TEXT
    assert from_book["rule"]["name"] == "capture"
    orontes("publish", casebook, "--out", tmp_path / "edition")
    from_edition = json.loads(orontes("explain", tmp_path / "edition", str(claim["id"]), "--json").out)
    assert from_edition["claim"] == from_book["claim"]
    assert from_edition["text"] == claim["quote"]


@pytest.mark.parametrize("asked", ["claim-0000000000000000", "", "claim-"])
def test_an_id_that_nothing_has_is_one_line(orontes: Orontes, casebook: Path, asked: str) -> None:
    told = orontes("explain", casebook, asked)
    assert told.status == 2
    assert "holds no claim" in told.err
    assert told.out == ""


def test_a_folder_that_holds_no_claims_is_one_line(orontes: Orontes, tmp_path: Path) -> None:
    assert orontes("explain", tmp_path / "nothing", "claim-abcdef").status == 2
    (tmp_path / "edition.json").write_text("{}", encoding="utf-8")
    told = orontes("explain", tmp_path, "claim-abcdef")
    assert told.status == 1
    assert "cannot be read" in told.err
