"""The case of one incident: its claims sorted by what they do for it, and who of those that tell it can be counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orontes.claims.types import Claim, Modality
from orontes.evidence import RecordId
from orontes.incidents.interest import Stance, stance
from orontes.incidents.origins import is_credible, voice_key
from orontes.incidents.preference import supports
from orontes.incidents.tables import kinds
from orontes.romanization import plain

CORROBORATED = 2  # credible independent origins from which an event is fairly established
OWN_CAUSE = 0.5  # what an origin counts for that serves its own side by what it tells
ENOUGH = 1.5  # the least that two origins must count for together


@dataclass(frozen=True, slots=True)
class Case:
    """The claims of one incident, sorted by what they do for it; each list keeps the order of preference."""

    told: tuple[Claim, ...]
    denied: tuple[Claim, ...]
    intended: tuple[Claim, ...]
    origin: Mapping[RecordId, str]
    counts_as: Mapping[RecordId, str]
    counting: tuple[Claim, ...]  # of those told, the ones that can corroborate

    @property
    def independent_origins(self) -> int:
        """How many sources that do not go back to each other say that it took place."""
        return len({self.counts_as[claim.id] for claim in self.told})

    @property
    def credible_origins(self) -> tuple[str, ...]:
        """Independent origins that count towards corroboration, in alphabetical order."""
        return tuple(sorted({self.counts_as[claim.id] for claim in self.counting}))

    @property
    def support(self) -> float:
        """What the credible origins count for together: half each where all they tell serves their own side."""
        free = {self.counts_as[claim.id] for claim in self.counting if stance(claim) is not Stance.FOR}
        return sum(1.0 if origin in free else OWN_CAUSE for origin in self.credible_origins)

    @property
    def corroborated(self) -> bool:
        """Whether two credible origins or more tell it, not each of them in its own cause."""
        return len(self.credible_origins) >= CORROBORATED and self.support >= ENOUGH

    @property
    def sides(self) -> tuple[str, ...]:
        """Sides that are said to have done it."""
        return tuple(sorted({claim.actor.side for claim in self.told if claim.actor.side}))


def case(ranked: Sequence[Claim], origin: Mapping[RecordId, str], counts_as: Mapping[RecordId, str]) -> Case:
    """Sort claims (preferred first) into told, denied and intended; the keys are those of `origins`."""
    told = tuple(claim for claim in ranked if supports(claim))
    return Case(
        told=told,
        denied=tuple(claim for claim in ranked if claim.modality is Modality.DENIED),
        intended=tuple(claim for claim in ranked if claim.modality is Modality.INTENDED),
        origin=origin,
        counts_as=counts_as,
        counting=_counting(told),
    )


def blames_another(claim: Claim, event: Case) -> bool:
    """Whether the side that tells of harm it did is heard to blame another, too: then it owns up to nothing."""
    if not kinds()[claim.kind].harm:
        return False
    heard = {other.actor.side for other in event.told if other.voice.alignment == claim.voice.alignment}
    return bool(heard - {"", claim.actor.side})


def sorts(claims: Sequence[Claim]) -> tuple[str, ...]:
    """What kinds of voice make these claims, and for whom they stand: ("monitor", "state media of north")."""
    return tuple(sorted({_sort(claim) for claim in claims}))


def joined(names: Sequence[str]) -> str:
    """Names as a sentence lists them.

    >>> joined(("a", "b", "c"))
    'a, b and c'
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _sort(claim: Claim) -> str:
    kind = claim.voice.kind.value.replace("_", " ")
    return f"{kind} of {claim.voice.alignment}" if claim.voice.alignment else kind


def _counting(told: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that can corroborate: of a credible voice, and no rumour.

    A rumour is what a publisher hangs on nobody ("reportedly"), and what others have from it who quote it.
    """
    rumours, own = (
        {
            voice_key(claim)
            for claim in told
            if len(claim.chain) == 1 and (claim.modality is Modality.ALLEGED) is alleged
        }
        for alleged in (True, False)
    )
    return tuple(claim for claim in told if is_credible(claim.voice) and not _known_as(claim) & (rumours - own))


def _known_as(claim: Claim) -> set[str]:
    """The keys under which the voice of a claim may have told of it itself: an outlet of no pack as a publisher."""
    return {voice_key(claim), f"publisher:{plain(claim.voice.name)}"}
