"""Calls the command line as a user does, in this process (the language model is loaded once)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from orontes import cli


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str


Orontes = Callable[..., Result]


@pytest.fixture
def orontes(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Orontes:
    """`orontes("run", "reports", "--out", "edition")` -> status, stdout, stderr."""

    def call(*words: str | Path) -> Result:
        monkeypatch.setattr(sys, "argv", ["orontes", *map(str, words)])
        status: object = 0
        try:
            cli.main()
        except SystemExit as left:
            status = left.code or 0
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Result(int(str(status)), said.out, said.err)

    return call


REPORT = """Fighting north of Hama

The Observatory says that rebels captured the town of Soran in northern Hama Province on Tuesday.

State news agency SANA reported that army units repelled an attack on the village of Qomhana on Wednesday.

Russian warplanes struck the town of Latamneh, killing at least four civilians, according to local activists.
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with one good report."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text(REPORT, encoding="utf-8")
    (folder / "reports.csv").write_text(
        "file,publisher,published,url\ngood.txt,Valley News,2017-03-22T12:00:00Z,\n", encoding="utf-8"
    )
    return folder


def add_row(folder: Path, row: str) -> None:
    """One more line in the folder's reports.csv."""
    with (folder / "reports.csv").open("a", encoding="utf-8") as manifest:
        manifest.write(row + "\n")
