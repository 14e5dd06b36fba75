"""The commands on good input."""

from __future__ import annotations

import filecmp
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Orontes

EDITION = [
    "index.html",
    "chronology.md",
    "sitrep.md",
    "edition.json",
    *(
        f"data/{name}"
        for name in (
            "claims.jsonl",
            "incidents.geojson",
            "control.csv",
            "control.geojson",
            "casualties.csv",
            "sources.csv",
        )
    ),
]


def same(left: Path, right: Path) -> bool:
    """Whether two folders hold the same files with the same bytes."""
    names = sorted(str(path.relative_to(left)) for path in left.rglob("*") if path.is_file())
    others = sorted(str(path.relative_to(right)) for path in right.rglob("*") if path.is_file())
    return names == others and not any(filecmp.cmpfiles(left, right, names, shallow=False)[1:])


def test_run_writes_the_whole_edition_and_the_same_again(orontes: Orontes, reports: Path, tmp_path: Path) -> None:
    for name in ("first", "second"):
        assert orontes("run", reports, "--out", tmp_path / name).status == 0
    assert [name for name in EDITION if not (tmp_path / "first" / name).is_file()] == []
    assert same(tmp_path / "first", tmp_path / "second")


def test_step_by_step_gives_the_same_edition(orontes: Orontes, reports: Path, tmp_path: Path) -> None:
    book = tmp_path / "book"
    assert orontes("run", reports, "--out", tmp_path / "at-once").status == 0
    for words in (["init", book], ["add", book, reports], ["read", book]):
        assert orontes(*words).status == 0
    assert orontes("publish", book, "--out", tmp_path / "in-steps").status == 0
    assert same(tmp_path / "at-once", tmp_path / "in-steps")
    assert orontes("verify", book).status == 0


def test_json_goes_to_stdout_and_talk_to_stderr(orontes: Orontes, reports: Path, tmp_path: Path) -> None:
    result = orontes("run", reports, "--out", tmp_path / "edition", "--json")
    assert json.loads(result.out)["counts"]["documents"] == 1


def test_the_closing_table_counts(orontes: Orontes, reports: Path, tmp_path: Path) -> None:
    said = orontes("run", reports, "--out", tmp_path / "edition").err
    for name in ("documents", "entries", "claims", "incidents", "places", "skipped", "time: read"):
        assert name in said


def test_reports_choose_the_pack_and_the_user_overrides(orontes: Orontes, reports: Path, tmp_path: Path) -> None:
    said = orontes("run", reports, "--out", tmp_path / "chosen").err
    assert "theatre pack 'syria', which fits 1 of 1 report" in said
    said = orontes("run", reports, "--out", tmp_path / "named", "--theatre", "any").err
    assert "theatre pack" not in said


def test_places_find(orontes: Orontes) -> None:
    found = json.loads(orontes("places", "find", "Tayybat al Imam", "--json").out)
    assert found["candidates"][0]["place"]["admin1"] == "Hama"


def test_theatre_check(orontes: Orontes) -> None:
    listed = orontes("theatre", "list").out.split()
    assert {"syria", "ukraine", "sudan"} <= set(listed) and listed == sorted(listed)
    assert orontes("theatre", "check", "syria").out.startswith("syria: 7 sides")


def test_version(orontes: Orontes) -> None:
    assert orontes("--version").out.strip()[0].isdigit()


def test_importing_places(orontes: Orontes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORONTES_CACHE", str(tmp_path / "cache"))
    row = ["1", "Dayr Wardah", "Dayr Wardah", "Deir Warda", "35.1", "36.2", "P", "PPL", "SY", "", "10", "", "", ""]
    (tmp_path / "SY.txt").write_text("\t".join([*row, "300", "", "", "Asia/Damascus", "2017-01-01"]), encoding="utf-8")
    assert "1 places imported" in orontes("places", "import", tmp_path / "SY.txt").err
    found = json.loads(orontes("places", "find", "Deir Wardeh", "--json").out)
    assert found["candidates"][0]["place"]["admin1"] == "Hama"


def test_importing_what_is_no_dump(orontes: Orontes, tmp_path: Path) -> None:
    (tmp_path / "SY.zip").write_bytes(b"no zip at all")
    result = orontes("places", "import", tmp_path / "SY.zip")
    assert result.status == 1
    assert "SY.zip" in result.err


def test_mentions_are_exported_with_their_offsets(orontes: Orontes, tmp_path: Path) -> None:
    text = "Rebels shelled the town of Soran on Tuesday."
    (tmp_path / "soran.txt").write_text(text, encoding="utf-8")
    orontes("init", tmp_path / "casebook")
    orontes("add", tmp_path / "casebook", tmp_path / "soran.txt", "--published", "2017-03-24")
    exported = orontes("export", tmp_path / "casebook", "--format", "mentions")
    rows = [json.loads(line) for line in exported.out.splitlines()]
    assert [(row["type"], row["text"]) for row in rows if row["type"] in ("actor", "place", "date")] == [
        ("actor", "Rebels"),
        ("place", "Soran"),
        ("date", "Tuesday"),
    ]
    assert all(text[row["start"] : row["end"]] == row["text"] and row["doc"] == "soran" for row in rows)
    placed = next(row for row in rows if row["type"] == "place")
    assert placed["place_id"] == "soran"
    assert placed["probability"] > 0.5


def test_claims_are_exported_as_they_stand(orontes: Orontes, reports: Path, tmp_path: Path) -> None:
    orontes("init", tmp_path / "casebook")
    orontes("add", tmp_path / "casebook", reports)
    assert orontes("export", tmp_path / "casebook", "--format", "jsonl").out == ""
    orontes("read", tmp_path / "casebook")
    orontes("run", reports, "--out", tmp_path / "edition")
    exported = orontes("export", tmp_path / "casebook", "--format", "jsonl").out
    assert sorted(exported.splitlines()) == sorted(
        (tmp_path / "edition" / "data" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    )
