"""Which war reports are about: plain by the places and actors that they name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from orontes import theatre
from orontes.reading import chosen_pack
from orontes.sources import Document
from orontes.theatre.types import Theatre
from tests.claims.conftest import document

SUDAN = "RSF fighters shelled Omdurman on Monday, the Sudanese army said."
UKRAINE = "Shells fell on Nikopol in Ukraine, and on Kherson."
NOWHERE = "The committee met on Tuesday and agreed on nothing."


def told(text: str, year: int = 2024) -> Document:
    return replace(document(text), published=datetime(year, 5, 2, tzinfo=UTC))


@pytest.fixture(scope="module")
def packs() -> list[Theatre]:
    return [theatre.load(name) for name in theatre.available()]


def name(packs: list[Theatre], *documents: Document) -> str:
    choice = chosen_pack(documents, packs)
    return choice.theatre.id if choice else ""


def test_reports_choose_the_war_whose_names_they_hold(packs: list[Theatre]) -> None:
    assert name(packs, told(SUDAN)) == "sudan"
    assert name(packs, told(UKRAINE)) == "ukraine"
    assert name(packs, told("Gunmen killed two farmers in Ansongo, Mali.")) == "sahel"


def test_choice_tells_how_many_reports_it_fits(packs: list[Theatre]) -> None:
    choice = chosen_pack([told(SUDAN), told(SUDAN), told(NOWHERE)], packs)
    assert choice is not None
    assert (choice.theatre.id, choice.fitting, choice.reports) == ("sudan", 2, 3)


def test_nothing_is_chosen_where_it_is_not_plain(packs: list[Theatre]) -> None:
    assert name(packs, told(SUDAN), told(UKRAINE)) == ""
    assert name(packs, told(NOWHERE)) == ""
    assert name(packs) == ""


def test_war_that_had_not_begun_is_not_chosen(packs: list[Theatre]) -> None:
    assert name(packs, told("Soldiers fired at a crowd in Taiz in Yemen.", 2011)) == ""


def test_who_fights_in_several_wars_decides_nothing(packs: list[Theatre]) -> None:
    assert name(packs, told("Islamic State said that Russia and Turkey were its foes.")) == ""
