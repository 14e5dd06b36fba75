"""Placing the phrases of one report."""

from __future__ import annotations

from dataclasses import replace
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.places import Gazetteer, Match, Placement, PlacePhrase, place, probability_of_none, rank
from orontes.places.containing import lies_in
from orontes.places.geometry import distance_m
from orontes.places.reasons import NAMELESS
from orontes.places.types import Place
from orontes.theatre import EMPTY, PlaceKind, Theatre

from .conftest import PLACES, THEATRE, InMemory, at


def one(text: str, gazetteer: Gazetteer, theatre: Theatre, within: str = "") -> Placement:
    (placed,) = place([PlacePhrase(text, within)], gazetteer, theatre)
    return placed


def metres_from(placed: Placement, place_id: str) -> float:
    known = next(known for known in PLACES if known.id == place_id)
    assert placed.lat is not None and placed.lon is not None
    return distance_m(placed.lat, placed.lon, known.lat, known.lon)


@pytest.mark.parametrize(
    ("text", "place_id", "precision"),
    [
        ("Qomhana", "qomhana", 1),
        ("Qumhana", "qomhana", 1),
        ("the village of Qamhana", "qomhana", 1),
        ("Hama", "hama", 1),
        ("the city of Hama", "hama", 1),
        ("Hama city", "hama", 1),
        ("Hama Province", "hama_gov", 4),
        ("Hama countryside", "hama_gov", 4),
        ("the countryside of Idlib", "idlib_gov", 4),
        ("the Hama military airport", "hama_airport", 1),
        ("East Ghouta", "ghouta", 3),
        ("the Damascus suburb of Jobar", "jobar", 1),
        ("Jobar neighbourhood", "jobar", 1),
        ("Syria", "syria", 6),
    ],
)
def test_named_places(text: str, place_id: str, precision: int, gazetteer: InMemory, theatre: Theatre) -> None:
    placed = one(text, gazetteer, theatre)
    assert (placed.place_id, placed.where_prec) == (place_id, precision)
    assert metres_from(placed, place_id) < 10
    assert 0.5 < placed.probability <= 1


def test_distance_and_direction_from_a_town(gazetteer: InMemory, theatre: Theatre) -> None:
    placed = one("six kilometres west of Khattab", gazetteer, theatre)
    assert metres_from(placed, "khattab") == pytest.approx(6_000, abs=10)
    assert placed.lon is not None and placed.lon < 36.667
    assert (placed.place_id, placed.where_prec, placed.admin1) == ("khattab@270,6000m", 2, "Hama")


def test_between_two_towns_lies_half_way(gazetteer: InMemory, theatre: Theatre) -> None:
    placed = one("between Kafr Naboudah and Karnaz", gazetteer, theatre)
    apart = metres_from(placed, "karnaz")
    assert apart == pytest.approx(metres_from(placed, "kafr_naboudah"), rel=0.01)
    assert placed.radius_m == pytest.approx(apart, rel=0.01)
    assert placed.where_prec == 2


def test_a_road_is_a_line(gazetteer: InMemory, theatre: Theatre) -> None:
    placed = one("the Aleppo-to-Hama road", gazetteer, theatre)
    assert (placed.kind, placed.where_prec) == (PlaceKind.ROAD, 5)
    assert placed.place_id == one("the highway from Hama to Aleppo", gazetteer, theatre).place_id


def test_between_falls_back_on_the_one_name_that_is_known(gazetteer: InMemory, theatre: Theatre) -> None:
    placed = one("between Xanadu and Karnaz", gazetteer, theatre)
    assert (placed.place_id, placed.where_prec) == ("karnaz@near", 2)


@pytest.mark.parametrize("text", ["northern Hama Province", "the northern countryside of Hama", "northern Hama"])
def test_part_of_a_governorate_moves_its_middle(text: str, gazetteer: InMemory, theatre: Theatre) -> None:
    placed = one(text, gazetteer, theatre)
    assert placed.place_id == "hama_gov@0"
    assert placed.where_prec == 4
    assert placed.lat is not None and placed.lat > 35.4
    assert placed.radius_m > 20_000


def test_part_of_a_great_city_stays_in_the_city(gazetteer: InMemory, theatre: Theatre) -> None:
    placed = one("eastern Aleppo", gazetteer, theatre)
    assert placed.place_id == "aleppo@90"
    assert 1_000 < metres_from(placed, "aleppo") < 5_000


def test_countryside_of_a_town_is_not_the_town(gazetteer: InMemory, theatre: Theatre) -> None:
    placed = one("Manbij countryside", gazetteer, theatre)
    assert (placed.place_id, placed.where_prec, placed.radius_m) == ("manbij@around", 5, 15_000)


def test_beside_a_seat_is_vaguer_than_beside_a_town(gazetteer: InMemory, theatre: Theatre) -> None:
    assert one("north of Hama", gazetteer, theatre).where_prec == 4
    assert one("north of Karnaz", gazetteer, theatre).where_prec == 2


def test_unknown_hospital_lies_in_its_town(gazetteer: InMemory, theatre: Theatre) -> None:
    placed = one("Ibn Rushd hospital in Manbij", gazetteer, theatre)
    assert placed.place_id.startswith("manbij@in,")
    assert (placed.where_prec, placed.admin1) == (2, "Aleppo")


@pytest.mark.parametrize("text", ["the town", "several villages", "the area", ""])
def test_generic_words_are_not_guessed_at(text: str, gazetteer: InMemory, theatre: Theatre) -> None:
    placed = one(text, gazetteer, theatre, within="Hama Province")
    assert (placed.place_id, placed.lat, placed.lon, placed.probability) == ("", None, None, 0.0)
    assert (placed.reason, placed.admin1, placed.country) == (NAMELESS, "Hama", "SY")


def test_a_direction_from_the_city_needs_to_be_told_which(gazetteer: InMemory, theatre: Theatre) -> None:
    assert one("8 km east of the city", gazetteer, theatre).reason == NAMELESS
    placed = one("8 km east of the city", gazetteer, theatre, within="Manbij")
    assert metres_from(placed, "manbij") == pytest.approx(8_000, abs=10)
    assert one("8 km east of the city", gazetteer, theatre, within="Hama Province").place_id == ""


def test_unknown_name_keeps_its_governorate_and_says_why(gazetteer: InMemory, theatre: Theatre) -> None:
    placed = one("the village of Xanadu", gazetteer, theatre, within="Idlib Province")
    assert (placed.place_id, placed.lat, placed.where_prec) == ("", None, 0)
    assert (placed.name, placed.admin1, placed.reason) == ("Xanadu", "Idlib", "not in the gazetteer")


def test_a_container_settles_a_name_that_two_places_share(gazetteer: InMemory, theatre: Theatre) -> None:
    assert one("Tall Aran", gazetteer, theatre, within="Hama Province").place_id == "tall_aran_s"
    assert one("Tall Aran", gazetteer, theatre, within="Aleppo Governorate").place_id == "tall_aran_n"


def test_company_settles_a_name_that_two_places_share(gazetteer: InMemory, theatre: Theatre) -> None:
    south = place([PlacePhrase(t) for t in ("Tall Aran", "Qomhana", "Khattab")], gazetteer, theatre)
    north = place([PlacePhrase(t) for t in ("Tall Aran", "Aleppo", "Manbij")], gazetteer, theatre)
    assert (south[0].place_id, north[0].place_id) == ("tall_aran_s", "tall_aran_n")
    assert south[0].probability < south[1].probability


def test_an_empty_theatre_serves_any_gazetteer(gazetteer: InMemory) -> None:
    assert one("Hama", gazetteer, EMPTY).place_id == "hama"


@given(
    st.lists(st.sampled_from([*(p.name for p in PLACES), "the town", "near Xanadu", "5 km east of Hama"]), max_size=6)
)
def test_as_many_placements_as_phrases_in_order_and_the_same_every_time(texts: list[str]) -> None:
    phrases, known = [PlacePhrase(text) for text in texts], InMemory(THEATRE)
    placed = place(phrases, known, THEATRE)
    assert [placement.text for placement in placed] == texts
    assert placed == place(phrases, known, THEATRE)
    assert all((p.place_id == "") == (p.lat is None) == (p.probability == 0.0) for p in placed)


@given(st.text(max_size=40), st.text(max_size=20))
def test_no_text_is_too_odd_to_place(text: str, within: str) -> None:
    (placed,) = place([PlacePhrase(text, within)], InMemory(THEATRE), THEATRE)
    assert placed.text == text


def test_ranking_shows_every_candidate_and_leaves_room_for_none(gazetteer: InMemory, theatre: Theatre) -> None:
    candidates = rank(PlacePhrase("Tall Aran"), gazetteer, theatre)
    assert {candidate.place.id for candidate in candidates} == {"tall_aran_n", "tall_aran_s"}
    assert 0 < sum(candidate.probability for candidate in candidates) < 1
    assert all(candidate.match is Match.EXACT and candidate.why for candidate in candidates)
    assert rank(PlacePhrase("the town"), gazetteer, theatre) == ()


@pytest.mark.parametrize(
    ("text", "where_prec", "geo_precision"),
    [("Khattab", 1, 1), ("six kilometres west of Khattab", 2, 2), ("East Ghouta", 3, 2), ("Hama Province", 4, 3)],
)
def test_the_two_precision_codes(
    text: str, where_prec: int, geo_precision: int, gazetteer: InMemory, theatre: Theatre
) -> None:
    placed = one(text, gazetteer, theatre)
    assert (placed.where_prec, placed.geo_precision) == (where_prec, geo_precision)


def test_what_the_candidates_leave_is_the_probability_of_none(gazetteer: InMemory, theatre: Theatre) -> None:
    ranked = rank(PlacePhrase("Tall Aran"), gazetteer, theatre)
    none = probability_of_none(ranked)
    assert 0 < none < 1
    for candidate in ranked:
        assert candidate.probability / none == pytest.approx(exp(candidate.score))
    assert probability_of_none(()) == 1


@pytest.mark.parametrize(("division", "inside"), [("Hamah", True), ("Aleppo", False), ("SY05", True), ("", True)])
def test_a_governorate_holds_its_places_in_every_spelling(division: str, inside: bool) -> None:
    gazetteer = InMemory(THEATRE)
    land, town = gazetteer.get("hama_gov"), gazetteer.get("karnaz")
    assert land and town
    assert lies_in(replace(town, admin1=division), land) is inside


def test_the_name_of_a_source_is_no_phrase(theatre: Theatre) -> None:
    silos = at("silos", "Silos east of Idlib/Edlib", PlaceKind.FACILITY, 35.93, 36.75, "Idlib")
    gazetteer = InMemory(replace(theatre, places=(*PLACES, silos)))
    assert one("Silos east of Idlib/Edlib", gazetteer, theatre).place_id == "silos"


def test_a_table_without_countries_is_believed_within_the_theatre_s_bounds(theatre: Theatre) -> None:
    class Imported(InMemory):
        def lookup(self, name: str) -> list[tuple[Place, Match]]:
            rows = [(row, Match.EXACT) for row in (village, land) if row.name == name]
            return [*super().lookup(name), *rows]

    karnaz = InMemory(theatre).get("karnaz")
    assert karnaz
    unplaced = replace(karnaz, country="", population=0, source="table:x", kind=PlaceKind.VILLAGE)
    village = replace(unplaced, id="table:x/1", name="Ghawrat", names=("Ghawrat",), admin1="Hamah Governorate")
    land = replace(unplaced, id="table:x/2", name="Hama Governorate", names=("Hama Governorate",), lat=34.9)
    gazetteer = Imported(theatre)
    placed = one("Ghawrat", gazetteer, theatre, within="Hama Governorate")
    assert placed.place_id == "table:x/1"
    assert placed.probability > 0.9


def test_a_province_that_the_report_names_speaks_for_its_homonym(gazetteer: InMemory, theatre: Theatre) -> None:
    _, placed = place([PlacePhrase("northern Hama Province"), PlacePhrase("Tall Aran")], gazetteer, theatre)
    assert placed.place_id == "tall_aran_s"
    assert "in a governorate that the report names" in placed.reason


def test_a_village_by_the_border_lies_in_the_governorate_that_its_source_names() -> None:
    gazetteer = InMemory(THEATRE)
    land, town = gazetteer.get("aleppo_gov"), gazetteer.get("manbij")
    assert land and town
    assert lies_in(replace(town, country="TR", admin1="Aleppo Governorate"), land)
    assert not lies_in(replace(town, country="TR", admin1="Aleppo Governorate", lat=39.0), land)


def test_a_division_given_by_its_code_is_told_by_its_name(theatre: Theatre) -> None:
    class Coded(InMemory):
        def get(self, place_id: str) -> Place | None:
            return replace(hama, name="Hama") if place_id == "geonames/SY.10" else super().get(place_id)

    hama = InMemory(theatre).get("hama_gov")
    assert hama
    coded = [replace(one, admin1="SY.10") if one.id == "karnaz" else one for one in PLACES]
    gazetteer = Coded(replace(theatre, places=tuple(coded)))
    assert one("Karnaz", gazetteer, theatre).admin1 == "Hama"
    (candidate,) = rank(PlacePhrase("Karnaz"), gazetteer, theatre)
    assert candidate.place.admin1 == "Hama"
