"""The learned choice: the model file is checked as it is read, and its sum is a log-odds."""

from __future__ import annotations

import math

import pytest

from orontes.claims.features import Features
from orontes.claims.selection import FILE, Model, parse_model
from orontes.errors import DataError
from tests.claims.conftest import Read


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        '{"start": 0, "threshold": 0.3}',
        '{"start": 0, "threshold": 3, "weights": {}}',
        '{"start": 0, "threshold": 0.3, "weights": []}',
        '{"start": 0, "threshold": 0.3, "weights": {"killed": "many"}}',
        "[]",
    ],
)
def test_a_model_that_is_none_is_refused_with_its_file(text: str) -> None:
    with pytest.raises(DataError) as refused:
        parse_model(text, "model.json")
    assert "model.json" in str(refused.value)


def test_weights_add_up_to_log_odds() -> None:
    made = parse_model('{"start": 1, "threshold": 0.3, "weights": {"killed": 3, "tellings": -2}}', "model.json")
    assert made.probability({"killed": 1.0, "tellings": 0.5}) == pytest.approx(1 / (1 + math.exp(-3)))
    assert made.probability({}) == pytest.approx(1 / (1 + math.exp(-1)))


def test_only_what_is_probable_is_claimed(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    weighing = Model(3.0, 0.5, {"kind=air_strike": -6.0})
    monkeypatch.setattr("orontes.claims.selection.model", lambda: weighing)
    claims = read("Rebels captured Halfaya. Jets bombed Soran.")
    assert [(c.kind.value, c.confidence) for c in claims] == [("territory_taken", 0.953)]


def test_a_plain_report_is_chosen_by_the_model_that_is_shipped(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import resources

    shipped = parse_model(resources.files("orontes.claims").joinpath(FILE).read_text(encoding="utf-8"), FILE)
    monkeypatch.setattr("orontes.claims.selection.model", lambda: shipped)
    claims = read("Rebels captured the town of Halfaya. Russian warplanes bombed Soran, killing three civilians.")
    assert [c.kind.value for c in claims] == ["territory_taken", "air_strike"]
    assert all(shipped.threshold <= c.confidence + 0.001 <= 1.001 for c in claims)


def test_a_draft_is_seen_with_its_own_words(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Features] = []

    class Watching(Model):
        def probability(self, found: Features) -> float:  # type: ignore[override]
            seen.append(dict(found))
            return 1.0

    monkeypatch.setattr("orontes.claims.selection.model", lambda: Watching(0.0, 0.0, {}))
    read("Jets bombed Soran, killing three civilians, the army said.")
    (found,) = [f for f in seen if "kind=air_strike" in f]
    assert {"killed", "source", "weapon", "place after", "told once"} <= {*found}
    assert "place carried" not in found
