"""The interest rule: whose cause a claim serves, seen from the voice that makes it.

After the source rule of the Syrian detailed map: a well-known but partisan source is good for what is unfavourable to
the side it prefers, and for that alone.
"""

from __future__ import annotations

from enum import StrEnum

from orontes.claims.types import Claim, Kind, Modality
from orontes.incidents.tables import kinds
from orontes.theatre.types import SourceKind

GAINS = frozenset({Kind.TERRITORY_TAKEN, Kind.TERRITORY_HELD, Kind.ENCIRCLEMENT})
CIVILIANS = "civilians"
_PROTECTED = frozenset({"hospital", "school", "place_of_worship", "market", "power_or_water", "aid"})
_NO_PARTY = frozenset({"", CIVILIANS})  # who stands with civilians fights for nobody
_ANSWERABLE = frozenset(  # who speaks for a party: others who stand with it accept nothing in its name
    {SourceKind.OFFICIAL, SourceKind.MILITARY, SourceKind.ARMED_GROUP, SourceKind.STATE_MEDIA}
)
_UNCOMMITTED = frozenset({Modality.DENIED, Modality.INTENDED})


class Stance(StrEnum):
    """What a claim does for the side its voice stands with."""

    FOR = "for"
    AGAINST = "against"
    NEUTRAL = "neutral"


def stance(claim: Claim) -> Stance:
    """Whether the claim serves, harms or leaves alone the side that its innermost voice is aligned with.

    A voice that stands with no party to the war, a claim without an actor's side, and an intention are neutral. A
    denial serves the side of whoever denies what that side is accused of.
    """
    own = claim.voice.alignment
    if own in _NO_PARTY or not claim.actor.side or claim.modality is Modality.INTENDED:
        return Stance.NEUTRAL
    if claim.modality is Modality.FAILED:
        return _of_a_failure(claim, own)
    if own not in {claim.actor.side, claim.target.side}:
        return _of_a_bystander(claim)
    if claim.modality is Modality.DENIED:
        return _of_a_denial(claim, own)
    return _of_the_actor(claim) if own == claim.actor.side else _of_the_victim(claim)


def admits(claim: Claim) -> bool:
    """Whether a party states as a fact, against its own interest, what it did to civilians or lost itself.

    Granting that a third party gained ground is no admission: it is not the voice's own deed or loss. Nor is a
    complaint of being besieged: that accuses whoever besieges. Nobody owns up to chemical weapons: where somebody seems
    to, a person must read it.
    """
    if claim.kind is Kind.CHEMICAL_WEAPON:
        return False
    told_of_itself = claim.voice.alignment in {claim.actor.side, claim.target.side}
    if claim.modality in _UNCOMMITTED | {Modality.ALLEGED} or not told_of_itself or stance(claim) is not Stance.AGAINST:
        return False
    if not kinds()[claim.kind].harm:
        return claim.kind is not Kind.ENCIRCLEMENT or claim.voice.alignment == claim.actor.side
    return claim.voice.kind in _ANSWERABLE and _names_victims(claim)


def declares(claim: Claim) -> bool:
    """Whether a voice that speaks for the actor it names says that the actor did it."""
    if (
        claim.voice.kind not in _ANSWERABLE
        or claim.kind is Kind.CHEMICAL_WEAPON
        or claim.modality in _UNCOMMITTED | {Modality.ALLEGED}
    ):
        return False
    return claim.voice.alignment not in _NO_PARTY and claim.voice.alignment == claim.actor.side


def harms_civilians(claim: Claim) -> bool:
    """Whether the claim says that civilians or a place protected for them were hit."""
    always = claim.kind in {Kind.ATTACK_ON_CIVILIANS, Kind.CHEMICAL_WEAPON}
    return kinds()[claim.kind].harm and (always or _names_victims(claim))


def _names_victims(claim: Claim) -> bool:
    hurt = claim.target.side == CIVILIANS or claim.civilians_killed is not None
    return hurt or claim.facility in _PROTECTED


def _of_a_failure(claim: Claim, own: str) -> Stance:
    if own == claim.actor.side:
        return Stance.AGAINST
    return Stance.FOR if claim.target.side in {own, ""} else Stance.NEUTRAL


def _of_the_actor(claim: Claim) -> Stance:
    if claim.kind is Kind.TERRITORY_TRANSFERRED:
        return Stance.AGAINST
    if harms_civilians(claim):
        return Stance.AGAINST
    return Stance.FOR


def _of_the_victim(claim: Claim) -> Stance:
    if claim.kind is Kind.TERRITORY_TRANSFERRED:
        return Stance.FOR
    if kinds()[claim.kind].harm:
        return Stance.FOR  # it accuses its enemy
    return Stance.AGAINST if claim.kind in GAINS else Stance.NEUTRAL


def _of_a_denial(claim: Claim, own: str) -> Stance:
    """Whoever denies its own deed clears itself, unless it is a gain; a victim that denies one clears its enemy."""
    if own == claim.actor.side:
        return Stance.AGAINST if claim.kind in GAINS else Stance.FOR
    return _reverse(_of_the_victim(claim))


def _of_a_bystander(claim: Claim) -> Stance:
    gained = claim.kind in GAINS and claim.modality is Modality.ASSERTED
    if gained and not claim.target.side:
        return Stance.AGAINST  # it grants ground to somebody it does not stand with
    accuses = kinds()[claim.kind].harm and claim.target.side in {CIVILIANS, ""}
    return Stance.FOR if accuses and claim.modality is not Modality.DENIED else Stance.NEUTRAL


def _reverse(told: Stance) -> Stance:
    return {Stance.FOR: Stance.AGAINST, Stance.AGAINST: Stance.FOR, Stance.NEUTRAL: Stance.NEUTRAL}[told]
