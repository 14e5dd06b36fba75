"""From claims to incidents: groups, their accounts, and what is concluded of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from orontes.claims.types import Claim, Kind, Modality
from orontes.evidence import Precision, RecordId, When
from orontes.incidents.cases import CORROBORATED, Case, blames_another, case
from orontes.incidents.clusters import Clusters, incident_id
from orontes.incidents.contradictions import contradictions
from orontes.incidents.grading import grade
from orontes.incidents.interest import declares
from orontes.incidents.matches import matches
from orontes.incidents.origins import Trust, Twins, copies, independent, origins, trust
from orontes.incidents.preference import by_preference, supports
from orontes.incidents.trusting import by_source, learn
from orontes.incidents.types import Account, Incident, Match, SourceWeight, StrikeStatus, Telling
from orontes.incidents.wishes import would_raise
from orontes.places.types import Placement
from orontes.review import Rulings
from orontes.theatre.types import Theatre

STRIKES = frozenset({Kind.AIR_STRIKE, Kind.SHELLING, Kind.CHEMICAL_WEAPON})
NO_RULINGS = Rulings()


class Gatherer:
    """Incidents that grow with the reports: what a new report touches is judged anew, and nothing else.

    However the claims are cut into additions, the incidents are those of all of them at once.

    Example::

        gatherer = Gatherer(theatre)
        gatherer.add(yesterday)
        changed, gone = gatherer.add(today)
    """

    def __init__(self, theatre: Theatre, rulings: Rulings = NO_RULINGS) -> None:
        self.clusters = Clusters(rulings)
        self._rulings = rulings
        self._trusted = trust(theatre)
        self._found: dict[int, Incident] = {}

    def add(self, claims: Iterable[Claim]) -> tuple[tuple[Incident, ...], tuple[RecordId, ...]]:
        """Take claims in: the incidents that are new or changed, in order, and the ids of those that are no more.

        Claims that are known or rejected are left out.
        """
        rejected = self._rulings.rejected
        changed, gone = self.clusters.add(claim for claim in claims if claim.id not in rejected)
        before = {self._found.pop(key).id for key in sorted(gone | changed) if key in self._found}
        made = {key: _incident(self.clusters.members(key), self._trusted) for key in sorted(changed)}
        self._found |= {key: incident for key, incident in made.items() if incident.id not in rejected}
        now = {incident.id for incident in made.values()}
        return _ordered(made.values()), tuple(sorted(before - now))

    def incidents(self) -> tuple[Incident, ...]:
        """All incidents, by day, place and id."""
        return _ordered(self._found.values())

    def weights(self) -> tuple[SourceWeight, ...]:
        """How far each source can be believed, learned from the incidents; they are told anew by these weights."""
        found = learn(self.incidents(), (seen.claim for seen in self.clusters.faces), self._trusted)
        before, self._trusted = self._trusted, {**self._trusted, **by_source(found)}
        several = [key for key in self._found if len(self.clusters.groups[key]) > 1]
        for key in several:
            group = self.clusters.members(key)
            if by_preference(group, before) != by_preference(group, self._trusted):  # trust bears on nothing else
                self._found[key] = _incident(group, self._trusted, self._found[key].copies)
        return found

    def matches(self) -> tuple[Match, ...]:
        """Why claims were joined, and which incidents came near to being one."""
        return matches(self.clusters, {key: incident.id for key, incident in self._found.items()})


def gather(claims: Iterable[Claim], theatre: Theatre, rulings: Rulings = NO_RULINGS) -> tuple[Incident, ...]:
    """The incidents that `claims` tell, by day, place and id; every claim not rejected is in exactly one.

    The order of `claims` changes nothing, and a claim given twice counts once. Rejected claims and rejected incidents
    are left out; SAME and DIFFERENT name claims, or incidents by the claim that founded them. No claims, no incidents.
    """
    gatherer = Gatherer(theatre, rulings)
    gatherer.add(claims)
    return gatherer.incidents()


def judged(key: RecordId, claims: Sequence[Claim], trusted: Trust) -> Incident:
    """What is made of claims that tell of one event, under the id of that incident; `trusted` orders sources."""
    return replace(_incident(claims, trusted), id=key)


def _ordered(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    return tuple(sorted(incidents, key=lambda i: (i.when.earliest, i.when.latest, i.placement.name, i.id)))


def _incident(group: Sequence[Claim], trusted: Trust, known: Twins | None = None) -> Incident:
    ranked = by_preference(group, trusted)
    twins = copies(group) if known is None else known
    origin = origins(group, twins)
    event = case(ranked, origin, independent(ranked, twins))
    first, (given, reasons) = ranked[0], grade(event)
    declared = next(
        (claim.actor.side for claim in event.told if declares(claim) and not blames_another(claim, event)), ""
    )
    side = declared or _first(ranked, lambda claim: claim.actor.side)
    return Incident(
        id=incident_id(group),
        kind=first.kind,
        placement=_placement(ranked),
        when=_when(ranked),
        modality=first.modality,
        actor=_first(ranked, lambda claim: claim.actor.text),
        actor_side=_first(ranked, lambda claim: claim.actor.side),
        target=_first(ranked, lambda claim: claim.target.text),
        target_side=_first(ranked, lambda claim: claim.target.side),
        accounts=_accounts(ranked, origin, event.counts_as, twins),
        preferred=first.id,
        independent_origins=event.independent_origins,
        grade=given,
        reasons=reasons,
        would_raise=would_raise(given, event),
        strike_status=_strike_status(first, event, declared),
        belligerent=side,
        attribution=("known" if declared else "suspected") if side else "unknown",
        contradictions=contradictions(ranked),
        facility=_first(ranked, lambda claim: claim.facility),
        weapon=_first(ranked, lambda claim: claim.weapon),
    )


def _first(ranked: Sequence[Claim], value: Callable[[Claim], str]) -> str:
    """What the most preferred claim that says anything says."""
    return next((value(claim) for claim in ranked if value(claim)), "")


def _when(ranked: Sequence[Claim]) -> When:
    """The days on which all accounts agree, or the preferred claim's where they do not."""
    told = [claim.when for claim in ranked if supports(claim)] or [ranked[0].when]
    earliest, latest = max(when.earliest for when in told), min(when.latest for when in told)
    if latest < earliest:
        return ranked[0].when
    exact = next((when for when in told if (when.earliest, when.latest) == (earliest, latest)), None)
    return exact or When(earliest, latest, Precision.DAY if earliest == latest else Precision.RANGE)


def _placement(ranked: Sequence[Claim]) -> Placement:
    """The finest placement that any account gives, the surest of these; the preferred claim's among equals."""
    placed = [claim.placement for claim in ranked if claim.placement.lat is not None]
    return min(
        placed, key=lambda placement: (placement.where_prec or 9, -placement.probability), default=ranked[0].placement
    )


def _accounts(
    ranked: Sequence[Claim], origin: Mapping[RecordId, str], counts_as: Mapping[RecordId, str], twins: Twins
) -> tuple[Account, ...]:
    """One account for each origin, the preferred claim's first; a denial or plan is an account of its own."""
    told: dict[tuple[str, Modality | None], list[Claim]] = defaultdict(list)
    for claim in ranked:
        told[origin[claim.id], None if supports(claim) else claim.modality].append(claim)
    return tuple(_account(key, claims, twins, counts_as) for (key, _), claims in told.items())


def _account(key: str, claims: Sequence[Claim], twins: Twins, counts_as: Mapping[RecordId, str]) -> Account:
    voice = claims[0].voice
    publisher = claims[0].chain[0].name
    own = len(claims[0].chain) == 1 or bool(voice.source_id) or voice.name == publisher
    return Account(
        origin=key,
        name=voice.name if own else f"{voice.name}, told to {publisher}",
        alignment=voice.alignment,
        kind=voice.kind.value,
        claims=tuple(claim.id for claim in claims),
        tellings=tuple(_telling(claim, twins) for claim in claims),
        counts_as=counts_as[claims[0].id],
    )


def _telling(claim: Claim, twins: Twins) -> Telling:
    if claim.id in twins:
        return Telling(claim.id, "copies", twins[claim.id])
    return Telling(claim.id, "quotes" if len(claim.chain) > 1 else "own")


def _strike_status(first: Claim, event: Case, declared: str) -> StrikeStatus | None:
    if first.kind not in STRIKES:
        return None
    if declared:
        return StrikeStatus.DECLARED
    if len(event.sides) > 1:
        return StrikeStatus.CONTESTED
    return StrikeStatus.LIKELY if len(event.credible_origins) >= CORROBORATED else StrikeStatus.SINGLE_SOURCE
