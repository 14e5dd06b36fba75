"""Grouping by average weight: the likeliest pair first, until no two groups speak for one event any more.

Two groups may only come together if every claim of the one may tell one event with every claim of the other, so that a
chain of nearly equal days never becomes one event, and if their pairs speak for it on average.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

Edge = tuple[int, int]


def group(units: Sequence[Sequence[int]], weights: Mapping[Edge, float]) -> list[list[int]]:
    """Groups of the members of `units`, which stay together; `weights` has bits for each pair that nothing rules out.

    Members are numbers, and `weights` holds each pair once, the smaller one first. What the result is depends on the
    numbers alone, never on the order of `units`.

    >>> group([[0], [1], [2]], {(0, 1): 3.0, (1, 2): 2.0})
    [[0, 1], [2]]
    """
    clusters = {min(unit): sorted(unit) for unit in units}
    sums = _sums(clusters, weights)
    heap = [(-total / count, a, b, 1, 1) for a in sums for b, (total, count) in sums[a].items() if a < b and total > 0]
    heapq.heapify(heap)
    stamp = dict.fromkeys(clusters, 1)
    while heap:
        _, a, b, first, second = heapq.heappop(heap)
        if stamp.get(a) == first and stamp.get(b) == second:
            clusters[a] = sorted((*clusters[a], *clusters.pop(b)))
            _join(a, b, sums)
            stamp[a] += 1
            del stamp[b]
            for other, (total, count) in sums[a].items():
                if total > 0:
                    one, two = min(a, other), max(a, other)
                    heapq.heappush(heap, (-total / count, one, two, stamp[one], stamp[two]))
    return [clusters[key] for key in sorted(clusters)]


Sums = dict[int, dict[int, tuple[float, int]]]


def _sums(clusters: Mapping[int, Sequence[int]], weights: Mapping[Edge, float]) -> Sums:
    """Weight and number of the pairs between two clusters, where nothing rules out any of them."""
    home = {member: key for key, members in clusters.items() for member in members}
    sums: Sums = {key: {} for key in clusters}
    for (one, other), weight in sorted(weights.items()):
        a, b = home[one], home[other]
        if a != b:
            total, count = sums[a].get(b, (0.0, 0))
            sums[a][b] = sums[b][a] = (total + weight, count + 1)
    for a in sums:
        whole = {b: pair for b, pair in sums[a].items() if pair[1] == len(clusters[a]) * len(clusters[b])}
        sums[a] = whole
    return sums


def _join(a: int, b: int, sums: Sums) -> None:
    """Merge `b` into `a`: what only one of them could join, both together cannot."""
    mine, gone = sums.pop(a), sums.pop(b)
    for other in {*mine, *gone} - {a, b}:
        sums[other].pop(a, None)
        sums[other].pop(b, None)
    sums[a] = {}
    for other in sorted(mine.keys() & gone.keys() - {a, b}):
        pair = (mine[other][0] + gone[other][0], mine[other][1] + gone[other][1])
        sums[a][other] = sums[other][a] = pair
