"""What is known of a war before any report is read: sides, actors and their names, sources, places, first holders.

The room loads a *pack*, a folder of YAML and CSV that people write (`docs/theatres.md`), and refuses one that
contradicts itself, naming file and line. It knows no report and no claim: it never learns from what it is used on.
"""

from orontes.theatre.pack import ANY, AUTO, EMPTY, available, load
from orontes.theatre.types import (
    Actor,
    ActorKind,
    Descriptor,
    Membership,
    PlaceKind,
    Prior,
    Side,
    Source,
    SourceKind,
    Theatre,
    TheatrePlace,
)
from orontes.theatre.world import world_sources

__all__ = [
    "ANY",
    "AUTO",
    "EMPTY",
    "Actor",
    "ActorKind",
    "Descriptor",
    "Membership",
    "PlaceKind",
    "Prior",
    "Side",
    "Source",
    "SourceKind",
    "Theatre",
    "TheatrePlace",
    "available",
    "load",
    "world_sources",
]
