"""The stages of judging, each pure: what goes in, and what it concludes, in types that can be kept (`built`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date

from orontes import casualties, control, incidents
from orontes.casualties import Accord, Affected, FacilityAttack, History, Toll, WeaponAllegation
from orontes.claims.types import Claim
from orontes.control import PlaceControl, Terrain
from orontes.incidents import Incident, Match, SourceWeight
from orontes.pipeline.built import Keep
from orontes.review import Rulings
from orontes.sources.types import Document
from orontes.theatre.types import Theatre

Stage = Callable[[str], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Basis:
    """What is judged: the claims that count, in order, the rulings on them, the reports, and the days to tell of."""

    pack: Theatre
    claims: Sequence[Claim]
    rulings: Rulings
    documents: Sequence[Document]
    first: date
    last: date

    def identity(self) -> tuple[object, ...]:
        """All of it but the claims and the days, to be told apart by."""
        rulings = [sorted(getattr(self.rulings, name)) for name in ("rejected", "same", "different")]
        return self.pack, rulings, [(document.id, document.text) for document in self.documents]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Which claims tell one event, and how far each source is believed."""

    incidents: tuple[Incident, ...]
    matches: tuple[Match, ...]
    weights: tuple[SourceWeight, ...]


@dataclass(frozen=True, slots=True)
class Holders:
    """Who held each place on each day."""

    places: tuple[PlaceControl, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What follows from that on the map: as it is known now, and as it was known then."""

    now: Terrain
    then: Terrain


@dataclass(frozen=True, slots=True)
class Counted:
    """Tolls, registers and histories."""

    tolls: tuple[Toll, ...]
    facilities: tuple[FacilityAttack, ...]
    weapons: tuple[WeaponAllegation, ...]
    affected: tuple[Affected, ...]
    accords: tuple[Accord, ...]
    histories: tuple[History, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """All that was concluded."""

    gathered: Gathered
    now: Holders
    then: Holders
    ground: Ground
    counted: Counted


def judge_all(basis: Basis, stage: Stage, kept: Keep) -> Judged:
    """Every stage in its order; `stage` is entered with the names that a user is told."""
    with stage("incidents"):
        gathered = kept("incidents", Gathered, lambda: gather(basis))
    with stage("control"):
        now = kept("control", Holders, lambda: hold(basis, control.View.NOW))
        then = kept("then", Holders, lambda: hold(basis, control.View.THEN))
        ground = kept("ground", Ground, lambda: Ground(*control.survey_both(now.places, then.places, basis.pack)))
    with stage("casualties"):
        counted = kept("casualties", Counted, lambda: count(basis, gathered.incidents))
    return Judged(gathered, now, then, ground, counted)


def gather(basis: Basis) -> Gathered:
    """Claims to incidents."""
    gatherer = incidents.Gatherer(basis.pack, basis.rulings)
    gatherer.add(basis.claims)
    weights = gatherer.weights()
    return Gathered(gatherer.incidents(), gatherer.matches(), weights)


def hold(basis: Basis, view: control.View) -> Holders:
    """Claims to beliefs about places."""
    return Holders(control.infer(basis.claims, basis.pack, basis.first, basis.last, view))


def count(basis: Basis, gathered: Sequence[Incident]) -> Counted:
    """Incidents to tolls and registers."""
    told, texts = basis.claims, {document.id: document.text for document in basis.documents}
    return Counted(
        tolls=casualties.tolls(gathered, told),
        facilities=casualties.facility_register(gathered, told, texts),
        weapons=casualties.weapon_register(gathered, told),
        affected=casualties.affected_register(told, texts),
        accords=casualties.accord_register(gathered, told, texts),
        histories=casualties.histories(gathered, told, basis.pack),
    )
