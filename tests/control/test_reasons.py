"""Why a place is believed to be held: the parts add up, and each says what it should."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.claims.types import Claim, Kind
from orontes.control import Picture, Reasons
from tests.control.test_inference import END, GROUND, HELD_BY_NORTH, START
from tests.strategies import DAY, MONITOR, NORTH, SOUTH, THEATRE, WIRE, a_claim, a_place, claims


def why(told: list[Claim], side: str, start: date, end: date, place: str = "zz/oakford") -> Reasons:
    picture = Picture(THEATRE, START, END)
    picture.add(told)
    found = picture.why(place, side, start, end)
    assert found is not None
    return found


def after(days: int) -> date:
    return DAY + timedelta(days=days)


TAKEN = [a_claim(Kind.TERRITORY_TAKEN, by=by, actor=SOUTH, target=NORTH) for by in (MONITOR, WIRE)]


def test_each_report_of_a_capture_makes_it_surer_and_an_older_state_less_so() -> None:
    found = why([HELD_BY_NORTH, *TAKEN], SOUTH, after(0), after(3))
    beforehand, held, *taken, neighbours = found.parts
    assert (beforehand.what, beforehand.change) == ("beforehand", beforehand.after)
    assert (held.claims, held.change < 0) == ((HELD_BY_NORTH.id,), True)
    assert {part.claims[0] for part in taken} == {claim.id for claim in TAKEN}
    assert all(part.change > 0 for part in taken)
    assert (neighbours.what, neighbours.change) == ("neighbours", pytest.approx(0.0, abs=1e-6))


def test_what_a_claim_is_taken_to_say_stands_with_its_weight() -> None:
    (held,) = [part for part in why([HELD_BY_NORTH], NORTH, after(0), after(0)).parts if part.what == "claim"]
    (said,) = held.said
    assert (said.side, said.says, said.day) == (NORTH, "holds", HELD_BY_NORTH.when.latest)
    assert 0 < said.weight <= 0.95


def test_silence_is_told_by_what_it_has_left() -> None:
    parts = why([HELD_BY_NORTH], NORTH, after(30), after(40)).parts
    assert parts[1].left == pytest.approx(0.5 ** (45 / 180))


def test_neighbours_are_told_with_what_they_are_believed_to_be() -> None:
    near = a_claim(Kind.TERRITORY_HELD, actor=SOUTH, place=a_place("Millbrook", 10.02, 20.02))
    found = why([near, a_claim(Kind.ARMED_CLASH, actor="")], SOUTH, after(0), after(9))
    assert found.around[0][0] == "zz/millbrook"
    assert found.around[0][1] > 0.5
    assert found.parts[-1].change > 0.1


def test_a_fight_is_told_by_who_tells_of_it() -> None:
    clash = [a_claim(Kind.ARMED_CLASH, by=by, actor=SOUTH, target=NORTH) for by in (MONITOR, WIRE)]
    found = why(clash, NORTH, DAY, DAY)
    assert [part.claims for part in found.fights] == [(claim.id,) for claim in (clash[0], clash[1])]
    assert found.fights[-1].after > found.fights[0].after > 0.3
    assert found.sieges == ()


def test_a_place_that_nobody_names_has_no_reasons() -> None:
    picture = Picture(THEATRE, START, END)
    assert picture.why("zz/oakford", SOUTH, START, END) is None
    picture.add([HELD_BY_NORTH])
    assert picture.why("zz/elsewhere", SOUTH, START, END) is None
    assert picture.why("zz/oakford", "martians", START, END) is None


@given(st.lists(claims(GROUND), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None)
def test_the_parts_add_up_to_what_is_shown(told: list[Claim]) -> None:
    picture = Picture(THEATRE, START, END)
    picture.add(told)
    for place in picture.now():
        for spell in place.spells:
            found = picture.why(place.place_id, spell.holder, spell.start, spell.end)
            assert found is not None
            assert sum(part.change for part in found.parts) == pytest.approx(found.probability)
            if spell.holder or not (found.fights or found.sieges):
                assert found.probability == pytest.approx(spell.probability, abs=1e-4)
            elif spell.state.value == "contested":
                assert sum(part.change for part in found.fights) == pytest.approx(spell.probability, abs=1e-4)
            elif spell.state.value == "encircled":
                assert sum(part.change for part in found.sieges) == pytest.approx(spell.probability, abs=1e-4)
            assert sum(share for _, share in found.shares) == pytest.approx(1.0)
