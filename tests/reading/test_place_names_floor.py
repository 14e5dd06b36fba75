"""The place names of the five reports, listed by hand, are found: floors only rise."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
FLOORS = {
    "gazetteer, overlapping": (0.93, 0.98),
    "mentions, overlapping": (0.97, 0.98),
    "mentions, no pack, overlapping": (0.91, 0.95),
}


@pytest.fixture(scope="module")
def reached() -> dict[str, tuple[float, float]]:
    if not (TOP.parent / "shared" / "reports").exists():
        pytest.skip("the five reports are not part of the repository")
    command = [sys.executable, TOP / "bench" / "place_names.py"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.findall(r"^(.+): recall ([01]\.\d+) .*precision ([01]\.\d+)", said, re.MULTILINE)
    return {title: (float(recall), float(precision)) for title, recall, precision in found}


@pytest.mark.parametrize("how", FLOORS)
def test_recall_and_precision_stay_above_their_floors(reached: dict[str, tuple[float, float]], how: str) -> None:
    assert all(figure >= floor for figure, floor in zip(reached[how], FLOORS[how], strict=True))
