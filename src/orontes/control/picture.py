"""The picture of who holds what, kept so that one more report costs little."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from orontes.claims.types import Claim
from orontes.control import params
from orontes.control.evidence import is_evidence
from orontes.control.frame import Frame, Worked, graph, refuse, renew, sides, smoothed
from orontes.control.neighbours import Neighbours
from orontes.control.pressure import Days
from orontes.control.reasons import Reasons, reasons
from orontes.control.sites import Site, concluded, site
from orontes.control.sweeps import is_sweep, swept
from orontes.control.types import Floats, PlaceControl
from orontes.evidence import RecordId
from orontes.incidents import trust
from orontes.places.types import Placement
from orontes.theatre.types import Theatre

UNKNOWN = ""
_AROUND = 1  # steps from neighbour to neighbour: further off one report moves nothing that is shown


@dataclass(frozen=True, slots=True)
class _Standing:
    """What was worked out last, of the places in their order."""

    frame: Frame
    order: tuple[str, ...]  # place ids
    near: Neighbours
    found: Worked
    places: dict[str, PlaceControl]
    claims: int  # how many it was worked out from, when it was worked out in whole


class Picture:
    """All that claims say of who holds which place, and what follows for the days from `start` to `end`, both included.

    Claims may be added at any time. What one more report changes is worked out for the places that it names and those
    around them, the rest standing as it was; all is worked out again where it names a new place or day, and when a
    hundredth of all claims is new. `places` are told of even where no claim names them. Raises ValueError where `end`
    comes before `start`, or more than a hundred years after it.

    Example::

        picture = Picture(theatre, date(2017, 3, 21), date(2017, 4, 24))
        picture.add(claims)
        for place in picture.now():
            print(place.place, place.spells)
    """

    def __init__(self, theatre: Theatre, start: date, end: date, places: Iterable[Placement] = ()) -> None:
        refuse(start, end)
        self.theatre, self.window = theatre, (start, end)
        self._trusted = trust(theatre)
        self._claims: dict[str, dict[RecordId, Claim]] = defaultdict(dict)
        self._sweeps: dict[RecordId, Claim] = {}
        self._swept: dict[str, dict[RecordId, Claim]] = {}
        self._sites: dict[str, Site] = {place.place_id: Site(place, (), ()) for place in places}
        self._holders: tuple[str, ...] = ()
        self._changed: set[str] = set()
        self._worked: _Standing | None = None

    def add(self, claims: Iterable[Claim]) -> None:
        """Take in more claims; those that say nothing of who holds a settlement are left out, an id counts once."""
        for claim in claims:
            if is_evidence(claim, self.theatre.bounds):
                self._claims[claim.placement.place_id][claim.id] = claim
                self._changed.add(claim.placement.place_id)
            if is_sweep(claim):
                self._sweeps[claim.id] = claim

    def now(self) -> tuple[PlaceControl, ...]:
        """Beliefs and spells of every place named, by name, then id, from all that was ever published."""
        changed = self._weigh()
        if not self._sites:
            return ()
        order, frame = self._order(), self._frame()
        worked = self._worked
        if worked is None or (worked.order, worked.frame) != (order, frame) or self._grown(worked):
            changed = set(order)
            worked = self._work(frame, order)
        else:
            touched = [number for number, place in enumerate(order) if place in changed]
            around = worked.near.around(touched, _AROUND)
            if around:
                renew(worked.found, frame, self._in(order), worked.near, around)
            changed = {order[number] for number in around}
        worked.places.update(self._told(frame, order, worked.found.beliefs, changed))
        self._worked = worked
        return tuple(worked.places[place] for place in order)

    def why(self, place: str, holder: str, start: date, end: date) -> Reasons | None:
        """Why a side ("" for none) is believed to hold the place with this id from `start` to `end`, both included.

        It is told of what is known now. None where nothing is told of the place; the days must lie within the window.
        """
        self.now()
        standing = self._worked
        if standing is None or place not in self._sites or holder not in standing.frame.holders:
            return None
        number = standing.order.index(place)
        frame, found = standing.frame, standing.found
        told = reasons(frame, self._sites[place], found, found.beliefs[:, number], (holder, start, end))
        days = slice((start - frame.first).days, (end - frame.first).days + 1)
        column = frame.holders.index(holder)
        near = [other for other in standing.near.around([number], 1) if other != number]
        around = ((standing.order[at], float(found.beliefs[days, at, column].mean())) for at in near)
        return replace(told, around=tuple(around))

    def _work(self, frame: Frame, order: tuple[str, ...]) -> _Standing:
        sites = self._in(order)
        near = graph(sites)
        return _Standing(frame, order, near, smoothed(frame, sites, near), {}, self._told_of())

    def _grown(self, worked: _Standing) -> bool:
        """Whether so much was added since all was worked out that voices may have to be weighed anew."""
        return self._told_of() > (1 + params.GROWN) * worked.claims

    def _told_of(self) -> int:
        return sum(map(len, self._claims.values()))

    def _weigh(self) -> set[str]:
        """Weigh what is told of the places that changed, and say which they are."""
        found: dict[str, dict[RecordId, Claim]] = defaultdict(dict)
        by_place = {place: list(told.values()) for place, told in self._claims.items()} if self._sweeps else {}
        for place, claim in swept(list(self._sweeps.values()), by_place):
            found[place][claim.id] = claim
        changed = self._changed | {p for p in {*found, *self._swept} if found.get(p) != self._swept.get(p)}
        holders = (*sides(self.theatre, (c for claims in self._claims.values() for c in claims.values())), UNKNOWN)
        if holders != self._holders:
            changed = set(self._claims)
        for place in sorted(changed):
            told = {**self._claims[place], **found.get(place, {})}
            self._sites[place] = site([told[claim] for claim in sorted(told)], self._trusted, holders[:-1])
        self._swept, self._holders, self._changed = dict(found), holders, set()
        return changed

    def _order(self) -> tuple[str, ...]:
        return tuple(sorted(self._sites, key=lambda place: (self._sites[place].placement.name, place)))

    def _in(self, order: Sequence[str]) -> list[Site]:
        return [self._sites[place] for place in order]

    def _frame(self) -> Frame:
        return Frame.around(self.theatre, self._holders, self._in(self._order()), self.window)

    def _told(
        self, frame: Frame, order: Sequence[str], beliefs: Floats, which: set[str]
    ) -> Iterator[tuple[str, PlaceControl]]:
        """What is concluded of each of the places in `which`."""
        start, end = self.window
        days = Days(start, (end - start).days + 1)
        skipped = (start - frame.first).days
        for number, place in enumerate(order):
            if place in which:
                rows = np.ascontiguousarray(beliefs[skipped : skipped + days.number, number])
                yield place, concluded(self._sites[place], rows, frame.holders, days)
