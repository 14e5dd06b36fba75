"""Blame and denial of an event told before, in words that do not name it again."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Read

TOLD = "Shells hit a market in Saraqeb on Monday. "


def _told(read: Read, text: str) -> list[tuple[str, str, str]]:
    return [(c.kind.value, c.actor.side, c.modality.value) for c in read(TOLD + text)][1:]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The opposition accused Russia.", "government"),
        ("Washington accused Moscow of responsibility.", "government"),
        ("The army blamed the rebels, who have fought in Idlib for years.", "opposition"),
        ("Turkish officials blamed the Islamic State for the shelling.", "islamic_state"),
    ],
)
def test_who_is_blamed_for_what_was_told_is_a_claim_of_its_own(read: Read, text: str, actor: str) -> None:
    assert ("shelling", actor, "alleged") in _told(read, text)


@pytest.mark.parametrize("text", ["The rebels denied any involvement.", "The government rejected the accusations."])
def test_a_denial_of_what_was_told_is_a_claim_of_its_own(read: Read, text: str) -> None:
    assert [(kind, mood) for kind, _, mood in _told(read, text)] == [("shelling", "denied")]


def test_the_accused_of_a_denial_is_the_one_accused_before(read: Read) -> None:
    assert ("shelling", "opposition", "denied") in _told(read, "The army accused the rebels. They denied the charges.")


def test_blame_for_something_else_is_no_claim(read: Read) -> None:
    assert _told(read, "The rebels accused the army of dropping leaflets. They rejected the proposal.") == []


def test_a_place_that_speaks_is_no_scene(read: Read) -> None:
    assert [c.place for c in read("Damascus said that Turkish troops entered the village of Soran.")] == ["Soran"]


def test_a_denial_is_of_what_was_told_just_before(read: Read) -> None:
    text = "Artillery shelled Soran on Friday. Rebels said they had captured Khattab. The army denied the claim."
    denied = [(claim.kind.value, claim.place) for claim in read(text) if claim.modality.value == "denied"]
    assert denied == [("territory_taken", "Khattab")]
