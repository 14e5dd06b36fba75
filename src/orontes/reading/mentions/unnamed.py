"""Places that the text does not name here: "the city", "the truce areas", "west of the town"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from orontes.reading.lexicon import plural
from orontes.reading.lexicon_files import load_words
from orontes.reading.mentions.around import article, described, measured, of_before, run_on
from orontes.reading.mentions.layout import Ground
from orontes.reading.mentions.listing import FILE, Name, kinds, listed
from orontes.reading.mentions.placenames import area_words

_DETERMINERS = frozenset(("the", "this", "a", "an", "its", "their", "these", "those"))


def unnamed_places(ground: Ground) -> Iterator[Name]:
    """ "the city", "the northwest of the province", "west of the town": a place that the text does not name here."""
    floor = len(ground.words)
    for index in reversed(ground.words.where(_generic_nouns())):
        end = index + 1
        start = _generic_start(ground, index) if index > 0 and end <= floor else None
        if start is None:
            continue
        while (of := of_before(ground, start)) and ground.words[of - 1].key in area_words():
            start = article(ground, described(ground, of - 1))
            start = measured(ground, start)
        if not _names_follow(ground, end):
            yield Name(start, end, "generic")
        floor = start


def _generic_start(ground: Ground, index: int) -> int | None:
    """First word of "the besieged city" that ends with word `index`; None where it is no such thing."""
    word = ground.words[index]
    if not word.text.islower() or word.key not in _generic_nouns():
        return None
    start = described(ground, index)
    if not start or ground.words[start - 1].key not in _DETERMINERS or not run_on(ground, start - 1):
        return None
    return start - 1 if start < index or word.key not in _several() else None


@cache
def _generic_nouns() -> frozenset[str]:
    listed_nouns = (*load_words(FILE)["areas"], *load_words(FILE)["after"])
    nouns = {noun for noun in listed_nouns if " " not in noun and noun not in listed("vague")}
    return kinds() | nouns | _several()


@cache
def _several() -> frozenset[str]:
    """Plurals that are a place only where a word describes them: "the truce areas", not "these areas"."""
    return frozenset(("parts", *(plural(noun) for noun in load_words(FILE)["parts_of_a_city"]), "areas", "zones"))


def _names_follow(ground: Ground, end: int) -> bool:
    """ "the city of X": the name that follows is the place."""
    after = ground.words[end : end + 3]
    return bool(after) and after[0].key == "of" and any(word.capital for word in after[1:])
