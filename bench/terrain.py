"""How far what follows from control can be relied on: ground, fronts, distances and pockets in simulated wars.

    python bench/terrain.py [--tuning] [--wars N] [--json]

Each war of `bench/wars` is told by its press and judged as usual, with half the coverage as well; the pack knows every
town, so that those that no report names take part. What is surveyed then is compared with a survey of the truth:

- `ground wrong`, `ground nobody's`: shares of the land and days whose likely holder is wrong, or not named;
- `silent wrong`, `silent Brier`: the same of towns that no report names, and the Brier score of what is believed of
  them, beside that of the pack's prior alone;
- `front calibration`: of front said to run somewhere on a day, the mean probability and how often both sides were
  right, in metres and days, and the mean gap between the two over five bins;
- `distance off`: between a town's distance from the nearest front, as surveyed and in truth, median and ninth decile
  in kilometres, for every tenth town and day;
- `pockets`: of places and days said to be cut off those that truly are, with the probability that is said of them, and
  of those that truly are those said to be.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from orontes import control
from orontes.control.beforehand import rows
from orontes.control.ground import Ground
from orontes.control.priors import every_day, prior_by_day
from orontes.theatre.types import Theatre, TheatrePlace

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.wars.press import War, simulate
from bench.wars.settings import REPORTING_SEEDS, SIDES, START, TUNING_SEEDS, Settings

Floats = npt.NDArray[np.floating]
KINDS = {"as set": Settings(), "half the coverage": Settings(coverage=0.5)}
BINS = 5
EVERY = 10
NOBODY = -1


def main() -> None:
    """Print one line a figure and kind of war."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tuning", action="store_true", help="the wars that parameters are chosen on")
    parser.add_argument("--wars", type=int, default=4, help="how many of each kind (default 4)")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    seeds = list(TUNING_SEEDS if asked.tuning else REPORTING_SEEDS)[: asked.wars]
    found = {name: summary([measured(simulate(kind, seed)) for seed in seeds]) for name, kind in KINDS.items()}
    told = (f"{name}: {figure} {value}" for name, figures in found.items() for figure, value in figures.items())
    print(json.dumps(found) if asked.json else "\n".join(told))


def summary(wars: Sequence[dict[str, Floats]]) -> dict[str, float]:
    """Figures over some wars: sums over sums, but for the distances, which are pooled."""
    total = {key: sum(np.asarray(war[key]) for war in wars) for key in wars[0] if key != "off"}
    off = np.concatenate([war["off"] for war in wars]) / 1000
    metres, said, right = total["front"]
    share = {
        key: float(total[key][0] / max(total[key][1], 1e-9))
        for key in ("wrong", "nobody", "silent", "said", "found", "true")
    }
    figures = {
        "ground wrong": share["wrong"],
        "ground nobody's": share["nobody"],
        "silent wrong": share["silent"],
        "silent Brier": float(total["brier"][0] / total["brier"][2]),
        "silent Brier, prior": float(total["brier"][1] / total["brier"][2]),
        "front said": float(said.sum() / metres.sum()),
        "front right": float(right.sum() / metres.sum()),
        "front calibration": float(np.abs(said - right).sum() / metres.sum()),
        "distance off, median km": float(np.median(off)),
        "distance off, ninth decile km": float(np.quantile(off, 0.9)),
        "pockets said": share["said"],
        "pockets right": share["found"],
        "pockets found": share["true"],
    }
    return {name: round(value, 3) for name, value in figures.items()}


def measured(war: War) -> dict[str, Floats]:
    """Sums of one war."""
    last = START + timedelta(days=len(war.truth.holders) - 1)
    theatre = _knowing_all(war)
    reported = control.infer(war.claims, theatre, START, last)
    ours = control.survey(reported, theatre)
    every = (*reported, *ours.beforehand)
    number = {place.place_id: n for n, place in enumerate(war.land.placements)}
    truth = war.truth.holders[:, [number[place.place_id] for place in every]].astype(int)
    ground = Ground(reported, ours.beforehand, theatre)
    true_ground = control.survey(tuple(_true(place, truth[:, n]) for n, place in enumerate(every)), theatre)
    held = _held(ground)
    area = np.broadcast_to(ground.km2, held.shape)
    named, silent = held != NOBODY, ~ground.reported
    return {
        "wrong": np.array([area[named & (held != truth)].sum(), area.sum()]),
        "nobody": np.array([area[~named].sum(), area.sum()]),
        "silent": np.array([(named & (held != truth))[:, silent].sum(), named[:, silent].sum()]),
        "brier": _brier(war, theatre, ours.beforehand, truth[:, silent], number),
        "front": _fronts(ours.fronts, {p.place_id: n for n, p in enumerate(every)}, truth),
        "off": np.array(list(_off(every, ours.fronts, true_ground.fronts, len(truth)))),
        **_pockets(_cut_off(ours, len(truth)), _cut_off(true_ground, len(truth))),
        "said": _said(ours.pockets),
    }


def _knowing_all(war: War) -> Theatre:
    own = war.theatre.countries[0]
    towns = tuple(
        TheatrePlace(p.place_id, p.name, p.kind, p.lat, p.lon, own, p.admin1)  # type: ignore[arg-type]
        for p in war.land.placements
    )
    return replace(war.theatre, places=(*war.theatre.places, *towns))


def _true(place: control.PlaceControl, holders: npt.NDArray[np.int64]) -> control.PlaceControl:
    edges = [0, *(np.flatnonzero(np.diff(holders)) + 1).tolist(), len(holders)]
    whole = place.spells[0]
    spells = tuple(
        replace(
            whole, start=_day(a), end=_day(b - 1), state=control.State.HELD, holder=SIDES[holders[a]], probability=1.0
        )
        for a, b in pairwise(edges)
    )
    return replace(place, spells=spells)


def _day(number: int) -> date:
    return START + timedelta(days=number)


def _held(ground: Ground) -> npt.NDArray[np.int64]:
    sides = np.array([*(SIDES.index(side) for side in ground.sides), NOBODY, NOBODY])
    return np.asarray(sides[ground.held])


def _brier(
    war: War,
    theatre: Theatre,
    silent: Sequence[control.PlaceControl],
    truth: npt.NDArray[np.int64],
    number: dict[str, int],
) -> Floats:
    days, holders = every_day(START, _day(len(truth) - 1)), (*SIDES, "")
    right = np.eye(len(holders))[truth]
    sums = np.zeros(3)
    for n, place in enumerate(silent):
        prior = prior_by_day(war.land.placements[number[place.place_id]], theatre, holders, days, ())[0]
        said = rows(place, holders, days)
        sums += [((said - right[:, n]) ** 2).sum(), ((prior - right[:, n]) ** 2).sum(), len(days)]
    return sums


def _fronts(fronts: Sequence[control.Front], number: dict[str, int], truth: npt.NDArray[np.int64]) -> Floats:
    """By bin of probability: metres and days, the same times the probability, and where both sides are right."""
    sums = np.zeros((3, BINS))
    for front in fronts:
        first, last = (front.start - START).days, (front.end - START).days
        ends = zip(front.places, front.sides, strict=True)
        both = np.all([truth[first : last + 1, number[place]] == SIDES.index(side) for place, side in ends], axis=0)
        length = sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in front.stretches)
        which = min(BINS - 1, int(front.probability * BINS))
        sums[:, which] += length * np.array([len(both), len(both) * front.probability, both.sum()])
    return sums


def _off(
    places: Sequence[control.PlaceControl],
    ours: Sequence[control.Front],
    true: Sequence[control.Front],
    days: int,
) -> Iterator[float]:
    for day in map(_day, range(0, days, EVERY)):
        for place in places[::EVERY]:
            one, other = (control.from_front(fronts, place.lat, place.lon, day) for fronts in (ours, true))
            if one and other:
                yield abs(one[0] - other[0])


def _cut_off(terrain: control.Terrain, days: int) -> set[tuple[str, int, str]]:
    return {
        (place, day, pocket.side)
        for pocket in terrain.pockets
        for place in pocket.places
        for day in range((pocket.start - START).days, min(days, (pocket.end - START).days + 1))
    }


def _said(pockets: Sequence[control.Pocket]) -> Floats:
    """Places and days, each times its probability, and as they are."""
    weights = np.array([(p.probability, len(p.places) * ((p.end - p.start).days + 1)) for p in pockets]).reshape(-1, 2)
    return np.array([(weights[:, 0] * weights[:, 1]).sum(), weights[:, 1].sum()])


def _pockets(ours: set[tuple[str, int, str]], true: set[tuple[str, int, str]]) -> dict[str, Floats]:
    both = len(ours & true)
    return {"found": np.array([both, len(ours)]), "true": np.array([both, len(true)])}


if __name__ == "__main__":
    main()
