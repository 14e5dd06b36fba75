"""Words that are about a part of a place, or about places around it that are only counted."""

from __future__ import annotations

import re
from functools import lru_cache

from orontes.claims.types import Claim, Kind

_GROUND = frozenset({Kind.TERRITORY_TAKEN, Kind.TERRITORY_HELD, Kind.TERRITORY_TRANSFERRED})
_PLURAL = (
    "towns|villages|hamlets|localities|settlements|buildings|streets|blocks|positions|points|checkpoints|hills|farms"
    "|areas|neighbou?rhoods|districts"
)
_MANY = r"series of|several|some|many|a number of|dozens of|scores of|\d+|two|three|four|five|six|seven|eight|nine|ten"
_COUNTED = re.compile(rf"(?i)\b(?:{_MANY})\s+(?:[\w-]+\s+){{0,3}}?(?:{_PLURAL})\b")
_LISTED = re.compile(rf"\b(?i:including|such as|namely|among them)\b|:|\b(?:{_PLURAL})\s+of\s+[A-Z]")
_PART = re.compile(
    r"(?i)\b(?:parts?|sections?|half|outskirts|edges?|buildings?|streets?|areas|gains|footholds?|positions)"
    r"\s+(?:of|in|inside|within)\b"
)
# Letters without which the patterns cannot match are looked for first: few reports have any.
_HINTS_OF_PART = (
    *("part", "section", "half", "outskirts", "edge", "building", "street", "areas", "gains", "foothold"),
    "positions",
)
_HINTS_OF_MANY = (
    *("towns", "villages", "hamlets", "localities", "settlements", "buildings", "streets", "blocks", "positions"),
    *("points", "hills", "farms", "areas", "neighbo", "districts"),
)


def is_partial(claim: Claim) -> bool:
    """Whether the words are about a part of the place, or about places around it that are only counted."""
    if claim.kind not in _GROUND:
        return False
    return _tells_of_part(claim.quote) or _counts(claim.target.text)


@lru_cache(maxsize=65536)
def _tells_of_part(quote: str) -> bool:
    """Whether a quote tells of a part, or counts places without naming any."""
    simple = quote.lower()
    if _has(simple, _HINTS_OF_PART) and _PART.search(quote):
        return True
    return _counts(quote) and not _LISTED.search(quote)


def _counts(words: str) -> bool:
    return _has(words.lower(), _HINTS_OF_MANY) and _COUNTED.search(words) is not None


def _has(simple: str, hints: tuple[str, ...]) -> bool:
    return any(hint in simple for hint in hints)
