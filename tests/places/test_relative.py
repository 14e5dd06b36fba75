"""Relative positions: rings, stretches, triangles, borders, fronts, and what lies beside what."""

from __future__ import annotations

import pytest

from orontes.places import Placement, PlacePhrase, place
from orontes.places.geometry import distance_m
from orontes.places.phrases import Hint, Shape, take_apart
from orontes.theatre import Theatre

from .conftest import M5, InMemory


def one(text: str, gazetteer: InMemory, theatre: Theatre, within: str = "") -> Placement:
    (placed,) = place([PlacePhrase(text, within)], gazetteer, theatre)
    return placed


@pytest.mark.parametrize(
    ("text", "names", "shape"),
    [
        ("along the Khattab-Qomhana front", ["Khattab", "Qomhana"], Shape.BETWEEN),
        ("the Hama–Idlib border", ["Hama", "Idlib"], Shape.BETWEEN),
        ("the area stretching from Karnaz to Khattab", ["Karnaz", "Khattab"], Shape.BETWEEN),
        ("the triangle of Karnaz, Khattab and Qomhana", ["Karnaz", "Khattab", "Qomhana"], Shape.BETWEEN),
        ("the Karnaz-Khattab-Tall Aran triangle", ["Karnaz", "Khattab", "Tall Aran"], Shape.BETWEEN),
        ("on the road from Karnaz to Deir ez-Zor", ["Karnaz", "Deir ez-Zor"], Shape.ROAD),
        ("the road of Midaa–Al-Bahariyah", ["Midaa", "Al-Bahariyah"], Shape.ROAD),
        ("the villages of Karnaz and Khattab", ["Karnaz", "Khattab"], Shape.BETWEEN),
    ],
)
def test_what_lies_between_ends(text: str, names: list[str], shape: Shape) -> None:
    phrase = take_apart(text)
    assert ([end.name for end in phrase.ends], phrase.shape) == (names, shape)


def test_a_road_of_one_hyphened_name_is_not_cut() -> None:
    phrase = take_apart("the Tall-Aran road", lambda name: name == "Tall-Aran")
    assert (phrase.name, phrase.ends) == ("Tall-Aran", ())


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("a few hundred metres from Karnaz", 300.0),
        ("thirty-five kilometres from Karnaz", 35_000.0),
        ("half a mile from Karnaz", 804.672),
        ("just under 20 km from Karnaz", 20_000.0),
    ],
)
def test_distances_in_words(text: str, metres: float) -> None:
    phrase = take_apart(text)
    assert (phrase.name, phrase.metres) == ("Karnaz", pytest.approx(metres))


def test_a_direction_of_two_words() -> None:
    assert take_apart("south west of Karnaz").bearing == 225.0


def test_a_distance_alone_is_a_ring_around_the_town(gazetteer: InMemory, theatre: Theatre) -> None:
    near = one("5 km from Hama city", gazetteer, theatre)
    assert (near.lat, near.lon, near.radius_m, near.where_prec, near.geo_precision) == (35.132, 36.758, 5_000, 2, 2)
    far = one("forty kilometres from Hama city", gazetteer, theatre)
    assert (far.radius_m, far.where_prec, far.geo_precision) == (40_000, 5, 3)


def test_a_stretch_has_its_two_ends_as_a_line(gazetteer: InMemory, theatre: Theatre) -> None:
    road = one("the road from Karnaz to Khattab", gazetteer, theatre)
    assert road.line == ((35.375, 36.485), (35.197, 36.667))
    assert (road.where_prec, road.geo_precision) == (5, 2)


def test_a_triangle_lies_among_its_corners(gazetteer: InMemory, theatre: Theatre) -> None:
    placed = one("the triangle of Karnaz, Khattab and Qomhana", gazetteer, theatre)
    assert placed.lat == pytest.approx((35.375 + 35.197 + 35.185) / 3, abs=0.001)
    assert placed.radius_m >= distance_m(placed.lat or 0, placed.lon or 0, 35.375, 36.485) - 1


def test_between_two_provinces_is_where_they_meet(gazetteer: InMemory, theatre: Theatre) -> None:
    placed = one("the border between Hama and Idlib provinces", gazetteer, theatre)
    assert placed.place_id == "hama_gov@between,idlib_gov"
    assert placed.where_prec == 5


def test_beside_another_place_helps_and_stands_in(gazetteer: InMemory, theatre: Theatre) -> None:
    known = one("Tall Aran, ten kilometres west of Hama", gazetteer, theatre)
    assert known.place_id == "tall_aran_s"
    unknown = one("Ghawrat, ten kilometres west of Hama", gazetteer, theatre)
    assert (unknown.place_id, unknown.name) == ("hama@270,10000m", "Ghawrat")


@pytest.mark.parametrize("text", ["the southern outskirts of Hama", "the northern entrance to Hama"])
def test_only_a_town_has_outskirts(text: str, gazetteer: InMemory, theatre: Theatre) -> None:
    assert one(text, gazetteer, theatre).place_id.startswith("hama@")


def test_the_east_of_a_province_lies_in_it(gazetteer: InMemory, theatre: Theatre) -> None:
    assert one("the east of Hama province", gazetteer, theatre).place_id == "hama_gov@90"


def test_a_town_and_its_district_are_two_places(gazetteer: InMemory, theatre: Theatre) -> None:
    assert take_apart("Manbij district").hint is Hint.DISTRICT
    placed = one("Manbij district", gazetteer, theatre)
    assert (placed.place_id, placed.where_prec) == ("manbij@district", 3)


@pytest.mark.parametrize("text", ["a hospital in Hama", "the streets of Hama"])
def test_a_hospital_is_a_town_s_and_no_governorate_s(text: str, gazetteer: InMemory, theatre: Theatre) -> None:
    placed = one(text, gazetteer, theatre)
    assert placed.place_id.startswith("hama@")
    assert placed.probability > 0.9


def test_a_road_near_a_town_is_where_it_passes_the_town(gazetteer: InMemory, theatre: Theatre) -> None:
    placed = one("the M5 near Khattab", gazetteer, theatre)
    assert placed.place_id == "m5@by,khattab"
    assert placed.lat is not None and placed.lon is not None
    assert 35.15 < placed.lat < 35.25 and 36.7 < placed.lon < 36.76
    assert (placed.where_prec, placed.line) == (2, ())


def test_a_road_alone_is_its_course(gazetteer: InMemory, theatre: Theatre) -> None:
    placed = one("the M5 highway", gazetteer, theatre)
    assert (placed.where_prec, placed.geo_precision, placed.line) == (5, 3, M5)
