"""Who holds each place on each day: claims in, beliefs and spells out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from orontes.claims.types import Claim
from orontes.control import params
from orontes.control.chain import Observed, smooth
from orontes.control.evidence import Bounds, Says, Sign, is_evidence, signs, weight
from orontes.control.observing import comes, leaves, likelihoods, once_each
from orontes.control.pressure import Weighed, contested, encircled
from orontes.control.priors import every_day, prior_by_day
from orontes.control.spells import Record, spells
from orontes.control.sweeps import swept
from orontes.control.types import Belief, PlaceControl
from orontes.incidents import independent, trust
from orontes.places.types import Placement
from orontes.theatre.types import Theatre

Floats = npt.NDArray[np.float64]
UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class _Site:
    """A place and all that is told of it."""

    placement: Placement
    told: tuple[Weighed, ...]
    signs: tuple[Sign, ...]

    @property
    def changes(self) -> list[date]:
        """The days on which the place is credibly said to have changed hands."""
        told = [sign for sign in self.signs if sign.says in {Says.COMES, Says.LEAVES}]
        return sorted({sign.day for sign in told if sign.weight >= params.STALE_FROM})


def infer(claims: Sequence[Claim], theatre: Theatre, start: date, end: date) -> tuple[PlaceControl, ...]:
    """Beliefs for every day from `start` to `end` (both included) and spells, for every settlement that a claim names.

    A settlement is a city, town, village, neighbourhood, airbase, hill or other fixed point within the theatre's bounds
    (no governorate, no road); claims about ground, clashes and sieges count. The holders are the theatre's sides that
    hold ground (in a theatre without sides, those that the claims name) and "" for unknown. Claims of the days before
    and after the window bear on it too. The order of claims changes nothing; places come by name, then id. Without
    claims the result is empty. Raises ValueError where `end` comes before `start`.
    """
    if end < start:
        raise ValueError(f"{end} comes before {start}")
    by_place = _by_place(claims, theatre.bounds)
    holders = (*_sides(theatre, by_place), UNKNOWN)
    trusted = trust(theatre)
    sites = [_site(told, trusted, holders) for told in by_place.values()]
    sites.sort(key=lambda site: (site.placement.name, site.placement.place_id))
    if not sites:
        return ()
    days = _days(sites, start, end)
    posterior = smooth(_observe(sites, theatre, holders, days))
    window, skipped = every_day(start, end), (start - days[0]).days
    return tuple(_conclude(site, posterior[i, skipped:], holders, window) for i, site in enumerate(sites))


def _by_place(claims: Sequence[Claim], bounds: Bounds) -> Mapping[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    each = sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id)
    for claim in each:
        if is_evidence(claim, bounds):
            found[claim.placement.place_id].append(claim)
    for place_id, claim in list(swept(each, found)):
        found[place_id].append(claim)
    return found


def _sides(theatre: Theatre, by_place: Mapping[str, Sequence[Claim]]) -> list[str]:
    if theatre.sides:
        return [side.id for side in theatre.sides if side.holds_ground]
    named = {side for told in by_place.values() for claim in told for side in (claim.actor.side, claim.target.side)}
    return sorted(named - {UNKNOWN, "civilians"})


def _site(claims: Sequence[Claim], trusted: Mapping[str, float], holders: Sequence[str]) -> _Site:
    origin = independent(claims)
    told = tuple(Weighed(claim, origin[claim.id], weight(claim, trusted)) for claim in claims)
    sides = [holder for holder in holders if holder]
    seen = [sign for item in told for sign in signs(item.claim, item.origin, item.belief, sides)]
    return _Site(_best_placement(claims), told, tuple(once_each(seen)))


def _best_placement(claims: Sequence[Claim]) -> Placement:
    placements = [claim.placement for claim in claims]
    return min(placements, key=lambda place: (place.where_prec, -place.probability, place.name))


def _days(sites: Sequence[_Site], start: date, end: date) -> list[date]:
    """The window, and before and after it the days on which something is told that bears on it."""
    told = [sign.day for site in sites for sign in site.signs]
    horizon = timedelta(days=params.HORIZON_DAYS)
    first = max(min([*told, start]), start - horizon)
    last = min(max([*told, end]), end + horizon)
    return every_day(first, last)


def _observe(sites: Sequence[_Site], theatre: Theatre, holders: Sequence[str], days: Sequence[date]) -> Observed:
    drawn = [prior_by_day(site.placement, theatre, holders, days, site.changes) for site in sites]
    size, first = len(days), days[0]
    return Observed(
        prior=np.stack([prior for prior, _ in drawn]),
        afresh=np.stack([afresh for _, afresh in drawn]),
        leaves=np.stack([leaves(site.signs, size, holders, first) for site in sites]),
        comes=np.stack([comes(site.signs, size, holders, first) for site in sites]),
        told=np.stack([likelihoods(site.signs, drawn[i][0], holders, first) for i, site in enumerate(sites)]),
    )


def _conclude(site: _Site, rows: Floats, holders: Sequence[str], window: Sequence[date]) -> PlaceControl:
    fought, besieged = contested(site.told, site.signs, window), encircled(site.told, site.signs, window)
    pressures = zip(np.round(fought, 4).tolist(), np.round(besieged, 4).tolist(), strict=True)
    ranked = _ranked(rows[: len(window)], holders)
    beliefs = tuple(map(Belief, window, ranked, *zip(*pressures, strict=True)))
    place = site.placement
    record = Record(site.signs, {item.claim.id: item.claim for item in site.told})
    return PlaceControl(
        place.place_id,
        place.name,
        place.admin1,
        place.lat if place.lat is not None else 0.0,
        place.lon if place.lon is not None else 0.0,
        beliefs,
        spells(place, beliefs, record),
    )


def _ranked(rows: Floats, holders: Sequence[str]) -> Iterator[tuple[tuple[str, float], ...]]:
    """Each day's holders with their probabilities, highest first, in the order of `holders` among equals."""
    order = np.argsort(-rows, axis=1, kind="stable")
    sorted_rows = np.take_along_axis(rows, order, axis=1).tolist()
    for places, probabilities in zip(order.tolist(), sorted_rows, strict=True):
        yield tuple((holders[place], p) for place, p in zip(places, probabilities, strict=True))
