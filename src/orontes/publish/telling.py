"""One incident in a few attributed sentences: the preferred account, the others, and where they cannot all be right."""

from __future__ import annotations

from datetime import UTC, datetime

from orontes.claims.types import Claim
from orontes.incidents.types import Account, Contradiction, Incident
from orontes.publish import wording
from orontes.publish.citations import Citations
from orontes.publish.markdown import quoted
from orontes.publish.tallies import joined, plural

OUTCOMES = {
    "asserted": "that it happened",
    "alleged": "that it is alleged",
    "denied": "that it did not",
    "intended": "that it was to happen",
    "failed": "that it failed",
}
FIELDS = {
    "actor": "who did it",
    "toll": "the toll",
    "outcome": "the outcome",
    "time": "the time",
    "extent": "its extent",
}


def lead(incident: Incident, citations: Citations) -> Claim | None:
    """The claim that is told first: the preferred one, or the first that the edition holds."""
    return next(iter(citations.known((incident.preferred, *incident.claims))), None)


def first_told(incident: Incident, citations: Citations) -> datetime:
    """When an entry first told it (UTC); the edition must hold a claim of it."""
    return min(claim.entry_time for claim in citations.known((incident.preferred, *incident.claims))).astimezone(UTC)


def differing(incident: Incident) -> str:
    """On what its accounts differ, in a few words; "" where they agree."""
    fields = dict.fromkeys(FIELDS.get(found.field, found.field) for found in incident.contradictions)
    return f"accounts differ on {joined(fields)}" if fields else ""


def tell(incident: Incident, citations: Citations) -> str:
    """The incident in Markdown sentences, each with its source and its citations; "" where no claim of it is known."""
    first = lead(incident, citations)
    if first is None:
        return ""
    own = next((account.claims for account in incident.accounts if first.id in account.claims), (first.id,))
    sentences = [
        f"{wording.sentence(first)}{citations.mark((first.id, *own))}.",
        *_others(incident, first, citations),
        *(_differ(contradiction, citations) for contradiction in incident.contradictions),
        f"*Grade: {incident.grade.value}, {plural(incident.independent_origins, 'independent origin')}.*",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _others(incident: Incident, first: Claim, citations: Citations) -> list[str]:
    """Other accounts: named together where they say the same, in a sentence of their own where they do not."""
    accounts = [account for account in incident.accounts if first.id not in account.claims]
    told = [(account, known[0]) for account in accounts if (known := citations.known(account.claims))]
    agreeing = [(account, claim) for account, claim in told if _agrees(claim, first)]
    differing = [(account, claim) for account, claim in told if not _agrees(claim, first)]
    own = [f"{wording.sentence(claim)}{citations.mark(account.claims)}." for account, claim in differing]
    return [_agreed(agreeing, citations), *own]


def _agrees(claim: Claim, first: Claim) -> bool:
    same = (claim.modality, claim.actor.side, claim.target.side, claim.killed, claim.injured)
    return same == (first.modality, first.actor.side, first.target.side, first.killed, first.injured)


def _agreed(accounts: list[tuple[Account, Claim]], citations: Citations) -> str:
    if not accounts:
        return ""
    names = joined(dict.fromkeys(wording.told_by(claim) for _, claim in accounts))
    return f"The same according to {names}{citations.mark(c for account, _ in accounts for c in account.claims)}."


def _differ(contradiction: Contradiction, citations: Citations) -> str:
    sides = [(says, known[0]) for says, claim in contradiction.values if (known := citations.known([claim]))]
    if not sides:
        return ""
    parts = (
        f"{OUTCOMES.get(says) or quoted(says)} according to {wording.told_by(c)}{citations.mark([c.id])}"
        for says, c in sides
    )
    return f"Accounts differ on {FIELDS.get(contradiction.field, contradiction.field)}: {', but '.join(parts)}."
