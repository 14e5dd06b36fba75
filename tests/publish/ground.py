"""The made-up war of these tests: two sides, three places, and who speaks."""

from __future__ import annotations

from datetime import date

from orontes.claims.types import Voice
from orontes.places.types import Placement
from orontes.theatre.types import (
    Actor,
    ActorKind,
    PlaceKind,
    Side,
    Source,
    SourceKind,
    Theatre,
    TheatrePlace,
)

AS_OF = date(2031, 5, 12)
CLINIC = (35.441234, 36.651237)
SHELTER = (35.502468, 36.713579)

SIDES = (
    Side("north", "Northern Union", "#1f5fa8", True),
    Side("south", "Southern League", "#b3472d", True),
    Side("civilians", "Civilians", "#777777", False),
)
ACTORS = (
    Actor("union", "Northern Union", ActorKind.STATE_FORCES, ("the Union",), ()),
    Actor("league", "Southern League", ActorKind.REBEL_GROUP, ("the League",), ()),
)
SOURCES = (
    Source("harbour", "Harbour Post", SourceKind.INDEPENDENT_MEDIA, (), "", 0.8),
    Source("bulletin", "Union Bulletin", SourceKind.STATE_MEDIA, (), "north", 0.5),
    Source("tally", "Tally Office", SourceKind.MONITOR, (), "", 0.8),
)
TOWNS = (
    TheatrePlace("t/arvik", "Arvik", PlaceKind.TOWN, 35.1, 36.7, "SY", "Westmark"),
    TheatrePlace("t/belen", "Belen", PlaceKind.TOWN, 35.25, 36.55, "SY", "Westmark"),
    TheatrePlace("t/clinic", "Hill Clinic", PlaceKind.FACILITY, *CLINIC, "SY", "Westmark"),
)
THEATRE = Theatre(
    id="test",
    name="Test theatre",
    countries=("SY",),
    bounds=(36.0, 34.5, 37.5, 36.0),
    start=date(2031, 1, 1),
    sides=SIDES,
    actors=ACTORS,
    descriptors=(),
    sources=SOURCES,
    places=TOWNS,
    origin="made up for tests",
)

HARBOUR = Voice("Harbour Post", "harbour", SourceKind.INDEPENDENT_MEDIA, "")
BULLETIN = Voice("Union Bulletin", "bulletin", SourceKind.STATE_MEDIA, "north")
TALLY = Voice("the Tally Office", "tally", SourceKind.MONITOR, "")
MARTA = Voice("Marta Quillen", "", SourceKind.RESIDENT, "")
OFFICER = Voice("an officer of the Third Ferry Guard", "", SourceKind.ANONYMOUS, "south")
LOCALS = Voice("local activists", "", SourceKind.ACTIVIST, "")


def placed(text: str, place: str = "") -> Placement:
    """`text` at a place of the theatre, or nowhere."""
    at = next((town for town in TOWNS if town.id == place), None)
    if at is None:
        return Placement(text, "", text, None, None, None, 0.0, "", "", 0.0, 0, "no place of that name" if text else "")
    return Placement(text, at.id, at.name, at.kind, at.lat, at.lon, 500.0, at.admin1, at.country, 0.9, 1, "exact name")
