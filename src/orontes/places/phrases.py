"""Taking a place phrase apart: which name it holds, what sort of place that is, and how the phrase lies to it.

A phrase is peeled from the outside ("about six kilometres west of | the village of | Khattab") until what is left is
a name that the gazetteer knows, or nothing more can be peeled.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from orontes.places.peeling import GENERIC, PEELERS, name_in, part_of_land
from orontes.places.shapes import Hint, Phrase, Shape
from orontes.places.states import of_state

__all__ = ["Hint", "Known", "Phrase", "Shape", "take_apart"]

Known = Callable[[str], bool]
_ARE_LANDS = re.compile(r"(?i) (?:provinces|governorates)$")


def take_apart(text: str, known: Known = lambda _: False) -> Phrase:
    """Take a phrase apart; peeling stops early at a name that `known` accepts.

    >>> phrase = take_apart("six kilometres west of the village of Khattab")
    >>> phrase.name, phrase.shape.value, phrase.bearing, phrase.metres
    ('Khattab', 'offset', 270.0, 6000.0)
    """
    phrase = Phrase(_clean(text))
    while phrase.name and not phrase.ends and phrase.shape is not Shape.BORDER and not _settled(phrase, known):
        peeled = part_of_land(phrase, known) or of_state(phrase) or _peel(phrase)
        if peeled is None:
            break
        phrase = peeled
    return _with_ends(phrase, known) if phrase.ends else replace(phrase, name=_bare(phrase.name))


def _bare(name: str) -> str:
    name = re.sub(r"^(?:[Tt]he |\w+-(?:held|controlled|run|occupied) )+", "", name)
    return "" if re.fullmatch(GENERIC, name, re.IGNORECASE) else name_in(name)


def _clean(text: str) -> str:
    text = re.sub(r"\s+", " ", re.sub("[’‘ʼ`]", "'", re.sub("[–—‐]", "-", text)))
    text = re.sub(r"(?<=\w) \([^)]*\)$", "", text.strip(' .,;:"“”'))  # "Ras al-Ayn (Sri Kaneh)"
    return re.sub("^The ", "the ", text)


def _settled(phrase: Phrase, known: Known) -> bool:
    bare = re.sub(r"^[Tt]he ", "", phrase.name)
    return bool(name_in(bare)) and known(bare)


def _peel(phrase: Phrase) -> Phrase | None:
    for pattern, peeler in PEELERS:
        if match := pattern.search(phrase.name):
            peeled = peeler(phrase, match)
            peeled = replace(peeled, name=peeled.name.strip(" ,-"))
            if peeled != phrase:
                return peeled
    return None


def _with_ends(phrase: Phrase, known: Known) -> Phrase:
    """The ends taken apart in their turn; where only one of them has a name, the phrase is near that one."""
    raw = [end.name for end in phrase.ends]
    if known(whole := "-".join(raw)):  # "the Ras al-Ayn road"
        return replace(phrase, name=whole, ends=(), shape=Shape.AT)
    ends = [end for text in raw if (end := take_apart(text, known)).name]
    if _ARE_LANDS.search(raw[-1]):  # "between Hama and Idlib provinces"
        ends = [replace(end, shape=Shape.AREA, hint=Hint.GOVERNORATE) for end in ends]
    if len(ends) < 2:  # "the road between the city and Damascus"
        return replace(phrase, name=ends[0].name if ends else "", ends=(), shape=Shape.NEAR)
    return replace(phrase, name=ends[0].name, hint=ends[0].hint, ends=tuple(ends))
