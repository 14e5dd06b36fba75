"""Places and all that is told of them, ready to be weighed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from orontes.claims.types import Claim
from orontes.control import params
from orontes.control.evidence import CHANGES, Sign, Weighed, signs, weigh
from orontes.control.falls import with_takers
from orontes.control.observing import once_each
from orontes.control.pressure import Days, contested, encircled
from orontes.control.spells import Record, spells
from orontes.control.types import Beliefs, Floats, PlaceControl, View
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

    def changes(self, view: View) -> list[date]:
        """The days on which the place is credibly said to have changed hands, or on which that became known."""
        told = [sign for sign in self.signs if sign.says in CHANGES]
        return sorted({day_of(sign, view) for sign in told if sign.weight >= params.STALE_FROM})


def day_of(sign: Sign, view: View) -> date:
    """The day on which a sign counts: the day it tells of, or the day on which it is known."""
    return sign.day if view is View.NOW else max(sign.day, sign.published)


def site(claims: Sequence[Claim], trusted: Mapping[str, float], sides: Collection[str]) -> Site:
    """All that `claims`, which are of one place, tell of who of `sides` holds it."""
    origin = independent(claims)
    claims = with_takers(claims, sides)
    told = tuple(weigh(claim, origin[claim.id], trusted) for claim in claims)
    seen = overtaken([sign for item in told for sign in signs(item, sides)], {claim.id: claim for claim in claims})
    return Site(_best_placement(claims), told, tuple(once_each(seen)))


def _best_placement(claims: Sequence[Claim]) -> Placement:
    placements = {id(claim.placement): claim.placement for claim in claims}.values()
    return min(placements, key=lambda place: (place.where_prec, -place.probability, place.name))


def concluded(site: Site, rows: Floats, holders: tuple[str, ...], days: Days) -> PlaceControl:
    """What is concluded of a place from its beliefs, `rows` shaped (days, holders)."""
    known = [sign for sign in site.signs if days.view is View.NOW or sign.published <= days.last]
    seen = known if days.view is View.NOW else [replace(sign, day=day_of(sign, days.view)) for sign in known]
    beliefs = Beliefs(
        days.first,
        holders,
        rows,
        contested=contested(site.told, seen, days),
        encircled=encircled(site.told, seen, days),
    )
    place = site.placement
    record = Record(seen, {item.claim.id: item.claim for item in site.told})
    return PlaceControl(
        place.place_id,
        place.name,
        place.admin1,
        place.lat if place.lat is not None else 0.0,
        place.lon if place.lon is not None else 0.0,
        beliefs,
        spells(place, beliefs, record),
    )
