"""Which claim of an incident is shown first: the one that says most, from the voice most to be believed."""

from __future__ import annotations

from collections.abc import Sequence

from orontes.claims.types import Claim, Modality
from orontes.incidents.origins import Trust, published_first, reliability

_RANK = {
    Modality.ASSERTED: 0,
    Modality.FAILED: 0,
    Modality.ALLEGED: 1,
    Modality.INTENDED: 2,
    Modality.DENIED: 3,
}
RELIABLE = 5.0  # how many stated facts a fully reliable voice is worth against one of no worth


def by_preference(claims: Sequence[Claim], trusted: Trust) -> list[Claim]:
    """The claims, the preferred one first: facts before doubts, then fullness and reliability together, then day."""

    def key(claim: Claim) -> tuple[object, ...]:
        worth = fullness(claim) + RELIABLE * reliability(claim.voice, trusted) * claim.confidence
        return (_RANK[claim.modality], -round(worth, 9), claim.when.days, *published_first(claim))

    return sorted(claims, key=key)


def fullness(claim: Claim) -> int:
    """How many things the claim states: who, to whom, where, on which day, with what, how many.

    A claim that only names a place and a day has a fullness of 2.
    """
    return sum(
        (
            bool(claim.actor.text),
            bool(claim.actor.side),
            bool(claim.target.text),
            claim.placement.lat is not None,
            claim.when.days == 1,
            bool(claim.facility),
            bool(claim.weapon),
            claim.killed is not None,
            claim.injured is not None,
        )
    )


def supports(claim: Claim) -> bool:
    """Whether the claim says that the event took place (denials and plans do not)."""
    return claim.modality not in {Modality.DENIED, Modality.INTENDED}
