"""How ground changes hands: who takes it, who loses it, and what is only an aim."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Read


@pytest.mark.parametrize(
    ("text", "taker", "loser"),
    [
        ("The army lost the town of Saraqeb to the rebels on Tuesday.", "opposition", "government"),
        ("Khattab was cleared of Islamic State fighters.", "", "islamic_state"),
        ("The SDF captured Manbij from the Islamic State.", "sdf", "islamic_state"),
    ],
)
def test_taker_and_loser(read: Read, text: str, taker: str, loser: str) -> None:
    taken = [c for c in read(text) if c.kind.value == "territory_taken"][:1]
    assert [(c.actor.side, c.target.side) for c in taken] == [(taker, loser)]


def test_a_measure_is_no_target(read: Read) -> None:
    assert [c.target.text for c in read("Rebels took a number of buildings in Soran.")] == [""]


def test_what_was_swept_over_is_told(read: Read) -> None:
    claims = read("The army recaptured all territorial gains in northern Hama province.")
    assert [(c.actor.side, c.target.text) for c in claims] == [("government", "all territorial gains")]


def test_lost_ground_went_to_the_one_foe(read: Read) -> None:
    claims = read("Rebels launched an assault on the army in Soran. The army lost control of Mhardeh.")
    assert [c.actor.side for c in claims if c.kind.value == "territory_taken"] == ["opposition"]


def test_a_verb_between_a_party_and_a_place_is_one_in_headlines(read: Read) -> None:
    found = [(c.kind.value, c.place) for c in read("Syrian army storm Khattab and Kurdish forces control Manbij")]
    assert ("armed_clash", "Khattab") in found
    assert ("territory_taken", "Manbij") in found


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("Clashes raged in Khattab as the army sought to control Soran.", "territory_taken", "intended"),
        ("Rebels shelled Khattab and aim to recapture the town of Khattab.", "territory_taken", "intended"),
        ("Fierce clashes shook Khattab as rebels tried to capture Soran.", "territory_taken", "intended"),
        ("Rebels tried to capture Soran.", "armed_clash", "asserted"),
    ],
)
def test_an_aim_is_a_claim_of_its_own(read: Read, text: str, kind: str, modality: str) -> None:
    assert (kind, modality) in [(c.kind.value, c.modality.value) for c in read(text)]


@pytest.mark.parametrize(
    "text", ["The army withdrew the proposal in Idlib.", "Rebels in Idlib surrendered their weapons."]
)
def test_what_is_given_up_must_be_ground(read: Read, text: str) -> None:
    assert not [c for c in read(text) if c.kind.value == "territory_transferred"]
