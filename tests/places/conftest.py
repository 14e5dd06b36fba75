"""A dozen real places, and a gazetteer of them in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from orontes.gazetteer.local import Local
from orontes.places import Match, Place
from orontes.romanization import fold, plain
from orontes.theatre import PlaceKind as K
from orontes.theatre import Theatre, TheatrePlace


def at(place_id: str, name: str, kind: K, *where: object, **more: object) -> TheatrePlace:
    lat, lon, admin1 = where
    return replace(TheatrePlace(place_id, name, kind, lat, lon, "SY", admin1), **more)  # type: ignore[arg-type]


M5 = ((34.73, 36.72), (35.13, 36.76), (35.442, 36.651))
PLACES = (
    at("hama", "Hama", K.CITY, 35.132, 36.758, "Hama", spellings=("Hamah",), population=460_000),
    at(
        "hama_gov",
        "Hama Governorate",
        K.GOVERNORATE,
        35.233,
        37.2,
        "Hama",
        spellings=("Hama Province",),
        radius_m=70_000.0,
    ),
    at("aleppo", "Aleppo", K.CITY, 36.201, 37.161, "Aleppo", population=2_100_000),
    at("aleppo_gov", "Aleppo Governorate", K.GOVERNORATE, 36.25, 37.617, "Aleppo", radius_m=85_000.0),
    at("damascus", "Damascus", K.CITY, 33.513, 36.292, "Damascus", population=1_570_000),
    at("idlib", "Idlib", K.CITY, 35.931, 36.634, "Idlib", population=128_000),
    at("idlib_gov", "Idlib Governorate", K.GOVERNORATE, 35.767, 36.667, "Idlib", radius_m=55_000.0),
    at("khattab", "Khattab", K.TOWN, 35.197, 36.667, "Hama", population=10_800),
    at("qomhana", "Qomhana", K.TOWN, 35.185, 36.726, "Hama", spellings=("Qamhana",), population=11_300),
    at("kafr_naboudah", "Kafr Naboudah", K.TOWN, 35.426, 36.493, "Hama", population=13_500),
    at("karnaz", "Karnaz", K.TOWN, 35.375, 36.485, "Hama", population=14_200),
    at("manbij", "Manbij", K.CITY, 36.528, 37.955, "Aleppo", population=99_500),
    at("hama_airport", "Hama military airport", K.AIRBASE, 35.118, 36.711, "Hama"),
    at("jobar", "Jobar", K.NEIGHBOURHOOD, 33.526, 36.338, "Damascus"),
    at("ghouta", "Eastern Ghouta", K.REGION, 33.53, 36.4, "Rif Dimashq", spellings=("East Ghouta",), radius_m=12_000.0),
    at("tall_aran_n", "Tall Aran", K.VILLAGE, 36.123, 37.336, "Aleppo"),
    at("tall_aran_s", "Tall Aran", K.VILLAGE, 35.21, 36.7, "Hama"),
    at("m5", "M5 highway", K.ROAD, 35.3, 36.7, "", spellings=("M5",), radius_m=150_000.0, line=M5),
    at("syria", "Syria", K.COUNTRY, 35.0, 38.0, "", population=21_000_000, radius_m=350_000.0),
)

THEATRE = Theatre(
    id="mini",
    name="A mini theatre",
    countries=("SY", "TR"),
    bounds=(35.5, 32.3, 42.4, 37.4),
    start=date(2011, 3, 15),
    sides=(),
    actors=(),
    descriptors=(),
    sources=(),
    places=PLACES,
)


class InMemory:
    """The theatre's places and nothing else, by exact name and by key."""

    def __init__(self, theatre: Theatre) -> None:
        self._local = Local(theatre)

    def lookup(self, name: str) -> Sequence[tuple[Place, Match]]:
        exact = self._local.plain.get(plain(name), [])
        same_key = self._local.folded.get(fold(name), [])
        found = [(place, Match.EXACT) for place in exact]
        return found + [(place, Match.FOLDED) for place in same_key if place not in exact]

    def knows(self, name: str) -> bool:
        return any(match is Match.EXACT for _, match in self.lookup(name))

    def get(self, place_id: str) -> Place | None:
        return self._local.by_id.get(place_id)


@pytest.fixture(scope="session")
def theatre() -> Theatre:
    return THEATRE


@pytest.fixture(scope="session")
def gazetteer() -> InMemory:
    return InMemory(THEATRE)
