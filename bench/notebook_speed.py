"""How long the tables and the pictures of an edition take: python bench/notebook_speed.py EDITION [DAY]."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import matplotlib as mpl

from orontes.plot import Edition, areas, events_by_day, map_of, sources_of, tolls_by_month
from orontes.plot.frames import frame


def timed(name: str, work: Callable[[], Any]) -> Any:
    """Say how many seconds of the processor something took, and the most memory so far."""
    begun = time.process_time()
    done = work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"{name}: {time.process_time() - begun:.1f} s, {peak:.1f} GB")
    return done


def main() -> None:
    """Command line: the folder of an edition, and the day of the map."""
    mpl.use("agg")
    edition = Edition.load(sys.argv[1])
    day = date.fromisoformat(sys.argv[2]) if len(sys.argv) > 2 else edition.as_of
    for name in ("claims", "incidents", "control"):
        table: Any = timed(f"{name} as Arrow", lambda name=name: edition.arrow(name))
        timed(f"{name} as a frame, {table.num_rows:,} rows", lambda table=table: frame(table))
    pictures: dict[str, Callable[[Edition], Any]] = {
        "map": lambda edition: map_of(edition, day, days=30),
        "tolls by month": tolls_by_month,
        "events by day": events_by_day,
        "areas": areas,
        "sources": sources_of,
    }
    for name, draw in pictures.items():
        timed(name, lambda draw=draw: draw(edition).figure.canvas.draw())


if __name__ == "__main__":
    main()
