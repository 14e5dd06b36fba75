"""Accounts whose events are known, and how well incidents and tolls come out of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.wars.press import War

from orontes import casualties
from orontes.claims.types import Claim
from orontes.evidence import RecordId
from orontes.incidents import Gatherer, Incident, Match, Outcome
from orontes.theatre.types import Theatre

Clustering = Mapping[RecordId, Hashable]
OURS = "ours"


@dataclass(frozen=True, slots=True)
class Accounts:
    """Claims, the event that each tells of (those that tell of none are left out), and the true dead of events."""

    claims: tuple[Claim, ...]
    theatre: Theatre
    event_of: Mapping[RecordId, int]
    dead: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class BCubed:
    """Shares averaged over claims, after Amigó and others, "A comparison of extrinsic clustering evaluation metrics
    based on formal constraints" (2009)."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was made of accounts: each method's clusters beside the truth, tolls, and what is listed for review."""

    claims: int
    events: int
    incidents: int
    scores: Mapping[str, BCubed]
    tolls: tuple[int, int]  # those whose likely range holds the true number, of how many
    listed: tuple[int, int]  # pairs listed for review that are one event, of how many


def of_war(war: War) -> Accounts:
    """The accounts of a simulated war; who holds a place, said in passing, is the account of no event."""
    told = {claim: event for claim, event in war.event_of.items() if event >= 0}
    dead = {event.number: event.killed for event in war.truth.events if event.killed or event.injured}
    return Accounts(war.claims, war.theatre, told, dead)


def measure(told: Accounts) -> Gathered:
    """Gather the accounts, and compare incidents, tolls and the list for review with the truth."""
    gatherer = Gatherer(told.theatre)
    gatherer.add(told.claims)
    found = gatherer.incidents()
    event_of, known = told.event_of, [claim for claim in told.claims if claim.id in told.event_of]
    methods: dict[str, Clustering] = {
        OURS: {claim: incident.id for incident in found for claim in incident.claims},
        "place, kind and day": {claim.id: _same_day(claim) for claim in known},
        "place, kind, within 2 days": _chained(known),
    }
    return Gathered(
        claims=len(event_of),
        events=len(set(event_of.values())),
        incidents=len({methods[OURS][claim] for claim in event_of}),
        scores={name: b_cubed(clustering, event_of) for name, clustering in methods.items()},
        tolls=_tolls(found, told),
        listed=_listed(gatherer.matches(), event_of),
    )


def b_cubed(found: Clustering, truth: Mapping[RecordId, int]) -> BCubed:
    """How pure the clusters are and how whole the events, for the claims whose event is known.

    >>> one, two = RecordId("claim-1"), RecordId("claim-2")
    >>> b_cubed({one: "a", two: "a"}, {one: 1, two: 2})
    BCubed(precision=0.5, recall=1.0, f1=0.6666666666666666)
    """
    pairs = Counter((found[claim], event) for claim, event in truth.items())
    clusters, events = Counter(found[claim] for claim in truth), Counter(truth.values())
    precision = sum(pairs[found[claim], event] / clusters[found[claim]] for claim, event in truth.items()) / len(truth)
    recall = sum(pairs[found[claim], event] / events[event] for claim, event in truth.items()) / len(truth)
    return BCubed(precision, recall, 2 * precision * recall / (precision + recall))


def _where(claim: Claim) -> tuple[str, str]:
    return claim.placement.place_id, claim.kind.value


def _same_day(claim: Claim) -> Hashable:
    return *_where(claim), claim.when.latest


def _chained(claims: Sequence[Claim]) -> Clustering:
    """One event as long as the next account of the place and kind is no more than two days later."""
    by_place: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_place[_where(claim)].append(claim)
    found: dict[RecordId, Hashable] = {}
    for where, told in by_place.items():
        told.sort(key=lambda claim: claim.when.latest)
        first = told[0].when.latest
        for before, claim in zip([told[0], *told], told, strict=False):
            first = first if (claim.when.latest - before.when.latest).days <= 2 else claim.when.latest
            found[claim.id] = (*where, first)
    return found


def _tolls(incidents: Sequence[Incident], told: Accounts) -> tuple[int, int]:
    """How many likely ranges hold the true dead of the event that most of the incident's claims tell, of how many."""
    tolls = {toll.incident: toll.killed_likely for toll in casualties.tolls(incidents, told.claims)}
    right = [_holds(tolls[incident.id], dead) for incident, dead in _meant(incidents, told) if tolls.get(incident.id)]
    return sum(right), len(right)


def _meant(incidents: Sequence[Incident], told: Accounts) -> Iterator[tuple[Incident, int]]:
    for incident in incidents:
        events = Counter(told.event_of[claim] for claim in incident.claims if claim in told.event_of)
        if events and (event := events.most_common(1)[0][0]) in told.dead:
            yield incident, told.dead[event]


def _holds(toll: tuple[int, int] | None, dead: int) -> bool:
    return toll is not None and toll[0] <= dead <= toll[1]


def _listed(matches: Sequence[Match], event_of: Mapping[RecordId, int]) -> tuple[int, int]:
    listed = [match.claims for match in matches if match.outcome in {Outcome.NEAR, Outcome.PARTED}]
    known = [(one, other) for one, other in listed if one in event_of and other in event_of]
    return sum(event_of[one] == event_of[other] for one, other in known), len(known)
