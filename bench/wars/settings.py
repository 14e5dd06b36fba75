"""Every number of a simulated war. Rates are per day; all are guesses at the shape of a war, none is fitted to one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

START = date(2021, 1, 1)
SIDES = ("north", "south", "third")


@dataclass(frozen=True, slots=True)
class Settings:
    """One kind of war. `coverage`, `noise` and `copying` are what the benchmark varies."""

    places: int = 250
    days: int = 240
    coverage: float = 1.0  # multiplies how often any source reports anything
    noise: float = 1.0  # multiplies errors, boasts and delays
    copying: float = 1.0  # multiplies how often outlets repeat others
    shared_roads: float = 0.85  # share of the neighbourhood graph's edges that are roads: the model sees no roads
    offensives: float = 0.15  # begun per day and 250 places
    attack: float = 0.22  # of a target of an offensive, per day
    success: float = 0.3  # of an attack within an offensive
    counter: float = 0.5  # chance that an offensive is answered
    drift: float = 0.0006  # a front place changes hands outside any offensive
    raids: float = 0.006  # a front place is attacked in vain outside any offensive
    truces: float = 0.004  # begun per day; 20 to 60 days with a tenth of the fighting
    pocket_falls: float = 0.01  # a pocket is handed over
    strikes: float = 0.008  # air strikes or shelling per place near a front
    passing: float = 0.004  # a source that sees a place says in passing who holds it; four times as often at a front
    misplaced: float = 1.0  # a placement that is sure to 0.9 is wrong once in ten times as often: at 1 it is honest


LARGE = Settings(places=5_000, days=1_000, coverage=1.5, passing=0.02)
SMALL = Settings(places=60, days=90)
VARIED = {
    "as set": Settings(),
    "half the coverage": Settings(coverage=0.5),
    "twice the coverage": Settings(coverage=2.0),
    "twice the noise": Settings(noise=2.0),
    "three times the copying": Settings(copying=3.0),
}
TUNING_SEEDS = range(1, 11)
REPORTING_SEEDS = range(101, 111)
