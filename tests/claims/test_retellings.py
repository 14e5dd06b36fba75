"""Tellings of one kind at one place: which are kept apart, and which are one told twice."""

from __future__ import annotations

from collections.abc import Sequence

from orontes.claims import Claim, Kind
from tests.claims.conftest import Read


def told(claims: Sequence[Claim], kind: Kind) -> list[str]:
    return [claim.place for claim in claims if claim.kind is kind]


def test_what_is_told_of_this_day_is_no_retelling_of_last_month(read: Read) -> None:
    text = "Shelling hit Saraqeb, the medics said. Shelling killed nine people in Saraqeb on 3 January."
    assert told(read(text), Kind.SHELLING) == ["Saraqeb", "Saraqeb"]
    assert told(read(text.replace("3 January", "Friday")), Kind.SHELLING) == ["Saraqeb"]


def test_small_tolls_of_two_places_are_two_attacks_and_one_high_toll_is_one(read: Read) -> None:
    text = "Rockets killed two people in Nubl on Friday. Rockets killed two people in Saraqeb, medics said."
    assert told(read(text), Kind.SHELLING) == ["Nubl", "Saraqeb"]
    text = "Rockets killed 47 people in the village on Friday. Rockets fired at Nubl killed 47 people."
    assert told(read(text), Kind.SHELLING) == ["Nubl"]


def test_pacts_of_others_are_other_pacts(read: Read) -> None:
    text = "The army agreed to a truce on Friday. The rebels agreed to the truce on Friday."
    assert len(told(read(text), Kind.AGREEMENT)) == 2
    assert len(told(read(text.replace("The rebels", "The army")), Kind.AGREEMENT)) == 1


def test_a_clash_is_told_of_either_side(read: Read) -> None:
    text = "The army clashed with rebels in Saraqeb on Friday. Rebels fought the army in Saraqeb, medics said."
    assert told(read(text), Kind.ARMED_CLASH) == ["Saraqeb"]
    text = "The army shelled Saraqeb on Friday. Rebels shelled Saraqeb, medics said."
    assert told(read(text), Kind.SHELLING) == ["Saraqeb", "Saraqeb"]


def test_the_attack_of_a_day_told_before_is_that_attack(read: Read) -> None:
    text = "Shells hit a market in Saraqeb on Thursday. Thursday's attack left bodies among the stalls."
    assert len(read(text)) == 1
    text = "A bomb killed 12 people in Manbij on Thursday. Friday's blast in Azaz killed two."
    assert told(read(text), Kind.EXPLOSIVE) == ["Manbij", "Azaz"]
