"""The doors that ask as of a time: export, publish and search give what was said, and known, by then."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from orontes.ledger import Casebook
from tests.cli.conftest import Orontes


@pytest.fixture
def case(orontes: Orontes, reports: Path, tmp_path: Path) -> tuple[Path, str]:
    """A casebook to which a second report came after the time that is given."""
    folder = tmp_path / "case"
    for words in (("init", folder), ("add", folder, reports), ("read", folder)):
        orontes(*words)
    with Casebook.open(folder) as book:
        then = book.custody()[-1].at
    later = tmp_path / "later.txt"
    later.write_text("The Observatory says that rebels captured the village of Maardes on Wednesday.\n", "utf-8")
    orontes("add", folder, later, "--published", "2017-03-23")
    orontes("read", folder)
    return folder, then


def places(out: str) -> set[str]:
    return {json.loads(line)["place"] for line in out.splitlines()}


def test_rows_are_those_known_by_then(orontes: Orontes, case: tuple[Path, str]) -> None:
    folder, then = case
    every = places(orontes("export", folder, "--format", "jsonl").out)
    known = places(orontes("export", folder, "--format", "jsonl", "--known-by", then).out)
    assert every - known == {"Maardes"}
    assert places(orontes("export", folder, "--format", "jsonl", "--known-by", "2999-12-31").out) == every
    assert "Maardes" not in places(orontes("export", folder, "--format", "jsonl", "--said-by", "2017-03-22").out)
    assert orontes("export", folder, "--format", "jsonl", "--happened-by", "2001-01-01").out == ""


def test_an_edition_can_be_told_from_what_was_known_by_then(
    orontes: Orontes, case: tuple[Path, str], tmp_path: Path
) -> None:
    folder, then = case
    assert orontes("publish", folder, "--out", tmp_path / "then", "--known-by", then).status == 0
    edition = json.loads((tmp_path / "then" / "edition.json").read_text("utf-8"))
    assert "told from what the casebook held by" in edition["notes"][0]
    assert "Maardes" not in (tmp_path / "then" / "data" / "claims.jsonl").read_text("utf-8")


def test_a_time_before_everything_is_one_line(orontes: Orontes, case: tuple[Path, str], tmp_path: Path) -> None:
    told = orontes("publish", case[0], "--out", tmp_path / "then", "--known-by", "2001-01-01")
    assert told.status == 2
    assert "taking only what the casebook held by 2001-01-01T23:59:59+00:00; name a later time" in told.err


def test_a_search_finds_what_was_known_by_then(orontes: Orontes, case: tuple[Path, str]) -> None:
    folder, then = case
    assert "reports: 1 found" in orontes("search", folder, "Maardes").out
    assert "reports: 0 found" in orontes("search", folder, "Maardes", "--known-by", then).out


def test_a_bundle_holds_everything(orontes: Orontes, case: tuple[Path, str], tmp_path: Path) -> None:
    folder, then = case
    refused = orontes("export", folder, "--format", "bagit", "--out", tmp_path / "bag", "--known-by", then)
    assert (refused.status, refused.err.count("\n")) == (2, 1)
