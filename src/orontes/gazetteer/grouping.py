"""From the records of one place to the place: what each source knows best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from orontes.gazetteer.tables import SPAN
from orontes.places.types import Place
from orontes.theatre.types import PlaceKind

_SETTLEMENTS = frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE})


FIELDS = "id, place, ids, name, kind, lat, lon, country, admin1, population, radius_m, names"


@dataclass(frozen=True, slots=True)
class Row:
    """A record as it is read from the file, its columns in the order of `FIELDS`."""

    id: int
    place: int
    ids: str
    name: str
    kind: str
    lat: float | None  # None where a source gives names alone
    lon: float | None
    country: str
    admin1: str
    population: int
    radius_m: float
    names: str


def as_place(rows: Sequence[Row], sources: Sequence[tuple[str, str]]) -> Place:
    """One place from its records, in the order in which their sources are believed.

    Position and name are the first's, country, inhabitants and extent those of the first that knows them. A settlement
    is called city, town or village by whoever counted its people, and a first-level division as GeoNames has it, whose
    codes have one spelling here. The id is GeoNames' where GeoNames has the place, else the first's own.

    Args:
        rows: all records of the place.
        sources: (id, licence) of each row's source, row by row.
    """
    lead = rows[0]
    counted = next((row for row in rows if row.population), lead)
    settled = {lead.kind, counted.kind} <= _SETTLEMENTS
    ids = _distinct(row.ids for row in rows)
    geonames = [row for row in rows if row.ids.startswith("geonames/") and row.lat is not None]
    return Place(
        id=next((value for value in ids if value.startswith("geonames/")), ids[0]),
        name=lead.name,
        kind=PlaceKind(counted.kind if settled else lead.kind),
        lat=lead.lat or 0.0,
        lon=lead.lon or 0.0,
        country=next((row.country for row in rows if row.country), ""),
        admin1=next((row.admin1 for row in [*geonames, *rows] if row.admin1), ""),
        population=counted.population,
        radius_m=next((row.radius_m for row in rows if row.radius_m), 0.0),
        names=_distinct(row.names for row in rows),
        source=sources[0][0],
        ids=ids,
        sources=tuple(dict.fromkeys(source for source, _ in sources)),
        licences=tuple(dict.fromkeys(licence for _, licence in sources)),
    )


def _distinct(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines of several texts, each once; a place without a name has one empty line."""
    held = dict.fromkeys(line for text in lines for line in text.split("\n"))
    return tuple(held) if len(held) == 1 else tuple(line for line in held if line)


def grouped(rows: Iterable[Row], order: Mapping[int, tuple[int, str, str]]) -> list[Place]:
    """The places that the rows make up; `order` has the (standing, id, licence) of every source by its number."""
    places: dict[int, list[Row]] = {}
    for row in rows:
        places.setdefault(row.place, []).append(row)
    made = []
    for members in places.values():
        members.sort(key=lambda row: (row.id != row.place, row.lat is None, order[row.id // SPAN][0], row.id))
        if members[0].lat is not None:  # names whose place is no longer there wait for it to come back
            made.append(as_place(members, [order[row.id // SPAN][1:] for row in members]))
    return made
