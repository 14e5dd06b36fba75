"""Who is believed to hold a place before any claim is weighed: what belief starts from and fades to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from orontes.control import params
from orontes.control.chain import AFRESH
from orontes.places.geometry import distance_m
from orontes.places.types import Placement
from orontes.romanization import fold
from orontes.theatre.types import PlaceKind, Prior, Theatre, TheatrePlace

Floats = npt.NDArray[np.float64]
_FINEST_FIRST = (PlaceKind.DISTRICT, PlaceKind.REGION, PlaceKind.GOVERNORATE, PlaceKind.COUNTRY)
_AROUND = frozenset({PlaceKind.DISTRICT, PlaceKind.REGION})


def prior_by_day(
    place: Placement, theatre: Theatre, holders: Sequence[str], days: Sequence[date], changes: Sequence[date]
) -> tuple[Floats, Floats]:
    """One row a day over `holders` ("" is unknown), each summing to 1, and the chance of a draw from it on each day.

    The pack's own prior for the place counts before that of an area around it, of its governorate and of its country;
    of several in time, the one that began last. Where the pack says nothing, no side is preferred. Once the place is
    said to have changed hands (`changes`), what was stated before is half forgotten: silence afterwards leads to
    "unknown", not back to the old holder.
    """
    rows, afresh = np.tile(_flat(holders), (len(days), 1)), np.full(len(days), AFRESH)
    for first, last, since, stated in _segments(place, theatre, days):
        rows[first:last] = _spread(stated, holders) if stated else _flat(holders)
        if since and days[first] == since and first:
            afresh[first] = params.RENEWED
        later = min((day for day in changes if since is None or day > since), default=None)
        if later:
            stale = slice(min(last, max(first, (later - days[0]).days)), last)
            rows[stale] = params.STALE * _flat(holders) + (1 - params.STALE) * rows[stale]
    return rows, afresh


Stated = tuple[Prior, ...]


def _segments(
    place: Placement, theatre: Theatre, days: Sequence[date]
) -> Iterator[tuple[int, int, date | None, Stated]]:
    """Runs of days under one statement: first index, one past the last, the day it was stated for, what it states."""
    stated = _stated(place, theatre)
    starts = sorted({0, *((since - days[0]).days for _, since, _ in stated if days[0] < since <= days[-1])})
    for first, last in zip(starts, [*starts[1:], len(days)], strict=True):
        valid = [item for item in stated if item[1] <= days[first]]
        finest = min((rank for rank, _, _ in valid), default=None)
        _, since, priors = max((item for item in valid if item[0] == finest), key=_by_day, default=_NOTHING)
        yield first, last, since, priors


def _by_day(item: tuple[Rank, date, Stated]) -> date:
    return item[1]


def _stated(place: Placement, theatre: Theatre) -> list[tuple[Rank, date, Stated]]:
    """The priors that apply to the place: how fine their scope is, from which day, and what they say."""
    places = {item.id: item for item in theatre.places}
    found: dict[tuple[Rank, date], list[Prior]] = defaultdict(list)
    for prior in theatre.priors:
        rank = _rank(prior.place, places.get(prior.place), place)
        if rank is not None:
            found[rank, prior.since].append(prior)
    return [(rank, since, tuple(priors)) for (rank, since), priors in found.items()]


Rank = tuple[int, float]
_NOTHING: tuple[Rank, date | None, Stated] = ((0, 0.0), None, ())


def _rank(scope: str, area: TheatrePlace | None, place: Placement) -> Rank | None:
    """How fine a scope is (smaller is finer), None where the place does not lie in it."""
    if scope == place.place_id:
        return 0, 0.0
    if area is None or area.kind not in _FINEST_FIRST or not _inside(place, area):
        return None
    return 1 + _FINEST_FIRST.index(area.kind), area.radius_m


def _inside(place: Placement, area: TheatrePlace) -> bool:
    if area.kind in _AROUND and place.lat is not None and place.lon is not None:
        return distance_m(place.lat, place.lon, area.lat, area.lon) <= area.radius_m
    if area.kind is PlaceKind.GOVERNORATE:
        return bool(place.admin1) and fold(place.admin1) in {fold(area.name), fold(area.admin1)}
    return area.kind is PlaceKind.COUNTRY and area.country == place.country


def _flat(holders: Sequence[str]) -> Floats:
    share = (1 - params.UNKNOWN_PRIOR) / max(1, len(holders) - 1)
    row = np.array([share if holder else params.UNKNOWN_PRIOR for holder in holders])
    return np.asarray(row / row.sum())


def _spread(stated: Sequence[Prior], holders: Sequence[str]) -> Floats:
    """The stated probabilities; what they leave over goes half to unknown, half to the other sides."""
    given = {prior.side: prior.probability for prior in stated if prior.side in holders}
    rest = max(0.0, 1.0 - sum(given.values()))
    others = [holder for holder in holders if holder and holder not in given]
    share = rest * (1 - params.REST_UNKNOWN) / len(others) if others else 0.0
    row = np.array([given.get(holder, share if holder else rest * params.REST_UNKNOWN) for holder in holders])
    return np.asarray(row / row.sum())


def every_day(start: date, end: date) -> list[date]:
    """The days from `start` to `end`, both included."""
    return [start + timedelta(days=i) for i in range((end - start).days + 1)]
