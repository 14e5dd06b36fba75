"""Where the places of a report lie: ranked candidates, relative positions, and "unknown" where that is the truth.

It knows names, distances and what else a report speaks of. It refuses to know who did what there, and to guess a point
for a phrase that names none.
"""

from orontes.places.placer import Placer, place
from orontes.places.placing import probability_of_none, rank
from orontes.places.types import Candidate, Gazetteer, Match, Place, Placement, PlacePhrase

__all__ = [
    "Candidate",
    "Gazetteer",
    "Match",
    "Place",
    "PlacePhrase",
    "Placement",
    "Placer",
    "place",
    "probability_of_none",
    "rank",
]
