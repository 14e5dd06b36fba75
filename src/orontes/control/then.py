"""Who was believed to hold which place on each day, from nothing but what had been told by its end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from orontes.claims.types import Claim
from orontes.control import params
from orontes.control.evidence import is_evidence
from orontes.control.forward import Forward
from orontes.control.frame import Frame, refuse, sides
from orontes.control.known import Known
from orontes.control.listening import listening
from orontes.control.pressure import Days, contested, encircled
from orontes.control.sites import Site, best_placement, shown
from orontes.control.spells import Record, spells_then
from orontes.control.types import Beliefs, Floats, PlaceControl
from orontes.evidence import shifted
from orontes.places.types import Placement
from orontes.theatre.types import Theatre

UNKNOWN = ""
_ALWAYS = date.min  # a place that is asked for is known of from the beginning


@dataclass(frozen=True, slots=True)
class _Place:
    """A place that is told of: as it was first told, as it is shown, and since when."""

    first: Placement
    shown: Placement
    told: date


def then(
    claims: Iterable[Claim], theatre: Theatre, window: tuple[date, date], asked: Iterable[Placement]
) -> tuple[PlaceControl, ...]:
    """Beliefs and spells as they were known then: see `infer`."""
    refuse(*window)
    claims = sorted(claims, key=lambda claim: (claim.told, claim.id))
    evidence = [claim for claim in claims if is_evidence(claim, theatre.bounds)]
    places = _places(evidence, asked)
    if not places:
        return ()
    course = _Course(theatre, window, places, sides(theatre, evidence), _first(evidence, window[0]))
    for day, told in _by_day(claims, course.first, window):
        course.go(day, told)
    return tuple(course.concluded())


def _places(evidence: Iterable[Claim], asked: Iterable[Placement]) -> Mapping[str, _Place]:
    """All places by id, in the order of their names; of those that claims name, the first telling."""
    named: dict[str, list[Claim]] = defaultdict(list)
    for claim in evidence:
        named[claim.placement.place_id].append(claim)
    found = {placement.place_id: _Place(placement, placement, _ALWAYS) for placement in asked}
    for key, told in named.items():
        best = best_placement(claim.placement for claim in sorted(told, key=lambda claim: claim.id))
        first = found[key].first if key in found else told[0].placement
        found[key] = _Place(first, best, _ALWAYS if key in found else told[0].told)
    return {key: found[key] for key in sorted(found, key=lambda key: (found[key].shown.name, key))}


def _first(evidence: Iterable[Claim], start: date) -> date:
    """The day to begin on: the day before the first that anything is told of, unless what is told of it has faded."""
    days = (shifted(claim.when.earliest, -params.LAG_DAYS) for claim in evidence)
    return max(min(days, default=start), shifted(start, -params.HORIZON_DAYS)) if evidence else start


def _by_day(claims: Sequence[Claim], first: date, window: tuple[date, date]) -> Iterator[tuple[date, list[Claim]]]:
    """The days from the first on which anything is told, or of the window, and what is told on each."""
    told: dict[date, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[max(first, claim.told)].append(claim)
    begin = min(min(told, default=window[0]), window[0])
    for number in range((window[1] - begin).days + 1):
        day = begin + timedelta(days=number)
        yield day, told.get(day, [])


class _Course:
    """The days gone through so far, and what was believed on each."""

    def __init__(
        self,
        theatre: Theatre,
        window: tuple[date, date],
        places: Mapping[str, _Place],
        named: Sequence[str],
        first: date,
    ) -> None:
        self.theatre, self.window, self.places = theatre, window, places
        self.first = min(first, window[0])
        self.holders = (*named, UNKNOWN)
        self._number = {key: number for number, key in enumerate(places)}
        self._known = Known(theatre, sides(theatre, ()))
        self._heard: list[Claim] = []
        self._forward = self._begin()
        days = (window[1] - window[0]).days + 1
        self._beliefs = np.zeros((days, len(places), len(self.holders)), dtype=np.float32)

    def go(self, day: date, told: Sequence[Claim]) -> None:
        """One day on, with what is told on it."""
        about = self._known.hear(day, told)
        if not self.theatre.sides and told:
            self._heard += (claim for claim in told if is_evidence(claim, self.theatre.bounds))
            if (named := sides(self.theatre, self._heard)) != self._known.sides:
                about = self._known.side_with(named, day)
                self._forward = self._begin()
        news = {self._number[key]: site for key in about if (site := self._known.at(key, day))}
        found = self._forward.to((day - self.first).days, news)
        if day >= self.window[0]:
            columns = [self.holders.index(side) for side in (*self._known.sides, UNKNOWN)]
            self._beliefs[(day - self.window[0]).days][:, columns] = found

    def concluded(self) -> Iterator[PlaceControl]:
        """What was concluded of each place."""
        for number, (key, place) in enumerate(self.places.items()):
            yield self._concluded(key, place, np.ascontiguousarray(self._beliefs[:, number]))

    def _begin(self) -> Forward:
        days = (self.window[1] - self.first).days + 1
        frame = Frame(self.theatre, (*self._known.sides, UNKNOWN), self.first, days)
        told = [min(days, max(0, (place.told - self.first).days)) for place in self.places.values()]
        silent = [Site(place.first, (), ()) for place in self.places.values()]
        return Forward(frame, silent, listening([site.point for site in silent], told))

    def _concluded(self, key: str, place: _Place, rows: Floats) -> PlaceControl:
        start = self.window[0]
        pressure = {"contested": np.zeros(len(rows)), "encircled": np.zeros(len(rows))}
        for site, days in self._versions(key):
            now = slice((days.first - start).days, (days.first - start).days + days.number)
            pressure["contested"][now] = contested(site.told, site.signs, days)
            pressure["encircled"][now] = encircled(site.told, site.signs, days)
        beliefs = Beliefs(start, self.holders, rows, **pressure)
        return shown(place.shown, beliefs, spells_then(place.shown, beliefs, lambda day: self._record(key, day)))

    def _versions(self, key: str) -> Iterator[tuple[Site, Days]]:
        """What was known of a place, and on which days of the window."""
        start, end = self.window
        versions = self._known.versions.get(key, [])
        untils = [*(shifted(version.since, -1) for version in versions[1:]), end]
        for version, last in zip(versions, untils, strict=False):
            since = max(start, version.since)
            if since <= last:
                yield version.site, Days(since, (last - since).days + 1)

    def _record(self, key: str, day: date) -> Record:
        """What was known of a place at the end of a day, dated to when it was told."""
        site, claims = self._known.at(key, day), self._known.of(key)
        signs = site.signs if site else ()
        return Record([replace(sign, day=max(sign.day, claims[sign.claim].told)) for sign in signs], claims)
