"""What an event was made with: its own weapon, whatever carried it, and whatever it was filled with."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Read


def told(read: Read, text: str) -> list[tuple[str, str]]:
    return [(claim.kind.value, claim.weapon) for claim in read(text)]


@pytest.mark.parametrize(
    ("text", "kind", "weapon"),
    [
        ("A drone struck a fuel depot in Kharkiv overnight.", "air_strike", "drone"),
        ("Loitering munitions hit a convoy near Kharkiv.", "air_strike", "drone"),
        ("Phosphorus shells hit Kharkiv.", "shelling", "incendiary"),
        ("Himars rockets struck a barracks in Kharkiv.", "shelling", "rocket"),
        ("Rockets fired by warplanes hit a hospital in Kharkiv.", "air_strike", "airstrike"),
        ("Glide bombs fell on Kharkiv, killing two people.", "air_strike", "airstrike"),
        ("Shahed drones slammed into an apartment block in Kharkiv.", "air_strike", "drone"),
        ("A barrage of rockets was fired at Kharkiv.", "shelling", "rocket"),
        ("A bomb went off near a bus stop in Kharkiv.", "explosive", "mine_or_ied"),
        ("A parked truck packed with explosives blew up in Kharkiv.", "explosive", "vehicle_bomb"),
        ("A man blew himself up among worshippers in Kharkiv.", "suicide_bomb", "suicide_bomb"),
        ("A soldier was killed when he stepped on a mine near Kharkiv.", "explosive", "mine_or_ied"),
    ],
)
def test_the_weapon_tells_the_kind(read_anywhere: Read, text: str, kind: str, weapon: str) -> None:
    assert told(read_anywhere, text) == [(kind, weapon)]


def test_a_verb_of_impact_tells_nothing_without_a_weapon(read_anywhere: Read) -> None:
    assert told(read_anywhere, "A lorry slammed into a bridge in Kharkiv.") == []


@pytest.mark.parametrize(
    ("text", "facility"),
    [
        ("Gunmen planted a bomb in front of a church in Kharkiv.", "place_of_worship"),
        ("Rockets hit a market in Kharkiv.", "market"),
        ("Fierce clashes broke out in the vicinity of a mosque in Kharkiv.", ""),
    ],
)
def test_a_blow_falls_on_what_it_fell_beside(read_anywhere: Read, text: str, facility: str) -> None:
    assert [claim.facility for claim in read_anywhere(text)] == [facility]


def test_drones_that_are_launched_are_air_strikes(read_anywhere: Read) -> None:
    [told] = read_anywhere("Russian forces launched 62 Shahed drones at Odesa overnight.")
    assert (told.kind, told.place, told.weapon) == ("air_strike", "Odesa", "drone")
