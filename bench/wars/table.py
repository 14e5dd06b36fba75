"""The figures of a run, war by war and on the mean, and how they are printed."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from bench.wars import methods
from bench.wars.press import War, simulate
from bench.wars.scoring import Alarm, Score, alarm, at_equal_alarms, score
from bench.wars.settings import SIDES, Settings
from bench.wars.views import View, votes

OURS = "ours"
GOALS = "goals: wrong ≤ 0.5 and Brier ≤ 0.6 of the best baseline's, calibration error < 0.03, every delay shorter"


@dataclass(frozen=True, slots=True)
class Run:
    """One war: scores by method and view, and for each baseline its alarms and ours at no more false ones."""

    scores: Mapping[tuple[str, View], Score]
    alarms: Mapping[str, tuple[Alarm, Alarm]]
    claims: int
    changes: int


def run(settings: Settings, seed: int, *, parts: bool) -> Run:
    """Simulate one war and look at it with every method; with `parts`, as known now, also without each of ours."""
    war = simulate(settings, seed)
    truth = war.truth.holders
    scores, alarms = {}, {}
    for view in View:
        mine = methods.ours(war, view)
        scores[OURS, view] = score(mine, truth)
        for name, said in _baselines(war, view):
            scores[name, view] = score(said, truth)
            if view is View.THEN:
                theirs = alarm(said, truth, 0.5)
                alarms[name] = theirs, at_equal_alarms(mine, truth, theirs.false)
        for part in methods.ABLATIONS if parts and view is View.NOW else ():
            scores[part, view] = score(methods.without(part, war, view), truth)
    return Run(scores, alarms, len(war.claims), int((truth[1:] != truth[:-1]).sum()))


def _baselines(war: War, view: View) -> Iterable[tuple[str, np.ndarray]]:
    told, first = votes(war), methods.start(war)
    sure = np.eye(first.shape[1])[first[:, : len(SIDES)].argmax(axis=1)]
    for name, method in methods.BASELINES.items():
        start = first if name == "Dawid–Skene" else sure
        yield name, method(told, start, len(war.truth.holders), view)


def summary(runs: Sequence[Run]) -> dict[str, object]:
    """Means over the wars, and ours over the best baseline's with the least and the most over the wars."""
    means = {
        f"{name}, {view}": {
            field: round(statistics.fmean(asdict(run.scores[name, view])[field] for run in runs), 4)
            for field in ("wrong", "brier", "calibration")
        }
        for name, view in runs[0].scores
    }
    ratios = {
        f"{field}, {view}": _spread([_ratio(run, view, field) for run in runs])
        for view in View
        for field in ("wrong", "brier")
    }
    return {
        "wars": len(runs),
        "claims": round(statistics.fmean(run.claims for run in runs)),
        "changes": round(statistics.fmean(run.changes for run in runs)),
        "means": means,
        "of the best baseline's": ratios,
        "days to know a change": {name: _delays(runs, name) for name in methods.BASELINES},
    }


def _ratio(run: Run, view: View, field: str) -> float:
    best = min(getattr(run.scores[name, view], field) for name in methods.BASELINES)
    return float(getattr(run.scores[OURS, view], field) / best) if best else 0.0


def _spread(values: Sequence[float]) -> dict[str, float]:
    return {"mean": round(statistics.fmean(values), 3), "least": round(min(values), 3), "most": round(max(values), 3)}


def _delays(runs: Sequence[Run], name: str) -> dict[str, float]:
    """Medians over the wars of the median delays, and the share of wars in which ours is the shorter."""
    pairs = [run.alarms[name] for run in runs]
    return {
        "theirs": round(statistics.median(theirs.delay for theirs, _ in pairs), 2),
        "ours": round(statistics.median(mine.delay for _, mine in pairs), 2),
        "shorter in": round(statistics.fmean(mine.delay < theirs.delay for theirs, mine in pairs), 2),
        "false alarms in 1,000 place-days": round(statistics.fmean(theirs.false for theirs, _ in pairs), 2),
    }


def lines(title: str, told: dict[str, object]) -> Iterable[str]:
    """The table of one kind of war."""
    yield f"\n{title}: {told['wars']} wars, {told['claims']} claims and {told['changes']} changes of hands each"
    yield f"  {'':34}{'wrong':>8}{'Brier':>8}{'ECE':>8}"
    for name, row in _dict(told["means"]).items():
        yield f"  {name:34}{row['wrong']:8.4f}{row['brier']:8.4f}{row['calibration']:8.4f}"
    for name, row in _dict(told["of the best baseline's"]).items():
        yield f"  {name + ', of the best baseline':34}{row['mean']:8.3f}  ({row['least']:.3f} to {row['most']:.3f})"
    for name, row in _dict(told["days to know a change"]).items():
        more = f"shorter in {row['shorter in']:.0%}, at {row['false alarms in 1,000 place-days']:.2f} false alarms"
        yield f"  days to know, {name:20}{row['theirs']:8.2f}  ours {row['ours']:.2f} ({more})"


def _dict(value: object) -> dict[str, dict[str, float]]:
    assert isinstance(value, dict)
    return value
