"""Airwars' grades, with the reasons as data.

The definitions are those of Airwars' civilian harm methodology (https://airwars.org/about/methodology):

- confirmed: a belligerent has accepted responsibility; here, a side states something against its own interest
- fair: two or more credible sources, which here must be independent of each other, and not all in their own cause: a
  partisan source counts in full only against the side it favours
- weak: a single source
- contested: competing claims of responsibility, or an outcome that others contradict
- discounted: those killed were combatants, or the event is denied by those with no stake in it

Kinds that harm nobody (a town changing hands) climb the same ladder. What the accused alone says of an accusation is
context, never a reason to lower a grade.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orontes.claims.types import Claim, Kind, Modality
from orontes.evidence import RecordId
from orontes.incidents.interest import CIVILIANS, Stance, admits, harms_civilians, stance
from orontes.incidents.origins import is_credible
from orontes.incidents.preference import supports
from orontes.incidents.tables import kinds
from orontes.incidents.types import Grade, Reason

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
        counting=tuple(claim for claim in told if _counts(claim)),
    )


def grade(event: Case) -> tuple[Grade, tuple[Reason, ...]]:
    """The grade and, first, the reason that decided it; further reasons are context."""
    decided, why = _decide(event)
    return decided, (why, *_context(event))


def _decide(event: Case) -> tuple[Grade, Reason]:
    if not event.told:
        return _untold(event)
    if admitted := [claim for claim in event.told if admits(claim)]:
        return Grade.CONFIRMED, _reason("admitted", "A side says so against its own interest.", admitted)
    if fighters := _only_combatants(event):
        return Grade.DISCOUNTED, _reason("combatants", "Somebody with no stake says the dead were fighters.", fighters)
    if len(event.sides) > 1 and kinds()[event.told[0].kind].harm:
        text = f"Responsibility is claimed to lie with {_and(event.sides)}."
        return Grade.CONTESTED, _reason("competing_sides", text, event.told)
    return _by_denial(event) or _by_count(event)


def _untold(event: Case) -> tuple[Grade, Reason]:
    if event.denied:
        return Grade.DISCOUNTED, _reason("only_denied", "Only denials of it are on record.", event.denied)
    return Grade.WEAK, _reason(
        "only_intended", "It was announced or expected; no account says it happened.", event.intended
    )


def _by_denial(event: Case) -> tuple[Grade, Reason] | None:
    """A denial by somebody without a stake; for ground that changed hands, any denial of a lone account."""
    neutral = [claim for claim in event.denied if is_credible(claim.voice) and _has_no_stake(claim)]
    many = event.corroborated
    if neutral and not many:
        return Grade.DISCOUNTED, _reason("denied", "A credible source with no stake in it denies it.", neutral)
    if neutral:
        return Grade.CONTESTED, _reason("denied", "Credible sources disagree on whether it happened.", neutral)
    if _disagree_on_success(event):
        return Grade.CONTESTED, _reason("outcome", "Accounts disagree on whether it succeeded.", event.told)
    if event.denied and not many and not kinds()[event.denied[0].kind].harm:
        return Grade.CONTESTED, _reason("denied", "One side says so and another denies it.", event.denied)
    return None


def _has_no_stake(claim: Claim) -> bool:
    return not claim.voice.alignment or stance(claim) is Stance.AGAINST


def _counts(claim: Claim) -> bool:
    """Whether the claim can corroborate: a credible voice, and not a rumour that the publisher hangs on nobody."""
    return is_credible(claim.voice) and not (len(claim.chain) == 1 and claim.modality is Modality.ALLEGED)


def _disagree_on_success(event: Case) -> bool:
    """Whether one origin says it succeeded and another that it failed; that there was a fight contradicts neither."""
    won = [
        claim for claim in event.told if claim.kind is not Kind.ARMED_CLASH and claim.modality is not Modality.FAILED
    ]
    failed = {event.origin[claim.id] for claim in event.told if claim.modality is Modality.FAILED}
    return bool(failed) and any(event.origin[claim.id] not in failed for claim in won)


def _by_count(event: Case) -> tuple[Grade, Reason]:
    credible = event.credible_origins
    if event.corroborated:
        text = f"{len(credible)} independent credible sources tell it."
        return Grade.FAIR, _reason("independent", text, event.counting)
    if len(credible) >= CORROBORATED:
        return Grade.WEAK, _reason("own_cause", "All who tell it serve their own side by it.", event.counting)
    return Grade.WEAK, _reason("single_source", "It rests on a single credible source, or on none.", event.told)


def _only_combatants(event: Case) -> list[Claim]:
    """Claims that turn alleged civilian dead into fighters, where nobody without a stake says that civilians died.

    The word of whoever struck them does not count, and a bystander who counts both civilians and fighters does not
    discount the civilians.
    """
    bystanders = [claim for claim in event.told if not claim.voice.alignment and is_credible(claim.voice)]
    alleged = any(harms_civilians(claim) for claim in event.told)
    if not alleged or any(_names_civilians(claim) for claim in bystanders):
        return []
    return [claim for claim in bystanders if _names_fighters(claim)]


def _names_civilians(claim: Claim) -> bool:
    return claim.target.side == CIVILIANS or claim.civilians_killed is not None


def _names_fighters(claim: Claim) -> bool:
    return claim.target.side not in {"", CIVILIANS} and claim.killed is not None and claim.killed.low > 0


def _context(event: Case) -> tuple[Reason, ...]:
    found = []
    if accused := [claim for claim in event.denied if stance(claim) is Stance.FOR]:
        found.append(_reason("denied_by_accused", "The side accused denies it; that is context.", accused))
    origins = {event.origin[claim.id] for claim in event.told}
    copies = len(event.told) - len(origins)
    if copies:
        text = f"{len(event.told)} tellings go back to {len(origins)} origin{'s' * (len(origins) > 1)}."
        found.append(_reason("copies", text, event.told))
    aligned = {claim.voice.alignment for claim in event.told}
    if len(aligned) == 1 and "" not in aligned:
        found.append(_reason("one_sided", f"Every account stands with {_and(sorted(aligned))}.", event.told))
    return tuple(found)


def would_raise(given: Grade, event: Case) -> tuple[str, ...]:
    """What evidence would raise the grade, one sentence each; none where nothing would."""
    if given is Grade.CONFIRMED:
        return ()
    return tuple(sentence for sentence, useful in _wishes(given, event) if useful)


def _wishes(given: Grade, event: Case) -> tuple[tuple[str, bool], ...]:
    harm = bool(event.told) and kinds()[event.told[0].kind].harm
    lost = "An admission by the side that lost by it."
    return (
        (
            "A second credible source that does not go back to the first.",
            given is Grade.WEAK and bool(event.told) and len(event.credible_origins) < CORROBORATED,
        ),
        (
            "A credible source that does not serve its own side by it.",
            given is Grade.WEAK and len(event.credible_origins) >= CORROBORATED,
        ),
        ("An account that says it took place.", not event.told),
        ("A source that names who did it.", bool(event.told) and not event.sides),
        ("Evidence that rules out all but one of the sides named.", len(event.sides) > 1),
        (
            "A source with no stake that contradicts the denial.",
            given in {Grade.DISCOUNTED, Grade.CONTESTED} and bool(event.denied),
        ),
        (
            "A record that civilians were among the dead.",
            given is Grade.DISCOUNTED and bool(event.told) and not event.denied,
        ),
        ("The side held responsible accepting it." if harm else lost, bool(event.told)),
    )


def _reason(code: str, text: str, claims: Sequence[Claim]) -> Reason:
    return Reason(code, text, tuple(claim.id for claim in claims))


def _and(names: Sequence[str]) -> str:
    return " and ".join(names)
