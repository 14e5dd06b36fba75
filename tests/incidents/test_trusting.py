from __future__ import annotations

import random
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.claims.types import Claim, Kind, Modality
from orontes.evidence import Count
from orontes.incidents import Gatherer, SourceWeight
from tests.strategies import (
    DAY,
    MONITOR,
    NORTH_MEDIA,
    SOUTH,
    SOUTH_MEDIA,
    THEATRE,
    UNNAMED,
    WIRE,
    a_claim,
    a_place,
    claims,
)


def _weights(*told: Claim) -> dict[tuple[str, str, bool], SourceWeight]:
    gatherer = Gatherer(THEATRE)
    gatherer.add(told)
    return {(row.name, row.topic, row.own_cause): row for row in gatherer.weights()}


def _days(number: int, *tellings: dict[str, object]) -> list[Claim]:
    """The same tellings of as many attacks, each at a place of its own."""
    return [
        a_claim(
            **{"kind": Kind.ARMED_CLASH, "target": SOUTH, "place": a_place(f"Town {n}", 10.0 + n, 20.0)}
            | dict(telling),  # type: ignore[arg-type]
            day=DAY + timedelta(days=n),
        )
        for n in range(number)
        for telling in tellings
    ]


def test_a_source_that_nobody_bears_out_keeps_its_prior() -> None:
    assert _weights() == {}
    (row,) = _weights(a_claim()).values()
    assert (row.weight, row.answers) == (row.prior, 0)


def test_a_source_that_boasts_against_two_others_loses_weight_in_its_own_cause() -> None:
    told = _days(
        8,
        {"by": MONITOR, "modality": Modality.FAILED},
        {"by": WIRE, "modality": Modality.FAILED},
        {"by": NORTH_MEDIA, "kind": Kind.TERRITORY_TAKEN},
    )
    found = _weights(*told)
    boaster, monitor = found["northradio", "ground", True], found["monitor", "ground", False]
    assert boaster.weight < boaster.prior
    assert monitor.weight > monitor.prior
    assert boaster.answers >= 8


def test_a_denial_by_the_accused_is_no_answer() -> None:
    told = _days(
        4,
        {"kind": Kind.AIR_STRIKE, "target": "civilians", "by": MONITOR},
        {"kind": Kind.AIR_STRIKE, "target": "civilians", "by": NORTH_MEDIA, "modality": Modality.DENIED},
    )
    assert not any(name == "northradio" for name, _, _ in _weights(*told))


def test_what_a_source_makes_of_a_toll_is_told() -> None:
    strike = {"kind": Kind.AIR_STRIKE, "target": "civilians"}
    told = _days(
        5,
        {**strike, "by": MONITOR, "killed": Count(10, 10)},
        {**strike, "by": WIRE, "killed": Count(10, 10)},
        {**strike, "by": SOUTH_MEDIA, "killed": Count(15, 15)},
    )
    assert _weights(*told)["southvoice", "harm", True].toll_ratio == 1.5


def test_more_answers_leave_less_room_around_a_weight() -> None:
    few, many = (_weights(*_days(n, {"by": MONITOR}, {"by": WIRE})) for n in (1, 12))
    rows = [found[MONITOR.source_id, "ground", False] for found in (few, many)]
    assert rows[0].high - rows[0].low > rows[1].high - rows[1].low
    assert [row.answers for row in rows] == [1, 12]


def test_nobody_without_a_name_is_named() -> None:
    told = _days(2, {"by": MONITOR}, {"by": (WIRE, UNNAMED)})
    assert not any("man who" in name for name, _, _ in _weights(*told))


@given(st.lists(claims(), max_size=12), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_weights_are_probabilities_and_order_changes_nothing(told: list[Claim], chance: random.Random) -> None:
    found = _weights(*told)
    assert all(0 < row.weight < 1 and row.right <= row.answers + 1e-9 for row in found.values())
    assert all(0 <= row.low < row.weight < row.high <= 1 for row in found.values())
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert _weights(*shuffled) == found
