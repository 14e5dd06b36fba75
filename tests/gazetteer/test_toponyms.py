"""Toponyms of the world's news: what is a place, what is not, and which land is named with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.errors import GazetteerError
from orontes.gazetteer import SqliteGazetteer
from orontes.gazetteer.toponym_words import parse_cues
from orontes.gazetteer.toponyms import find_toponyms


def _names(text: str, gazetteer: SqliteGazetteer) -> list[str]:
    return [toponym.phrase.text for toponym in find_toponyms(text, gazetteer)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Moscow said that Iran's ships were in the Red Sea.", ["Moscow", "Iran", "Red Sea"]),
        ("Trains ran from Minas Gerais to São Paulo.", ["Minas Gerais", "São Paulo"]),
        ("A fire burned in Harris County, Texas, on Monday.", ["Harris County", "Texas"]),
        ("TORONTO (AP) — Two men drowned in Lake Ontario.", ["TORONTO", "Lake Ontario"]),
        ("The U.S. and the U.K. asked Russia to leave.", ["U.S.", "U.K.", "Russia"]),
        ("The US embassy met China's envoy.", ["US", "China"]),
        ("Britain and Ukraine met in Warsaw.", ["Britain", "Ukraine", "Warsaw"]),
        ("He moved to Sydney Australia with his wife.", ["Sydney", "Australia"]),
    ],
)
def test_every_name_of_a_place_counts(gazetteer: SqliteGazetteer, text: str, names: list[str]) -> None:
    assert _names(text, gazetteer) == names


@pytest.mark.parametrize(
    "text",
    [
        "The novelist Jack London met Paris Hilton and President Lincoln.",
        "In March the Berlin Wall Fund paid the Cleveland Clinic.",
        "Ore prices fell, said Miss Ill.",
        "Herders of Warsaw Valley met the OAS.",
        "The Duke of Wellington hired Trevor London. London threw nine.",
        "A crash on U.S. 17 at Warsaw Road and London Avenue, near Berlin High School.",
    ],
)
def test_persons_firms_and_words_are_no_places(gazetteer: SqliteGazetteer, text: str) -> None:
    assert _names(text, gazetteer) == []


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        ("She was born in Springfield, Ill., and died abroad.", "Springfield", "Ill."),
        ("He drove to Manchester, N.H. on Friday.", "Manchester", "N.H."),
        ("It was sold in Paris, Texas for little.", "Paris", "Texas"),
        ("They met in Odesa, Ukraine.", "Odesa", "Ukraine"),
    ],
)
def test_the_land_after_a_comma_holds_the_name(gazetteer: SqliteGazetteer, text: str, name: str, within: str) -> None:
    first, land = find_toponyms(text, gazetteer)
    assert (first.phrase.text, first.phrase.within) == (name, within)
    assert (land.phrase.text, land.cue) == (within, "land")


def test_a_list_of_towns_is_no_town_in_a_land(gazetteer: SqliteGazetteer) -> None:
    assert all(not toponym.phrase.within for toponym in find_toponyms("From Berlin, France and Rome.", gazetteer))


@given(st.text(max_size=200))
def test_spans_slice_any_text_and_never_overlap(gazetteer: SqliteGazetteer, text: str) -> None:
    end = 0
    for toponym in find_toponyms(text, gazetteer):
        assert toponym.span.start >= end
        assert toponym.span.of(text) == toponym.phrase.text
        end = toponym.span.end


@pytest.mark.parametrize(
    ("text", "what"), [("- a", "expected exactly the lists"), ("a: [", "not YAML"), ("on: [no]", "expected exactly")]
)
def test_a_broken_list_of_words_is_refused(text: str, what: str) -> None:
    with pytest.raises(GazetteerError, match=what):
        parse_cues(text)
