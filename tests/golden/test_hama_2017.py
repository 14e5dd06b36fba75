"""The edition made from the example reports, word for word.

A change here is a change in what users see: read the difference as you would code. `ORONTES_REGOLD=1` writes it anew.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from orontes import pipeline
from tests.conftest import TOP

GOLDEN = Path(__file__).parent / "hama-2017"
FILES = [
    "chronology.md",
    "sitrep.md",
    *(
        f"data/{name}"
        for name in ("claims.jsonl", "control.csv", "casualties.csv", "facilities.csv", "weapons.csv", "unplaced.csv")
    ),
]


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("golden") / "edition"
    pipeline.run([TOP / "examples" / "hama-2017"], out)
    if os.environ.get("ORONTES_REGOLD"):
        for name in FILES:
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(out / name, GOLDEN / name)
    return out


@pytest.mark.parametrize("name", FILES)
def test_file(edition: Path, name: str) -> None:
    assert (edition / name).read_text(encoding="utf-8") == (GOLDEN / name).read_text(encoding="utf-8")
