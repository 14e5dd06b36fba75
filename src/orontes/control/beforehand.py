"""Places of the theatre that no report speaks of: what was known beforehand, and what those around them suggest.

They are what the model says of a place that nobody reports (`chain.Chain.drawn`), worked out beside it: no belief
about a place that reports do speak of depends on them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from orontes.control import params
from orontes.control.evidence import SETTLED
from orontes.control.neighbours import Neighbours, neighbours
from orontes.control.priors import every_day, prior_by_day
from orontes.control.spells import Record, spells
from orontes.control.types import Beliefs, Floats, PlaceControl
from orontes.places.types import Placement
from orontes.theatre.types import PlaceKind, Theatre, TheatrePlace

_SETTLED = SETTLED - {PlaceKind.FACILITY}  # a hospital or a factory is part of its town
_ROUNDS = 30  # of listening to the neighbours on the first day, until nothing moves
_ROUNDS_A_DAY = 4
_EXACT = 1


def beforehand(reported: Sequence[PlaceControl], theatre: Theatre) -> tuple[PlaceControl, ...]:
    """The settlements of the theatre's own country that are not in `reported`, on the same days, by id.

    Their spells are `claimed` and cite no claim. Without reported places there are no days to speak of, and none.
    """
    known = {place.place_id for place in reported}
    own = [place for place in theatre.places if place.kind in _SETTLED and place.country in theatre.countries[:1]]
    silent = sorted((place for place in own if place.id not in known), key=lambda place: place.id)
    days = span(reported)
    if not silent or not days:
        return ()
    holders = (*(side.id for side in theatre.sides if side.holds_ground), "")
    rows = _beliefs(reported, [_placement(place) for place in silent], theatre, (holders, days))
    return tuple(_told(place, rows[:, n], holders, days[0]) for n, place in enumerate(silent))


def span(places: Sequence[PlaceControl]) -> list[date]:
    """Every day from the first to the last that something is concluded of."""
    starts = [place.spells[0].start for place in places if place.spells]
    ends = [place.spells[-1].end for place in places if place.spells]
    return every_day(min(starts), max(ends)) if starts else []


def _beliefs(
    reported: Sequence[PlaceControl],
    silent: Sequence[Placement],
    theatre: Theatre,
    axes: tuple[tuple[str, ...], list[date]],
) -> Floats:
    """Of the silent places, shaped (days, places, holders)."""
    holders, days = axes
    prior = np.stack([prior_by_day(place, theatre, holders, days, ())[0] for place in silent], axis=1)
    near = neighbours([*((p.lat, p.lon) for p in reported), *((p.lat or 0.0, p.lon or 0.0) for p in silent)])
    stated = {item.place for item in theatre.priors}
    listens = np.array([[params.COUPLING_STATED if p.place_id in stated else params.COUPLING] for p in silent])
    listens = listens * (near.count[len(reported) :] > 0)
    said = [rows(place, holders, days) for place in reported]
    found = np.empty(prior.shape, dtype=np.float32)
    now = np.vstack([np.zeros((len(reported), len(holders))), prior[0]])
    for day in range(len(days)):
        now[: len(reported)] = [row[day] for row in said]
        now = _settle(now, prior[day], listens, near, rounds=_ROUNDS_A_DAY if day else _ROUNDS)
        found[day] = now[len(reported) :]
    return found


def _settle(now: Floats, prior: Floats, listens: Floats, near: Neighbours, *, rounds: int) -> Floats:
    silent = slice(len(now) - len(prior), len(now))
    for _ in range(rounds):
        now[silent] = (1 - listens) * prior + listens * near.mean(now, silent)
    return now


def rows(place: PlaceControl, holders: Sequence[str], days: Sequence[date]) -> Floats:
    """What is believed of a place, shaped (days, holders); unknown on days of which nothing is said."""
    found = np.zeros((len(days), len(holders)), dtype=np.float32)
    found[:, list(holders).index("")] = 1.0
    if isinstance(place.beliefs, Beliefs):
        first = (place.beliefs.first - days[0]).days
        columns = [place.beliefs.holders.index(side) if side in place.beliefs.holders else -1 for side in holders]
        padded = np.column_stack([place.beliefs.rows, np.zeros(len(place.beliefs))])
        found[max(0, first) : first + len(place.beliefs)] = padded[max(0, -first) :, columns]
        return found
    for belief in place.beliefs:
        shares = dict(belief.holders)
        found[(belief.day - days[0]).days] = [shares.get(side, 0.0) for side in holders]
    return found


def _placement(place: TheatrePlace) -> Placement:
    return Placement(
        text="",
        place_id=place.id,
        name=place.name,
        kind=place.kind,
        lat=place.lat,
        lon=place.lon,
        radius_m=place.radius_m,
        admin1=place.admin1,
        country=place.country,
        probability=1.0,
        where_prec=_EXACT,
        reason="",
    )


def _told(place: TheatrePlace, found: Floats, holders: tuple[str, ...], first: date) -> PlaceControl:
    quiet = np.zeros(len(found))
    beliefs = Beliefs(first, holders, np.ascontiguousarray(found), contested=quiet, encircled=quiet)
    at = _placement(place)
    told = spells(at, beliefs, Record((), {}))
    return PlaceControl(place.id, place.name, place.admin1, place.lat, place.lon, beliefs, told)
