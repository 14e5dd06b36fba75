"""The nouns of this room: what is known of a war before any report is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ActorKind(StrEnum):
    """ACLED's inter codes, in words."""

    STATE_FORCES = "state_forces"
    REBEL_GROUP = "rebel_group"
    POLITICAL_MILITIA = "political_militia"
    IDENTITY_MILITIA = "identity_militia"
    CIVILIANS = "civilians"
    EXTERNAL_FORCES = "external_forces"


class SourceKind(StrEnum):
    """What sort of voice a source is."""

    STATE_MEDIA = "state_media"
    PARTISAN_MEDIA = "partisan_media"
    INDEPENDENT_MEDIA = "independent_media"
    WIRE = "wire"
    MONITOR = "monitor"
    ACTIVIST = "activist"
    OFFICIAL = "official"
    MILITARY = "military"
    ARMED_GROUP = "armed_group"
    HUMANITARIAN = "humanitarian"
    INTERNATIONAL = "international"
    MEDICAL = "medical"
    RESIDENT = "resident"
    ANONYMOUS = "anonymous"
    UNKNOWN = "unknown"


class PlaceKind(StrEnum):
    """What sort of place: a city and its governorate are different places."""

    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    NEIGHBOURHOOD = "neighbourhood"
    GOVERNORATE = "governorate"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    FACILITY = "facility"
    AIRBASE = "airbase"
    ROAD = "road"
    RIVER = "river"
    HILL = "hill"


@dataclass(frozen=True, slots=True)
class Side:
    """A party to the war: what control is inferred between. `colour` is a CSS hex colour, e.g. "#c0392b"."""

    id: str
    name: str
    colour: str
    holds_ground: bool  # whether it can hold a place (a side such as "civilians" cannot)


@dataclass(frozen=True, slots=True)
class Membership:
    """An actor's side for a time; open ends are None, both ends inclusive."""

    side: str
    since: date | None = None
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the membership holds on `day`."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Actor:
    """A named party with every spelling it is known by, and the sides it fought on, in time."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    memberships: tuple[Membership, ...]
    successor: str = ""  # the actor it became, e.g. Jabhat al-Nusra -> Jabhat Fatah al-Sham
    partisan_of: str = ""  # who calls it so, where an alias is a slur: unused unless the pack says

    def side_on(self, day: date) -> str:
        """Side id on that day, "" where none is known."""
        return next((m.side for m in self.memberships if m.covers(day)), "")


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A way of writing about a side without naming an actor: "the rebels", "pro-Assad forces", "Russian warplanes"."""

    phrase: str  # lower case, singular or plural as written in the pack
    side: str
    actor: str = ""  # actor id where the description names one ("the army")


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher or quoted voice: its kind and the side whose interest it serves ("" for none)."""

    id: str
    name: str
    kind: SourceKind
    aliases: tuple[str, ...]
    alignment: str
    reliability: float  # prior probability that a statement of its own is true, 0 to 1
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TheatrePlace:
    """A place that matters in this war, with its spellings; WGS84 degrees."""

    id: str
    name: str
    kind: PlaceKind
    lat: float
    lon: float
    country: str  # ISO 3166 alpha-2
    admin1: str  # governorate
    spellings: tuple[str, ...] = ()
    population: int = 0
    radius_m: float = 0.0  # extent of an area or region, 0 for a point
    line: tuple[tuple[float, float], ...] = ()  # (lat, lon) points of a road or a river, in their order


@dataclass(frozen=True, slots=True)
class Prior:
    """Who is believed to hold a region or place before any report is read, from a public source."""

    place: str  # a TheatrePlace id; a governorate or region covers the places in it
    side: str
    since: date
    probability: float


@dataclass(frozen=True, slots=True)
class Theatre:
    """A theatre pack, loaded and validated. An empty one (`id == ""`) serves any war."""

    id: str
    name: str
    countries: tuple[str, ...]  # ISO 3166 alpha-2, the theatre's own first
    bounds: tuple[float, float, float, float]  # west, south, east, north in degrees
    start: date
    sides: tuple[Side, ...]
    actors: tuple[Actor, ...]
    descriptors: tuple[Descriptor, ...]
    sources: tuple[Source, ...]
    places: tuple[TheatrePlace, ...]
    priors: tuple[Prior, ...] = ()
    faces: tuple[tuple[str, str], ...] = ()  # a side, and the one that alone besieges and bombs its ground from the air
    origin: str = ""  # who compiled the pack, from what, licence
    outline: tuple[tuple[tuple[float, float], ...], ...] = ()  # rings of (lat, lon): the land fought over; none: bounds
