"""What stands before a place name and belongs to it: articles, directions, descriptions, distances."""

from __future__ import annotations

import re

from orontes.reading.mentions.layout import Ground
from orontes.reading.mentions.listing import listed
from orontes.reading.numbers import NUMBER

_DISTANCE = re.compile(
    rf"(?:(?:about|some|around|roughly|nearly|just|only|approximately|less than|more than|over|up to|a few)\s+)*"
    rf"(?:{NUMBER}|a few|several)?[\s-]*\b(?:km|kms|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|m|mi)"
    rf"(?:\s*\([^)]*\))?(?:\s+to)?(?:\s+the)?\s+$",
    re.IGNORECASE,
)
# One of these stands among the few words before a place where it is measured from.
_UNITS = frozenset(
    [
        "km",
        "kms",
        "kilometer",
        "kilometers",
        "kilometre",
        "kilometres",
        "mile",
        "miles",
        "meter",
        "meters",
        "metre",
        "metres",
        "m",
        "mi",
    ]
)
_WITHIN = re.compile(r"\b(?:within|from)\s*(?:[\w.,-]+\s+){0,5}$", re.IGNORECASE)


def article(ground: Ground, start: int) -> int:
    """The word before `start` where that is an article, else `start`."""
    return start - 1 if start and ground.words[start - 1].key in ("the", "a") and ground.joined(start - 1) else start


def directed(ground: Ground, start: int, floor: int = 0) -> int:
    """First of the direction words that run into word `start`: "north", "eastern", "the south-western"."""
    words = ground.words
    while start > floor and ground.joined(start - 1):
        if words[start - 1].key in listed("directions"):
            start -= 1
        elif (
            start > 1
            and words[start - 1].key == "and"
            and words[start - 2].key in listed("directions")
            and (words[start].key in listed("directions"))
        ):
            start -= 2
        else:
            break
    return start


def described(ground: Ground, start: int) -> int:
    """First of the words that describe a place before word `start`: "besieged", "rebel-held", "northern"."""
    qualifying, words = listed("describing") | listed("directions"), ground.words
    while start and run_on(ground, start - 1):
        holder = words[start].key in listed("holding") and ground.gap(start - 1) == "-"
        if words[start - 1].key not in qualifying and not holder:
            break
        start -= 1
    return start


def run_on(ground: Ground, index: int) -> bool:
    """Whether word `index` runs into the next, quotation marks aside: the "de-escalation" zone."""
    return ground.gap(index).strip(' \u00a0\n\t-‐‑"“”‘’') == ""


def measured(ground: Ground, start: int) -> int:
    """First word of a distance that stands before word `start`."""
    if _UNITS.isdisjoint(word.key for word in ground.words[max(0, start - 5) : start]):
        return start
    before = ground.text[: ground.words[start].start]
    found = _DISTANCE.search(before[-80:])
    if not found or not found.group().strip() or _WITHIN.search(before[-80:][: found.start()]):
        return start
    left = ground.words[start].start - len(found.group())
    return next(i for i, word in enumerate(ground.words) if word.end > left)


def of_before(ground: Ground, start: int) -> int | None:
    """Index of the "of" (or "surrounding") before word `start`, an article stepped over."""
    words, at = ground.words, start - 1
    if at > 0 and words[at].key == "the" and ground.joined(at):
        at -= 1
    return (
        at
        if at > 0 and words[at].key in ("of", "surrounding") and ground.joined(at - 1) and ground.joined(at)
        else None
    )


def bearing(ground: Ground, index: int) -> bool:
    """Whether "north of X" tells a direction from X: "the north of X" is a part of it."""
    first = directed(ground, index)
    article = first > 0 and ground.words[first - 1].key == "the"
    return ground.words[index].key in listed("bearings") and not article
