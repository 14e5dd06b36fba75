"""Claims that sweep over an area: "recaptured all they had lost in the northern countryside".

Such a claim names no town, yet says something of every town in the area that the other side is known to have taken
shortly before. It says nothing of towns that the other side had held all along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from orontes.claims.types import Claim, Kind, Modality
from orontes.control import params
from orontes.evidence import When
from orontes.places import Placement
from orontes.places.geometry import distance_m
from orontes.theatre.types import PlaceKind

AREAS = frozenset({PlaceKind.GOVERNORATE, PlaceKind.REGION, PlaceKind.DISTRICT})
_ALL = re.compile(
    r"(?i)^(?:the )?(?:all|every|entire|whole|lost)\b(?:[\w’' -]*\b)?"
    r"(?:gains?|losses|territor(?:y|ies|ial)|areas?|ground|land|positions|towns|villages|points)\b"
)
_ALL_LOST = re.compile(
    r"(?i)\b(?:all|every|everything)\b[\w’' -]{0,40}?"
    r"\b(?:gains?|losses|lost|(?:taken|captured|seized|won) by|had (?:taken|captured|seized|won))\b"
)


def swept(claims: Sequence[Claim], by_place: Mapping[str, Sequence[Claim]]) -> Iterator[tuple[str, Claim]]:
    """Each place that a sweeping claim speaks of, with that claim as if it had named the place.

    It is dated to its latest day: by then all was taken, and what fell when on the way there is not told. `by_place`
    holds the claims that name a place themselves, by its id.
    """
    for sweep in sorted((claim for claim in claims if is_sweep(claim)), key=lambda claim: claim.id):
        for place_id, told in sorted(by_place.items()):
            losses = [claim for claim in told if _lost(claim, sweep)]
            if losses and _inside(losses[0].placement, sweep.placement):
                yield place_id, replace(sweep, placement=losses[0].placement, when=When.on(sweep.when.latest))


def is_sweep(claim: Claim) -> bool:
    """Whether the claim says that a side took all of something in an area, or all that it had lost there."""
    taken = claim.kind is Kind.TERRITORY_TAKEN and claim.modality in {Modality.ASSERTED, Modality.ALLEGED}
    area = claim.placement.kind in AREAS and claim.placement.lat is not None
    return taken and area and bool(claim.actor.side) and _tells_of_all(claim)


def _tells_of_all(claim: Claim) -> bool:
    return _ALL.match(claim.target.text) is not None or _ALL_LOST.search(claim.quote) is not None


def _lost(claim: Claim, sweep: Claim) -> bool:
    """Whether the claim tells that another side took the place not long before the sweep."""
    ago = sweep.when.latest - claim.when.latest
    recent = timedelta(0) <= ago <= timedelta(days=params.SWEEP_DAYS)
    other = claim.actor.side not in {"", sweep.actor.side}
    return claim.kind is Kind.TERRITORY_TAKEN and claim.modality is Modality.ASSERTED and other and recent


def _inside(place: Placement, area: Placement) -> bool:
    if place.admin1 != area.admin1 or place.lat is None or place.lon is None:
        return False
    if area.kind is PlaceKind.GOVERNORATE or area.lat is None or area.lon is None:
        return True
    return distance_m(place.lat, place.lon, area.lat, area.lon) <= area.radius_m
