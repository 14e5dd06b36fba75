"""Claims in the words of their sources: the sentence of a report is quoted once, whatever was read from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orontes.claims.types import Claim, Modality
from orontes.publish import wording
from orontes.publish.markdown import phrase, quoted, shortened
from orontes.publish.redaction import shown
from orontes.publish.sitrep import harm
from orontes.publish.sitrep.desk import Desk
from orontes.publish.sitrep.types import Period
from orontes.publish.tallies import joined

FEWEST_WORDS = 4  # "ceasefire" alone tells a reader nothing
LONGEST = 240  # characters of a quotation; the whole stands among the citations
MOST_PLACES = 4
MODES = {
    Modality.ALLEGED: ", as an allegation",
    Modality.DENIED: ", as a denial",
    Modality.INTENDED: ", of what was planned, threatened, demanded or expected",
    Modality.FAILED: ", of what was attempted and failed",
    Modality.ASSERTED: "",
}


def of(claims: Iterable[Claim], period: Period) -> list[tuple[Claim, ...]]:
    """Claims told of some days, those of one sentence together; what says nothing by itself is left out."""
    groups: dict[object, list[Claim]] = {}
    for claim in claims:
        if period.holds(claim.when.earliest, claim.when.latest):
            groups.setdefault((claim.document, claim.sentence.start, claim.kind, claim.modality), []).append(claim)
    told = [tuple(group) for group in groups.values() if len(_longest(group).quote.split()) >= FEWEST_WORDS]
    return sorted(told, key=_order)


def _order(group: Sequence[Claim]) -> tuple[object, ...]:
    first = group[0]
    return first.when.earliest, first.when.latest, first.entry_time, first.document, first.span


def _longest(group: Sequence[Claim]) -> Claim:
    return max(group, key=lambda claim: (len(claim.quote), claim.id))


def tell(group: Sequence[Claim], desk: Desk) -> str:
    """One sentence: when, where, who says it and how, and in which words."""
    claim = _longest(group)
    names = list(dict.fromkeys(phrase(c.place) for c in group if c.place))
    more = [f"{len(names) - MOST_PLACES} more places"] if len(names) > MOST_PLACES else []
    where = f", {joined([*names[:MOST_PLACES], *more])}" if names else ""
    mark = desk.citations.mark(c.id for c in (claim, *group))
    words = quoted(shortened(shown(claim.quote), LONGEST))
    when = harm.days(claim.when.earliest, claim.when.latest)
    return f"**{when}{where}** — According to {wording.told_by(claim)}{MODES[claim.modality]}: {words}{mark}."
