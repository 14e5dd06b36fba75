"""A claim that sweeps over an area speaks of the towns that the other side had taken there, and of no others."""

from __future__ import annotations

from datetime import timedelta

import pytest

from orontes.claims.types import Claim, Kind, Modality, Party
from orontes.control import infer
from orontes.control.sweeps import is_sweep
from orontes.theatre.types import PlaceKind
from tests.strategies import DAY, MONITOR, NORTH, SOUTH, THEATRE, WIRE, a_claim, a_place

LATER = DAY + timedelta(days=20)
END = LATER + timedelta(days=10)
AREA = a_place("Riverland", kind=PlaceKind.REGION, where_prec=4, radius_m=30_000.0, place_id="zz/riverland")
FELL = [a_claim(Kind.TERRITORY_TAKEN, by=voice, actor=SOUTH, target=NORTH) for voice in (MONITOR, WIRE)]


def sweep(text: str = "all territorial gains", **changes: object) -> Claim:
    target = Party(text)
    return a_claim(Kind.TERRITORY_TAKEN, by=WIRE, day=LATER, actor=NORTH, target=target, place=AREA, **changes)


def south_holds(*told: Claim) -> float:
    [oakford] = [place for place in infer(told, THEATRE, DAY, END) if place.place == "Oakford"]
    return dict(oakford.beliefs[-1].holders)[SOUTH]


def test_a_town_taken_before_the_sweep_is_lost_by_it() -> None:
    assert south_holds(*FELL) > 0.7
    assert south_holds(*FELL, sweep()) < 0.3


def test_the_sweep_is_cited() -> None:
    told = sweep()
    [oakford] = infer([*FELL, told], THEATRE, DAY, END)
    assert told.id in oakford.spells[-1].claims_for


@pytest.mark.parametrize(
    "other",
    [
        sweep("two villages"),
        sweep(modality=Modality.INTENDED),
        a_claim(Kind.ARMED_CLASH, by=WIRE, day=LATER, actor=NORTH, target=Party("all areas"), place=AREA),
    ],
)
def test_what_is_no_sweep(other: Claim) -> None:
    assert not is_sweep(other)
    assert south_holds(*FELL, other) > 0.7


def test_a_town_outside_the_area_is_left_alone() -> None:
    far = [a_claim(Kind.TERRITORY_TAKEN, by=v, actor=SOUTH, place=a_place(lat=12.0)) for v in (MONITOR, WIRE)]
    assert south_holds(*far, sweep()) > 0.7


def test_a_town_held_all_along_is_left_alone() -> None:
    held = [a_claim(Kind.TERRITORY_HELD, by=voice, actor=SOUTH) for voice in (MONITOR, WIRE)]
    assert south_holds(*held, sweep()) > 0.7


@pytest.mark.parametrize(
    "quote",
    [
        "recaptured every village lost to the rebels in Riverland",
        "reversed all rebel gains in Riverland",
        "regained all that the rebels had taken in Riverland",
    ],
)
def test_the_words_themselves_may_tell_that_all_was_taken(quote: str) -> None:
    assert is_sweep(sweep("", quote=quote))
    assert not is_sweep(sweep("", quote="took two villages in Riverland"))
