"""Places and positions that a profile withholds: medical facilities, shelters, routes out, and ground held too lately.

`profiles` makes the redacted copy and `leaks` looks for what must not be in it; both ask here and in `people`, and
neither trusts the other.
"""

from __future__ import annotations

from datetime import date

from orontes.audience import Profile
from orontes.claims.types import Claim, Kind
from orontes.evidence import shifted
from orontes.publish.protection import load_rules
from orontes.publish.types import Edition
from orontes.theatre.types import PlaceKind

POSITIONS = frozenset(
    {Kind.TERRITORY_TAKEN, Kind.TERRITORY_TRANSFERRED, Kind.TERRITORY_HELD, Kind.ENCIRCLEMENT, Kind.MOBILIZATION}
)


def is_medical(claim: Claim) -> bool:
    """Whether the claim's place is, or may be, a medical facility."""
    return claim.facility == "hospital" or bool(load_rules().medical.search(f"{claim.place} {claim.target.text}"))


def is_sensitive(claim: Claim, profile: Profile) -> bool:
    """Whether `profile` withholds (public) or coarsens (partner) the claim's point."""
    if profile is Profile.INTERNAL:
        return False
    if profile is Profile.PARTNER:
        return is_medical(claim)
    rules = load_rules()
    told = f"{claim.place} {claim.target.text} {claim.quote}"
    return claim.facility in rules.facilities or bool(rules.places.search(told))


def sensitive_places(edition: Edition, profile: Profile) -> frozenset[str]:
    """Ids of places that are themselves facilities, and so may not be looked up: never towns."""
    placed = (claim.placement for claim in edition.claims if is_sensitive(claim, profile))
    own = {placement.place_id for placement in placed if placement.kind is PlaceKind.FACILITY}
    known = (place.id for place in edition.theatre.places if place.kind is PlaceKind.FACILITY)
    return frozenset(own.union(known if profile is not Profile.INTERNAL else ())) - {""}


def cutoff(edition: Edition, profile: Profile) -> date | None:
    """The last day whose positions may be shown in public; None where nothing is delayed."""
    configuration = edition.configuration
    if profile is not Profile.PUBLIC or configuration.delay_days <= 0:
        return None
    return shifted(configuration.as_of, -configuration.delay_days)


def is_fresh(claim: Claim, last_day: date | None) -> bool:
    """Whether the claim tells a position held after the last day that may be shown."""
    return last_day is not None and claim.kind in POSITIONS and claim.when.latest > last_day


def points(edition: Edition, profile: Profile) -> tuple[tuple[float, float], ...]:
    """Withheld points as (lat, lon) in degrees, but for those of ordinary places that the edition may show."""
    closed = sensitive_places(edition, profile)
    hidden = {_point(claim) for claim in edition.claims if is_sensitive(claim, profile)}
    hidden |= {(place.lat, place.lon) for place in edition.theatre.places if place.id in closed}
    shown = ordinary_points(edition, profile)
    return tuple(sorted(point for point in hidden if point is not None and point not in shown))


def ordinary_points(edition: Edition, profile: Profile) -> frozenset[tuple[float, float]]:
    """Points (lat, lon) of towns and of events at no protected place: they may stand in the edition."""
    closed = sensitive_places(edition, profile)
    shown = {_point(claim) for claim in edition.claims if not is_sensitive(claim, profile)}
    shown |= {(place.lat, place.lon) for place in edition.theatre.places if place.id not in closed}
    shown |= {(place.lat, place.lon) for place in edition.control if place.place_id not in closed}
    return frozenset(point for point in shown if point is not None)


def _point(claim: Claim) -> tuple[float, float] | None:
    lat, lon = claim.placement.lat, claim.placement.lon
    return None if lat is None or lon is None else (lat, lon)
