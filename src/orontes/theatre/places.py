"""Places and priors of a pack: where the war is fought, and who held what before any report is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from orontes.theatre.tables import Row, read_table
from orontes.theatre.types import PlaceKind, Prior, Side, TheatrePlace

Bounds = tuple[float, float, float, float]
Line = tuple[tuple[float, float], ...]

_PLACE_COLUMNS = ("id", "name", "kind", "lat", "lon", "country", "admin1", "spellings", "population", "radius_m")
_PRIOR_COLUMNS = ("place", "side", "since", "probability")
_MOST_PEOPLE = 2e9
_WIDEST_M = 5e6
_LEAST = {"two": 2, "three": 3}


def read_places(path: Path, label: str, countries: tuple[str, ...], bounds: Bounds) -> tuple[TheatrePlace, ...]:
    """The places of `places.csv`; raises TheatreError."""
    seen: dict[tuple[str, ...], int] = {}
    found = []
    for row in read_table(path, label, _PLACE_COLUMNS):
        place = _place(row, countries)
        _check_bounds(row, place, countries, bounds)
        for key in ((place.id,), (place.name.casefold(), place.kind, place.admin1, place.country)):
            if key in seen:
                row.fail(f"place {place.name!r} ({place.id}) stands already on line {seen[key]}")
            seen[key] = row.line
        found.append(place)
    return tuple(found)


def with_lines(places: tuple[TheatrePlace, ...], path: Path, label: str) -> tuple[TheatrePlace, ...]:
    """The places with the course of those roads and rivers that `lines.csv` gives, if the pack has one.

    Raises TheatreError.
    """
    if not path.is_file():
        return places
    lines: dict[str, Line] = {}
    linear = {place.id for place in places if place.kind in {PlaceKind.ROAD, PlaceKind.RIVER}}
    for row in read_table(path, label, ("place", "points")):
        if (place := row.text("place")) not in linear:
            row.fail(f"place {place!r} is no road or river of places.csv")
        if place in lines:
            row.fail(f"place {place!r} has a line already")
        lines[place] = _line(row, "two")
    return tuple(replace(place, line=lines.get(place.id, ())) for place in places)


def read_outline(path: Path, label: str) -> tuple[Line, ...]:
    """The rings around the theatre's own land, a row of `outline.csv` each; none where the pack has no such file.

    Raises TheatreError.
    """
    return tuple(_line(row, "three") for row in read_table(path, label, ("points",))) if path.is_file() else ()


def _line(row: Row, least: str) -> Line:
    points = [point.split() for point in row.parts("points")]
    if len(points) < _LEAST[least] or any(len(point) != 2 for point in points):
        row.fail(f'points are {least} or more of latitude and longitude, such as "35.13 36.76;35.29 36.75"')
    return tuple((row.degrees("points", lat, 90), row.degrees("points", lon, 180)) for lat, lon in points)


def read_priors(
    path: Path, label: str, sides: Mapping[str, Side], places: tuple[TheatrePlace, ...]
) -> tuple[Prior, ...]:
    """The priors of `priors.csv`; raises TheatreError."""
    known = {place.id for place in places}
    return tuple(_prior(row, sides, known) for row in read_table(path, label, _PRIOR_COLUMNS))


def _place(row: Row, countries: tuple[str, ...]) -> TheatrePlace:
    try:
        kind = PlaceKind(row.text("kind"))
    except ValueError:
        row.fail(f"unknown kind {row.text('kind')!r}: known are {', '.join(PlaceKind)}")
    country = row.text("country")
    if country not in countries:
        row.fail(f"country {country!r} is not one of the theatre's: {', '.join(countries)}")
    return TheatrePlace(
        id=row.text("id"),
        name=row.text("name"),
        kind=kind,
        lat=row.number("lat", -90, 90),
        lon=row.number("lon", -180, 180),
        country=country,
        admin1=row.cells["admin1"],
        spellings=row.parts("spellings"),
        population=int(row.number_or_zero("population", _MOST_PEOPLE)),
        radius_m=row.number_or_zero("radius_m", _WIDEST_M),
    )


def _check_bounds(row: Row, place: TheatrePlace, countries: tuple[str, ...], bounds: Bounds) -> None:
    """A place of the theatre's own country lies within its bounds: this finds swapped coordinates."""
    west, south, east, north = bounds
    if place.country == countries[0] and not (west <= place.lon <= east and south <= place.lat <= north):
        row.fail(
            f"{place.name!r} at {place.lat:g}, {place.lon:g} lies out of the theatre's bounds: swapped lat and lon?"
        )


def _prior(row: Row, sides: Mapping[str, Side], places: set[str]) -> Prior:
    place, side = row.text("place"), row.text("side")
    if place not in places:
        row.fail(f"place {place!r} is not in places.csv")
    if side not in sides:
        row.fail(f"side {side!r} is not declared in theatre.yml: declared are {', '.join(sides)}")
    if not sides[side].holds_ground:
        row.fail(f"side {side!r} holds no ground, so it cannot hold {place!r}")
    return Prior(place, side, row.day("since"), row.number("probability", 0, 1))
