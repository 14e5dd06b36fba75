"""What a claim says was hit: which sort of protected site, under what name, how many of them and how often."""

from __future__ import annotations

import re
from functools import cache

from orontes.casualties.tables import STAFF, facility_words, peoples
from orontes.claims.types import Claim, Kind
from orontes.evidence import Count
from orontes.reading.counts import find_counts
from orontes.reading.types import Facility
from orontes.romanization import plain

VIOLENT = frozenset(
    {
        Kind.AIR_STRIKE,
        Kind.SHELLING,
        Kind.SUICIDE_BOMB,
        Kind.EXPLOSIVE,
        Kind.CHEMICAL_WEAPON,
        Kind.ATTACK_ON_CIVILIANS,
        Kind.PROPERTY_DESTRUCTION,
    }
)
# What WHO counts as well where it befalls a health facility or its staff.
OBSTRUCTION = frozenset({Kind.ABDUCTION, Kind.ARREST})
# Sorts that stand in no vocabulary of the claims: they are told by the words for what was hit.
BY_WORDS = ("ambulance", "camp", "heritage")
COUNTED_SORTS = frozenset({"hospital", "school", "place_of_worship", "market", "power_or_water", "ambulance", "camp"})
_NAME = r"(?:(?:[Aa]l|[Aa]n|[Aa]r|[Aa]s|[Aa]sh|[Aa]d|[Aa]z)[-\s])?[A-Z][\w’'-]+"
_COMMON = frozenset({"the", "a", "an", "one", "two", "three", "main", "field", "national", "only", "last", "russian"})
_TIMES = re.compile(r"(?i)\b(twice|two times|three times|four times|five times|six times|seven times|\d+ times)\b")
_NUMBERS = {"twice": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def sort_of(claim: Claim) -> str:
    """The sort of protected site that the claim says was attacked, "" where it says of none.

    A `reading.Facility` value, or "ambulance", "camp", "heritage" or "medical_staff", which only the words tell.
    """
    medical = claim.facility == Facility.HOSPITAL or _is_staff(claim)
    if claim.kind not in VIOLENT and not (claim.kind in OBSTRUCTION and medical):
        return ""
    if claim.facility in facility_words():
        return claim.facility
    told = next((sort for sort in BY_WORDS if _words(facility_words()[sort]).search(claim.target.text)), "")
    return told or (STAFF if _is_staff(claim) else "")


def _is_staff(claim: Claim) -> bool:
    return any(peoples().get(word) == "medical" for word in plain(claim.target.text).split())


@cache
def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(re.escape(word) for word in words)})\b")


def facility_name(claim: Claim) -> str:
    """The facility's own name as the quote writes it, "" where it has none there."""
    words = facility_words().get(claim.facility, ())
    for text in (claim.quote, claim.target.text):
        if found := _pattern(words).search(text) if words else None:
            named = found[0].split()
            while named and named[0].lower() in _COMMON:
                named.pop(0)
            name = " ".join(named)
            return "" if name.lower() in words else name
    return ""


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    kinds = "|".join(rf"(?i:{re.escape(word)})" for word in words)
    return re.compile(rf"\b{_NAME}(?:\s+(?:{_NAME}|of|and))*\s+(?:{kinds})\b")


def how_many(sort: str, words: str) -> Count | None:
    """How many sites of a sort the words count, a list of them added up; None where they count none, or one.

    >>> how_many("hospital", "put three clinics and at least five hospitals out of service")
    Count(low=8, high=None)
    >>> how_many("hospital", "hit the hospital, killing two doctors") is None
    True
    """
    nouns = {word.split()[-1] for word in facility_words().get(sort, ())}
    told = [found for found in find_counts(words) if found.unit in nouns]
    counts = list(dict.fromkeys((found.span, found.count) for found in told))
    if not counts or (len(counts) == 1 and counts[0][1] == Count(1, 1)):
        return None
    highs = [count.high for _, count in counts if count.high is not None]
    return Count(sum(count.low for _, count in counts), sum(highs) if len(highs) == len(counts) else None)


def times(words: str) -> int:
    """How often the words say that it was hit, 1 where they do not say.

    >>> times("was struck three times in two months"), times("was struck")
    (3, 1)
    """
    found = _TIMES.search(words)
    if not found:
        return 1
    first = found[1].lower().split()[0]
    return _NUMBERS.get(first) or int(first)
