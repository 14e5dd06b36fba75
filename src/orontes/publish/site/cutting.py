"""Lines and rings of the world cut to a box, in whole thousandths of a degree, flat: lon, lat, lon, lat, …

A box that reaches beyond 180° east takes what lies west of the antimeridian in as well, moved by a turn of the globe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

Flat = list[int]
Point = tuple[int, int]

_HALF_TURN = 180_000
_TURN = 360_000


def absolute(steps: Sequence[int]) -> Flat:
    """Points from steps.

    >>> absolute([36000, 35000, 5, -3])
    [36000, 35000, 36005, 34997]
    """
    out = list(steps)
    out[::2], out[1::2] = accumulate(steps[::2]), accumulate(steps[1::2])
    return out


def lines_near(lines: Iterable[Sequence[int]], box: Sequence[int]) -> list[Flat]:
    """The lines, given as steps, that may touch the box; none is cut."""
    return [turned for line in lines for turned in turns(absolute(line), box) if touches(turned, box)]


def rings_within(ring: Flat, box: Sequence[int]) -> Iterator[Flat]:
    """What of a ring lies within the box."""
    for turned in turns(ring, box):
        if touches(turned, box) and (kept := cut(turned, box)):
            yield kept


def turns(flat: Flat, box: Sequence[int]) -> Iterator[Flat]:
    """The points as they stand and, where the box crosses the antimeridian, on its far side too."""
    yield flat
    if box[2] > _HALF_TURN:
        yield [number + _TURN if at % 2 == 0 else number for at, number in enumerate(flat)]


def touches(flat: Sequence[int], box: Sequence[int]) -> bool:
    """Whether the points reach into the box, as far as their outermost ones tell."""
    lons, lats = flat[::2], flat[1::2]
    return max(lons) >= box[0] and min(lons) <= box[2] and max(lats) >= box[1] and min(lats) <= box[3]


def cut(flat: Sequence[int], box: Sequence[int]) -> Flat:
    """A ring within the box (Sutherland and Hodgman 1974: one edge after another)."""
    ring: list[Point] = list(zip(flat[::2], flat[1::2], strict=True))
    for axis in (0, 1):
        ring = _clip(ring, axis, box[axis], lambda value, edge: value >= edge)
        ring = _clip(ring, axis, box[axis + 2], lambda value, edge: value <= edge)
    closing = ring[:1] if ring and ring[0] != ring[-1] else []
    return [number for point in ring + closing for number in point]


def _clip(ring: list[Point], axis: int, edge: int, inside: Callable[[int, int], bool]) -> list[Point]:
    kept: list[Point] = []
    for before, point in zip(ring[-1:] + ring[:-1], ring, strict=True):
        if inside(before[axis], edge) != inside(point[axis], edge):
            kept.append(_crossing(before, point, axis, edge))
        if inside(point[axis], edge):
            kept.append(point)
    return kept


def _crossing(a: Point, b: Point, axis: int, edge: int) -> Point:
    share = (edge - a[axis]) / (b[axis] - a[axis])
    other = round(a[1 - axis] + share * (b[1 - axis] - a[1 - axis]))
    return (edge, other) if axis == 0 else (other, edge)
