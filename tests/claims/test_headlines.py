"""Headlines and one-sentence bulletins: several events strung together, and verbs that look like names."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Read


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (
            "Shelling targets Saraqeb and raids target the eastern outskirts of Hama",
            {("shelling", "Saraqeb"), ("air_strike", "the eastern outskirts of Hama")},
        ),
        (
            "Five killed in an airstrike at Soran and aerial bombardment on Khattab",
            {("air_strike", "Soran"), ("air_strike", "Khattab")},
        ),
    ],
)
def test_events_strung_together_each_keep_their_place(read: Read, told: str, found: set[tuple[str, str]]) -> None:
    assert {(str(claim.kind), claim.place) for claim in read(told)} == found


def test_a_verb_behind_whom_a_headline_opens_with_is_one(read: Read) -> None:
    found = read("Russian warplanes and artillery pound Saraqeb and its surroundings.")
    assert {str(claim.kind) for claim in found} == {"air_strike", "shelling"}


def test_guns_and_aircraft_that_share_a_word_are_two_events(read: Read) -> None:
    for told in ("Aerial and ground shelling hit Saraqeb.", "More than 40 land and air strikes target Saraqeb."):
        assert {str(claim.kind) for claim in read(told)} == {"air_strike", "shelling"}, told


def test_surroundings_are_no_second_place_but_a_countryside_is(read: Read) -> None:
    assert [claim.place for claim in read("Clashes raged in Saraqeb and its surroundings.")] == ["Saraqeb"]
    places = {claim.place for claim in read("Warplanes bombed Daraa city and its countryside.")}
    assert places == {"Daraa city", "Daraa city countryside"}


def test_clashes_in_a_province_are_not_those_in_a_town_beside(read: Read) -> None:
    found = read("Clashes in Idlib Province and clashes continue in the town of Soran.")
    assert {claim.place for claim in found} == {"Idlib Province", "Soran"}


def test_shelling_of_one_place_is_no_weapon_of_gunmen_in_another(read: Read) -> None:
    found = read(
        "Shelling targets the southern countryside of Idlib and gunmen assassinate an officer in Daraa province."
    )
    assert [str(claim.kind) for claim in found] == ["shelling", "armed_clash"]


def test_the_dead_before_a_comma_are_not_the_wounded_behind_it(read: Read) -> None:
    (claim,) = read("Two Turkish soldiers killed, one wounded in a roadside bomb blast in Afrin.")
    assert (str(claim.killed), str(claim.injured)) == ("2", "1")


def test_what_a_headline_says_was_foiled_failed(read: Read) -> None:
    claims = [
        read(told) for told in ("Army foils infiltration attempt near Saraqeb.", "Rebels repel attack near Soran.")
    ]
    assert [(str(claim.kind), str(claim.modality)) for (claim,) in claims] == [("armed_clash", "failed")] * 2


def test_what_did_not_take_place_is_no_event(read: Read) -> None:
    found = read("The army took over Saraqeb without a fight.")
    assert [str(claim.kind) for claim in found] == ["territory_taken"]


def test_whoever_a_clause_opens_with_did_what_its_verb_says(read: Read) -> None:
    found = read("Rebels shell residential areas in Hama and Coalition warplanes target the outskirts of Raqqa.")
    assert [(str(claim.kind), claim.actor.side) for claim in found] == [
        ("shelling", "opposition"),
        ("air_strike", "coalition"),
    ]
