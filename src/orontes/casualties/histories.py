"""How each incident came to be known: what was made of it on each day on which more was told.

Each day it is judged from the accounts told by its end, as it is judged now from all of them. Which accounts tell of
one event is taken as it is seen now; sources are ordered by what the theatre pack says of them, since how right they
prove is learned from what came later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from orontes.casualties.tolling import tolls
from orontes.casualties.types import History, Stage
from orontes.claims.types import Claim
from orontes.evidence import RecordId
from orontes.incidents import Incident, judged, trust
from orontes.theatre.types import Theatre


def histories(incidents: Sequence[Incident], claims: Sequence[Claim], theatre: Theatre) -> tuple[History, ...]:
    """The histories of the incidents that were told of on several days, in the order of `incidents`.

    Each has a stage for every day on which it was told of; the last is the incident as it is now.
    """
    known = {claim.id: claim for claim in claims}
    trusted = trust(theatre)
    found = []
    for incident in incidents:
        told = [known[claim] for claim in incident.claims if claim in known]
        if len({claim.told for claim in told}) > 1:
            found.append(History(incident.id, tuple(_stages(incident, told, trusted))))
    return tuple(found)


def _stages(incident: Incident, told: Sequence[Claim], trusted: Mapping[str, float]) -> Iterator[Stage]:
    days = sorted({claim.told for claim in told})
    for day in days[:-1]:
        early = [claim for claim in told if claim.told <= day]
        yield _stage(day, judged(incident.id, early, trusted), early)
    yield _stage(days[-1], incident, told)


def _stage(day: date, incident: Incident, told: Sequence[Claim]) -> Stage:
    return Stage(day, incident, next(iter(tolls((incident,), told)), None))


def first_told(incident: Incident, claims: Mapping[RecordId, Claim]) -> date | None:
    """The day on which the incident was first told of, None where none of its claims is at hand."""
    return min((claims[claim].told for claim in incident.claims if claim in claims), default=None)
