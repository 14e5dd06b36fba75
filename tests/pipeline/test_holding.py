"""Which spell a place and a day ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from orontes.errors import RequestError
from orontes.pipeline.holding import on_day
from orontes.theatre.types import PlaceKind, TheatrePlace
from tests.strategies import THEATRE

SPELLS = [
    {"place_id": place, "place": name, "start": start, "end": end}
    for place, name in (("soran", "Soran"), ("sarrin", "Sarrin"), ("mill_1", "Millbrook"), ("mill_2", "Millbrook"))
    for start, end in (("2021-05-01", "2021-05-04"), ("2021-05-05", "2021-05-09"))
]
PLACES = (TheatrePlace("soran", "Soran", PlaceKind.TOWN, 10.0, 20.0, "ZZ", "Riverland", ("Suuraan", "The Bend")),)
PACK = replace(THEATRE, places=PLACES)


@pytest.mark.parametrize("asked", ["Soran", "soran", "SORAN", "the bend", "Sarrin"])
def test_the_surest_likeness_counts(asked: str) -> None:
    found = on_day(SPELLS, PACK, asked, date(2021, 5, 6))
    assert found["place_id"] == ("sarrin" if asked == "Sarrin" else "soran")
    assert found["start"] == "2021-05-05"


@pytest.mark.parametrize(
    ("asked", "day", "says"),
    [
        ("Millbrook", date(2021, 5, 6), "fits 2 places: name one of mill_1, mill_2"),
        ("Nowhere", date(2021, 5, 6), "nothing is concluded on who holds 'Nowhere'"),
        ("", date(2021, 5, 6), "nothing is concluded on who holds ''"),
        ("Soran", date(2021, 6, 1), "the days told of Soran are 2021-05-01 to 2021-05-09"),
    ],
)
def test_what_fits_nothing_or_too_much_is_one_line(asked: str, day: date, says: str) -> None:
    with pytest.raises(RequestError, match=says):
        on_day(SPELLS, PACK, asked, day)


def test_the_id_tells_namesakes_apart() -> None:
    assert on_day(SPELLS, PACK, "mill_2", date(2021, 5, 1))["end"] == "2021-05-04"
