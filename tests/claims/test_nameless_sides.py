"""Sides without a theatre pack: what is no state and no movement lends its name to nobody."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Read

NOBODY = [
    "KABUL, Afghanistan (Reuters) - Militants attacked a police post near Ghazni. SANA quoted the militants.",
    "Rebels shelled the town of Tawila on Friday. The UN said the rebels must stop.",
    "PHOTO: Rebels shelled the town of Tawila on Friday.",
    "The Human Rights Institute reported that rebels shelled the town of Tawila on Friday.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_media_bodies_and_towns_are_no_movement(read_anywhere: Read, text: str) -> None:
    assert {claim.actor.side for claim in read_anywhere(text)} == {""}


def test_an_organ_of_a_state_is_its_own(read_anywhere: Read) -> None:
    text = "The Interior Ministry's Rapid Response Division captured the village of Hamam al-Alil in Iraq."
    [taken] = [c for c in read_anywhere(text) if c.kind.value == "territory_taken"]
    assert taken.actor.side == "Iraq"


@pytest.mark.parametrize(("text", "side"), [
    ("FARDC soldiers captured the village of Kibumba on Monday.", "DR Congo"),
    ("Gaddafi forces shelled Misrata on Monday.", "Libya"),
    ("Islamist fighters shelled Misrata on Monday.", ""),
    ("ZPF guerrillas shelled Misrata on Monday.", "ZPF"),
])  # fmt: skip
def test_the_name_of_a_force_tells_whom_it_fights_for(read_anywhere: Read, text: str, side: str) -> None:
    assert {claim.actor.side for claim in read_anywhere(text)} == {side}
