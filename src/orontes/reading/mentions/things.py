"""Weapons and facilities by word list, facilities with their name where they have one."""

from __future__ import annotations

from collections.abc import Iterator

from orontes.reading.mentions.layout import Ground
from orontes.reading.types import Mention, MentionType


def find_weapons(ground: Ground) -> Iterator[Mention]:
    """Weapons by wire code."""
    for hit in ground.lexicon.weapons.find(ground.words):
        yield ground.mention(MentionType.WEAPON, hit.start, hit.end, hit.value, cue="lexicon")


def find_facilities(ground: Ground) -> Iterator[Mention]:
    """Facilities by wire code; the span takes in the name before the noun: "Shaam hospital", "al-Quds Hospital"."""
    for hit in ground.lexicon.facilities.find(ground.words):
        start = _name_start(ground, hit.start)
        yield ground.mention(
            MentionType.FACILITY, start, hit.end, hit.value, cue="named" if start < hit.start else "lexicon"
        )


def _name_start(ground: Ground, start: int) -> int:
    """First of the capitalised words that run into the noun, a sentence's first word left out unless more follow."""
    first = start
    while (
        first
        and ground.joined(first - 1)
        and (ground.words[first - 1].capital or ground.words[first - 1].key in ("al", "el"))
    ):
        first -= 1
    opens = first == 0 and start - first == 1 and not ground.words[0].text.isupper()
    return (
        start
        if opens and ground.words[0].text in ("The", "A", "An", "One", "Two", "This", "Another")
        else _skip_article(ground, first, start)
    )


def _skip_article(ground: Ground, first: int, start: int) -> int:
    return first + 1 if first < start and ground.words[first].text in ("The", "A", "An", "In", "At", "On") else first
