"""Which events are claimed: general words told by what came before, other sources' tellings, and what tells nothing."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from orontes.claims import Kind
from orontes.claims.lexicon import parse_lexicon
from orontes.errors import LexiconError
from tests.claims.conftest import Read

NEW_WAYS = """
The army said it lost Palmyra to Islamic State fighters. | territory_taken | Palmyra | islamic_state
Palmyra fell in the first hours of the day. | territory_taken | Palmyra |
Most of Homs has returned to government control. | territory_taken | Homs | government
Rebels broke the siege of Aleppo. | armed_clash | Aleppo | opposition
Rebels launched a large new offensive in Hama. | mobilization | Hama | opposition
Army troops are massing near Idlib. | mobilization | Idlib | government
Thousands of families have left their homes in Manbij. | displacement | Manbij |
Relief workers delivered food and medicine to Madaya. | aid | Madaya |
Helicopters dropped two bombs on Kafr Zita. | air_strike | Kafr Zita | government
The houses of Kafr Nubl shook under aerial and artillery bombardment. | air_strike | Kafr Nubl |
The houses of Kafr Nubl shook under aerial and artillery bombardment. | shelling | Kafr Nubl |
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in NEW_WAYS.strip().splitlines()]
STRIKE = "Russian warplanes bombed the town of Saraqeb on Monday, police said. "


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:40] + row[1])
def test_more_ways_of_telling(read: Read, row: list[str]) -> None:
    found = [[c.kind.value, c.place, c.actor.side] for c in read(row[0])]
    assert row[1:] in found


@pytest.mark.parametrize(
    "text",
    [
        "The meeting took place in Aleppo.",
        "Fighters arrived from rebel-held areas.",
        "Rebels won support in Idlib.",
    ],
)
def test_words_that_only_sound_like_events_tell_nothing(read: Read, text: str) -> None:
    assert not [c for c in read(text) if c.kind.value.startswith("territory")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (STRIKE + "A similar attack on Binnish wounded four people.", "air_strike"),
        (STRIKE + "The warplanes also targeted Binnish.", "air_strike"),
        ("Gunmen attacked a hospital in Binnish.", "attack_on_civilians"),
        ("Gunmen assassinated two rebel commanders in Binnish.", "armed_clash"),
        ("Rebels attacked an army post in Binnish.", "armed_clash"),
    ],
)
def test_a_general_word_takes_its_kind_from_its_surroundings(read: Read, text: str, kind: str) -> None:
    assert [c.kind.value for c in read(text) if c.place == "Binnish"] == [kind]


def test_another_source_of_the_same_event_makes_a_claim_of_its_own(read: Read) -> None:
    found = [
        (c.kind.value, c.place, c.modality.value, c.source)
        for c in read(STRIKE + "Moscow denied responsibility for the attack.")
    ]
    assert ("air_strike", "Saraqeb", "denied", "Moscow") in found


def test_whoever_has_nothing_to_say_makes_no_claim(read: Read) -> None:
    assert len(read(STRIKE + "The army declined to comment on the attack.")) == 1


def test_a_title_run_together_with_its_date_and_text_is_told_once(read: Read) -> None:
    text = "Air raid kills nine in Syria market Agency Tuesday 4 Apr 2017 At least nine people were killed in an air raid on a market in Saraqeb."
    assert [(c.kind.value, c.place) for c in read(text)] == [("air_strike", "Saraqeb")]


def test_idle_phrases_are_checked_as_they_are_loaded() -> None:
    with pytest.raises(LexiconError, match="idle"):
        parse_lexicon({"events.yml": "rules: [{name: a, kind: arrest, verb: [arrest]}]\nidle: [3]\n"})


@pytest.mark.parametrize(
    "text",
    [
        "Dozens were killed in an attack in Saraqeb. A suicide bomber drove a truck into a checkpoint in Saraqeb, police said.",
        "A suicide bomber killed nine people at a market in Saraqeb. The governor condemned the blast in Saraqeb.",
    ],
)
def test_an_open_word_is_named_by_the_event_that_it_speaks_of(read: Read, text: str) -> None:
    assert {claim.kind.value for claim in read(text)} == {"suicide_bomb"}


def test_what_another_did_at_the_same_place_names_nothing(read: Read) -> None:
    text = "Government warplanes bombed Saraqeb. Islamic State fighters attacked Saraqeb, activists said."
    assert [claim.kind.value for claim in read(text)] == ["air_strike", "armed_clash"]


def test_an_open_word_of_a_headline_is_left_to_the_body(read: Read) -> None:
    text = "Terror attacks in Idlib\n\nRebels fired rockets at Saraqeb on Friday, killing two people, medics said.\n"
    assert [(claim.kind.value, claim.place) for claim in read(text)] == [("shelling", "Saraqeb")]


def test_the_governorate_of_a_headline_is_told_by_the_body(read: Read) -> None:
    text = "Five killed in rocket attacks in Aleppo\n\nRebels fired rockets at Nubl on Friday, killing five people.\n"
    assert [claim.place for claim in read(text)] == ["Nubl"]
    text = "Five killed in rocket attacks in Aleppo city\n\nRebels fired rockets at Nubl on Friday, wounding two.\n"
    assert len(read(text)) == 2


def test_what_raids_destroyed_elsewhere_was_struck_there(read: Read) -> None:
    text = "Warplanes bombed Saraqeb, destroying eight tanks in Hama countryside."
    assert [(claim.kind.value, claim.place) for claim in read(text)] == [
        ("air_strike", "Saraqeb"),
        ("air_strike", "Hama countryside"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The army denied that it knew of any strikes on Soran.",
        "The blast in Soran killed 75 people, including the suicide bombers.",
    ],
)
def test_strikes_that_might_have_been_and_bombers_who_fell_are_no_bombing(read: Read, text: str) -> None:
    assert not {claim.kind for claim in read(text)} & {Kind.AIR_STRIKE, Kind.SUICIDE_BOMB}


def test_strikes_of_months_told_together_are_no_retelling_of_the_last_one(read: Read) -> None:
    text = (
        "Russian air strikes hit the Shifa hospital in Taftanaz on Friday. "
        "The Shifa hospital in Taftanaz has been bombed by Russian jets four times since 2 January."
    )
    spans = [(claim.when.latest - claim.when.earliest).days for claim in read(text) if claim.facility == "hospital"]
    assert sorted(days > 14 for days in spans) == [False, True], spans
