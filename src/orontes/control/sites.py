"""Places and all that is told of them, ready to be weighed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from orontes.claims.types import Claim
from orontes.control import params
from orontes.control.evidence import CHANGES, Sign, Weighed, signs, weigh
from orontes.control.falls import with_takers
from orontes.control.observing import once_each
from orontes.control.pressure import Days, contested, encircled
from orontes.control.spells import Record, spells
from orontes.control.types import Beliefs, ControlSpell, Floats, PlaceControl
from orontes.control.updates import overtaken
from orontes.incidents import independent
from orontes.places.types import Placement


@dataclass(frozen=True, slots=True)
class Site:
    """A place and all that is told of it."""

    placement: Placement
    told: tuple[Weighed, ...]
    signs: tuple[Sign, ...]

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, where they are known."""
        lat, lon = self.placement.lat, self.placement.lon
        return None if lat is None or lon is None else (lat, lon)

    @property
    def changes(self) -> list[date]:
        """The days on which the place is credibly said to have changed hands."""
        told = (sign for sign in self.signs if sign.says in CHANGES)
        return sorted({sign.day for sign in told if sign.weight >= params.STALE_FROM})


def site(claims: Sequence[Claim], trusted: Mapping[str, float], sides: Collection[str]) -> Site:
    """All that `claims`, which are of one place, tell of who of `sides` holds it."""
    origin = independent(claims)
    claims = with_takers(claims, sides)
    told = tuple(weigh(claim, origin[claim.id], trusted) for claim in claims)
    seen = overtaken([sign for item in told for sign in signs(item, sides)], {claim.id: claim for claim in claims})
    return Site(best_placement(claim.placement for claim in claims), told, tuple(once_each(seen)))


def best_placement(placements: Iterable[Placement]) -> Placement:
    """The finest and surest of several placements of one place."""
    different = {id(placement): placement for placement in placements}.values()
    return min(different, key=lambda place: (place.where_prec, -place.probability, place.name))


def concluded(site: Site, rows: Floats, holders: tuple[str, ...], days: Days) -> PlaceControl:
    """What is concluded of a place from its beliefs, `rows` shaped (days, holders)."""
    pressure = {
        "contested": contested(site.told, site.signs, days),
        "encircled": encircled(site.told, site.signs, days),
    }
    beliefs = Beliefs(days.first, holders, rows, **pressure)
    record = Record(site.signs, {item.claim.id: item.claim for item in site.told})
    return shown(site.placement, beliefs, spells(site.placement, beliefs, record))


def shown(place: Placement, beliefs: Beliefs, found: tuple[ControlSpell, ...]) -> PlaceControl:
    """A place with what is concluded of it."""
    lat, lon = place.lat if place.lat is not None else 0.0, place.lon if place.lon is not None else 0.0
    return PlaceControl(place.place_id, place.name, place.admin1, lat, lon, beliefs, found)
