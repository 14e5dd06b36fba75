"""A reader's path through the page, in a real browser from a real disk (`checks.mjs`)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from orontes.publish.site import files
from orontes.publish.site.assembling import STATIC
from tests.publish.site import sample

CHECKS = Path(__file__).with_name("checks.mjs")
WEB = Path(__file__).parents[2] / "web"
NODE = shutil.which("node")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NAMES = re.findall(r"^  async (\w+)\(", CHECKS.read_text(encoding="utf-8"), re.MULTILINE)
EDITIONS = ("rich", "empty", "single", "damaged")


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The sample editions' pages, written to a disk; one lacks a file."""
    if not NODE:
        pytest.skip("no Node.js on this machine")
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine")
    if not (WEB / "node_modules" / "playwright-core").is_dir():
        pytest.skip("the browser driver is not installed: run `npm ci` in web/")
    if not (STATIC / "app.js").is_file():
        pytest.skip("the page is not built: run `npm ci && npm run build` in web/")
    folders = [tmp_path_factory.mktemp(name) for name in EDITIONS]
    rich, empty, single = files(sample.sample()), files(sample.empty()), files(sample.single())
    damaged = {name: content for name, content in rich.items() if name != "site/ground.js"}
    for folder, made in zip(folders, (rich, empty, single, damaged), strict=True):
        write(folder, made)
    return folders


def write(folder: Path, made: Mapping[str, bytes]) -> None:
    """Write an edition's page."""
    for name, content in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.mark.parametrize("name", NAMES)
def test_page(name: str, editions: list[Path]) -> None:
    environment = {**os.environ, "ORONTES_CHROMIUM": str(CHROMIUM)}
    ran = subprocess.run(
        [str(NODE), str(CHECKS), name, *map(str, editions)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
