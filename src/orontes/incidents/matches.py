"""Why claims were taken for one event, and which came near to it: each pair with its table of agreement.

For every claim of an incident, the pair that speaks most for its being there; for two incidents, the pair that came
nearest to joining them, where a person had better look.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from orontes.evidence import RecordId
from orontes.incidents.clusters import Clusters
from orontes.incidents.sameness import obstacle
from orontes.incidents.types import Match, Outcome
from orontes.incidents.weighing import parts, weigh

NEAR_BITS = -3.0  # eight to one against, and better, is worth a look
DOUBTED_BITS = 3.0  # what nothing but the parties or the facility keeps apart, where all else speaks for one event
DOUBTFUL = {"parties": "actor", "facility": "facility"}  # vetoes a person may lift, and the field each is about


def matches(clusters: Clusters, names: Mapping[int, RecordId]) -> tuple[Match, ...]:
    """Pairs that were joined and pairs that came near, the former first, by incident and weight.

    `names` has the incident's id for each group; groups without one are left out.
    """
    joined = [match for key in names for match in _joined(clusters, key, names)]
    near: dict[tuple[RecordId, RecordId], Match] = {}
    for match in _near(clusters, names):
        pair = (match.incident, match.other)
        near[pair] = max(near.get(pair, match), match, key=lambda one: (one.bits, one.claims))
    ordered = sorted(joined, key=lambda one: (one.incident, -one.bits, one.claims))
    return (*ordered, *sorted(near.values(), key=lambda one: (-one.bits, one.claims)))


def _joined(clusters: Clusters, key: int, names: Mapping[int, RecordId]) -> Iterator[Match]:
    """Each claim but the most exact one, with the member that speaks most for it."""
    members = sorted(clusters.groups[key], key=lambda at: clusters.faces[at].order)
    weights: dict[int, dict[int, float]] = {at: {} for at in members}
    for one, other in combinations(members, 2):
        if (weight := clusters.weight(one, other)) is not None:
            weights[one][other] = weights[other][one] = weight
    for at in members[1:]:
        free = [(weights[at][other], -rank, other) for rank, other in enumerate(members) if other in weights[at]]
        best = max(free, default=(0.0, 0, members[0]))[2]
        outcome = Outcome.JOINED if free and not clusters.is_ruled(at, best) else Outcome.RULED
        yield _match(clusters, names, (best, at), outcome)


def _near(clusters: Clusters, names: Mapping[int, RecordId]) -> Iterator[Match]:
    for at, seen in enumerate(clusters.faces):
        for other in clusters.neighbours.of(seen):
            homes = clusters.home[at], clusters.home[other]
            if at < other and homes[0] != homes[1] and homes[0] in names and homes[1] in names:
                yield from _looked_at(clusters, names, (at, other))


def _looked_at(clusters: Clusters, names: Mapping[int, RecordId], pair: tuple[int, int]) -> Iterator[Match]:
    first, second = clusters.faces[pair[0]], clusters.faces[pair[1]]
    why = obstacle(first, second)
    table = parts(first, second, clusters.rhythm) if not why or why in DOUBTFUL else ()
    bits = sum(part.bits for part in table if part.field != DOUBTFUL.get(why))
    if table and bits > (DOUBTED_BITS if why else NEAR_BITS):
        yield _match(clusters, names, pair, Outcome.PARTED if why else Outcome.NEAR)


def _match(clusters: Clusters, names: Mapping[int, RecordId], pair: tuple[int, int], outcome: Outcome) -> Match:
    one, two = sorted(pair, key=lambda at: (names[clusters.home[at]], clusters.faces[at].order))
    first, second = clusters.faces[one], clusters.faces[two]
    return Match(
        outcome=outcome,
        incident=names[clusters.home[one]],
        other=names[clusters.home[two]],
        claims=(first.claim.id, second.claim.id),
        bits=weigh(first, second, clusters.rhythm),
        obstacle=obstacle(first, second),
        parts=parts(first, second, clusters.rhythm),
    )
