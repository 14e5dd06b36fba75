"""People and bodies by the name inside what they are called: "Ashraf Nimr, a spokesman", "spokesman Ashraf Nimr"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from orontes.claims.described import is_description
from orontes.claims.types import Claim
from orontes.evidence import RecordId
from orontes.romanization import fold
from orontes.theatre.types import SourceKind

_WORD = r"(?:[A-Z][\w-]*|[Aa]l-[\w-]+|a[nrslt]-[A-Z][\w-]*)"
_WHERE = r"(?P<where>\b(?:in|of|from|at|near|around|outside) (?:the )?)?"
_NAME = re.compile(rf"{_WHERE}(?P<name>{_WORD}(?: (?:bin |ibn |de |van )?{_WORD})+)")
# Kinds that are told by where they are: "a resident of Deir Ezzor" shares no more than the town with another.
_BY_PLACE = frozenset({SourceKind.RESIDENT, SourceKind.ACTIVIST, SourceKind.MEDICAL, SourceKind.ANONYMOUS})
Known = tuple[SourceKind, str]


def one_person(claims: Sequence[Claim], origin: Mapping[RecordId, str]) -> dict[RecordId, str]:
    """For each claim of a voice of no pack that shares a name with another, the least key of those that do."""
    names = {claim.id: _names(claim) for claim in claims if len(claim.chain) > 1 and not claim.voice.source_id}
    key = {claim: origin[claim] for claim, known in names.items() if known}
    settled = False
    while not settled:  # one who has two names joins those who have either
        least: dict[Known, str] = {}
        for claim, own in key.items():
            least |= {name: min(own, least.get(name, own)) for name in names[claim]}
        after = {claim: min(least[name] for name in names[claim]) for claim in key}
        settled, key = after == key, after
    return key


def _names(claim: Claim) -> tuple[Known, ...]:
    """The names of two words or more in what a voice is called, folded, each for its kind of voice."""
    kind = claim.voice.kind
    return tuple((kind, name) for placed, name in _found(claim.voice.name) if not (placed and kind in _BY_PLACE))


@lru_cache(maxsize=16384)
def _found(text: str) -> tuple[tuple[bool, str], ...]:
    found = []
    for match in _NAME.finditer(text.replace("’s", " ,").replace("'s", " ,").replace(".", "")):
        words = match["name"].split()
        while words and is_description(words[0]):
            words.pop(0)
        if len(words) > 1:
            found.append((match["where"] is not None, fold(" ".join(words))))
    return tuple(found)
