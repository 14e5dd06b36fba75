"""Grouping by average weight: the likeliest pair first, until no two groups speak for one event any more.

Two groups may only come together if every claim of the one may tell one event with every claim of the other, so that a
chain of nearly equal days never becomes one event; if some pair of theirs speaks for it; and if all their pairs do on
average, days apart, together with how well the days of all agree (`moments`).
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orontes.incidents.moments import Dating, agreeing, together

Edge = tuple[int, int]


def group(
    units: Sequence[Sequence[int]], weights: Mapping[Edge, float], days: Sequence[Sequence[Dating]]
) -> list[list[int]]:
    """Groups of the members of `units`, which stay together; `weights` has bits for each pair that nothing rules out.

    Members are numbers, and `weights` holds each pair once, the smaller one first; `days` has what each member says of
    the day. What the result is depends on the numbers alone, never on the order of `units`.

    >>> group([[0], [1], [2]], {(0, 1): 3.0, (1, 2): 2.0}, [(), (), ()])
    [[0, 1], [2]]
    """
    clusters = {min(unit): sorted(unit) for unit in units}
    sums = _sums(clusters, weights, days)
    said = {
        key: frozenset(dating for member in members for dating in days[member]) for key, members in clusters.items()
    }
    agree = {key: agreeing(each) for key, each in said.items()}

    def gain(a: int, b: int) -> float:
        pairs = sums[a][b]
        return pairs.total / pairs.count + agreeing(said[a] | said[b]) - agree[a] - agree[b] if pairs.speaks else 0.0

    heap = [(-bits, a, b, 1, 1) for a in sums for b in sums[a] if a < b and (bits := gain(a, b)) > 0]
    heapq.heapify(heap)
    stamp = dict.fromkeys(clusters, 1)
    while heap:
        _, a, b, first, second = heapq.heappop(heap)
        if stamp.get(a) == first and stamp.get(b) == second:
            clusters[a] = sorted((*clusters[a], *clusters.pop(b)))
            _join(a, b, sums)
            said[a] |= said.pop(b)
            agree[a] = agreeing(said[a])
            stamp[a] += 1
            del stamp[b]
            for other in sums[a]:
                if (bits := gain(a, other)) > 0:
                    one, two = min(a, other), max(a, other)
                    heapq.heappush(heap, (-bits, one, two, stamp[one], stamp[two]))
    return [clusters[key] for key in sorted(clusters)]


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The pairs between two clusters: their weight without that of their days, and whether any speaks for one event."""

    total: float
    count: int
    speaks: bool

    def __add__(self, other: _Pairs) -> _Pairs:
        return _Pairs(self.total + other.total, self.count + other.count, self.speaks or other.speaks)


Sums = dict[int, dict[int, _Pairs]]


def _sums(
    clusters: Mapping[int, Sequence[int]], weights: Mapping[Edge, float], days: Sequence[Sequence[Dating]]
) -> Sums:
    """Weight and number of the pairs between two clusters, where nothing rules out any of them."""
    home = {member: key for key, members in clusters.items() for member in members}
    sums: Sums = {key: {} for key in clusters}
    for (one, other), weight in sorted(weights.items()):
        a, b = home[one], home[other]
        if a != b:
            pair = _Pairs(weight - together(days[one], days[other]), 1, weight > 0)
            sums[a][b] = sums[b][a] = sums[a][b] + pair if b in sums[a] else pair
    for a in sums:
        sums[a] = {b: pairs for b, pairs in sums[a].items() if pairs.count == len(clusters[a]) * len(clusters[b])}
    return sums


def _join(a: int, b: int, sums: Sums) -> None:
    """Merge `b` into `a`: what only one of them could join, both together cannot."""
    mine, gone = sums.pop(a), sums.pop(b)
    for other in {*mine, *gone} - {a, b}:
        sums[other].pop(a, None)
        sums[other].pop(b, None)
    sums[a] = {}
    for other in sorted(mine.keys() & gone.keys() - {a, b}):
        sums[a][other] = sums[other][a] = mine[other] + gone[other]
