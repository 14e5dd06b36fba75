"""A reader's path through the page, in a real browser from a real disk (`checks/`, one function a check)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import HERE, Run

_CHECK = re.compile(r"^export async function (\w+)\(\{ ([\w, ]+) \}\)", re.MULTILINE)


def checks() -> list[tuple[str, str, tuple[str, ...]]]:
    """File, name and the editions it asks for of every check."""
    found = [
        (path, match) for path in sorted((HERE / "checks").glob("*.mjs")) for match in _CHECK.finditer(_text(path))
    ]
    return [(path.stem, match[1], tuple(match[2].split(", "))) for path, match in found]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("file", "name", "needs"), checks(), ids=[name for _, name, _ in checks()])
def test_page(file: str, name: str, needs: tuple[str, ...], run: Run, edition_of: Callable[[str], Path]) -> None:
    fault = run(file, name, {edition: str(edition_of(edition)) for edition in needs})
    assert not fault, fault


def test_no_check_is_passed_over() -> None:
    # A check that is written another way would never run.
    written = sum(_text(path).count("export async function") for path in (HERE / "checks").glob("*.mjs"))
    assert len(checks()) == written
