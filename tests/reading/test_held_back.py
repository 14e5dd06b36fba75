"""Names that are no places where they stand: inside other names, of persons, words in capitals."""

from __future__ import annotations

from datetime import date

from orontes.reading import Lexicon, MentionType
from orontes.reading.mentions import find_mentions
from orontes.reading.types import OWNER
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
