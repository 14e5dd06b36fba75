"""Runs of capitals that may name a place, and the lists in which one that is known vouches for the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from orontes.reading.lexicon import plural
from orontes.reading.lexicon_files import load_words, word_set
from orontes.reading.mentions.layout import Ground
from orontes.reading.words import ARTICLES

FILE = "places.yml"
_LONGEST = 5  # words of an unknown name


@dataclass(frozen=True, slots=True)
class Name:
    """A place name: words `start` to `end` (exclusive) and the cue that found it."""

    start: int
    end: int
    cue: str


Free = Callable[[int], bool]


def listed(section: str) -> frozenset[str]:
    """The words of a section of places.yml, as keys of hyphenless words where they hold no hyphen."""
    return word_set(FILE, section)


@cache
def kinds() -> frozenset[str]:
    """ "town", "towns", "city", …"""
    return frozenset(form for noun in load_words(FILE)["kinds"] for form in (noun, plural(noun)))


def capital_run(ground: Ground, start: int, free: Free) -> int:
    """Word after the name that opens at `start`, `start` itself where none does; "al-" may stand lower-case inside."""
    end = index = start
    inner = openers()
    while index < len(ground.words) and index - start < _LONGEST and (index == start or ground.joined(index - 1)):
        word = ground.words[index]
        parted = end > start and ground.words[index - 1].key not in ARTICLES
        if parted and word.text in inner:  # a list without commas: "Kafr Zita Abu Hbeilat"
            break
        if word.capital and free(index) and not word.text.isdigit():
            end = index + 1
        elif word.key not in ARTICLES or word.text == "a":
            break
        index += 1
    return end


@cache
def openers() -> frozenset[str]:
    """First words of names, which part two names where a comma is missing: "Kafr", "Abu"."""
    return listed("openers") | listed("inner_openers")


def siblings(ground: Ground, known: Sequence[Name], free: Free) -> Iterator[Name]:
    """ "Qaboun, Barzeh and Tishreen": where one of a list is a place, so are the others."""
    starts = {name.start for name in known}
    for name in known:
        others = list(listing(ground, name.end, free, "cue:list", opens=False))
        if others and (_ends_list(ground, others[-1].start) or _goes_on(ground, others[-1].end, starts)):
            yield from others


def _ends_list(ground: Ground, start: int) -> bool:
    """Whether a name is the last of a list: "and X", "and the X"."""
    before = [ground.words[at].key for at in range(max(0, start - 2), start)]
    return before[-1:] in (["and"], ["or"]) or before in (["and", "the"], ["or", "the"])


def _goes_on(ground: Ground, end: int, known: AbstractSet[int]) -> bool:
    """Whether a list goes on with a known place, or one by its kind: "A, B and the village of C", "as well as …".

    `known` are the words at which the known names begin.
    """
    after = [word.key for word in ground.words[end : end + 6]]
    if after[:1] in (["and"], ["or"]) and {end + 1, end + 2} & known:
        return True
    rest = after[1:] if after[:1] == ["and"] else after[3:] if after[:3] == ["as", "well", "as"] else []
    noun, of = (*rest[rest[:1] == ["the"] :], "", "")[:2]
    return noun in kinds() and of == "of"


def listing(ground: Ground, start: int, free: Free, cue: str, opens: bool = True) -> Iterator[Name]:
    """The names of a list: commas, "and", "or" between them; known names are stepped over.

    `opens` says that the list begins at word `start`; else that a name of it has just ended there.
    """
    index = start
    if not opens and (start >= len(ground.words) or not _list_gap(ground, start)):
        return
    while index < len(ground.words):
        end = capital_run(ground, index, free)
        if end > index:
            yield Name(index, end, cue)
        elif not ground.words[index].capital and ground.words[index].key not in ("and", "or", "the", *ARTICLES):
            return
        index = max(end, index + 1)
        if index < len(ground.words) and not _list_gap(ground, index):
            return


def listed_before(ground: Ground, start: int, free: Free, cue: str) -> Iterator[Name]:
    """ "A, B and C villages": the names that share a plural with the one that opens at word `start`."""
    words, at = ground.words, start - 1
    while at > 0 and (words[at].key == "and" or ground.gap(at).strip() == ","):
        end = at if words[at].key == "and" else at + 1
        begin = end
        while begin and words[begin - 1].capital and free(begin - 1) and (begin == end or ground.joined(begin - 1)):
            begin -= 1
        if begin == end:
            return
        yield Name(begin, end, cue)
        at = begin - 1


def _list_gap(ground: Ground, index: int) -> bool:
    gap = ground.gap(index - 1).strip()
    linked = ground.words[index].key in ("and", "or") or ground.words[index - 1].key in ("and", "or", "the")
    return gap == "," or linked or (not gap and ground.words[index].text in openers())
