"""The figures reached on the annotated reports are not to be lost again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"
FLOOR = 0.625


@pytest.mark.skipif(not (SHARED / "gold").exists(), reason="the annotated reports are not part of the repository")
def test_claim_f1_on_the_annotated_reports(tmp_path: Path) -> None:
    bench = Path(__file__).parents[2] / "bench" / "reading.py"
    command = [sys.executable, bench, SHARED / "reports", tmp_path / "claims.jsonl", "--gold", SHARED / "gold"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    line = next(line for line in printed.splitlines() if line.startswith("claim F1"))
    assert float(line.split()[2]) >= FLOOR, line
