"""A report that goes on being added to: what its later entry tells of a day overtakes what an earlier one told of it.

"1630: the rebels are in full control. 1100: attacks have been repelled": both speak of one day and neither is wrong.
The earlier one tells how the day began; as a day is the smallest step here, that is how the day before it ended.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from orontes.claims.types import Claim
from orontes.control.evidence import Says, Sign
from orontes.evidence import RecordId, shifted

_STATES = frozenset({Says.HOLDS, Says.LACKS})


def overtaken(signs: Sequence[Sign], claims: Mapping[RecordId, Claim]) -> list[Sign]:
    """The signs of one place as they stood in the end; `claims` are those that they came from.

    A state that a later entry of the same report contradicts is one of the day before, and what contradicts it by
    naming a holder tells that it came to hold the place.
    """
    entries = {(claim.document, claim.entry_time) for claim in claims.values()}
    if len(entries) == len({document for document, _ in entries}):
        return list(signs)  # no report was added to
    together: dict[tuple[RecordId, date], list[Sign]] = defaultdict(list)
    for sign in signs:
        together[claims[sign.claim].document, sign.day].append(sign)
    return [_in_the_end(sign, together[claims[sign.claim].document, sign.day], claims) for sign in signs]


def _in_the_end(sign: Sign, others: Sequence[Sign], claims: Mapping[RecordId, Claim]) -> Sign:
    said = claims[sign.claim].entry_time
    against = [other for other in others if _contradicts(sign, other) or _contradicts(other, sign)]
    if sign.says in _STATES and any(claims[other.claim].entry_time > said for other in against):
        return replace(sign, day=shifted(sign.day, -1), since=shifted(sign.day, -1))
    if sign.says is Says.HOLDS and any(claims[other.claim].entry_time < said for other in against):
        return replace(sign, says=Says.COMES)
    return sign


def _contradicts(one: Sign, other: Sign) -> bool:
    """Whether the first names a holder, and the second another one, or says that it is not the first's."""
    if one.says not in {Says.HOLDS, Says.COMES} or other.says not in _STATES:
        return False
    return (one.side != other.side) == (other.says is Says.HOLDS)
