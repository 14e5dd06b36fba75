"""How long a large war takes, and one report more."""

from __future__ import annotations

import gc
import resource
import sys
import time
from datetime import timedelta

from bench.wars.press import simulate
from bench.wars.settings import LARGE, START

from orontes.control import Picture


def measure() -> dict[str, object]:
    """Seconds and gigabytes for 5,000 places, 1,000 days and about a million claims, one process."""
    war = simulate(LARGE, seed=101)
    print(f"simulated {len(war.claims):,} claims, {_gigabytes():.2f} GB so far", file=sys.stderr)
    picture = Picture(war.theatre, START, START + timedelta(days=LARGE.days - 1))
    gc.collect()
    gc.freeze()  # the simulator's own objects are no part of what is measured
    begun, busy = time.perf_counter(), time.process_time()
    picture.add(war.claims[:-20])
    places = picture.now()
    all_at_once, busy = time.perf_counter() - begun, time.process_time() - busy
    begun = time.perf_counter()
    picture.add(war.claims[-20:])
    picture.now()
    return {
        "places": len(places),
        "days": LARGE.days,
        "claims": len(war.claims),
        "seconds": round(all_at_once, 1),
        "seconds of processor": round(busy, 1),
        "seconds for one report more": round(time.perf_counter() - begun, 2),
        "gigabytes with the simulator": round(_gigabytes(), 2),
    }


def _gigabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
