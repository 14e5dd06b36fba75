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


def test_what_is_fired_from_is_no_scene(read_anywhere: Read) -> None:
    (claim,) = read_anywhere("Rockets fired from Gaza hit a factory in Ashkelon.")
    assert (claim.kind, claim.place, claim.weapon) == (Kind.SHELLING, "Ashkelon", "rocket")


def test_gas_in_a_grenade_is_its_weapon(read_anywhere: Read) -> None:
    (claim,) = read_anywhere("Infantry threw grenades with an irritant gas near Lyman.")
    assert (claim.kind, claim.place) == (Kind.CHEMICAL_WEAPON, "Lyman")


def test_attack_by_nobody_named_that_killed_villagers(read_anywhere: Read) -> None:
    (claim,) = read_anywhere("An attack on a village near Bunia left 17 civilians dead.")
    assert (claim.kind, claim.killed and claim.killed.low) == (Kind.ATTACK_ON_CIVILIANS, 17)


def test_the_attack_told_next_is_the_blow_told_before(read_anywhere: Read) -> None:
    found = read_anywhere("A chemical attack killed 40 people in Douma on Tuesday. The attack in Jobar wounded nine.")
    assert {claim.kind for claim in found} == {Kind.CHEMICAL_WEAPON}
