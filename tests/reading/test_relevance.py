"""Which reports a theatre pack is left out of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from orontes.reading import Lexicon, build_lexicon
from orontes.reading.relevance import fitting
from orontes.sources.types import Document
from orontes.theatre import PlaceKind, Theatre
from orontes.theatre.types import TheatrePlace
from tests.reading.conftest import make_document

MINE = TheatrePlace("mill", "Milltown", PlaceKind.TOWN, 35.0, 36.0, "SY", "Hama")


@pytest.fixture
def lexicon(theatre: Theatre) -> Lexicon:
    return build_lexicon(replace(theatre, places=(MINE,)))


def written(text: str, year: int = 2017) -> Document:
    return replace(make_document(text), published=datetime(year, 3, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    "text",
    ["Rebels took a village.", "Syrian rebels left for Libya.", "Libyan fighters reached Milltown.", "Iraq"],
)
def test_a_report_of_the_war_or_of_no_other_is_read_with_the_pack(text: str, lexicon: Lexicon) -> None:
    known = replace(lexicon, states=frozenset(("Syria", "Iraq")))
    assert fitting(known, written(text)) is known


def test_a_report_of_another_country_is_read_without(lexicon: Lexicon) -> None:
    fit = fitting(lexicon, written("Peruvian troops and rebels clashed in Peru; Chile protested."))
    assert (fit.theatre, fit.sides) == ("", frozenset())


def test_a_report_older_than_the_war_is_read_without(lexicon: Lexicon) -> None:
    assert fitting(lexicon, written("Rebels took Milltown.", 1988)).theatre == ""
