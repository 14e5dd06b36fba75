"""Ranking: one land drawn twice counts once, and thousands of homonyms take no time to speak of."""

from __future__ import annotations

from dataclasses import replace

from orontes.places.evidence import Context
from orontes.places.ranking import weigh
from orontes.places.shapes import Phrase
from orontes.places.types import Match

from .conftest import THEATRE, InMemory


def test_a_land_that_two_sources_draw_is_one_candidate() -> None:
    land = InMemory(THEATRE).get("ghouta")
    assert land
    again = replace(land, id="land/ghouta", lat=land.lat + 0.02, source="geonames")
    (only,) = weigh([(land, Match.EXACT), (again, Match.EXACT)], Phrase(land.name), Context(THEATRE))
    assert only.place.id == "ghouta"


def test_two_towns_of_a_name_stay_two() -> None:
    found = InMemory(THEATRE).lookup("Tall Aran")
    assert len(weigh(found, Phrase("Tall Aran"), Context(THEATRE))) == 2


def test_ten_thousand_homonyms_share_what_one_would_have() -> None:
    town = InMemory(THEATRE).get("tall_aran_n")
    assert town
    found = [(replace(town, id=f"x/{i}", lat=30 + i / 1_000), Match.EXACT) for i in range(10_000)]
    ranked = weigh(found, Phrase("Tall Aran"), Context(THEATRE))
    assert len(ranked) == 10_000
    assert ranked[0].probability < 0.01
    assert sum(candidate.probability for candidate in ranked) <= 1
