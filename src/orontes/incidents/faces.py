"""A claim as matching sees it: what is compared with other claims, worked out once."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from orontes.claims.types import Claim, Modality
from orontes.evidence import Count
from orontes.incidents.moments import Dating
from orontes.incidents.origins import published_first, voice_key
from orontes.incidents.tables import KindRow, kinds
from orontes.places.types import Placement
from orontes.romanization import fold
from orontes.theatre.types import PlaceKind

EXACT_PREC = 1  # UCDP where_prec of a named place; below it, a name that was not found
CELL_DEGREES = 0.1  # a cell and its neighbours hold everything within 5 km, in the latitudes where people live
_PARTS = frozenset({PlaceKind.NEIGHBOURHOOD, PlaceKind.FACILITY})
TELLING_TOLL = 3  # dead or injured from which an equal figure is a sign of its own
_NUMBER = r"\d+|dozens?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|scores|hundreds"
_TALLY = re.compile(rf"(?i)\b(?:{_NUMBER})\b(?:\s+[\w-]+){{0,3}}?\s+\w+s\b")
_DESTROYED = re.compile(
    r"(?i)\b(?:destroy|level(?:l?ed|ling)|raz(?:ed|ing)|flatten|demolish|out of (?:service|action))"
)


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One claim's side of every comparison; days are ordinals, both included."""

    claim: Claim
    row: KindRow
    first: int
    last: int
    place: str  # `place_key`
    name: str  # folded proper name of a place that is no area, "" otherwise
    sure: float  # probability that it is the place meant
    cell: tuple[int, int] | None
    lat: float | None
    lon: float | None
    prec: int
    part: bool  # of a town: a neighbourhood, a hospital
    admin1: str
    side: str
    target: str
    killed: Count | None
    injured: Count | None
    intended: bool
    tally: bool  # counts things of which nobody died ("fourteen clinics")
    destroyed: bool
    dating: tuple[Dating, ...]  # the days it gives, none where they are too many to be about one
    order: tuple[object, ...]  # the most exact claim first

    @property
    def days(self) -> int:
        """Number of possible days."""
        return self.last - self.first + 1

    @property
    def family(self) -> str:
        """Which kinds may tell one event with it."""
        return self.row.family


def face(claim: Claim) -> Face:
    """What matching needs to know of a claim."""
    at, when = claim.placement, claim.when
    told = claim.killed is not None or claim.injured is not None
    return Face(
        claim=claim,
        row=kinds()[claim.kind],
        first=when.earliest.toordinal(),
        last=when.latest.toordinal(),
        place=place_key(at),
        name=fold(at.text) if at.where_prec <= EXACT_PREC and not at.text[:1].islower() else "",
        sure=at.probability,
        cell=None if at.lat is None or at.lon is None else _cell(at.lat, at.lon),
        lat=at.lat,
        lon=at.lon,
        prec=at.where_prec,
        part=at.kind in _PARTS and at.where_prec == EXACT_PREC,
        admin1=at.admin1,
        side=claim.actor.side,
        target=claim.target.side,
        killed=claim.killed,
        injured=claim.injured,
        intended=claim.modality is Modality.INTENDED,
        tally=not told and _TALLY.search(claim.target.text or claim.quote) is not None,
        destroyed=_DESTROYED.search(claim.quote) is not None,
        dating=_dating(claim),
        order=(when.days, at.where_prec or 9, *published_first(claim)),
    )


def _dating(claim: Claim) -> tuple[Dating, ...]:
    first, last = claim.when.earliest.toordinal(), claim.when.latest.toordinal()
    if last - first >= max(kinds()[claim.kind].range_days, 1):
        return ()
    return (Dating(voice_key(claim), publisher(claim), (first, last)),)


def place_key(placement: Placement) -> str:
    """The place's id, or the folded words where it has none; "" where no place is given at all."""
    return placement.place_id or fold(placement.text)


def disjoint(first: Count | None, second: Count | None) -> bool:
    """Whether two figures are both given and cannot both be right."""
    if first is None or second is None:
        return False
    above = first.high is not None and first.high < second.low
    return above or (second.high is not None and second.high < first.low)


def equal_figure(first: Face, second: Face) -> bool:
    """Whether both give the same number of dead or of injured, and it is no small one."""
    return _equal(first.killed, second.killed) or _equal(first.injured, second.injured)


def _equal(one: Count | None, other: Count | None) -> bool:
    return one is not None and one == other and one.low >= TELLING_TOLL


def has_telling_toll(seen: Face) -> bool:
    """Whether a figure is given that is a sign of its own."""
    return _equal(seen.killed, seen.killed) or _equal(seen.injured, seen.injured)


def speaker(seen: Face) -> str:
    """Key of who says so."""
    return voice_key(seen.claim)


def publisher(claim: Claim) -> str:
    """Key of who published it."""
    return claim.chain[0].source_id or claim.chain[0].name


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat / CELL_DEGREES), math.floor(lon / CELL_DEGREES)
