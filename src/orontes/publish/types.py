"""The noun of this room: an edition, the frozen snapshot that every publication reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from orontes.audience import Profile
from orontes.casualties.types import Accord, Affected, FacilityAttack, History, Toll, WeaponAllegation
from orontes.claims.types import Claim
from orontes.control.types import PlaceControl, Terrain
from orontes.incidents.types import Incident, Match, SourceWeight
from orontes.reading.types import Reading
from orontes.sources.types import Document, Skipped
from orontes.theatre.types import Theatre


@dataclass(frozen=True, slots=True)
class Configuration:
    """Everything beside the inputs that shapes an edition; written into `edition.json`."""

    theatre: str
    profile: Profile
    as_of: date  # the edition's own day: the latest publication day of its documents, unless set
    delay_days: int  # current positions younger than this are withheld from the public
    tile_url: str  # raster tile template, "" for the built-in offline map
    version: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A frozen snapshot of the record, reproducible byte for byte from its inputs and configuration."""

    title: str
    configuration: Configuration
    theatre: Theatre
    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]  # one per document, same order
    skipped: tuple[Skipped, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    control: tuple[PlaceControl, ...]
    tolls: tuple[Toll, ...]
    facilities: tuple[FacilityAttack, ...]
    weapons: tuple[WeaponAllegation, ...]
    matches: tuple[Match, ...] = ()
    weights: tuple[SourceWeight, ...] = ()
    affected: tuple[Affected, ...] = ()
    accords: tuple[Accord, ...] = ()
    terrain: Terrain = field(default_factory=Terrain)
    control_then: tuple[PlaceControl, ...] = ()  # the same places, each day from what had been told by its end
    terrain_then: Terrain = field(default_factory=Terrain)
    histories: tuple[History, ...] = ()  # of incidents that were told of on several days
    notes: tuple[str, ...] = ()  # what was left out or assumed of the whole, one sentence each
