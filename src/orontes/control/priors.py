"""Who is believed to hold a place before any claim is weighed: what belief starts from and fades to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from orontes.control import params
from orontes.control.chain import AFRESH
from orontes.places.types import Placement
from orontes.romanization import fold
from orontes.theatre.types import PlaceKind, Prior, Theatre, TheatrePlace

Floats = npt.NDArray[np.float64]
_FINEST_FIRST = {PlaceKind.DISTRICT: 1, PlaceKind.GOVERNORATE: 2, PlaceKind.REGION: 3, PlaceKind.COUNTRY: 4}


def prior_by_day(
    place: Placement, theatre: Theatre, holders: Sequence[str], days: Sequence[date], changed: date | None
) -> tuple[Floats, Floats]:
    """One row a day over `holders` ("" is unknown), each summing to 1, and the chance of a draw from it on each day.

    The pack's own prior for the place counts before that of its governorate and country; of several in time, the one
    that began last. Where the pack says nothing, no side is preferred. From the day on which the place is first said to
    have changed hands, the prior is half forgotten: silence afterwards leads to "unknown", not back to the old holder.
    """
    rows, afresh = np.tile(_flat(holders), (len(days), 1)), np.full(len(days), AFRESH)
    for since, stated in _stated(place.place_id, place.admin1, theatre):
        start = (since - days[0]).days
        rows[max(0, start) :] = _spread(stated, holders)
        if 0 <= start < len(days):
            afresh[start] = params.RENEWED
            changed = None if changed and changed <= since else changed
    if changed:
        stale = slice(max(0, (changed - days[0]).days), None)
        rows[stale] = params.STALE * _flat(holders) + (1 - params.STALE) * rows[stale]
    return rows, afresh


def _stated(place_id: str, admin1: str, theatre: Theatre) -> list[tuple[date, list[Prior]]]:
    """Priors that apply, of the finest scope that has any, grouped by the day from which they hold, in order."""
    scopes: dict[int, list[Prior]] = {}
    places = {place.id: place for place in theatre.places}
    for prior in theatre.priors:
        rank = _rank(prior.place, places.get(prior.place), place_id, admin1)
        if rank is not None:
            scopes.setdefault(rank, []).append(prior)
    finest = scopes[min(scopes)] if scopes else []
    starts = sorted({prior.since for prior in finest})
    return [(since, [prior for prior in finest if prior.since == since]) for since in starts]


def _rank(scope: str, covers: TheatrePlace | None, place_id: str, admin1: str) -> int | None:
    if scope == place_id:
        return 0
    if covers is None or covers.kind not in _FINEST_FIRST:
        return None
    inside = bool(admin1) and fold(admin1) in {fold(covers.name), fold(covers.admin1)}
    everywhere = covers.kind is PlaceKind.COUNTRY
    return _FINEST_FIRST[covers.kind] if everywhere or (inside and covers.kind is PlaceKind.GOVERNORATE) else None


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
