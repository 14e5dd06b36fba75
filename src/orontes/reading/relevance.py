"""Which war a report is about: a pack's sides are of no use, and do harm, in a report of another one."""

from __future__ import annotations

import re
from functools import cache

from orontes.reading.lexicon import Lexicon, build_lexicon
from orontes.reading.words import Words, split_words
from orontes.reading.worldwide import people_names, state_names
from orontes.sources.types import Document
from orontes.theatre import EMPTY


def fitting(lexicon: Lexicon, document: Document) -> Lexicon:
    """The lexicon to read a document with: the given one, or that of any war where the document is of another.

    A document is of another war where it is older than the pack's, or names a state that the pack has nothing to do
    with and neither the pack's own country nor a place there.
    """
    return _bare() if lexicon.sides and _is_foreign(lexicon, document) else lexicon


@cache
def _bare() -> Lexicon:
    return build_lexicon(EMPTY)


def _is_foreign(lexicon: Lexicon, document: Document) -> bool:
    if document.published.date() < lexicon.start:
        return True
    if lexicon.home and re.search(rf"\b{re.escape(lexicon.home)}", document.text):  # most reports: spares the words
        return False
    words = split_words(document.text)
    named = _states(words)
    if lexicon.home in named or named <= lexicon.states:
        return False
    return not lexicon.own_places.find(words)


def _states(words: Words) -> set[str]:
    """The states that are named, or whose people are."""
    hits = [*state_names().find(words), *people_names().find(words)]
    return {hit.value for hit in hits if words[hit.start].capital}
