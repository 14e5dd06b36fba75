"""`orontes custody` as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Orontes


def test_the_log_shows_what_was_entered(orontes: Orontes, reports: Path, tmp_path: Path) -> None:
    case, words = tmp_path / "case", ("--kind", "source", "--by", "A. N.")
    assert orontes("init", case).status == 0
    assert orontes("add", case, reports).status == 0
    assert "kept as" in orontes("custody", "note", case, "good", "One activist.", *words).err
    (tmp_path / "map.pdf").write_bytes(b"%PDF-")
    assert orontes("custody", "note", case, "good", "--file", tmp_path / "map.pdf", *words).status == 0
    assert orontes("custody", "note", case, "good", *words).status == 2
    assert orontes("custody", "note", case, "good", "--file", tmp_path / "none", *words).status == 2
    assert "names no document" in orontes("custody", "note", case, "bad", "Words.", *words).err
    given = orontes("custody", "hand-over", case, tmp_path / "map.pdf", "--to", "The Court", "--why", "as asked")
    assert (given.status, "handed over to The Court" in given.err) == (0, True)
    told = orontes("custody", "log", case, "--action", "note", "--action", "hand-over").out.splitlines()
    assert [line.split()[3] for line in told] == ["note", "note", "hand-over"]
    rows = [json.loads(line) for line in orontes("custody", "log", case, "--json").out.splitlines()]
    assert [row["seq"] for row in rows] == list(range(1, 7))
    assert "One activist" not in " ".join(row["tool"] for row in rows)
    assert len(orontes("custody", "log", case, "--item", rows[1]["item"][:9]).out.splitlines()) == 4
    assert orontes("custody", "log", case, "--until", "2000-01-01").out == ""
    assert orontes("custody", "log", case, "--since", "2000-01-01").out.count("\n") == 6
    (capture,) = map(json.loads, orontes("custody", "captures", case, "good", "--json").out.splitlines())
    assert (capture["method"], capture["documents"]) == ("file", [rows[1]["item"]])
    assert "file good.txt" in orontes("custody", "captures", case).out
    shown = orontes("custody", "notes", case).out
    assert "  One activist.\n" in shown
    assert "  landscape: none" in shown
    listed = json.loads(orontes("custody", "notes", case, "good", "--json").out)
    assert [each["name"] for each in listed["notes"]] == ["", "map.pdf"]
    assert orontes("verify", case).status == 0
