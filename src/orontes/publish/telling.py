"""One incident in a few attributed sentences: the preferred account, the others, and where they cannot all be right."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from orontes.claims.types import Claim
from orontes.incidents.types import Account, Contradiction, Incident
from orontes.publish import dates, wording
from orontes.publish.citations import Citations
from orontes.publish.markdown import escape, quoted
from orontes.publish.redaction import shown
from orontes.publish.tallies import joined, plural

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOST_VALUES = 8  # of one contradiction
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
        *(differ(contradiction, citations) for contradiction in incident.contradictions),
        f"*Grade: {incident.grade.value}, {plural(incident.independent_origins, 'independent origin')}.*",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def contested(incident: Incident, citations: Citations) -> str:
    """What accounts of the incident cannot agree on, after the one told first; all of them where none is said."""
    first = lead(incident, citations)
    if first is None:
        return ""
    told = [differ(contradiction, citations) for contradiction in incident.contradictions]
    rest = [sentence for sentence in told if sentence] or _others(incident, first, citations)
    return " ".join([f"{_plainly(first)}{citations.mark([first.id])}.", *(s for s in rest if s)])


def _plainly(claim: Claim) -> str:
    """One attributed sentence; the words themselves where a template would say little more than that there are some."""
    if not wording.load_wording().kinds[claim.kind].quote:
        return wording.sentence(claim)
    return f"According to {wording.told_by(claim)}: {quoted(shown(claim.quote))}"


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


def differ(contradiction: Contradiction, citations: Citations) -> str:
    """One sentence on accounts that cannot all be right, side by side; "" where the edition holds none of them."""
    sides = [(says, known[0]) for says, claim in contradiction.values if (known := citations.known([claim]))]
    if not sides:
        return ""
    more = f", and {plural(len(sides) - MOST_VALUES, 'more account')}" if len(sides) > MOST_VALUES else ""
    parts = (
        f"{_value(contradiction.field, says)} according to {wording.told_by(c)}{citations.mark([c.id])}"
        for says, c in sides[:MOST_VALUES]
    )
    return f"Accounts differ on {FIELDS.get(contradiction.field, contradiction.field)}: {', but '.join(parts)}{more}."


def _value(field: str, says: str) -> str:
    if field == "time":
        return _ISO_DAY.sub(lambda found: dates.day(date.fromisoformat(found[0])), escape(says))
    return OUTCOMES.get(says) or quoted(says)
