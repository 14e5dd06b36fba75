from __future__ import annotations

import pytest

from orontes.claims.types import Claim, Kind, Modality
from orontes.incidents import Stance, admits, stance
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
