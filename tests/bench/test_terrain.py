from __future__ import annotations

from dataclasses import replace

from bench.terrain import measured, summary
from bench.wars.press import simulate
from bench.wars.settings import SMALL


def test_silent_towns_are_better_known_by_their_neighbours_than_by_the_pack_alone() -> None:
    found = summary([measured(simulate(replace(SMALL, coverage=0.2), seed=3))])
    assert found["silent Brier"] < found["silent Brier, prior"]
    assert all(0 <= found[name] <= 1 for name in ("ground wrong", "front said", "front right", "pockets right"))
