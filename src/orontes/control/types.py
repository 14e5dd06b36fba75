"""The nouns of this room: beliefs about who holds a place, day by day, and the spells they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import overload

import numpy as np
import numpy.typing as npt

from orontes.evidence import RecordId

Floats = npt.NDArray[np.floating]


class View(StrEnum):
    """From which day one looks back: with all that was ever published, or with what was by the day looked at."""

    NOW = "now"
    THEN = "then"


class State(StrEnum):
    """What is concluded of a place."""

    HELD = "held"
    CONTESTED = "contested"
    ENCIRCLED = "encircled"
    UNKNOWN = "unknown"


class Label(StrEnum):
    """ISW's sense: corroborated or against interest is `assessed`; one side's word alone is `claimed`."""

    ASSESSED = "assessed"
    CLAIMED = "claimed"


@dataclass(frozen=True, slots=True)
class Belief:
    """One place on one day: a distribution over holders (side ids, "" for unknown) that sums to 1."""

    day: date
    holders: tuple[tuple[str, float], ...]  # highest first
    contested: float  # probability that it is fought over
    encircled: float  # probability that it is surrounded


class Beliefs(Sequence[Belief]):
    """The beliefs of one place for every day from `first` on, kept as arrays: a million place-days fit into memory.

    `rows` is shaped (days, holders), each row summing to 1, its columns as in `holders`; `contested` and `encircled`
    have one value a day.
    """

    __slots__ = ("contested", "encircled", "first", "holders", "rows")

    def __init__(
        self, first: date, holders: tuple[str, ...], rows: Floats, *, contested: Floats, encircled: Floats
    ) -> None:
        self.first, self.holders, self.rows = first, holders, rows
        self.contested, self.encircled = contested, encircled

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Belief]:
        return (self._of(day) for day in range(len(self)))

    @overload
    def __getitem__(self, day: int) -> Belief: ...
    @overload
    def __getitem__(self, day: slice) -> Sequence[Belief]: ...
    def __getitem__(self, day: int | slice) -> Belief | Sequence[Belief]:
        if isinstance(day, slice):
            return [self._of(one) for one in range(len(self))[day]]
        return self._of(range(len(self))[day])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(Belief.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]  # it holds arrays

    def until(self, last: date) -> Beliefs:
        """Those up to a day, none where it comes before the first."""
        days = slice(0, max(0, (last - self.first).days + 1))
        pressure = {"contested": self.contested[days], "encircled": self.encircled[days]}
        return Beliefs(self.first, self.holders, self.rows[days], **pressure)

    def _of(self, day: int) -> Belief:
        """Holders highest first, equals in the order of `holders`."""
        row = self.rows[day].tolist()
        ranked = sorted(zip(self.holders, row, strict=True), key=lambda pair: -pair[1])
        pressure = round(float(self.contested[day]), 4), round(float(self.encircled[day]), 4)
        return Belief(self.first + timedelta(days=day), tuple(ranked), *pressure)


@dataclass(frozen=True, slots=True)
class ControlSpell:
    """A run of days with one state and holder, `start` and `end` included; spells of a place never overlap."""

    id: RecordId
    place_id: str
    place: str
    admin1: str
    lat: float
    lon: float
    start: date
    end: date
    state: State
    holder: str
    probability: float  # mean over the days
    label: Label
    last_confirmed: date | None  # latest day on which a claim supported the holder
    claims_for: tuple[RecordId, ...]
    claims_against: tuple[RecordId, ...]


@dataclass(frozen=True, slots=True)
class PlaceControl:
    """All that is concluded of one place."""

    place_id: str
    place: str
    admin1: str
    lat: float
    lon: float
    beliefs: Sequence[Belief]  # one a day, in order
    spells: tuple[ControlSpell, ...]


LatLon = tuple[float, float]  # degrees
NOBODY = ""  # ground that is fought over, or of which no holder is likely enough


@dataclass(frozen=True, slots=True)
class Parcel:
    """The ground nearer to a place than to any other, no further from it than `params.REACH_M`, within the theatre.

    `rings` are its outlines, (lat, lon), not closed; `reported` says whether a claim of the record speaks of the place.
    """

    place_id: str
    reported: bool
    km2: float
    rings: tuple[tuple[LatLon, ...], ...]


@dataclass(frozen=True, slots=True)
class Held:
    """Days on which the same ground is a side's: `state` is held, contested, unknown, or "beyond" the reach of all.

    `sure_km2` is the part whose holder is `params.SURE` likely or more; what reports speak of is apart.
    """

    start: date
    end: date
    holder: str
    state: str
    km2: float
    sure_km2: float
    reported_km2: float
    places: int
    reported: int


@dataclass(frozen=True, slots=True)
class Gain:
    """Ground that went from one side to another on a day; `NOBODY` stands for ground fought over or unknown."""

    day: date
    loser: str
    winner: str
    km2: float
    reported_km2: float
    places: tuple[str, ...]
    reported: int


@dataclass(frozen=True, slots=True)
class Front:
    """Where the ground of two places meets that two sides hold: straight stretches, each by its two ends.

    `sides` are those of `places`, in their order; the probability is that both hold, on the mean of the
    days; `reported` counts the places of the two that a claim speaks of.
    """

    id: RecordId
    start: date
    end: date
    sides: tuple[str, str]
    places: tuple[str, str]
    probability: float
    reported: int
    stretches: tuple[tuple[LatLon, LatLon], ...]


@dataclass(frozen=True, slots=True)
class Distance:
    """How far the nearest front is from a place; `clear` unless ground that is nobody's lies nearer than it."""

    place_id: str
    place: str
    lat: float
    lon: float
    start: date
    end: date
    metres: float
    front: Front
    clear: bool


@dataclass(frozen=True, slots=True)
class Pocket:
    """Ground of a side cut off from the largest ground of that side, by ground of others around it.

    `enclosed` is the share of its outline along the ground of other sides; the rest is the theatre's edge, ground out
    of reach of every place, or nobody's. `weakest` is the place, in it or around it, whose holder is the least sure,
    and `weakest_probability` how sure; `probability` is that the ground is cut off at all.
    """

    id: RecordId
    side: str
    start: date
    end: date
    places: tuple[str, ...]
    reported: int
    km2: float
    enclosed: float
    around: tuple[str, ...]
    weakest: str
    weakest_probability: float
    probability: float


@dataclass(frozen=True, slots=True)
class RoadStretch:
    """A stretch of a road through the ground of one holder, and whose road it cuts, if any.

    `cuts` is a side that holds the road on both sides of it, next at `between`; `probability` is that of the surest
    place along it, since one is enough to cut a road.
    """

    id: RecordId
    road: str
    name: str
    start: date
    end: date
    holder: str
    state: str
    km: float
    places: tuple[str, ...]  # in the order of the road
    reported: int
    probability: float
    cuts: str
    between: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Turns:
    """How often a place that reports speak of went from one side to another, with the day on which each began."""

    place_id: str
    place: str
    times: int
    holders: tuple[tuple[str, date], ...]
    contested_days: int


@dataclass(frozen=True, slots=True)
class Terrain:
    """All that follows from who holds the places, on the map. `beforehand` are places that no report speaks of."""

    parcels: tuple[Parcel, ...] = ()
    beforehand: tuple[PlaceControl, ...] = ()
    held: tuple[Held, ...] = ()
    gains: tuple[Gain, ...] = ()
    fronts: tuple[Front, ...] = ()
    distances: tuple[Distance, ...] = ()
    pockets: tuple[Pocket, ...] = ()
    roads: tuple[RoadStretch, ...] = ()
    turns: tuple[Turns, ...] = ()
