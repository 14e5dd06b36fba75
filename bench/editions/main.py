"""Make a large edition and say how long each step took."""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.editions.making import LARGE, SMALL, edition

from orontes import publish


def main() -> None:
    """Command line: the folder to write into, and how large."""
    parser = argparse.ArgumentParser(prog="bench/editions", description=__doc__)
    parser.add_argument("out", type=Path, help="a new folder")
    parser.add_argument("--small", action="store_true", help="500 places and half a year")
    chosen = parser.parse_args()
    made = edition(SMALL if chosen.small else LARGE, _timed)
    counts = f"{len(made.incidents)} incidents, {len(made.claims)} claims, {len(made.documents)} reports"
    print(f"{counts}, {len(made.control)} places with control", file=sys.stderr)
    with _timed("publish"):
        publish.write(made, chosen.out)


@contextmanager
def _timed(stage: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"{stage}: {time.perf_counter() - begun:.1f} s, {peak:.2f} GB", file=sys.stderr)
