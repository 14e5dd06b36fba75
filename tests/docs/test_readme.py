"""The README is tried: its commands exist, its Python runs, its files are written, its links lead somewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from orontes import cli
from tests.conftest import TOP

README = (TOP / "README.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    """Every command of the command line, with its group."""
    root = typer.main.get_command(cli.app)
    names = []
    for name, command in root.commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        names += [f"{name} {sub}" for sub in inner] if inner else [name]
    return names


@pytest.mark.parametrize("name", commands())
def test_every_command_is_documented(name: str) -> None:
    assert f"orontes {name}" in README


def test_no_command_is_documented_that_does_not_exist() -> None:
    fenced = "".join(re.findall(r"```sh\n(.*?)```", README, re.S))
    inline = " ".join(re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", README, flags=re.S)))
    shown = set(re.findall(r"\borontes ((?:places |theatre |custody )?[a-z-]+)\b", f"{fenced} {inline}"))
    assert {"run", "places find"} <= shown
    assert shown <= set(commands())


def test_the_python_runs_and_the_files_are_written(tmp_path: Path) -> None:
    program = "\n".join(re.findall(r"```python\n(.*?)```", README, re.S))
    (tmp_path / "examples").symlink_to(TOP / "examples")
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1", "MPLBACKEND": "agg"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert re.match(r"\d+ claims; \d+ incidents\n\d{4}-\d\d-\d\d ", done.stdout)
    assert (tmp_path / "hama.png").is_file()
    table = README.split("## What comes out")[1].split("\n\n")[1]
    for name in re.findall(r"`((?:data/)?[a-z]+\.[a-z]+)`", table):
        assert (tmp_path / "edition" / name).is_file(), name


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in (TOP / "docs").glob("*.md"))]
)
def test_links_lead_somewhere(page: str) -> None:
    text = (TOP / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        assert ((TOP / page).parent / target).exists(), target
