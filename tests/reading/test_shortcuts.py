"""What is asked first to spare a search: it passes over nothing that the search would have found."""

from __future__ import annotations

import re

import pytest

from orontes.reading.date_rules import RULES
from orontes.reading.dates import _signals
from orontes.reading.lexicon import build_lexicon
from orontes.reading.lexicon_files import load_words
from orontes.reading.phrases import PhraseTable
from orontes.reading.words import split_words
from orontes.romanization import fold
from orontes.theatre import EMPTY

TIMES = (
    "Shells fell on 21st of March last year, on 2016/05/03 and on 3/5/2016.",
    "In the first half of last year and the last quarter of 2015 they lost ground.",
    "At the beginning of this week, since the start of the year, by the end of the month.",
    "Early last week, over the past three days, the previous month, in the past day, during the last hours.",
    "In recent weeks, these past months, the last few years and within the last week.",
    "Two days ago, three weeks earlier, half a year ago, a fortnight ago and days ago.",
    "EARLIER THIS MONTH AND LATE LAST YEAR",
    "Recently, lately, at the weekend, on Christmas Eve, on New Year\u2019s Day, the 4th of this month.",
    "On Thursday, since last Sunday, overnight, yesterday morning, in the summer of 2015.",
)


@pytest.mark.parametrize("text", TIMES)
def test_no_form_of_a_date_is_passed_over(text: str) -> None:
    signals, read = _signals(text), 0
    for needed, pattern, _ in RULES:
        if pattern.search(text):
            read += 1
            assert needed <= signals, pattern.pattern
    assert read


@pytest.mark.parametrize(
    "text",
    [
        "They ran over a guard.",
        "A DE-ESCALATION zone was agreed.",
        "Nothing but rain.",
        "Reshelling is no word; unshelled towns neither.",
        "The (bombing) went on",
        "clashes",
        "",
    ],
)
def test_event_words_are_found_as_one_expression_would_find_them(text: str) -> None:
    stems = "|".join(load_words("events.yml")["stems"])
    plain = re.search(rf"\b(?:{stems})", text, re.IGNORECASE)
    assert build_lexicon(EMPTY).has_event(text) == (plain is not None)


def test_a_table_learns_new_phrases_after_it_was_asked() -> None:
    table: PhraseTable[str] = PhraseTable(fold)
    words = split_words("the men of Liwa Sukkar left")
    assert not table.find(words)
    table.add("Liwaa Sukkar", "sugar_brigade")
    assert [hit.value for hit in table.find(words)] == ["sugar_brigade"]
