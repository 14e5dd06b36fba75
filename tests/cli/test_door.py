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
