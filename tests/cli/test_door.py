"""The command line opens fast: it loads what the command needs."""

from __future__ import annotations

import subprocess
import sys

LIBRARIES = {"spacy", "numpy", "pandas", "lingua", "trafilatura", "cryptography", "markdown_it", "httpx", "psycopg"}
ROOMS = {"claims", "control", "gazetteer", "incidents", "places", "publish", "reading"}
LOADED = "import sys, orontes.cli; print(*sys.modules)"


def test_the_door_loads_no_room_that_reads_or_judges() -> None:
    loaded = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True).stdout.split()
    assert set(loaded) & (LIBRARIES | {f"orontes.{room}" for room in ROOMS}) == set()


def test_what_is_loaded_later_is_there_when_it_is_asked_for() -> None:
    from orontes import pipeline

    assert all(getattr(pipeline, name) for name in pipeline.__all__)
    assert not hasattr(pipeline, "nothing")


def test_the_help_names_the_commands_as_a_casebook_lives() -> None:
    import typer

    from orontes.cli import app
    from orontes.cli.ordering import ORDER

    group = typer.main.get_command(app)
    named = group.list_commands(None)  # type: ignore[attr-defined]
    assert named == [name for name in ORDER if name in set(named)] == list(ORDER)
