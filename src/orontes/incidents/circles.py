"""Circles in who quotes whom: an outlet that quotes a second one, which quotes the first, and nobody who was there.

Whoever stands in such a circle and says nothing of its own adds nothing to it: all of it is one source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from orontes.claims.types import Claim, Voice


def circles(claims: Sequence[Claim]) -> Mapping[str, str]:
    """For each source id in a circle of quotations, the smallest id of that circle; others are left out.

    A source that also tells the event in its own words is no mere link, and breaks the circle.
    """
    if all(len(claim.chain) == 1 for claim in claims):
        return {}
    own = {claim.voice.source_id for claim in claims if len(claim.chain) == 1}
    quotes: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for outer, inner in zip(claim.chain, claim.chain[1:], strict=False):
            if _links(outer, own) and _links(inner, own):
                quotes[outer.source_id].add(inner.source_id)
    reach = {source: _reached(source, quotes) for source in quotes}
    rings = {source: {other for other in found if source in reach.get(other, ())} for source, found in reach.items()}
    return {source: min(ring | {source}) for source, ring in rings.items() if ring}


def _links(voice: Voice, own: set[str]) -> bool:
    return bool(voice.source_id) and voice.source_id not in own


def _reached(start: str, quotes: Mapping[str, set[str]]) -> set[str]:
    """Every source that `start` goes back to, itself among them only where a circle leads back to it."""
    found: set[str] = set()
    todo = sorted(quotes.get(start, ()))
    while todo:
        source = todo.pop()
        if source not in found:
            found.add(source)
            todo.extend(sorted(quotes.get(source, ())))
    return found
