"""GeoNames' own files: a country's places, the world's, and the table of alternate names.

What the columns hold is said at https://download.geonames.org/export/dump/readme.txt; CC BY 4.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orontes.gazetteer.building import admin1_name
from orontes.gazetteer.formats import degrees, kinds, names, text
from orontes.gazetteer.formats.opening import Member
from orontes.gazetteer.formats.recording import MARKS, SWAPPED
from orontes.gazetteer.formats.types import Tally, Unfit
from orontes.gazetteer.types import Alias, Record
from orontes.theatre.types import PlaceKind

LICENCE = "CC BY 4.0"
COLUMNS = 19
_FEWEST = 8  # columns by which a damaged dump is still known for one
_CLASSES = "AHLPRSTUV"  # of features
NAME_COLUMNS = range(4, 11)  # isolanguage and name, then flags, which older files lack, and years
_NO_NAMES = frozenset(
    ["link", "post", "iata", "icao", "faac", "tcid", "unlc", "abbr", "phon", "piny", "uicn"]
)  # codes and transcriptions
_ITEM = re.compile(r"Q[1-9]\d*")


@dataclass(frozen=True, slots=True)
class _Cells:
    """A line's cells, and where it stands."""

    line: int
    cells: Sequence[str]


def is_dump(cells: Sequence[str]) -> bool:
    """Whether a line's cells look like a row of places, be it a damaged one."""
    classed = any(len(cell) == 1 and cell in _CLASSES for cell in cells[2:9])
    return len(cells) >= _FEWEST and cells[0].isdigit() and classed


def is_alternates(cells: Sequence[str]) -> bool:
    """Whether a line's cells look like a row of alternate names."""
    return len(cells) in NAME_COLUMNS and all(cell.isdigit() for cell in cells[:2]) and len(cells[2]) <= 7


def dump(member: Member, tally: Tally) -> Iterator[Record]:
    """Places of a country's or the world's dump; kinds of thing that no report names are left out and counted."""
    for row in _lines(member, tally):
        try:
            if record := _record(row.cells, tally):
                tally.taken += 1
                yield record
            else:
                tally.left_out += 1
        except Unfit as reason:
            tally.refuse(member.shown, row.line, str(reason))


def _lines(member: Member, tally: Tally) -> Iterator[_Cells]:
    with member.open() as raw:
        stream, encoding = text.opened(member, raw)
        if encoding not in {"utf-8", "utf-8-sig"}:
            tally.notes.append(f"{member.shown} was read as {encoding}; GeoNames publishes UTF-8")
        for number, line in enumerate(stream, start=1):
            if line.strip():
                tally.rows += 1
                yield _Cells(number, line.rstrip("\r\n").split("\t"))


def _record(cells: Sequence[str], tally: Tally) -> Record | None:
    if len(cells) != COLUMNS:
        raise Unfit(f"expected {COLUMNS} columns, found {len(cells)}")
    number, name, _, others, lat, lon, _, code, country, _, division = cells[:11]
    people = _people(cells[14])
    kind = kinds.by_code(code, people)
    if kind is None:
        return None
    if not number.isdigit():
        raise Unfit(f"{number[:40]!r} is no GeoNames id")
    name, marked = names.clean(name)
    north, east, swapped = _position(lat, lon, country)
    tally.mended.update([MARKS] * marked + [SWAPPED] * swapped)
    admin1 = admin1_name(f"{country}.{division}") if division else ""
    more = names.others(name, [cells[2], *others.split(",")])
    ids = _ids(number, kind, country, division)
    return Record(ids, name, kind, north, east, country, admin1, people, kinds.radius_m(kind, people), more)


def _ids(number: str, kind: PlaceKind, country: str, division: str) -> tuple[str, ...]:
    """A first-level division goes by GeoNames' code, as the world's own places do, and by its number."""
    own = f"geonames/{number}"
    return (f"geonames/{country}.{division}", own) if kind is PlaceKind.GOVERNORATE and division else (own,)


def _people(cell: str) -> int:
    if not cell:
        return 0
    if not cell.isdigit():
        raise Unfit(f"not a number of inhabitants: {cell[:40]!r}")
    return int(cell)


def _position(lat: str, lon: str, country: str) -> tuple[float, float, bool]:
    north, east = degrees.parse(lat, "latitude"), degrees.parse(lon, "longitude")
    return degrees.settle(north, east, degrees.country_boxes().get(country))


def alternates(member: Member, tally: Tally) -> Iterator[Alias]:
    """Names of alternateNamesV2, one by one: colloquial and historic ones too, since reports use both.

    Links, post codes and codes of airports are left out; a Wikidata item ("wkdt") becomes an id.
    """
    for row in _lines(member, tally):
        cells = row.cells
        if not is_alternates(cells):
            tally.refuse(
                member.shown, row.line, f"expected 4 to 10 columns that begin with two ids, found {len(cells)}"
            )
            continue
        try:
            found = _named(f"geonames/{cells[1]}", cells[2], cells[3])
        except Unfit as reason:
            tally.refuse(member.shown, row.line, str(reason))
            continue
        tally.taken += found is not None
        tally.left_out += found is None
        if found:
            yield found


def _named(place: str, language: str, name: str) -> Alias | None:
    if language == "wkdt":
        if not _ITEM.fullmatch(name):
            raise Unfit(f"{name[:40]!r} is no Wikidata item")
        return Alias(place, id=f"wikidata/{name}")
    if language in _NO_NAMES:
        return None
    return Alias(place, names.clean(name)[0])
