from __future__ import annotations

import json

import numpy as np
import pytest
from bench.wars import baselines
from bench.wars.main import main
from bench.wars.scoring import NEVER, Score, alarm, score
from bench.wars.views import View, Votes

TRUTH = np.array([[0], [0], [1], [1]], dtype=np.int8)


def sure(*sides: int) -> np.ndarray:
    """A view of one place that is certain of one side each day."""
    return np.eye(4)[list(sides)][:, None, :]


def test_a_perfect_view_scores_perfectly_and_a_late_one_is_late() -> None:
    assert score(sure(0, 0, 1, 1), TRUTH) == Score(0.0, 0.0, 0.0)
    late = score(sure(0, 0, 0, 1), TRUTH)
    assert (late.wrong, late.brier, late.calibration) == (0.25, 0.5, 0.25)
    assert alarm(sure(0, 0, 0, 1), TRUTH, 0.5).delay == pytest.approx(1.0, abs=0.5)
    assert alarm(sure(0, 0, 0, 0), TRUTH, 0.5).delay == pytest.approx(NEVER, abs=1)


def test_a_warning_of_a_side_that_does_not_hold_the_place_is_false() -> None:
    assert alarm(sure(0, 2, 1, 1), TRUTH, 0.5).false == 250.0
    assert alarm(sure(0, 0, 1, 1), TRUTH, 0.5).false == 0.0


def test_the_baselines_carry_on_what_they_said_last() -> None:
    votes = Votes(*(np.array(column) for column in ([0, 0], [1, 2], [1, 3], [1, 0], [0, 1])))
    first = np.eye(4)[[2]]
    assert baselines.last_report(votes, first, 5, View.THEN)[:, 0].argmax(axis=1).tolist() == [2, 1, 1, 0, 0]
    assert baselines.last_report(votes, first, 5, View.NOW)[:, 0].argmax(axis=1).tolist() == [2, 1, 0, 0, 0]
    assert baselines.majority(votes, first, 5, View.THEN)[4, 0].tolist() == [0.5, 0.5, 0.0, 0.0]


def test_the_command_compares_and_ours_is_ahead(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--small", "--json"])
    small = json.loads(capsys.readouterr().out)["small"]
    brier = {name: row["brier"] for name, row in small["means"].items()}
    assert brier["ours, now"] < min(
        brier[f"{name}, now"] for name in ("last report", "majority of a week", "Dawid–Skene")
    )
    assert brier["ours, now"] < brier["without neighbours, now"]
    assert small["wars"] == 2
