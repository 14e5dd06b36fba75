"""Killings, raids and sieges, in the words of any war."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen killed 40 villagers in Kharkiv.", "attack_on_civilians"),
        ("A journalist was gunned down in Kharkiv.", "attack_on_civilians"),
        ("Residents were beaten to death by militiamen in Kharkiv.", "attack_on_civilians"),
        ("Two policemen were gunned down in Kharkiv.", "armed_clash"),
        ("The army killed 20 insurgents in Kharkiv.", "armed_clash"),
        ("Police carried out a raid in Kharkiv.", "armed_clash"),
        ("Soldiers exchanged fire with insurgents in Kharkiv.", "armed_clash"),
        ("Jets destroyed houses in the bombing of Kharkiv.", "air_strike"),
        ("Kharkiv was surrounded.", "encirclement"),
    ],
)
def test_who_did_what_to_whom_tells_the_kind(read_anywhere: Read, text: str, kind: str) -> None:
    assert {claim.kind.value for claim in read_anywhere(text)} == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "They discussed the fight against extremism in Kharkiv.",
        "Workers went on strike in Kharkiv.",
        "The army showed a new infantry fighting vehicle in Kharkiv.",
    ],
)
def test_talk_of_war_is_no_event(read_anywhere: Read, text: str) -> None:
    assert [claim.kind.value for claim in read_anywhere(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The army will answer any attack on Kharkiv.",
        "Troops killed eleven militants, including suicide bombers.",
        "The opposition condemned the bombings in Ukraine.",
    ],
)
def test_general_talk_of_blows_is_no_event(read_anywhere: Read, text: str) -> None:
    assert not [c for c in read_anywhere(text) if c.kind.value in ("air_strike", "suicide_bomb", "explosive")]


def test_what_a_suicide_bomber_set_off_is_one_event(read_anywhere: Read) -> None:
    text = "A suicide bomber drove up to a checkpoint in Kharkiv and detonated a car bomb, killing nine people."
    assert [(c.kind.value, c.weapon) for c in read_anywhere(text)] == [("suicide_bomb", "vehicle_bomb")]
