"""The nouns of this room: tolls as ranges that say what they count, and two registers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from orontes.claims.types import Kind
from orontes.evidence import Count, RecordId
from orontes.incidents.types import Grade, Incident


@dataclass(frozen=True, slots=True)
class Estimate:
    """A toll: low–best–high; None where nothing is said. `high` is None where no account bounds it."""

    low: int
    best: int
    high: int | None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A claim with a figure that was not counted, and why."""

    claim: RecordId
    why: str


@dataclass(frozen=True, slots=True)
class GroupToll:
    """How many of one group of people were hurt; groups overlap, so no two are ever added."""

    people: str  # "children", "women", "medical", ... of `groups.csv`, "women_and_children" where told as one
    killed: Estimate | None
    injured: Estimate | None
    claims: tuple[RecordId, ...]


@dataclass(frozen=True, slots=True)
class Toll:
    """The toll of one incident, citing what it counts and what it leaves out."""

    incident: RecordId
    start: date
    end: date
    place_id: str
    place: str
    admin1: str
    lat: float | None
    lon: float | None
    kind: Kind
    belligerent: str  # side id, "" unknown
    attribution: str  # "known" | "suspected" | "unknown"
    grade: Grade
    killed: Estimate | None
    civilians: Estimate | None  # of the killed
    injured: Estimate | None
    origins: int
    counted: tuple[RecordId, ...]
    set_aside: tuple[SetAside, ...]
    groups: tuple[GroupToll, ...] = ()
    killed_likely: tuple[int, int] | None = None  # where the true number lies, 95 times in 100 (`likely`)
    injured_likely: tuple[int, int] | None = None
    where_prec: int = 0  # UCDP's: from 3 on the place is an area, 6 is a country
    country: str = ""
    running: bool = False  # a running total that the text ties to no event
    whole: bool = True  # False for what a total says beyond its parts


@dataclass(frozen=True, slots=True)
class FacilityAttack:
    """A line of the register of attacks on medical and other protected facilities."""

    incident: RecordId
    facility: str  # reading.Facility value, or one that only words tell (`sites`)
    name: str  # as written, "" where unnamed
    place_id: str
    place: str
    admin1: str
    start: date
    end: date
    kind: Kind
    belligerent: str
    attribution: str
    grade: Grade
    claims: tuple[RecordId, ...]
    facility_id: str = ""  # one for a facility through spellings, moves and repeated attacks
    attack: int = 1  # the how manieth attack on it that is known
    moved_from: str = ""  # where it stood at the attack before, "" where it stood here
    manner: str = ""  # WHO's type of attack
    resources: tuple[str, ...] = ()  # WHO's resources affected
    certainty: str = ""  # WHO's level
    where_prec: int = 0  # UCDP's: from 3 on the place is an area
    impacts: tuple[str, ...] = ()  # what became of it
    facilities: Count | None = None  # how many the words count, None for the one
    counted_with: tuple[RecordId, ...] = ()  # incidents elsewhere that the same count takes in
    times: int = 1  # how often the words say that it was hit


@dataclass(frozen=True, slots=True)
class WeaponAllegation:
    """A line of the register of prohibited or restricted weapons. An allegation is never promoted to a finding."""

    incident: RecordId
    weapon: str  # reading.Weapon value
    place_id: str
    place: str
    admin1: str
    start: date
    end: date
    belligerent: str
    grade: Grade
    seen: tuple[RecordId, ...]  # claims by somebody who was there or treated the victims
    said: tuple[RecordId, ...]  # claims by anybody else
    concluded: tuple[RecordId, ...]  # findings by a body that investigated
    ban: str = ""  # "prohibited" or "restricted" by a treaty, or by "none"
    treaty: str = ""
    custom: str = ""  # what customary law asks of every party, states or not
    bound: tuple[str, ...] = ()  # states concerned for which the treaty was in force on the day
    not_bound: tuple[str, ...] = ()  # states concerned for which it was not


class Unit(StrEnum):
    """How long a period is over which tolls are summed."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    EDITION = "edition"


@dataclass(frozen=True, slots=True)
class PeriodToll:
    """The tolls of one period, belligerent and grade, summed over separate events and never over overlaps.

    A figure is None where no event gives one; its high is None where at least one event has no upper bound.
    """

    unit: Unit
    start: date
    end: date
    belligerent: str  # side id, "" unknown, "all" for the sum over everybody
    grade: str  # a grade, "fair+confirmed" or "all"
    verified: bool  # Airwars' custom: headline figures are those graded fair or confirmed, the others are raw
    incidents: int
    with_figure: int  # incidents of which somebody gives a figure
    killed: Estimate | None
    civilians: Estimate | None
    injured: Estimate | None
    groups: tuple[GroupToll, ...]
    counted: tuple[RecordId, ...]
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True, slots=True)
class Affected:
    """People displaced, cut off, reached or in need, as one source counted them in all these places together."""

    id: RecordId
    what: str  # "displaced", "returned", "cut_off", "reached" or "in_need"
    people: Count
    unit: str  # "people" or "families"
    places: tuple[str, ...]
    start: date
    end: date
    counted_by: str  # source id, or the kind of voice in brackets
    alleged: bool
    claims: tuple[RecordId, ...]
    areas: tuple[str, ...] = ()  # governorates of the places
    overlaps: tuple[RecordId, ...] = ()  # other counts that may be of the same people: none of them is to be added


@dataclass(frozen=True, slots=True)
class Accord:
    """A truce, another agreement, a breach or a round of talks."""

    incident: RecordId
    what: str  # "truce", "exchange", "evacuation", "surrender", "breach", "agreement" or "talks"
    status: str  # "reported", "alleged", "planned", "failed" or "denied"
    place_id: str
    place: str
    start: date
    end: date
    sides: tuple[str, ...]
    parties: tuple[str, ...]  # as written
    grade: Grade
    claims: tuple[RecordId, ...]
    stage: str = ""  # how far it came: "proposed", "agreed", "in force", "extended", "ended", "broken" or "refused"
    sponsors: tuple[str, ...] = ()  # by whose offices, as written
    hours: int | None = None  # for how long it was agreed


@dataclass(frozen=True, slots=True)
class Stage:
    """What was made of an incident from the end of a day on: as it was judged, and its toll."""

    since: date
    incident: Incident
    toll: Toll | None


@dataclass(frozen=True, slots=True)
class History:
    """How an incident that was told of on several days came to be known; the first stage is that of the first day."""

    incident: RecordId
    stages: tuple[Stage, ...]
