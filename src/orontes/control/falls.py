"""Who took a place that is said to have fallen, where nobody is named: whoever attacked it, or the only other side.

"The town fell after a month of siege": the words name no taker, yet the claims of the place do. Nothing is inferred
where they name two attackers, or where the only attacker is who held the place.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta

from orontes.claims.types import Claim, Kind, Modality, Party
from orontes.control import params

_ATTACKS = frozenset({Kind.ARMED_CLASH, Kind.ENCIRCLEMENT, Kind.AIR_STRIKE, Kind.SHELLING})
_DONE = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.FAILED})
_SAID = frozenset({Modality.ASSERTED, Modality.ALLEGED})


def with_takers(claims: Sequence[Claim], sides: Collection[str]) -> list[Claim]:
    """The claims of one place, those of a fall given the side that took it where the others show one of `sides`.

    What is inferred is marked by a lower confidence; the party has a side and no name, as the text gives none.
    """
    if all(claim.actor.side or claim.kind is not Kind.TERRITORY_TAKEN for claim in claims):
        return list(claims)
    return [_with_taker(claim, claims, sides) if _is_fall(claim) else claim for claim in claims]


def _is_fall(claim: Claim) -> bool:
    return claim.kind is Kind.TERRITORY_TAKEN and claim.modality in _SAID and not claim.actor.side


def _with_taker(fall: Claim, claims: Sequence[Claim], sides: Collection[str]) -> Claim:
    holder = fall.target.side or _holder(fall, claims)
    came = {claim.actor.side for claim in claims if _attacks(claim, fall)} & {*sides} - {holder}
    if not came and holder in sides:
        came = {*sides} - {holder} if len(sides) == params.FALL_SIDES else set()
    if len(came) != 1:
        return fall
    target = fall.target if fall.target.side else Party(fall.target.text, fall.target.id, holder)
    sure = fall.confidence * params.FALL_INFERRED
    return replace(fall, actor=Party(fall.actor.text, "", next(iter(came))), target=target, confidence=sure)


def _holder(fall: Claim, claims: Sequence[Claim]) -> str:
    """The side that was last said to hold the place, to have taken it or to be attacked in it before it fell."""
    told = [(_days_before(claim, fall), _had_it(claim)) for claim in claims if claim.modality in _DONE]
    known = [(days, side) for days, side in told if side and 0 <= days <= params.SWEEP_DAYS]
    return min(known, default=(0, ""))[1]


def _had_it(claim: Claim) -> str:
    if claim.kind is Kind.TERRITORY_HELD or (claim.kind is Kind.TERRITORY_TAKEN and claim.modality in _SAID):
        return claim.actor.side
    return claim.target.side if claim.kind in _ATTACKS else ""


def _attacks(claim: Claim, fall: Claim) -> bool:
    told = claim.kind in _ATTACKS and claim.modality in _DONE
    return told and 0 <= _days_before(claim, fall) <= params.FALL_DAYS


def _days_before(claim: Claim, fall: Claim) -> int:
    return (fall.when.latest - claim.when.earliest) // timedelta(days=1)
