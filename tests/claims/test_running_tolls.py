"""Tolls of wars and seasons, and tolls that a sentence of their own tells of the event before."""

from __future__ import annotations

from orontes.claims.types import Claim, Kind
from orontes.evidence import Count
from tests.claims.conftest import Read


def tolls(found: list[Claim]) -> list[tuple[str, str, Count | None, Count | None]]:
    return [(c.kind.value, c.place, c.killed, c.injured) for c in found if c.killed or c.injured]


def test_the_dead_of_a_war_stay_in_the_words_and_are_marked(read_anywhere: Read) -> None:
    (claim,) = read_anywhere("The war in Yemen has claimed tens of thousands of lives.")
    assert (claim.kind, claim.place, claim.killed) == (Kind.CASUALTIES, "Yemen", None)
    assert "running_total" in claim.marks


def test_months_of_violence_are_not_the_last_event_told(read_anywhere: Read) -> None:
    found = list(
        read_anywhere("Clashes broke out in Tyre. Ten weeks of violence have left 451 people dead in Lebanon.")
    )
    assert tolls(found) == []
    assert [c.place for c in found if c.kind is Kind.CASUALTIES] == ["Lebanon"]


def test_nobody_wages_a_war_as_a_killing(read_anywhere: Read) -> None:
    found = read_anywhere("Israel's aggression on Gaza has killed 30,210 people since October.")
    assert {c.kind for c in found} == {Kind.CASUALTIES}


def test_wounded_told_next_are_those_of_the_event(read_anywhere: Read) -> None:
    found = list(read_anywhere("A car bomb killed two people in Azaz on Friday. Five others were wounded."))
    assert tolls(found) == [("explosive", "Azaz", Count(2, 2), Count(5, 5))]


def test_an_age_in_brackets_counts_nobody(read_anywhere: Read) -> None:
    found = list(read_anywhere("Soldiers shot and wounded Amal Khalil (21) in Nablus on Friday."))
    assert all(injured in (None, Count(1, 1), Count(1, None)) for *_, injured in tolls(found))


def test_gas_used_in_a_country_is_a_claim(read: Read) -> None:
    found = read("France said the government had used chemical weapons in Syria.")
    assert [(c.kind, c.place) for c in found] == [(Kind.CHEMICAL_WEAPON, "Syria")]
