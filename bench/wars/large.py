"""How long the whole of judging takes for a large war, and one report more: who holds what, incidents, tolls."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TypeVar

from bench.wars.press import War, simulate
from bench.wars.settings import LARGE, START, Settings

from orontes import casualties
from orontes.control import Picture, survey
from orontes.incidents import Gatherer
from orontes.uncollected import uncollected

T = TypeVar("T")
Row = tuple[str, object]
REPORT = 20  # claims of one report more


def measure(settings: Settings = LARGE) -> dict[str, object]:
    """Seconds and gigabytes for 5,000 places, 1,000 days and about a million claims, one process.

    Each part has "seconds" by the clock, "processor" seconds, and the peak of memory in gigabytes until its end, the
    simulator's own claims among it.
    """
    with uncollected():  # as the pipeline judges
        war = simulate(settings, seed=101)
        rows: dict[str, object] = {"places": settings.places, "days": settings.days, "claims": len(war.claims)}
        rows["gigabytes of the simulator"] = _gigabytes()
        return rows | dict((*_control(war, settings), *_incidents(war)))


def _control(war: War, settings: Settings) -> Iterator[Row]:
    picture = Picture(war.theatre, START, START + timedelta(days=settings.days - 1))
    _, took = _timed(lambda: (picture.add(war.claims[:-REPORT]), picture.now()))
    yield "control", took
    (_, places), took = _timed(lambda: (picture.add(war.claims[-REPORT:]), picture.now()))
    yield "control, one report more", took
    _, took = _timed(lambda: survey(places, war.theatre))
    yield "fronts, areas, pockets and roads", took


def _incidents(war: War) -> Iterator[Row]:
    gatherer = Gatherer(war.theatre)
    _, took = _timed(lambda: gatherer.add(war.claims[:-REPORT]))
    yield "incidents", took
    _, took = _timed(lambda: gatherer.add(war.claims[-REPORT:]))
    yield "incidents, one report more", took
    _, took = _timed(gatherer.weights)
    yield "weights of sources", took
    _, took = _timed(gatherer.matches)
    yield "matches", took
    found = gatherer.incidents()
    tolls, took = _timed(lambda: casualties.tolls(found, war.claims))
    yield "tolls", took
    _, took = _timed(lambda: casualties.monthly(tolls))
    yield "tolls by month", took
    _, took = _timed(
        lambda: (
            casualties.facility_register(found, war.claims),
            casualties.weapon_register(found, war.claims),
            casualties.affected_register(war.claims, {}),
            casualties.accord_register(found, war.claims),
        )
    )
    yield "registers", took


def _timed(work: Callable[[], T]) -> tuple[T, dict[str, float]]:
    """What the work returns, and what it took."""
    begun, busy = time.perf_counter(), time.process_time()
    found = work()
    took = {
        "seconds": round(time.perf_counter() - begun, 2),
        "processor": round(time.process_time() - busy, 2),
        "gigabytes": _gigabytes(),
    }
    print(took, file=sys.stderr)
    return found, took


def _gigabytes() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2, 2)
