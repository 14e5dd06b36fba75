"""Who says so, in the ways in which reports say it."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Read


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("Warplanes bombed Saraqeb to try to halt the rebels, the Syrian Observatory for Human Rights reported.",
         "the Syrian Observatory for Human Rights"),
        ("State television quoted a military source as saying troops had captured Soran.", "a military source"),
        ("Warplanes bombed Saraqeb, residents told Reuters on Friday.", "residents"),
        ("Soran, which activists say warplanes bombed, lies in Hama Province.", "activists"),
        ("The defence ministry condemned the air strike on Saraqeb.", "The defence ministry"),
        ("Aid agencies called on the army to stop the shelling of Saraqeb.", "Aid agencies"),
        ("Jets believed to be Russian bombed Saraqeb.", ""),
        ("Troops carried out a raid and shelled Saraqeb.", ""),
        ("Observatory: Warplanes bomb Saraqeb, killing two people", "Observatory"),
    ],
)  # fmt: skip
def test_the_source_is_who_tells_it(read: Read, told: str, source: str) -> None:
    found = read(told)
    assert found
    assert source in {claim.source for claim in found}, [(c.kind, c.source) for c in found]


def test_who_refuses_something_has_told_nothing(read: Read) -> None:
    (held,) = (c for c in read("Rebels refused to leave the village of Soran, besieged by the army.") if c.source == "")
    assert held.source == ""


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("“We shelled the army in Soran. The fighting goes on,” Abu Yusuf, a rebel commander, said.", "Abu Yusuf"),
        ("A military source gave details: “Our jets bombed Saraqeb. They killed twenty terrorists there.”",
         "A military source"),
        ("The ministry said troops had shelled Soran. “Our jets bombed Saraqeb too. It is over.”", "The ministry"),
    ],
)  # fmt: skip
def test_whoever_is_quoted_is_named_at_either_end_of_the_quotation(read: Read, told: str, source: str) -> None:
    found = read(told)
    assert found
    assert all(source in claim.source for claim in found), [(c.kind, c.source) for c in found]


def test_a_quotation_ends_with_its_paragraph(read: Read) -> None:
    found = read("A resident said: “Jets bombed Saraqeb.\n\nTroops shelled Soran on Friday, killing two people.")
    assert [c.source for c in found if c.place == "Soran"] == [""]


def test_a_word_in_quotation_marks_is_nobody_s(read: Read) -> None:
    found = read("A resident spoke of hunger. Jets hit a “terrorist den” in Saraqeb on Friday.")
    assert {c.source for c in found if c.place == "Saraqeb"} == {""}


@pytest.mark.parametrize(
    "text", ["SANA claims army units have retaken Soran.", "SANA claims that the army has retaken Soran."]
)
def test_a_verb_that_looks_like_a_plural_still_says_who_claims(read: Read, text: str) -> None:
    [claim] = read(text)
    assert (claim.source, claim.modality.value, claim.actor.side) == ("SANA", "alleged", "government")


def test_whose_a_place_is_in_passing_is_the_reports_own_word(read: Read) -> None:
    text = "Air strikes hit Saraqib, which is held by the Nusra Front, the Observatory said."
    assert {c.kind.value: c.source for c in read(text)}["territory_held"] == ""


def test_states_and_bystanders_speak(read_anywhere: Read) -> None:
    [told] = read_anywhere("Western powers said the army shelled Misrata on Monday.")
    assert told.source == "Western powers"


def test_a_war_that_claims_lives_says_nothing(read: Read) -> None:
    [told] = read("The war in Syria has claimed the lives of more than 210,000 people, the Observatory said.")
    assert (told.source, told.modality) == ("the Observatory", "asserted")
