"""Bringing claims of one event together, the same way whatever order they come in, and however many at a time.

Blocks first (`neighbours`), then vetoes (`sameness`) and weights (`weighing`), then groups by average weight
(`grouping`). Adding claims regroups what they touch and nothing else: whole components of pairs that speak for one
event, so that the outcome is that of grouping everything at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from orontes.claims.types import Claim
from orontes.evidence import RecordId, record_id
from orontes.incidents.faces import Face, face
from orontes.incidents.grouping import Edge, group
from orontes.incidents.neighbours import Neighbours
from orontes.incidents.origins import published_first
from orontes.incidents.rhythm import WINDOW, Rhythm
from orontes.incidents.sameness import obstacle
from orontes.incidents.weighing import weigh
from orontes.review import Rulings

HOMELESS = -1  # the group of a claim that was not grouped yet


class Clusters:
    """Claims in groups, each one event; rulings SAME and DIFFERENT are obeyed, the latter first."""

    def __init__(self, rulings: Rulings) -> None:
        self.rulings = rulings
        self.rhythm = Rhythm()
        self.faces: list[Face] = []
        self.neighbours = Neighbours()
        self.home: list[int] = []  # the group of each claim, by position
        self.groups: dict[int, list[int]] = {}
        self._known: dict[RecordId, int] = {}
        self._named: dict[RecordId, int] = {}  # claims and incidents that rulings may name

    def add(self, claims: Iterable[Claim]) -> tuple[set[int], set[int]]:
        """Take claims in; the keys of groups that are new or changed, and of those that are gone.

        A claim that is known by its id is left alone.
        """
        fresh = [self._file(claim) for claim in claims if claim.id not in self._known]
        return self._regroup(sorted(self._touched(fresh), key=lambda at: self.faces[at].order))

    def members(self, key: int) -> list[Claim]:
        """The claims of a group, the most exact first."""
        return [self.faces[at].claim for at in sorted(self.groups[key], key=lambda at: self.faces[at].order)]

    def weight(self, one: int, other: int) -> float | None:
        """Bits for two positions being one event; None where something rules it out."""
        first, second = self.faces[one], self.faces[other]
        return None if obstacle(first, second) else weigh(first, second, self.rhythm)

    def is_ruled(self, one: int, other: int) -> bool:
        """Whether a person said that the claims at two positions are the same."""
        return other in dict(self._ruled(self.rulings.same)).get(one, ())

    def _file(self, claim: Claim) -> int:
        at, seen = len(self.faces), face(claim)
        self.faces.append(seen)
        self.home.append(HOMELESS)
        self._known[claim.id] = at
        if self.rulings.same or self.rulings.different:
            self._named[claim.id] = self._named[id_of(claim)] = at
        self.rhythm.note(seen)
        self.neighbours.add(at, seen)
        return at

    def _touched(self, fresh: Sequence[int]) -> set[int]:
        """The new claims, and those whose weights they change: a new day told of alters the rate around it."""
        if len(fresh) == len(self.faces):
            return set(fresh)
        found = set(fresh)
        for at in fresh:
            found |= self.neighbours.at(self.faces[at], WINDOW + 1)
        return found

    def _regroup(self, touched: Sequence[int]) -> tuple[set[int], set[int]]:
        same, apart = dict(self._ruled(self.rulings.same)), dict(self._ruled(self.rulings.different))
        changed: set[int] = set()
        gone: set[int] = set()
        done: set[int] = set()
        for at in touched:
            if at not in done:
                weights: Weights = {}
                region = self._region(at, weights, same, apart)
                done |= region
                before, after = self._settle(region, weights, same, apart)
                changed |= after
                gone |= before
        return changed, gone - self.groups.keys()

    def _region(self, start: int, weights: Weights, same: Ruled, apart: Ruled) -> set[int]:
        """Everything that `start` hangs together with, by weights above nothing, rulings and the groups of before."""
        region, todo = {start}, [start]
        while todo:
            at = todo.pop()
            near = (
                set(self._speaking(at, weights, apart)) | same.get(at, set()) | set(self.groups.get(self.home[at], ()))
            )
            todo.extend(sorted(near - region))
            region |= near
        return region

    def _speaking(self, at: int, weights: Weights, apart: Ruled) -> Iterator[int]:
        """Those whose weight with `at` is above nothing; every weight found on the way is kept."""
        for other in self.neighbours.of(self.faces[at]):
            if other == at or other in apart.get(at, ()):
                continue
            edge = (at, other) if at < other else (other, at)
            if edge not in weights:
                weights[edge] = self.weight(*edge)
            if (weights[edge] or 0.0) > 0:
                yield other

    def _settle(self, region: set[int], weights: Weights, same: Ruled, apart: Ruled) -> tuple[set[int], set[int]]:
        """Group a region anew; the keys of its groups before and after, unchanged ones left out."""
        order = sorted(region, key=lambda at: self.faces[at].order)
        rank = {at: number for number, at in enumerate(order)}
        inside = {
            (min(rank[a], rank[b]), max(rank[a], rank[b])): weight
            for (a, b), weight in weights.items()
            if weight is not None and a in region and b in region
        }
        units = [[rank[at] for at in unit] for unit in _united(order, same, apart)]
        days = [self.faces[at].dating for at in order]
        found = {order[members[0]]: [order[member] for member in members] for members in group(units, inside, days)}
        before = {self.home[at] for at in region} - {HOMELESS}
        old = {key: self.groups.pop(key) for key in before}
        self.groups.update(found)
        for key, members in found.items():
            for at in members:
                self.home[at] = key
        return before, {key for key in found if sorted(old.get(key, ())) != sorted(found[key])}

    def _ruled(self, pairs: Iterable[tuple[RecordId, RecordId]]) -> Iterator[tuple[int, set[int]]]:
        """Positions that rulings name together with each one; an incident's id stands for the claim that founded it."""
        found: dict[int, set[int]] = {}
        for one, other in sorted(pairs):
            if one in self._named and other in self._named:
                a, b = self._named[one], self._named[other]
                found.setdefault(a, set()).add(b)
                found.setdefault(b, set()).add(a)
        yield from found.items()


Ruled = dict[int, set[int]]
Weights = dict[Edge, float | None]


def incident_id(members: Sequence[Claim]) -> RecordId:
    """Id of the incident: that of its earliest published claim, so that later reports never change it."""
    return id_of(min(members, key=published_first))


def id_of(founder: Claim) -> RecordId:
    """Id of the incident that a claim founds."""
    return record_id("incident", founder.id)


def _united(order: Sequence[int], same: Ruled, apart: Ruled) -> list[list[int]]:
    """The positions, those that a person ruled to be the same already together, unless another ruling parts them."""
    unit = {at: [at] for at in order}
    for at in order:
        for other in sorted(same.get(at, ()), key=order.index):
            one, two = unit[at], unit[other]
            if one is not two and not any(b in apart.get(a, ()) for a in one for b in two):
                one.extend(two)
                unit.update(dict.fromkeys(two, one))
    return list({id(members): members for members in unit.values()}.values())
