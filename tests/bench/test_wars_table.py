from __future__ import annotations

import json

import numpy as np
import pytest
from bench.wars import baselines, made_up
from bench.wars.accounts import BCubed, b_cubed
from bench.wars.main import main
from bench.wars.scoring import NEVER, Score, alarm, score
from bench.wars.views import View, Votes

from orontes.evidence import RecordId

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
    told = json.loads(capsys.readouterr().out)
    small = told["small"]
    brier = {name: row["brier"] for name, row in small["means"].items()}
    assert brier["ours, now"] < min(
        brier[f"{name}, now"] for name in ("last report", "majority of a week", "Dawid–Skene")
    )
    assert brier["ours, now"] < brier["without neighbours, now"]
    assert small["wars"] == 2
    gathered = told["incidents"]["small"]
    assert gathered["ours"]["f1"] > max(gathered["place, kind and day"]["f1"], 0.9)
    assert gathered["counts"]["tolls inside"] > 0.9


def test_clusters_are_scored_by_how_pure_and_how_whole_they_are() -> None:
    truth = {RecordId(f"claim-{n}"): event for n, event in enumerate((1, 1, 2))}
    assert b_cubed(truth, truth) == BCubed(1.0, 1.0, 1.0)
    apart, together = b_cubed({claim: claim for claim in truth}, truth), b_cubed(dict.fromkeys(truth, 0), truth)
    assert (apart.precision, apart.recall) == (1.0, pytest.approx(2 / 3))
    assert (together.precision, together.recall) == (pytest.approx(5 / 9), 1.0)


def test_made_up_events_are_the_same_for_the_same_seed() -> None:
    one, again = made_up.accounts(3, 40), made_up.accounts(3, 40)
    assert one == again
    assert set(one.event_of) == {claim.id for claim in one.claims}
