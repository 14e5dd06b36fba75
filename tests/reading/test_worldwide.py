"""States, peoples and movements that are known without a theatre pack."""

from __future__ import annotations

from datetime import date

import pytest

from orontes.reading import Lexicon, Mention, MentionType, build_lexicon
from orontes.reading.mentions import find_mentions
from orontes.reading.worldwide import COALITION, GOVERNMENT, REBELS, STATE, state_by_code, state_of
from orontes.theatre import EMPTY
from tests.reading.conftest import ListedNames

DAY = date(2023, 3, 25)


def found(text: str, type_: MentionType, lexicon: Lexicon) -> list[Mention]:
    names = ListedNames("Ukraine", "Russia", "Kharkiv", "Nyala")
    return [m for m in find_mentions(text, DAY, lexicon, names) if m.type is type_]


@pytest.fixture(scope="module")
def bare() -> Lexicon:
    return build_lexicon(EMPTY)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Ukraine said it had shot down nine drones.", {"Ukraine": "Ukraine"}),
        ("Russian shelling killed two villagers.", {"Russian": "Russia", "villagers": "civilians"}),
        ("Al-Shabaab fighters withdrew.", {"Al-Shabaab fighters": "al-Shabaab"}),
        ("The RSF stormed a market.", {"RSF": "RSF"}),
        ("The army clashed with rebels.", {"army": GOVERNMENT, "rebels": REBELS}),
        ("Rwandan-backed rebels held the hill.", {"Rwandan-backed rebels": REBELS}),
        ("Coalition warplanes struck.", {"Coalition warplanes": COALITION}),
        ("The Red Valley Brigade withdrew.", {"Red Valley Brigade": "Red Valley Brigade"}),
        ("Unknown gunmen opened fire.", {"Unknown gunmen": ""}),
        ("The Chadian Armed Forces withdrew.", {"Chadian Armed Forces": "Chad"}),
        ("Chadian rebels withdrew.", {"Chadian rebels": REBELS}),
        ("The Chad Liberation Front withdrew.", {"Chad Liberation Front": "Chad Liberation Front"}),
        ("The Saudi-led coalition flew raids.", {"Saudi-led coalition": "Saudi-led coalition"}),
        ("The Federal Police withdrew.", {"Federal Police": GOVERNMENT}),
        ("Wagner fighters withdrew.", {"Wagner fighters": "Russia"}),
        ("Kyiv's troops withdrew.", {"Kyiv's troops": "Ukraine"}),
    ],
)
def test_without_a_pack_the_words_themselves_tell_the_side(text: str, sides: dict[str, str], bare: Lexicon) -> None:
    assert {m.text: m.side for m in found(text, MentionType.ACTOR, bare)} == sides


@pytest.mark.parametrize(
    "text", ["Fighting went on in Ukraine.", "Shells fell on Kharkiv, Ukraine.", "eastern Ukraine"]
)
def test_a_state_where_something_happens_is_no_actor(text: str, bare: Lexicon) -> None:
    assert not [m for m in found(text, MentionType.ACTOR, bare) if m.text == "Ukraine"]


def test_a_state_that_acts_is_a_place_too_by_a_cue_of_its_own(bare: Lexicon) -> None:
    (place,) = found("Russia denied it.", MentionType.PLACE, bare)
    assert (place.text, place.cue) == ("Russia", STATE)


def test_a_pack_says_who_has_a_side(lexicon: Lexicon) -> None:
    assert [m.side for m in found("China and the UN condemned it.", MentionType.ACTOR, lexicon)] == ["", ""]


def test_states_have_codes_and_adjectives() -> None:
    assert (state_by_code("SD"), state_by_code("ZZ")) == ("Sudan", "")
    assert (state_of("Sudanese"), state_of("U.S."), state_of("Sudan")) == ("Sudan", "United States", "Sudan")
