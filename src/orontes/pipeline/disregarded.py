"""Verdicts that change nothing: their record is gone, or another verdict stands against them. Said, and kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orontes.claims.types import Claim
from orontes.evidence import RecordId
from orontes.incidents import Incident, id_of
from orontes.review import Judgement, Rulings


def disregarded(
    judgements: Sequence[Judgement], rulings: Rulings, claims: Sequence[Claim], incidents: Sequence[Incident]
) -> Iterator[str]:
    """One sentence for each verdict on a record that is not there, and for each "the same" that was not obeyed.

    `claims` are all that are held, rejected ones too; an incident may be named by the id that it has where any of them
    founds it. A verdict that a later one on the same records replaced needs no word.
    """
    founder = {id_of(claim): claim.id for claim in claims}
    known = {claim.id for claim in claims} | founder.keys()
    for judgement in sorted(judgements, key=lambda one: (one.at, one.id)):
        gone = [name for name in (judgement.record, RecordId(judgement.other)) if name and name not in known]
        if gone:
            names = " and ".join(gone)
            yield f"verdict {judgement.id} ({judgement.verdict}) is kept, but {names} is not there any more"
    home = {claim: incident.id for incident in incidents for claim in incident.claims}
    for one, other in sorted(rulings.same):
        here, there = (home.get(founder.get(end, end)) for end in (one, other))
        if here and there and here != there:
            yield f"{one} and {other} were ruled the same, but another verdict holds them apart, and was obeyed"
