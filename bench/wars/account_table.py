"""The figures of incidents and tolls, by kind of war, and how they are printed."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from bench.wars import made_up
from bench.wars.accounts import Accounts, BCubed, Gathered, measure, of_war
from bench.wars.press import simulate
from bench.wars.settings import SMALL, Settings

MADE_UP = "made-up events"
MADE_UP_RUNS = 2
GOALS = "goals: F1 ≥ 0.95, tolls inside their range ≥ 0.95"
Row = Mapping[str, float]


def tables(kinds: Mapping[str, Settings], seeds: Sequence[int]) -> Iterator[tuple[str, dict[str, Row]]]:
    """Means by method for each kind of war and for the made-up events, each as soon as it is known."""
    for name, settings in kinds.items():
        yield name, _row([measure(of_war(simulate(settings, seed))) for seed in seeds[: 10 if name == "as set" else 4]])
    if SMALL not in kinds.values():
        yield MADE_UP, _row([measure(each) for each in _made_up(seeds)])


def _made_up(seeds: Sequence[int]) -> Iterator[Accounts]:
    return (made_up.accounts(seed) for seed in seeds[:MADE_UP_RUNS])


def _row(runs: Sequence[Gathered]) -> dict[str, Row]:
    """Means over the runs by method, and the counts of ours."""
    means = {name: _mean([run.scores[name] for run in runs]) for name in runs[0].scores}
    return {**means, "counts": _counts(runs), "worst": {"f1": round(min(run.scores["ours"].f1 for run in runs), 4)}}


def _mean(scores: Sequence[BCubed]) -> Row:
    return {field: round(statistics.fmean(asdict(one)[field] for one in scores), 4) for field in asdict(scores[0])}


def _counts(runs: Sequence[Gathered]) -> Row:
    tolls, listed = (tuple(map(sum, zip(*pairs, strict=True))) for pairs in _pairs(runs))
    return {
        "claims": sum(run.claims for run in runs),
        "events": sum(run.events for run in runs),
        "incidents": sum(run.incidents for run in runs),
        "tolls": tolls[1],
        "tolls inside": round(tolls[0] / max(1, tolls[1]), 4),
        "listed for review": listed[1],
        "of them one event": round(listed[0] / max(1, listed[1]), 4),
    }


def _pairs(runs: Sequence[Gathered]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    return [run.tolls for run in runs], [run.listed for run in runs]


def lines(name: str, told: Mapping[str, Row]) -> Iterable[str]:
    """The rows of one kind of war."""
    counts = told["counts"]
    yield f"\n{name}: {counts['claims']} accounts of {counts['events']} events, {counts['incidents']} incidents"
    yield f"  {'B-cubed':34}{'precision':>10}{'recall':>8}{'F1':>8}"
    for method, row in told.items():
        if "recall" in row:
            yield f"  {method:34}{row['precision']:10.4f}{row['recall']:8.4f}{row['f1']:8.4f}"
    yield f"  F1 in the worst of the wars {told['worst']['f1']:.4f}"
    yield f"  true dead inside the likely range {counts['tolls inside']:.3f} of {counts['tolls']}"
    listed, right = counts["listed for review"], counts["of them one event"]
    yield f"  pairs listed for review {listed}, {right:.0%} of them one event"
