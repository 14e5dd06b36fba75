"""How plausible a name of the world is in a report of a theatre.

The first names are asked from the file, one by one. Where a text brings thousands, the plausible names are read into
memory at once (some 100,000, in half a second), and no file is asked any more; the answers are the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from orontes.gazetteer.respelling import forget_many
from orontes.gazetteer.tables import OWN
from orontes.gazetteer.world import World
from orontes.theatre.types import PlaceKind, Theatre

FAR_CITY, FAR_TOWN = 50_000, 5_000  # inhabitants for a name of one word, of several, far from the theatre
RENOWNED = 300_000  # inhabitants of a place that is found in text by its other names too ("Kiev")
WELL_KNOWN = 100_000  # inhabitants of a place whose name may open a sentence
# What is found far from the theatre. Nothing happens at a continent or a sea, and a claim would be laid there.
FOUND = frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.COUNTRY})
MANY = 10_000  # names asked from the file, in about the time that reading all of them takes
HELD_BYTES = 200_000_000  # of the file, up to which its plausible names are held in memory

Said = tuple[int, str, int, str]  # sort of the key, country, inhabitants, kind: what the file says under a key
_NOWHERE = (0, 0)


class Plausible:
    """Standing of names: 0 not plausible, 1 plausible, 2 so well known that it may open a sentence."""

    def __init__(self, theatre: Theatre, world: World) -> None:
        self._countries = theatre.countries
        self._world = world
        self._asked: dict[str, tuple[int, int]] = {}
        self._held: dict[str, tuple[int, int]] | None = None
        self._questions = 0

    def standing(self, name: str, key: str) -> int:
        """The standing of a name as it is written, whose `romanization.plain` is `key`."""
        return self._of(key)[" " in name]

    def _of(self, key: str) -> tuple[int, int]:
        """The standings of a key, written as one word and as several."""
        if self._held is not None:
            return self._held.get(key, _NOWHERE)
        known = self._asked.get(key)
        if known is None:
            forget_many(self._asked)
            known = self._asked[key] = self._weighed(self._world.said(key, self._countries))
            self._count()
        return known

    def _count(self) -> None:
        self._questions += 1
        if self._questions == MANY and self._world.size <= HELD_BYTES:
            self._held = self._read()
            self._asked.clear()

    def _read(self) -> dict[str, tuple[int, int]]:
        held: dict[str, tuple[int, int]] = {}
        for key, country, people, kind in self._world.sizable(FAR_TOWN, RENOWNED, self._countries):
            one, several = self._weight(OWN, country, people, kind)
            if several:
                known = held.get(key, _NOWHERE)
                held[key] = (max(one, known[0]), max(several, known[1])) if known is not _NOWHERE else (one, several)
        return held

    def _weighed(self, rows: Iterable[Said]) -> tuple[int, int]:
        weights = [self._weight(*row) for row in rows]
        return max((one for one, _ in weights), default=0), max((several for _, several in weights), default=0)

    def _weight(self, sort: int, country: str, people: int, kind: str) -> tuple[int, int]:
        at_home = country in self._countries
        if (kind not in FOUND and not at_home) or (sort != OWN and people < RENOWNED):
            return _NOWHERE
        if kind == PlaceKind.COUNTRY or people >= WELL_KNOWN:
            return 2, 2
        return int(at_home or people >= FAR_CITY), int(at_home or people >= FAR_TOWN)
