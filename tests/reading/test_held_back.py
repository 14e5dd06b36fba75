"""Names that are no places where they stand: inside other names, of persons, words in capitals."""

from __future__ import annotations

import re
from datetime import date

import pytest

from orontes.evidence import Span
from orontes.reading import Lexicon, Mention, MentionType
from orontes.reading.mentions import find_mentions, refine_mentions, with_persons_apart
from orontes.reading.types import OWNER, Sentence, Token
from tests.reading.conftest import ListedNames

DAY = date(2017, 3, 25)


def _places(text: str, lexicon: Lexicon, *names: str) -> list[tuple[str, str]]:
    found = find_mentions(text, DAY, lexicon, ListedNames(*names))
    return [(m.text, m.cue) for m in found if m.type is MentionType.PLACE]


def test_an_outlet_s_name_hides_the_place_in_it(lexicon: Lexicon) -> None:
    assert _places("he told the River News Agency in Hama", lexicon, "River", "Hama") == [("Hama", "gazetteer")]


def test_a_possessive_that_lost_its_apostrophe_is_no_part_of_the_name(lexicon: Lexicon) -> None:
    class Cut(ListedNames):
        def find(self, text: str):
            return [type(span)(span.start, span.end - 1) for span in super().find(text)]

    found = find_mentions("Karnazs market burnt", DAY, lexicon, Cut("Karnazs"))
    assert [(m.text, m.cue) for m in found if m.type is MentionType.PLACE] == [("Karnaz", OWNER)]


def _tagged(text: str, *entities: str) -> list[Token]:
    """Tokens of a text, one a word, in which the tagger takes some words for places."""
    words = re.finditer(r"\w+", text)
    return [
        Token(i, Span(*w.span()), w.group(), "PROPN", "NNP", "dep", i, "B-PLACE" if w.group() in entities else "")
        for i, w in enumerate(words)
    ]


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("Shells fell on Velkovar again", "Velkovar", True),
        ("Nothing moved; Velkovar burnt", "Velkovar", True),
        ("Karim added that it burnt", "Karim", False),
        ("the spokesman Karim left", "Karim", False),
        ("Kazakh men left", "Kazakh", False),
        ("The Ministers left", "Ministers", False),
        ("talks in Karim went on", "Karim", True),
    ],
)
def test_the_tagger_is_not_believed_where_words_speak_for_a_person(text: str, name: str, kept: bool) -> None:
    found = refine_mentions(text, (), _tagged(text, name), 0, ListedNames("Hama"))
    assert [m.text for m in found if m.type is MentionType.PLACE] == ([name] if kept else [])


def test_what_everybody_else_doubts_the_gazetteer_vouches_for() -> None:
    found = refine_mentions("Karim added", (), _tagged("Karim added", "Karim"), 0, ListedNames("Karim"))
    assert [m.text for m in found] == ["Karim"]


def _sentence(text: str, *mentions: tuple[MentionType, str, str]) -> Sentence:
    spans = [(type_, Span(text.index(name), text.index(name) + len(name)), name, cue) for type_, name, cue in mentions]
    return Sentence(0, 0, Span(0, len(text)), text, (), tuple(Mention(t, s, n, cue=c) for t, s, n, c in spans))


def test_the_family_name_of_somebody_in_the_report_is_no_place() -> None:
    person = _sentence("Peter Salama spoke", (MentionType.PERSON, "Peter Salama", "tagger"))
    alone = _sentence("Salama was clear", (MentionType.PLACE, "Salama", "gazetteer"))
    town = _sentence("two died in Salama", (MentionType.PLACE, "Salama", "gazetteer"))
    assert [len(s.mentions) for s in with_persons_apart([person, alone])] == [1, 0]
    assert [len(s.mentions) for s in with_persons_apart([person, alone, town])] == [1, 1, 1]


def test_capitals_of_a_headline_that_tell_of_an_event_are_no_place(lexicon: Lexicon) -> None:
    assert _places("Seven Killed in Terrorist Attacks in Hama", lexicon, "Hama") == [("Hama", "gazetteer")]
