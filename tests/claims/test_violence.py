"""Blows, bombs, killings and harm to things, as the bulletins of many wars tell them; no theatre pack is at hand."""

from __future__ import annotations

import pytest

from orontes.claims.types import Kind
from tests.claims.conftest import Read

TOLD = (
    ("Three glide bombs fell on Kharkiv on Monday, officials said.", Kind.AIR_STRIKE, "Kharkiv", "airstrike"),
    ("A drone launched two missiles at a van in Marib.", Kind.AIR_STRIKE, "Marib", "drone"),
    ("Militia units fired heavy weapons at Sake on Friday.", Kind.SHELLING, "Sake", ""),
    ("A shepherd was killed by unexploded ordnance in Hays.", Kind.EXPLOSIVE, "Hays", "mine_or_ied"),
    ("Medics treated six people for exposure to a nerve agent in Basra.", Kind.CHEMICAL_WEAPON, "Basra", "chemical"),
    ("Two farmers were stabbed to death in Kaduna.", Kind.ATTACK_ON_CIVILIANS, "Kaduna", ""),
    ("Soldiers shot and wounded two students in Nablus.", Kind.ATTACK_ON_CIVILIANS, "Nablus", "small_arms"),
    ("Fighters burned the market in Kutum.", Kind.PROPERTY_DESTRUCTION, "Kutum", ""),
    ("An old church in Mariupol was destroyed.", Kind.PROPERTY_DESTRUCTION, "Mariupol", ""),
    ("Raiders set a school ablaze in Kaya.", Kind.PROPERTY_DESTRUCTION, "Kaya", ""),
)


@pytest.mark.parametrize(("text", "kind", "place", "weapon"), TOLD)
def test_kind_and_weapon(text: str, kind: Kind, place: str, weapon: str, read_anywhere: Read) -> None:
    told = [claim for claim in read_anywhere(text) if claim.kind is kind]
    assert [(claim.place, claim.weapon) for claim in told] == [(place, weapon)]


def test_harm_that_is_only_planned_is_nobodys(read_anywhere: Read) -> None:
    told = read_anywhere("The delegates in Vienna agreed to destroy the stocks kept in Homs.")
    assert Kind.PROPERTY_DESTRUCTION not in {claim.kind for claim in told}
