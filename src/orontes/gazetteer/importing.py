"""Importing a country from GeoNames: every village, hill and airfield of it, laid over the world file.

The dumps ("SY.zip") are at https://www.geonames.org, CC BY 4.0; their readme.txt says what the nineteen columns hold.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from orontes.errors import GazetteerError, InputNotFound
from orontes.gazetteer.building import LATIN_OR_ARABIC, admin1_name, kind_by_size
from orontes.gazetteer.storing import store
from orontes.gazetteer.tables import Progress
from orontes.gazetteer.types import Record, Source
from orontes.theatre.types import PlaceKind

COLUMNS = 19
_SETTLEMENT = "settlement"  # city, town or village, by size
_RADIUS_M: Mapping[PlaceKind, float] = {
    PlaceKind.GOVERNORATE: 50_000.0,
    PlaceKind.DISTRICT: 15_000.0,
    PlaceKind.REGION: 15_000.0,
    PlaceKind.RIVER: 20_000.0,
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import took in: places kept, and rows left out because no report names such things (tombs, wells)."""

    file: Path
    places: int
    left_out: int


def import_places(dump: Path, folder: Path | None = None, progress: Progress | None = None) -> Imported:
    """Import a GeoNames country dump, zipped or not; an earlier import of the same name is replaced.

    Raises:
        InputNotFound: there is no such file.
        GazetteerError: it is not a GeoNames dump (names the line), or the cache folder cannot be written to.
    """
    if not dump.is_file():
        raise InputNotFound(f"{dump}: no such file; give a GeoNames country dump such as SY.zip")
    counted = {"kept": 0, "all": 0}
    country = dump.stem.upper()
    source = Source(f"geonames:{country}", f"GeoNames, country dump {country}", "CC BY 4.0", dump.name, "")
    try:
        store(source, _records(dump, counted), folder, progress)
    except (OSError, zipfile.BadZipFile, UnicodeDecodeError) as trouble:
        raise GazetteerError(f"cannot be imported: {trouble}", file=str(dump)) from trouble
    return Imported(dump, counted["kept"], counted["all"] - counted["kept"])


def _records(dump: Path, counted: dict[str, int]) -> Iterator[Record]:
    for number, line in enumerate(_lines(dump), start=1):
        counted["all"] += 1
        if record := _record(line.rstrip("\r\n").split("\t"), dump, number):
            counted["kept"] += 1
            yield record


def _lines(dump: Path) -> Iterator[str]:
    if dump.suffix.lower() != ".zip":
        with dump.open(encoding="utf-8") as text:
            yield from text
        return
    with zipfile.ZipFile(dump) as archive:
        inside = [name for name in archive.namelist() if name.endswith(".txt") and "readme" not in name.lower()]
        for name in inside:
            with archive.open(name) as raw:
                yield from io.TextIOWrapper(raw, encoding="utf-8")


def _record(cells: Sequence[str], dump: Path, number: int) -> Record | None:
    if len(cells) != COLUMNS:
        raise GazetteerError(f"expected {COLUMNS} columns, found {len(cells)}", file=str(dump), line=number)
    place_id, name, _, others, lat, lon, _, code, country, _, division = cells[:11]
    if code not in feature_codes():
        return None
    try:
        people, north, east = int(cells[14] or 0), float(lat), float(lon)
    except ValueError as error:
        raise GazetteerError(f"not a number: {error}", file=str(dump), line=number) from error
    kind = kind_by_size(people) if feature_codes()[code] == _SETTLEMENT else PlaceKind(feature_codes()[code])
    names = tuple(other for other in others.split(",") if LATIN_OR_ARABIC.match(other))
    key = f"geonames/{country}.{division}" if kind is PlaceKind.GOVERNORATE else f"geonames/{place_id}"
    admin1, radius = admin1_name(f"{country}.{division}"), _RADIUS_M.get(kind, 500.0 + 10.0 * people**0.5)
    return Record((key,), name, kind, north, east, country, admin1, people, radius, names)


@cache
def feature_codes() -> Mapping[str, str]:
    """Kinds of place by GeoNames feature code."""
    return parse_feature_codes(files(__package__).joinpath("feature_codes.csv").read_text(encoding="utf-8"))


def parse_feature_codes(text: str) -> Mapping[str, str]:
    """Read feature_codes.csv.

    Raises:
        GazetteerError: a row is not a code and a kind of place; names the line.
    """
    kinds = {_SETTLEMENT, *PlaceKind}
    found: dict[str, str] = {}
    for number, row in enumerate(csv.reader(text.splitlines()[1:]), start=2):
        if len(row) != 2 or row[1] not in kinds:
            raise GazetteerError(
                f"expected a code and a kind of place, found {row}", file="feature_codes.csv", line=number
            )
        found[row[0]] = row[1]
    return found
