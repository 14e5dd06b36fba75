"""What is named after a people: borders, ground, towns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orontes.places import Placement, PlacePhrase, place
from orontes.places.phrases import Shape, take_apart
from orontes.theatre import EMPTY, PlaceKind, Theatre

from .conftest import PLACES, THEATRE, InMemory, at

TURKEY = replace(at("turkey", "Turkey", PlaceKind.COUNTRY, 39.0, 35.0, "", radius_m=700_000.0), country="TR")


def one(text: str, theatre: Theatre = THEATRE, within: str = "") -> Placement:
    gazetteer = InMemory(replace(THEATRE, places=(*PLACES, TURKEY)))
    (placed,) = place([PlacePhrase(text, within)], gazetteer, theatre)
    return placed


@pytest.mark.parametrize(
    "text", ["the Turkish border", "near the Syrian-Turkish border", "along the border with Turkey", "Turkey's border"]
)
def test_a_border_is_where_the_two_countries_meet(text: str) -> None:
    placed = one(text)
    assert placed.place_id == "syria@between,turkey"
    assert (placed.where_prec, placed.geo_precision, placed.line) == (5, 3, ())


def test_a_border_by_a_town_is_by_the_town() -> None:
    placed = one("the Turkish border near Manbij")
    assert (placed.place_id, placed.where_prec) == ("manbij@near", 2)


def test_a_border_of_nobody_knows_whom_with_says_so() -> None:
    assert "does not say with whom" in one("the Syrian border").reason
    assert "does not say with whom" in one("the Turkish border", EMPTY).reason


@pytest.mark.parametrize(
    ("text", "name", "within", "shape"),
    [
        ("the Turkish city of Urfa", "Urfa", "Turkey", Shape.AT),
        ("the Kazakh capital Astana", "Astana", "Kazakhstan", Shape.AT),
        ("Turkish soil", "Turkey", "", Shape.AT),
        ("the Iraqi border near Tanf", "Iraq", "Tanf", Shape.BORDER),
    ],
)
def test_peoples_adjectives(text: str, name: str, within: str, shape: Shape) -> None:
    phrase = take_apart(text)
    assert (phrase.name, phrase.within, phrase.shape) == (name, within, shape)


def test_the_state_of_a_people_is_a_land_in_their_country() -> None:
    phrase = take_apart("the Nigerian state of Borno")
    assert (phrase.name, phrase.shape, phrase.within) == ("Borno", Shape.AREA, "Nigeria")


def test_a_region_is_the_province_of_that_name_or_the_country_around_the_town() -> None:
    assert one("Hama region").place_id == "hama_gov"
    around = one("Manbij region")
    assert (around.place_id, around.where_prec) == ("manbij@district", 3)
