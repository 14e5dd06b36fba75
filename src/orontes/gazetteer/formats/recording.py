"""A row of a table or a feature as a record of the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from orontes.gazetteer.building import kind_by_size
from orontes.gazetteer.formats import countries, degrees, kinds, names
from orontes.gazetteer.formats.divisions import division
from orontes.gazetteer.formats.nearest import countries_of
from orontes.gazetteer.formats.sheets import Row
from orontes.gazetteer.formats.types import Tally, Unfit
from orontes.gazetteer.types import Record
from orontes.theatre.types import PlaceKind

NEAREST = "country taken from the towns around"
AGAIN = "rows that say the same again, left out"
SWAPPED, MARKS = "latitude and longitude exchanged", "invisible marks taken out of a name"
_LEVEL_KINDS = {0: PlaceKind.COUNTRY, 1: PlaceKind.GOVERNORATE, 2: PlaceKind.DISTRICT, 3: PlaceKind.DISTRICT}
# What UCDP's precision codes say of a row: a district, a governorate, a landscape or a line, a country.
_PRECISIONS = {"3": PlaceKind.DISTRICT, "4": PlaceKind.GOVERNORATE, "5": PlaceKind.REGION, "6": PlaceKind.COUNTRY}
_SEVERAL = re.compile(r"[;|/\n]|,(?=\s)")
_UNFIT = re.compile(r"\W+")
_ITEM = re.compile(r"Q\d+")


@dataclass(slots=True)
class _Waiting:
    """Records of no country, held back until the rest of the file can say which way round their positions are."""

    drafts: list[tuple[int, Record]] = field(default_factory=list)
    settled: list[tuple[float, float]] = field(default_factory=list)


def recorded(rows: Iterable[Row], shown: str, source: str, tally: Tally) -> Iterator[Record]:
    """Records of a file's rows; those that cannot be used are refused in `tally`.

    Args:
        shown: the file's name in refusals.
        source: the id of the source, before the ids of rows that have none of their own.
    """
    waiting, seen = _Waiting(), dict[str, Record]()
    for row in rows:
        tally.rows += 1
        try:
            record = _record(row, source, tally)
            placed = _settled(record, row, waiting, tally)
        except Unfit as reason:
            tally.refuse(shown, row.line, str(reason))
            continue
        if placed and _new(placed, seen, shown, row.line, tally):
            yield placed
    for line, record in _released(waiting, shown, tally):
        if _new(record, seen, shown, line, tally):
            yield record


def _new(record: Record, seen: dict[str, Record], shown: str, line: int, tally: Tally) -> bool:
    """Whether a record's id is new. A table of events has a place as often as something happened there."""
    if (known := seen.setdefault(record.ids[0], record)) is not record:
        if (known.name, known.lat, known.lon) == (record.name, record.lat, record.lon):
            tally.mended[AGAIN] += 1
            return False
        tally.refuse(shown, line, f"{record.name} is here twice ({record.ids[0]})")
        return False
    tally.taken += 1
    return True


def _settled(record: Record, row: Row, waiting: _Waiting, tally: Tally) -> Record | None:
    """A record the right way round; None where it has to wait."""
    box = degrees.country_boxes().get(record.country)
    if box is None:
        waiting.drafts.append((row.line, record))
        return None
    return _divided(_turned(record, box, tally))


def _divided(record: Record) -> Record:
    return replace(record, admin1=division(record.admin1, record.country)) if record.admin1 else record


def _turned(record: Record, box: degrees.Box | None, tally: Tally) -> Record:
    lat, lon, swapped = degrees.settle(record.lat, record.lon, box)
    tally.mended.update([SWAPPED] * swapped)
    return replace(record, lat=lat, lon=lon) if swapped else record


def _released(waiting: _Waiting, shown: str, tally: Tally) -> Iterator[tuple[int, Record]]:
    """The records of no country: the right way round, and with the country that they lie in."""
    positions = [(record.lat, record.lon) for _, record in waiting.drafts]
    box = degrees.box_of([pair for pair in positions if abs(pair[0]) <= 90 and abs(pair[1]) <= 180])
    right = []
    for line, record in waiting.drafts:
        try:
            right.append((line, _turned(record, box, tally)))
        except Unfit as reason:
            tally.refuse(shown, line, str(reason))
    found = countries_of([(record.lat, record.lon) for _, record in right])
    tally.mended.update({NEAREST: sum(map(bool, found))} if any(found) else {})
    for (line, record), country in zip(right, found, strict=True):
        yield line, _divided(replace(record, country=country))


def _record(row: Row, source: str, tally: Tally) -> Record:
    level = _level(row)
    name, marked = names.clean(_first(row, _named(row, level)))
    tally.mended.update([MARKS] * marked)
    lat, lon = _position(row)
    people, country = _people(_cell(row, "population")), _country(row)
    kind = _kind(row, level, people)
    radius = row.spot.radius_m if row.spot and row.spot.radius_m else kinds.radius_m(kind, people)
    admin1 = (
        "" if level == 0 else _first(row, _level_columns(row, "admin_name", 1)) or row.fields.fixed.get("admin1", "")
    )
    ids = _ids(row, level, source) or (_made_up(source, name, lat, lon),)
    more = names.others(name, [*_more(row, level), kinds.without_tail(name)])
    return Record(ids, name, kind, lat, lon, country, admin1, people, _radius(row, radius), more)


def _level(row: Row) -> int | None:
    """The deepest level of administration that the row names; None where it is a place with a name of its own."""
    if _cell(row, "name"):
        return None
    held = [n for kind, n in row.fields.levels if kind in {"admin_name", "admin_other"} and _at(row, n)]
    if not held:
        raise Unfit("no name")
    return max(held)


def _at(row: Row, level: int) -> str:
    return _first(row, _level_columns(row, "admin_name", level)) or _first(
        row, _level_columns(row, "admin_other", level)
    )


def _level_columns(row: Row, kind: str, level: int) -> Sequence[str]:
    return row.fields.levels.get((kind, level), ())


def _named(row: Row, level: int | None) -> Sequence[str]:
    if level is None:
        return row.fields.columns.get("name", ())
    return (*_level_columns(row, "admin_name", level), *_level_columns(row, "admin_other", level))


def _first(row: Row, columns: Sequence[str]) -> str:
    return next((row.cells[column] for column in columns if row.cells.get(column)), "")


def _cell(row: Row, name: str) -> str:
    """A field of a row: its column's cell, else the value that the user gives for every row."""
    return _first(row, row.fields.columns.get(name, ())) or row.fields.fixed.get(name, "")


def _more(row: Row, level: int | None) -> list[str]:
    """Every further name. A column of further names may hold several; of a name, "Palmyra/Tadmur" is one."""
    named = [row.cells.get(column, "") for column in _named(row, level)]
    others = row.fields.columns.get("other", ()) if level is None else _level_columns(row, "admin_other", level)
    return named + [part.strip() for column in others for part in _SEVERAL.split(row.cells.get(column, ""))]


def _position(row: Row) -> tuple[float, float]:
    if row.spot is not None:
        return row.spot.lat, row.spot.lon
    lat, lon = _cell(row, "lat"), _cell(row, "lon")
    if point := "" if lat or lon else _cell(row, "point"):
        return degrees.parse_point(point)
    return degrees.parse(lat, "latitude"), degrees.parse(lon, "longitude")


def _people(text: str) -> int:
    """Inhabitants: digits, with points or commas between thousands; 0 where nobody says or counts.

    >>> _people("11,300"), _people("some"), _people("-1")
    (11300, 0, 0)
    """
    digits = re.sub(r"(?<=\d)[ ,.'\u00a0](?=\d{3}\b)", "", text.split(".0", maxsplit=1)[0].strip())
    return min(int(digits), 10**10) if digits.isascii() and digits.isdigit() else 0


def _country(row: Row) -> str:
    """The country of the first column that is known to name one, else of a P-code."""
    columns = [*row.fields.columns.get("country", ()), *_level_columns(row, "admin_code", 0), *_named(row, 0)]
    written = [row.fields.fixed.get("country", ""), *(row.cells.get(column, "") for column in columns)]
    found = next((code for text in written if (code := countries.iso2(text))), "")
    return found or next((code for pcode in _pcodes(row) if (code := countries.of_pcode(pcode))), "")


def _pcodes(row: Row) -> Iterator[str]:
    """P-codes of a row, its own first, then of what it lies in."""
    yield _cell(row, "pcode")
    for level in range(5, -1, -1):
        yield _first(row, _level_columns(row, "admin_code", level))


def _kind(row: Row, level: int | None, people: int) -> PlaceKind:
    """What it is by its level, its own word, or its size."""
    if level in _LEVEL_KINDS:
        return _LEVEL_KINDS[level]
    if level is not None and row.spot and row.spot.area:
        return PlaceKind.DISTRICT
    said = kinds.by_words(_cell(row, "kind"), people) or _PRECISIONS.get(_cell(row, "where_prec").removesuffix(".0"))
    return said or kinds.by_tail(_first(row, _named(row, level)), people) or kind_by_size(people)


def _radius(row: Row, known: float) -> float:
    try:
        said = float(_cell(row, "radius") or 0)
    except ValueError:
        return known
    return said if 0 < said < 2e7 else known


def _ids(row: Row, level: int | None, source: str) -> tuple[str, ...]:
    """Ids that others know the place by, P-code before GeoNames and Wikidata; else the table's own."""
    pcode = _cell(row, "pcode") if level is None else _first(row, _level_columns(row, "admin_code", level))
    found = [f"pcode/{pcode}"] if pcode else []
    if (number := _cell(row, "geonames")).isdigit():
        found.append(f"geonames/{int(number)}")
    if item := _ITEM.search(_cell(row, "wikidata")):
        found.append(f"wikidata/{item[0]}")
    own = _cell(row, "id")
    return tuple(found) or ((f"{source}/{own}",) if own and level is None else ())


def _made_up(source: str, name: str, lat: float, lon: float) -> str:
    """An id for a row without one: the same for the same name and position, whatever stands around it."""
    return f"{source}/{_UNFIT.sub('-', name.casefold())}@{lat:.4f},{lon:.4f}"
