"""The page for users of notebooks is tried: its Python runs on the example, and prints what the page says it prints."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

from orontes import pipeline, plot
from tests.conftest import TOP

PAGE = (TOP / "docs" / "notebooks.md").read_text(encoding="utf-8")
RECIPES = re.findall(r"```python\n(.*?)```\n(?:\n```text\n(.*?)```)?", PAGE, re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)")


def test_every_recipe_runs_and_prints_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline.run([TOP / "examples" / "hama-2017"], tmp_path / "OUT")
    monkeypatch.chdir(tmp_path)
    plt.switch_backend("agg")
    names: dict[str, object] = {}
    for code, wanted in RECIPES:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(code, names)  # our own page
        if wanted:
            assert printed.getvalue() == wanted
    plt.close("all")
    written = re.findall(r'"([\w-]+\.(?:png|svg|pdf))"', PAGE)
    assert written and all((tmp_path / name).stat().st_size > 1000 for name in written)
    assert (tmp_path / "control.parquet").is_file()


def test_every_public_name_but_the_report_has_a_recipe() -> None:
    assert {name for name in plot.__all__ if name not in PAGE} <= {"sitrep"}


def test_links_lead_somewhere() -> None:
    assert all((TOP / "docs" / link).exists() for link in LINK.findall(PAGE))
