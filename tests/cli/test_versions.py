"""`orontes versions` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Orontes

PAGE = "https://www.example.org/soran/"
TOLD = "Rebels captured the town of Soran in northern Hama on Tuesday. {} soldiers were killed, residents said."


@pytest.fixture
def case(orontes: Orontes, tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    orontes("init", folder)
    for number, word in (("one", "Four"), ("two", "Nine")):
        reports = tmp_path / number
        reports.mkdir()
        (reports / f"{number}.txt").write_text(TOLD.format(word), "utf-8")
        (reports / "reports.csv").write_text(
            f"file,publisher,published,url\n{number}.txt,Gazette,2017-03-22,{PAGE}?utm_source={number}\n", "utf-8"
        )
        assert orontes("add", folder, reports).status == 0
    return folder


def test_what_changed_is_shown(orontes: Orontes, case: Path) -> None:
    out = orontes("versions", case, PAGE).out
    assert "- Four soldiers were killed, residents said." in out
    assert "+ Nine soldiers were killed, residents said." in out


def test_json_tells_the_same(orontes: Orontes, case: Path) -> None:
    found = json.loads(orontes("versions", case, "two", "--json").out)
    assert found["address"] == "example.org/soran"
    assert [version["doc"] for version in found["versions"]] == ["one", "two"]


def test_what_is_not_there_is_refused_in_one_line(orontes: Orontes, case: Path) -> None:
    refused = orontes("versions", case, "https://example.org/other")
    assert (refused.status, refused.err.count("\n")) == (2, 1)


def test_what_is_added_is_in_the_index_before_anybody_searches(orontes: Orontes, case: Path) -> None:
    assert (case / "search.sqlite").is_file()
