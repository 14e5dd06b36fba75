"""Who cannot have done it: those without aircraft, the dead, and the country that a border is called after."""

from __future__ import annotations

import pytest

from orontes.claims import parties
from tests.claims.conftest import Read


def _doers(read: Read, text: str, kind: str) -> list[str]:
    return [c.actor.side for c in read(text) if c.kind.value == kind]


GROUNDED = [
    "Nine were killed in the air raids on Saraqib which the Nusra Front and its allies hold.",
    "The factions are advancing near Kinsabba amid aerial bombardment of the area.",
    "Islamic State lost Rasm al-Abd after air strikes on the village.",
]


@pytest.mark.parametrize("text", GROUNDED)
def test_who_has_no_aircraft_made_no_air_strike(read: Read, text: str) -> None:
    assert "opposition" not in _doers(read, text, "air_strike")


def test_a_movement_may_fly_a_drone(read: Read) -> None:
    assert _doers(read, "Islamic State drones bombed an army post in Deir ez-Zor.", "air_strike") == ["islamic_state"]


def test_the_dead_did_not_do_it(read: Read) -> None:
    text = "A blast at a mosque in Ariha killed 14 members of the Nusra Front."
    assert _doers(read, text, "explosive") == [""]


def test_the_country_of_a_city_is_no_doer(read_anywhere: Read) -> None:
    assert _doers(read_anywhere, "A car bomb exploded in the Iraqi city of Kirkuk, killing six.", "explosive") == [""]


def test_a_town_that_is_held_is_not_the_group_s_whose_name_is_spelt_so(read: Read) -> None:
    text = "The town, which is controlled by the army, fell on Monday."
    assert {claim.target.side for claim in read(text)} == {""}
    assert _doers(read, "Residents fled IS-held Raqqa.", "territory_held") == ["islamic_state"]


def test_the_doer_of_a_blow_is_chosen_by_weight(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parties, "best", lambda setting, found: found[0].party)  # nobody stands first
    assert _doers(read, "Rebels shelled Fuaa on Monday.", "shelling") == [""]
