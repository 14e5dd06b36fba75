"""The nouns of this room: beliefs about who holds a place, day by day, and the spells they make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from orontes.evidence import RecordId


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
    beliefs: tuple[Belief, ...]  # one a day, in order
    spells: tuple[ControlSpell, ...]
