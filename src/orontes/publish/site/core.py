"""What the page needs before anything is chosen; nothing in it grows with the number of claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from orontes.control.params import HALF_LIFE_DAYS
from orontes.evidence import Precision
from orontes.publish.site.basemap import Box
from orontes.publish.site.chunks import Plain
from orontes.publish.site.ground import LABELS, STATES, Row, day_number
from orontes.publish.site.index import days, options, told
from orontes.publish.site.numbering import Numbers
from orontes.publish.site.places import holders, places
from orontes.publish.types import Edition
from orontes.theatre.types import PlaceKind, Theatre

_HEX, _GREY = re.compile("#[0-9a-fA-F]{6}"), "#808080"
_STRAY = 0.02  # share of incidents that the chronology shows but the slider does not reach
_RUN_UP = 7  # days
_TRIMMED = 0.13  # share of incidents that may lie beyond each edge of the first view
_POINT = 2  # UCDP's where_prec up to which a place is a point


def core(edition: Edition, numbers: Numbers, beliefs: Mapping[int, list[Row]], box: Box) -> Plain:
    """The edition's facts, its vocabularies, its places, and how many incidents each day has."""
    held = (*edition.control, *edition.terrain.beforehand)
    return {
        "edition": _facts(edition),
        "counts": {
            "documents": len(edition.documents),
            "claims": len(numbers.claims),
            "incidents": len(numbers.incidents),
        },
        "sides": _sides(edition.theatre),
        "holders": holders(edition.control),
        "states": STATES,
        "labels": LABELS,
        "options": options(numbers),
        "period": _period(edition, numbers, beliefs),
        "days": days(numbers),
        "towns": _towns(edition),
        "reported": len(edition.control),
        "places": places(edition),
        "ground": {
            "cells": len(edition.terrain.parcels),
            "silent": len(held) > len(edition.control),
            "pockets": len(edition.terrain.pockets),
        },
        "home": [_home(edition, box, _TRIMMED), _home(edition, box, 0)],
    }


def _facts(edition: Edition) -> Plain:
    configuration = edition.configuration
    return {
        "title": edition.title,
        "theatre": edition.theatre.name,
        "profile": configuration.profile.value,
        "asOf": day_number(configuration.as_of),
        "start": day_number(edition.theatre.start if edition.theatre.id else date.min),
        "delay": configuration.delay_days,
        "halfLife": round(HALF_LIFE_DAYS),
        "tiles": configuration.tile_url,
        "version": configuration.version,
        "packOrigin": edition.theatre.origin,
    }


def _sides(theatre: Theatre) -> list[Plain]:
    return [
        {"id": side.id, "name": side.name, "colour": _colour(side.colour), "holds": side.holds_ground}
        for side in theatre.sides
    ]


def _colour(colour: str) -> str:
    """The colour, grey for one that is none: it goes into styles, where other words would act.

    >>> _colour("#b5413a"), _colour("red;background:url(x)")
    ('#b5413a', '#808080')
    """
    return colour if _HEX.fullmatch(colour) else _GREY


def _towns(edition: Edition) -> list[Plain]:
    """Cities and towns that no control is concluded of, the largest first: the map names them to be found by."""
    known = {place.place_id for place in edition.control}
    towns = [p for p in edition.theatre.places if p.kind in (PlaceKind.CITY, PlaceKind.TOWN) and p.id not in known]
    ordered = sorted(towns, key=lambda place: (-place.population, place.id))
    return [{"name": p.name, "lat": round(p.lat, 4), "lon": round(p.lon, 4)} for p in ordered]


def _period(edition: Edition, numbers: Numbers, beliefs: Mapping[int, list[Row]]) -> list[int]:
    """The days of the slider: those with beliefs, less the time before the war and what few claims reach back to."""
    dated = sorted(day_number(i.when.latest) for i in told(numbers) if i.when.precision is Precision.DAY)
    believed = [day for rows in beliefs.values() if rows for day in (rows[0][0], rows[-1][0] - 1)]
    reach = believed or dated or [day_number(edition.configuration.as_of)]
    war = day_number(edition.theatre.start if edition.theatre.id else date.min)
    stray = [dated[int(len(dated) * _STRAY)] - _RUN_UP] if dated else []
    return [min(max(reach), max(*stray, war, min(reach))), max(reach)]


def _home(edition: Edition, box: Box, trimmed: float) -> Sequence[float]:
    """A box around where most is reported: far-off names, a share of `trimmed` each way, do not shrink the rest."""
    west, south, east, north = box
    placed = [i.placement for i in edition.incidents if i.placement.where_prec <= _POINT]
    points = [(p.lon, p.lat) for p in placed if p.lon is not None and p.lat is not None]
    if not (trimmed and points):
        points += [(place.lon, place.lat) for place in edition.control]
    middle = (west + east) / 2  # longitudes are counted from there: a box may lie across the antimeridian
    points = [(lon + 360 * round((middle - lon) / 360), lat) for lon, lat in points]
    points = [(lon, lat) for lon, lat in points if west < lon < east and south < lat < north]
    if not points:
        return box
    (w, e), (s, n) = (_range(values, trimmed) for values in zip(*points, strict=True))
    return [w, s, e, n]


def _range(values: Iterable[float], trimmed: float) -> tuple[float, float]:
    ordered = sorted(values)
    cut = int(len(ordered) * trimmed)
    low, high = ordered[cut], ordered[len(ordered) - 1 - cut]
    margin = 0.02 + (high - low) * 0.12
    return round(low - margin, 4), round(high + margin, 4)
