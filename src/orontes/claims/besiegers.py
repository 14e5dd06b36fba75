"""Who besieges a place, or bombs it from the air, where a report takes it for known.

A pack may say which side alone besieges and bombs the ground of another (`faces` in its `theatre.yml`). A place is a
side's where the report says so, or, if it is told to be besieged, where the pack does (UCDP and ACLED coders likewise
take the parties of a dyad as known). Strikes on a place that the report tells to be besieged are the besieger's.
Nothing is filled in where the text names anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from orontes.claims.draft import Draft
from orontes.claims.types import NOBODY, Kind, Modality, Party
from orontes.places.types import Placement, PlacePhrase
from orontes.theatre.types import Theatre

FROM_AFAR = frozenset((Kind.AIR_STRIKE, Kind.SHELLING))
# Only who alone bombs from the air drops these from helicopters.
BARREL = "barrel_bomb"
# A prior weaker than this does not make a place a side's.
SURE = 0.8


def with_besiegers(drafts: list[Draft], theatre: Theatre, placements: Mapping[PlacePhrase, Placement]) -> list[Draft]:
    """The drafts of one report, sieges and strikes of nobody's given to whoever alone lays and flies them."""
    facing = dict(theatre.faces)
    if not facing:
        return drafts
    drafts = [_besieged(d, facing, theatre, placements[d.place].place_id) for d in drafts]
    sieges = {
        placements[d.place].place_id: d.actor.side
        for d in drafts
        if d.kind == Kind.ENCIRCLEMENT and d.modality == Modality.ASSERTED
    }
    return [_struck(d, facing, sieges.get(placements[d.place].place_id, "")) for d in drafts]


def _besieged(draft: Draft, facing: Mapping[str, str], theatre: Theatre, place: str) -> Draft:
    if draft.kind != Kind.ENCIRCLEMENT or draft.actor != NOBODY:
        return draft
    holder = draft.target.side if draft.target.side in facing else _holder(theatre, place, draft.when.latest)
    return replace(draft, actor=Party("", "", facing.get(holder, "")))


def _struck(draft: Draft, facing: Mapping[str, str], besieger: str) -> Draft:
    if draft.kind not in FROM_AFAR or draft.actor != NOBODY:
        return draft
    if draft.weapon == BARREL and len(set(facing.values())) == 1:
        return replace(draft, actor=Party("", "", *facing.values()))
    air = draft.kind == Kind.AIR_STRIKE
    return replace(draft, actor=Party("", "", besieger or (facing.get(draft.target.side, "") if air else "")))


def _holder(theatre: Theatre, place: str, day: date) -> str:
    """The side that the pack says held a place on a day, "" where it is not sure."""
    name = place.rpartition("/")[2]
    known = [p for p in theatre.priors if p.place == name and p.since <= day]
    last = max(known, key=lambda prior: prior.since, default=None)
    return last.side if last is not None and last.probability >= SURE else ""
