"""Which ground a report says is held, and that every word of the event lexicon gets its sentence parsed."""

from __future__ import annotations

import pytest

from orontes.claims.lexicon import IDLE, Pattern, lexicon
from orontes.reading.lexicon import build_lexicon
from orontes.theatre import EMPTY
from tests.claims.conftest import Read


@pytest.mark.parametrize(
    ("text", "place", "side"),
    [
        ("A convoy reached the rebel stronghold of Saraqeb.", "Saraqeb", "opposition"),
        ("Shells hit a clinic in Khattab in the opposition-held northern Hama countryside.", "Hama", "opposition"),
        ("Most of Saraqeb is now under rebel control.", "Saraqeb", "opposition"),
        ("Jets bombed Khattab. The town is under rebel control.", "Khattab", "opposition"),
        ("Drones flew over Saraqeb, a key rebel bastion.", "Saraqeb", "opposition"),
        ("Saraqeb is one of the remaining rebel bastions.", "Saraqeb", "opposition"),
        ("The army shelled areas controlled by rebels in the countryside of Idlib.", "Idlib", "opposition"),
    ],
)
def test_the_place_of_held_ground(read: Read, text: str, place: str, side: str) -> None:
    held = [c for c in read(text) if c.kind.value == "territory_held"]
    assert [(place in c.place, c.actor.side) for c in held] == [(True, side)]


def test_ground_out_of_a_side_s_control_is_denied_it(read: Read) -> None:
    (claim,) = read("Most of Saraqeb is out of government control.")
    assert (claim.kind.value, claim.modality.value, claim.actor.side) == ("territory_held", "denied", "government")


@pytest.mark.parametrize(
    "text",
    [
        "Fighters arrived from the controlled areas of the Turkish-backed factions.",
        "Families left a rebel-held town in Syria.",
        "The opposition held the government responsible for the shortages in Idlib.",
    ],
)
def test_held_ground_without_a_name_is_no_claim(read: Read, text: str) -> None:
    assert not [c for c in read(text) if c.kind.value == "territory_held"]


def test_every_event_word_gets_its_sentence_parsed() -> None:
    worth = build_lexicon(EMPTY)
    patterns = {pattern for group in lexicon().by_word.values() for pattern in group if pattern.rule is not IDLE}
    unseen = [pattern for pattern in patterns if not worth.has_event(_plainest(pattern))]
    assert not unseen
    assert all(worth.has_event(f"rebel-{suffix}") for suffix in lexicon().suffixes)


def _plainest(pattern: Pattern) -> str:
    return " ".join(min(forms, key=lambda form: (len(form), form)) for forms in pattern.words).replace(" - ", "-")
