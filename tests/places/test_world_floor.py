"""Toponyms of the world's news, in texts of our own: what was reached is not to be lost again."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "world_news.py"


@pytest.mark.parametrize("part", ["dev", "test"])
def test_names_are_found_and_put_where_they_are(part: str) -> None:
    told = subprocess.run([sys.executable, BENCH, "--part", part], capture_output=True, text=True, check=True).stdout
    found = re.search(r"exact: .* F1 ([\d.]+)", told)
    placed = re.findall(r"accuracy@161km ([\d.]+)", told)
    assert found
    assert float(found[1]) >= 0.97
    assert all(float(share) >= 0.96 for share in placed)
    assert len(placed) == 2
