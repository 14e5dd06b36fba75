"""Whether a name that the tagger takes for a place is one: it takes many persons, peoples and bodies for places."""

from __future__ import annotations

import re
from functools import cache

from orontes.evidence import Span
from orontes.reading.lexicon import singular
from orontes.reading.lexicon_files import word_set
from orontes.reading.mentions.listing import kinds, listed
from orontes.reading.mentions.placenames import area_words
from orontes.reading.types import PlaceNames
from orontes.reading.worldwide import state_of

_BEFORE, _AFTER = re.compile(r"([\w’'-]+)[.,]?\s+$"), re.compile(r"^(?:['’]s)?,?\s+([\w’'-]+)")
_NEAR = 40  # characters around a name in which the words beside it stand


def is_place(text: str, span: Span, names: PlaceNames) -> bool:
    """Whether a preposition, its last word or the gazetteer vouches for a name, or at least nothing speaks against it.

    Against it speak a title before it ("spokesman Karim"), a verb of saying beside it ("Karim added"), and that it is
    a people, a group or a common noun in capitals ("Chechen", "Ministers", "Congress").
    """
    name = span.of(text)
    if is_cued(text, span.start) or name.rpartition(" ")[2].lower() in area_words() | kinds():
        return True
    if any(found.end - found.start == len(name) for found in names.find(f"in {name}")):
        return True
    return not (_beside(text, span) or _is_common(name))


def is_cued(text: str, start: int) -> bool:
    """Whether the word before points to a place: "in Tal Rifaat", "outskirts of Kafr Zita"."""
    before = text[max(0, start - _NEAR) : start].split()
    return bool(before) and before[-1].lower() in (listed("prepositions") | {"of"})


def _beside(text: str, span: Span) -> bool:
    """Whether the word before or after a name tells of a person: "President Karim", "Karim told reporters"."""
    before, after = (
        _BEFORE.search(text[max(0, span.start - _NEAR) : span.start]),
        _AFTER.match(text[span.end :][:_NEAR]),
    )
    return bool(
        (before and (before[1].lower() in _says() or singular(before[1]) in _titles()))
        or (after and after[1].lower() in _says())
    )


def _is_common(name: str) -> bool:
    words = [singular(word) for word in name.split()]
    return state_of(name) != "" or all(word in _common() for word in words)


@cache
def _says() -> frozenset[str]:
    return word_set("sources.yml", "say")


@cache
def _titles() -> frozenset[str]:
    return word_set("sources.yml", "nouns") | frozenset(word.lower() for word in listed("never"))


@cache
def _common() -> frozenset[str]:
    """Nouns for voices, people and fighters, and what is never a place."""
    people = word_set("actors.yml", "people_nouns") | word_set("actors.yml", "force_nouns")
    bodies = word_set("actors.yml", "group_nouns") | word_set("actors.yml", "group_openers")
    return _titles() | people | frozenset(word.lower() for word in bodies)
