"""The Syria pack: how much it holds, that it does not contradict itself, and that its places are where they are."""

import csv
import math
import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from orontes.romanization import fold
from orontes.theatre import PlaceKind, Theatre, TheatrePlace, load

UCDP = Path(__file__).parents[2].parent / "shared" / "benchmarks" / "ucdp_syria_places.csv"
GOVERNORATES = {
    "Hama", "Idlib", "Aleppo", "Homs", "Damascus", "Rif Dimashq", "Latakia", "Tartus", "Raqqa", "Deir ez-Zor",
    "Hasakah", "Daraa", "Quneitra", "Suwayda",
}  # fmt: skip


@pytest.fixture(scope="module")
def syria() -> Theatre:
    return load("syria")


def side_of(theatre: Theatre, name: str, day: date) -> str:
    return next(actor.side_on(day) for actor in theatre.actors if name in (actor.name, *actor.aliases))


def test_the_pack_is_as_full_as_promised(syria: Theatre) -> None:
    assert [side.id for side in syria.sides] == [
        "government", "opposition", "islamic_state", "sdf", "turkey", "coalition", "civilians",
    ]  # fmt: skip
    assert len(syria.actors) >= 60
    assert len(syria.descriptors) >= 80
    assert len(syria.sources) >= 60
    assert len(syria.places) >= 320
    assert len(syria.priors) >= 40


@pytest.mark.parametrize(
    ("name", "day", "side"),
    [
        ("SAA", date(2017, 3, 21), "government"),
        ("SAA", date(2024, 12, 9), ""),
        ("VKS", date(2017, 3, 21), "government"),
        ("VKS", date(2015, 9, 29), ""),
        ("Jabhat a-Nusra", date(2015, 3, 28), "opposition"),
        ("JFS", date(2016, 7, 28), "opposition"),
        ("JFS", date(2016, 7, 27), ""),
        ("Hay’at Tahrir al-Sham", date(2017, 3, 21), "opposition"),
        ("Hay’at Tahrir al-Sham", date(2017, 1, 27), ""),
        ("Levant Front", date(2016, 8, 23), "opposition"),
        ("Levant Front", date(2016, 8, 24), "turkey"),
        ("Jaysh al-Thuwar", date(2015, 10, 9), "opposition"),
        ("Jaysh al-Thuwar", date(2015, 10, 10), "sdf"),
        ("Yarmouk Martyrs Brigade", date(2014, 1, 1), "opposition"),
        ("Yarmouk Martyrs Brigade", date(2015, 1, 1), "islamic_state"),
        ("Da'esh", date(2014, 6, 29), "islamic_state"),
        ("YPG", date(2014, 10, 1), "sdf"),
        ("US-led coalition", date(2017, 3, 21), "coalition"),
        ("Israel", date(2017, 3, 21), ""),
    ],
)
def test_alliances_are_bounded_in_time(syria: Theatre, name: str, day: date, side: str) -> None:
    assert side_of(syria, name, day) == side


def test_the_line_of_succession_of_the_nusra_front(syria: Theatre) -> None:
    successors = {actor.id: actor.successor for actor in syria.actors}
    assert successors["jabhat_al_nusra"] == "jabhat_fatah_al_sham"
    assert successors["jabhat_fatah_al_sham"] == "hayat_tahrir_al_sham"


def test_no_name_belongs_to_two_actors_even_when_folded(syria: Theatre) -> None:
    owners = defaultdict(set)
    for actor in syria.actors:
        for name in (actor.name, *actor.aliases):
            if len(fold(name)) > 4:  # a short key is a skeleton of consonants that chance alone shares
                owners[fold(name)].add(actor.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("phrase", "side"),
    [
        ("rebels", "opposition"),
        ("pro-assad forces", "government"),
        ("army", "government"),
        ("russian warplanes", "government"),
        ("terrorist groups", "opposition"),
        ("gunmen", ""),
        ("kurdish", "sdf"),
        ("coalition warplanes", "coalition"),
        ("turkish-backed rebels", "turkey"),
        ("isis militants", "islamic_state"),
        ("residents", "civilians"),
    ],
)
def test_descriptors_name_a_side(syria: Theatre, phrase: str, side: str) -> None:
    assert {descriptor.phrase: descriptor.side for descriptor in syria.descriptors}[phrase] == side


def test_every_side_has_descriptors_and_a_colour_of_its_own(syria: Theatre) -> None:
    assert {side.id for side in syria.sides} <= {descriptor.side for descriptor in syria.descriptors}
    assert len({side.colour for side in syria.sides}) == len(syria.sides)


def test_sources_of_every_interest(syria: Theatre) -> None:
    alignments = {source.id: source.alignment for source in syria.sources}
    assert alignments["sana"] == alignments["russian_mod"] == "government"
    assert alignments["white_helmets"] == "opposition"
    assert alignments["amaq"] == "islamic_state"
    assert alignments["anadolu"] == "turkey"
    assert alignments["reuters"] == ""
    domains = Counter(domain for source in syria.sources for domain in source.domains)
    assert max(domains.values()) == 1


def test_a_city_and_its_governorate_are_two_places(syria: Theatre) -> None:
    governorates = {place.admin1 for place in syria.places if place.kind is PlaceKind.GOVERNORATE}
    assert governorates == GOVERNORATES
    names = {place.name: place for place in syria.places}
    assert names["Hama"].kind is PlaceKind.CITY
    assert "Hama Province" in names["Hama Governorate"].spellings
    assert "Hama Province" not in names["Hama"].spellings
    areas = (PlaceKind.GOVERNORATE, PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.DISTRICT)
    assert all(place.radius_m > 0 for place in syria.places if place.kind in areas)


def test_admin1_is_one_of_fourteen(syria: Theatre) -> None:
    assert {place.admin1 for place in syria.places if place.country == "SY"} == GOVERNORATES | {""}


def test_spellings_are_not_repeated(syria: Theatre) -> None:
    for place in syria.places:
        names = [name.casefold() for name in (place.name, *place.spellings)]
        assert len(names) == len(set(names)), place.id


def test_priors_stay_modest(syria: Theatre) -> None:
    assert all(0.5 < prior.probability <= 0.95 for prior in syria.priors)
    assert all(prior.since >= syria.start for prior in syria.priors)


# --- against the places of UCDP's event data, where a copy lies beside the repository -------------------------------
_ADMIN1 = {"Hamah": "Hama", "Ar Raqqah": "Raqqa", "Deir ez Zor": "Deir ez-Zor", "Al Hasakah": "Hasakah",
           "As Suwayda": "Suwayda"}  # fmt: skip
_SORT = re.compile(r"\b(town|city|village|suburb|mountain|hill|camp|area|locality|farms?)\b")
# UCDP knows a namesake of these in the same governorate, but not the place that we mean.
_NAMESAKES = {"kessab", "husseiniyah"}


def _kilometres(place: TheatrePlace, lat: float, lon: float) -> float:
    east = math.radians(lon - place.lon) * math.cos(math.radians(lat))
    return 6371 * math.hypot(east, math.radians(lat - place.lat))


def _ucdp() -> dict[tuple[str, str], list[tuple[float, float]]]:
    """Coordinates by folded name and governorate; districts' centres and estimates are left out."""
    found = defaultdict(list)
    with UCDP.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["where_prec"] not in ("1.0", "2.0", "4.0"):
                continue
            admin1 = row["adm_1"].removesuffix(" Governorate")
            for name in (row["where_coordinates"], _SORT.sub("", row["where_coordinates"])):
                for part in name.split("/"):
                    key = (fold(part.strip()), _ADMIN1.get(admin1, admin1))
                    found[key].append((float(row["latitude"]), float(row["longitude"])))
    return found


@pytest.mark.skipif(not UCDP.exists(), reason="no copy of the UCDP place list beside the repository")
def test_places_lie_within_three_kilometres_of_ucdps(syria: Theatre) -> None:
    ucdp, far, checked = _ucdp(), [], 0
    for place in syria.places:
        # UCDP hardly names quarters of a city, so a quarter's name finds a village far away.
        if place.country != "SY" or place.kind is PlaceKind.NEIGHBOURHOOD or place.id in _NAMESAKES:
            continue
        spots = [spot for name in (place.name, *place.spellings) for spot in ucdp.get((fold(name), place.admin1), ())]
        checked += bool(spots)
        if spots and min(_kilometres(place, *spot) for spot in spots) > 3:
            far.append(place.id)
    assert far == []
    assert checked >= 300
