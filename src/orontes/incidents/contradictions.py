"""Where accounts of one event cannot all be right: kept side by side, never settled here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from orontes.claims.types import Claim, Kind, Modality
from orontes.evidence import When
from orontes.incidents.faces import disjoint
from orontes.incidents.preference import supports
from orontes.incidents.types import Contradiction

_SAME_OUTCOME = {
    (True, Modality.ALLEGED): Modality.ASSERTED,
    (False, Modality.ALLEGED): Modality.ASSERTED,
    (True, Modality.FAILED): Modality.ASSERTED,  # an assault that was repelled was an assault
}
_OPEN = frozenset({Modality.ASSERTED, Modality.ALLEGED})
_COUNTED = re.compile(
    r"\b(\d{1,3}(?:,\d{3})+|\d+)\s+(?:\w+\s+)?(towns?|villages?|localities|districts|settlements|tanks)"
)


def contradictions(ranked: Sequence[Claim]) -> tuple[Contradiction, ...]:
    """What the claims (preferred first) contradict each other in: actor, toll, outcome, time and extent.

    Each value cites the most preferred claim that says it. Copies do not contradict: equal values are one value.
    """
    if len(ranked) == 1:
        return ()
    told = [claim for claim in ranked if supports(claim)]
    found = (
        _differing("actor", [c for c in told if c.kind is not Kind.ARMED_CLASH], lambda claim: claim.actor.side),
        _toll(told),
        _outcome(ranked),
        _time(told),
        _differing("extent", told, _extent),
    )
    return tuple(contradiction for contradiction in found if contradiction is not None)


def _differing(field: str, claims: Sequence[Claim], value: Callable[[Claim], str]) -> Contradiction | None:
    said: dict[str, Claim] = {}
    for claim in claims:
        if value(claim):
            said.setdefault(value(claim), claim)
    return _contradiction(field, said) if len(said) > 1 else None


def _toll(claims: Sequence[Claim]) -> Contradiction | None:
    """Figures that exclude each other, told of the same people (three doctors and four patients do not)."""
    said: dict[str, Claim] = {}
    for one in claims:
        for other in claims:
            if _same_people(one, other) and disjoint(one.killed, other.killed):
                said.setdefault(str(one.killed), one)
                said.setdefault(str(other.killed), other)
    return _contradiction("toll", said) if said else None


def _same_people(one: Claim, other: Claim) -> bool:
    named = one.target.text.casefold(), other.target.text.casefold()
    return not all(named) or named[0] == named[1] or (one.document != other.document)


def _outcome(claims: Sequence[Claim]) -> Contradiction | None:
    said: dict[str, Claim] = {}
    decided = any(claim.kind is not Kind.ARMED_CLASH for claim in claims)
    for claim in claims:
        if claim.modality is not Modality.INTENDED:
            fight = claim.kind is Kind.ARMED_CLASH
            if decided and fight and claim.modality in _OPEN:
                continue  # that there was a fight says nothing of how it ended
            word = _SAME_OUTCOME.get((fight and not decided, claim.modality), claim.modality)
            said.setdefault(word.value, claim)
    return _contradiction("outcome", said) if len(said) > 1 else None


def _time(claims: Sequence[Claim]) -> Contradiction | None:
    clash = [one for one in claims if any(not one.when.overlaps(other.when) for other in claims)]
    return _differing("time", clash, lambda claim: _days(claim.when))


def _days(when: When) -> str:
    """A day, or an interval of days as ISO 8601 writes it."""
    return str(when.earliest) if when.days == 1 else f"{when.earliest}/{when.latest}"


def _extent(claim: Claim) -> str:
    """How much was taken, where a number of towns or the like is given ("about 40 towns, villages")."""
    found = _COUNTED.search(claim.target.text) or _COUNTED.search(claim.quote)
    return f"{found[1]} {found[2]}" if found else ""


def _contradiction(field: str, said: dict[str, Claim]) -> Contradiction:
    return Contradiction(field, tuple(sorted((value, claim.id) for value, claim in said.items())))
