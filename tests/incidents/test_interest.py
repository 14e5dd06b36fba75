from __future__ import annotations

import pytest

from orontes.claims.types import Claim, Kind, Modality, Voice
from orontes.incidents import Stance, admits, declares, stance
from orontes.theatre.types import SourceKind
from tests.strategies import MONITOR, NORTH, NORTH_MEDIA, SOUTH, THIRD, a_claim

NORTHERN = {"by": NORTH_MEDIA}
FAILED, DENIED = Modality.FAILED, Modality.DENIED


def _told(kind: Kind, actor: str, target: str, modality: Modality = Modality.ASSERTED) -> Claim:
    return a_claim(kind, by=NORTH_MEDIA, actor=actor, target=target, modality=modality)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (_told(Kind.TERRITORY_TAKEN, NORTH, SOUTH), Stance.FOR),
        (_told(Kind.TERRITORY_TAKEN, SOUTH, NORTH), Stance.AGAINST),
        (_told(Kind.TERRITORY_TAKEN, SOUTH, ""), Stance.AGAINST),
        (_told(Kind.TERRITORY_TAKEN, SOUTH, THIRD), Stance.NEUTRAL),
        (_told(Kind.TERRITORY_TAKEN, SOUTH, NORTH, DENIED), Stance.FOR),
        (_told(Kind.TERRITORY_TRANSFERRED, NORTH, SOUTH), Stance.AGAINST),
        (_told(Kind.TERRITORY_TRANSFERRED, SOUTH, NORTH), Stance.FOR),
        (_told(Kind.TERRITORY_HELD, SOUTH, ""), Stance.AGAINST),
        (_told(Kind.ARMED_CLASH, NORTH, SOUTH, FAILED), Stance.AGAINST),
        (_told(Kind.ARMED_CLASH, SOUTH, "", FAILED), Stance.FOR),
        (_told(Kind.AIR_STRIKE, NORTH, "civilians"), Stance.AGAINST),
        (_told(Kind.AIR_STRIKE, NORTH, "civilians", DENIED), Stance.FOR),
        (_told(Kind.AIR_STRIKE, NORTH, SOUTH), Stance.FOR),
        (_told(Kind.ARMED_CLASH, NORTH, SOUTH, DENIED), Stance.FOR),
        (_told(Kind.TERRITORY_TAKEN, NORTH, SOUTH, DENIED), Stance.AGAINST),
        (_told(Kind.SHELLING, SOUTH, "civilians"), Stance.FOR),
        (_told(Kind.SHELLING, "", "civilians"), Stance.NEUTRAL),
        (a_claim(Kind.TERRITORY_TAKEN, by=MONITOR), Stance.NEUTRAL),
    ],
)
def test_whose_cause_a_claim_serves(claim: Claim, expected: Stance) -> None:
    assert stance(claim) is expected


def test_an_allegation_is_no_admission() -> None:
    assert admits(_told(Kind.TERRITORY_TAKEN, SOUTH, NORTH))
    assert not admits(_told(Kind.TERRITORY_TAKEN, SOUTH, NORTH, Modality.ALLEGED))


def test_a_complaint_of_being_besieged_is_no_admission() -> None:
    assert not admits(_told(Kind.ENCIRCLEMENT, SOUTH, NORTH))


def test_granting_the_gain_of_a_third_party_is_no_admission() -> None:
    granted = _told(Kind.TERRITORY_TAKEN, SOUTH, "")
    assert stance(granted) is Stance.AGAINST
    assert not admits(granted)


def test_who_stands_with_civilians_stands_with_no_party() -> None:
    neighbour = Voice("people of the valley", "", SourceKind.ACTIVIST, "civilians")
    assert stance(a_claim(Kind.TERRITORY_HELD, by=neighbour, actor=SOUTH)) is Stance.NEUTRAL


def test_a_party_admits_harm_only_where_it_names_the_victims() -> None:
    assert admits(_told(Kind.AIR_STRIKE, NORTH, "civilians"))
    assert not admits(_told(Kind.AIR_STRIKE, NORTH, ""))


def test_nobody_is_taken_to_own_up_to_chemical_weapons() -> None:
    told = _told(Kind.CHEMICAL_WEAPON, NORTH, "civilians")
    assert not admits(told)
    assert not declares(told)
