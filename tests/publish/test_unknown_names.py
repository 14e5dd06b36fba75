"""Names that no gazetteer knows, in the export of mentions without a theatre."""

from __future__ import annotations

from orontes.evidence import RecordId, Span
from orontes.gazetteer.toponyms import Toponym
from orontes.places import PlacePhrase
from orontes.publish.mentions import with_unknown
from orontes.reading.types import Mention, MentionType, Reading, Sentence

TEXT = "Between Velkovar and Karnaz, near Tell Qamar, The road north"


def _reading(*mentions: tuple[str, str]) -> Reading:
    spans = [(Span(TEXT.index(words), TEXT.index(words) + len(words)), words, cue) for words, cue in mentions]
    found = tuple(Mention(MentionType.PLACE, span, words, cue=cue) for span, words, cue in spans)
    return Reading(RecordId("0" * 64), (), (Sentence(0, 0, Span(0, len(TEXT)), TEXT, (), found),), ())


def test_names_that_their_words_tell_are_added_bare_and_in_order() -> None:
    reading = _reading(
        ("Between Velkovar and Karnaz", "relative"), ("Tell Qamar", "cue:near"), ("The road north", "cue:road")
    )
    known = Toponym(Span(TEXT.index("Karnaz"), TEXT.index("Karnaz") + 6), PlacePhrase("Karnaz"))
    assert [one.phrase.text for one in with_unknown((known,), reading)] == ["Velkovar", "Karnaz", "Tell Qamar"]


def test_what_only_the_gazetteer_or_the_tagger_takes_for_a_place_is_left_to_the_toponyms() -> None:
    assert with_unknown((), _reading(("Velkovar", "tagger"), ("Karnaz", "gazetteer"))) == ()
