"""Airwars' grades, with the reasons as data.

The definitions are those of Airwars' civilian harm methodology (https://airwars.org/about/methodology):

- confirmed: a belligerent has accepted responsibility; here, a side states something against its own interest
- fair: two or more credible sources, which here must be independent of each other, and not all in their own cause: a
  partisan source counts in full only against the side it favours
- weak: a single source, or several of which fewer than two are credible
- contested: competing claims of responsibility, or an outcome that others contradict
- discounted: those killed were combatants, or the event is denied by those with no stake in it

Kinds that harm nobody climb the same ladder: that a town changed hands is confirmed when the side that lost it says so,
fair when two independent credible sources tell it, and contested where one says it fell and another that it held. What
the accused alone says of an accusation is context, never a reason to lower a grade.

Codes of the reasons that decide: `admitted`, `independent`, `single_source`, `no_credible_source`, `own_cause`,
`competing_sides`, `outcome`, `denied`, `combatants`, `only_denied`, `only_intended`; of those that are context:
`not_counted`, `copies`, `one_sided`, `denied_by_accused`, `nobody_named`.
"""

from __future__ import annotations

from collections.abc import Sequence

from orontes.claims.types import Claim, Kind, Modality
from orontes.incidents.cases import CORROBORATED, Case, blames_another, joined, sorts
from orontes.incidents.interest import CIVILIANS, Stance, admits, harms_civilians, stance
from orontes.incidents.origins import is_credible
from orontes.incidents.tables import kinds
from orontes.incidents.types import Grade, Reason, Value


def grade(event: Case) -> tuple[Grade, tuple[Reason, ...]]:
    """The grade and, first, the reason that decided it; further reasons are context."""
    decided, why = _decide(event)
    return decided, (why, *_context(event))


def _decide(event: Case) -> tuple[Grade, Reason]:
    if not event.told:
        return _untold(event)
    if admitted := [claim for claim in event.told if admits(claim) and not blames_another(claim, event)]:
        sides = tuple(sorted({claim.voice.alignment for claim in admitted}))
        text = f"{joined(sides)} says so against its own interest."
        return Grade.CONFIRMED, _reason("admitted", text, admitted, ("sides", sides))
    if fighters := _only_combatants(event):
        text = f"Somebody with no stake says the dead were fighters ({joined(sorts(fighters))})."
        return Grade.DISCOUNTED, _reason("combatants", text, fighters, ("by", sorts(fighters)))
    if len(event.sides) > 1 and kinds()[event.told[0].kind].harm:
        text = f"Responsibility is claimed to lie with {joined(event.sides)}."
        return Grade.CONTESTED, _reason("competing_sides", text, event.told, ("sides", event.sides))
    return _by_denial(event) or _by_count(event)


def _untold(event: Case) -> tuple[Grade, Reason]:
    if event.denied:
        by = sorts(event.denied)
        text = f"Only denials of it are on record ({joined(by)})."
        return Grade.DISCOUNTED, _reason("only_denied", text, event.denied, ("by", by))
    by = sorts(event.intended)
    text = f"It was announced or expected ({joined(by)}); no account says it happened."
    return Grade.WEAK, _reason("only_intended", text, event.intended, ("by", by))


def _by_denial(event: Case) -> tuple[Grade, Reason] | None:
    """A denial by somebody without a stake; for ground that changed hands, any denial of a lone account."""
    neutral = [claim for claim in event.denied if is_credible(claim.voice) and _has_no_stake(claim)]
    many, by = event.corroborated, ("by", sorts(neutral))
    if neutral and not many:
        text = f"A credible source with no stake in it denies it ({joined(by[1])})."
        return Grade.DISCOUNTED, _reason("denied", text, neutral, by)
    if neutral:
        text = f"Credible sources disagree on whether it happened: denied by {joined(by[1])}."
        return Grade.CONTESTED, _reason("denied", text, neutral, by)
    if _disagree_on_success(event):
        failed = [claim for claim in event.told if claim.modality is Modality.FAILED]
        text = f"Accounts disagree on whether it succeeded: that it failed is said by {joined(sorts(failed))}."
        return Grade.CONTESTED, _reason("outcome", text, event.told, ("failed_by", sorts(failed)))
    if event.denied and not many and not kinds()[event.denied[0].kind].harm:
        by = ("by", sorts(event.denied))
        return Grade.CONTESTED, _reason("denied", f"It is told, and denied by {joined(by[1])}.", event.denied, by)
    return None


def _by_count(event: Case) -> tuple[Grade, Reason]:
    credible, by = event.credible_origins, sorts(event.counting)
    values = (("origins", len(credible)), ("needed", CORROBORATED), ("by", by))
    if event.corroborated:
        text = f"{len(credible)} independent credible sources tell it ({joined(by)})."
        return Grade.FAIR, _reason("independent", text, event.counting, *values)
    if len(credible) >= CORROBORATED:
        text = f"All {len(credible)} who tell it serve their own side by it ({joined(by)})."
        return Grade.WEAK, _reason("own_cause", text, event.counting, *values)
    if credible:
        return Grade.WEAK, _reason(
            "single_source", f"It goes back to a single credible source, told by {joined(by)}.", event.counting, *values
        )
    text = f"No credible source tells it, only {joined(sorts(event.told))}."
    return Grade.WEAK, _reason("no_credible_source", text, event.told, *values)


def _has_no_stake(claim: Claim) -> bool:
    return not claim.voice.alignment or stance(claim) is Stance.AGAINST


def _disagree_on_success(event: Case) -> bool:
    """Whether one origin says it succeeded and another that it failed; that there was a fight contradicts neither."""
    won = [
        claim for claim in event.told if claim.kind is not Kind.ARMED_CLASH and claim.modality is not Modality.FAILED
    ]
    failed = {event.origin[claim.id] for claim in event.told if claim.modality is Modality.FAILED}
    return bool(failed) and any(event.origin[claim.id] not in failed for claim in won)


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
    found = (_of_accused(event), _of_the_rest(event), _of_copies(event), _of_sides(event), _of_nobody(event))
    return tuple(reason for reason in found if reason is not None)


def _of_accused(event: Case) -> Reason | None:
    accused = [claim for claim in event.denied if stance(claim) is Stance.FOR]
    by = sorts(accused)
    text = f"The side accused denies it ({joined(by)}); that is context."
    return _reason("denied_by_accused", text, accused, ("by", by)) if accused else None


def _of_the_rest(event: Case) -> Reason | None:
    """Those who tell it and cannot corroborate: the unnamed, and rumours that a report hangs on nobody."""
    rest = [claim for claim in event.told if claim not in event.counting]
    by = sorts(rest)
    text = f"Told, too, by voices that do not corroborate, being unnamed or hearsay ({joined(by)})."
    return _reason("not_counted", text, rest, ("by", by)) if rest and event.counting else None


def _of_copies(event: Case) -> Reason | None:
    origins, tellings = len({event.origin[claim.id] for claim in event.told}), len(event.told)
    text = f"{tellings} tellings go back to {origins} origin{'s' * (origins > 1)}."
    values = (("tellings", tellings), ("origins", origins))
    return _reason("copies", text, event.told, *values) if tellings > origins else None


def _of_sides(event: Case) -> Reason | None:
    aligned = {claim.voice.alignment for claim in event.told}
    if len(aligned) != 1 or "" in aligned:
        return None
    (side,) = aligned
    return _reason("one_sided", f"Every account stands with {side}.", event.told, ("side", side))


def _of_nobody(event: Case) -> Reason | None:
    if not event.told or event.sides or not kinds()[event.told[0].kind].harm:
        return None
    return _reason("nobody_named", "No account names who did it.", event.told)


def _reason(code: str, text: str, claims: Sequence[Claim], *values: tuple[str, Value]) -> Reason:
    return Reason(code, text, tuple(claim.id for claim in claims), values)
