"""Which governorate an event of a whole country lies in, where the rest of the report tells it.

A report leads with the sum ("raids in northern Syria killed 25") and goes on to where they died ("eleven in the market
of Manbij, fourteen in a village near it"). The place stays as it is written; its governorate is that of its parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from orontes.claims.draft import VIOLENT, Draft
from orontes.claims.types import Kind, Modality
from orontes.places.types import Placement, PlacePhrase

# UCDP precisions from which on a place may be of several governorates: a landscape, a country.
LANDSCAPE = 5
# Days from which on an event is none: what a whole war took is of no one governorate.
WEEKS = 14
# How many claims before and after one may tell its parts.
NEAR = 60
# The share of the dead whose governorate is taken for the whole event's.
MOST = 0.6
TOLD = frozenset((Modality.ASSERTED, Modality.ALLEGED))
HARM = VIOLENT | {Kind.CASUALTIES}

Placements = Mapping[PlacePhrase, Placement]


def narrowed(drafts: Sequence[Draft], placements: Placements) -> tuple[list[Draft], Placements]:
    """The drafts of a report, those of wide places with the governorate of their parts, and where all of them lie."""
    found = dict(placements)
    told: list[Draft] = []
    for n, draft in enumerate(drafts):
        near = drafts[max(0, n - NEAR) : n + NEAR] if _is_wide(draft, placements) else ()
        governorate = _of_parts(draft, near, placements)
        place = PlacePhrase(draft.place.text, governorate) if governorate else draft.place
        if governorate:
            found[place] = _governed(placements[draft.place], governorate)
        told.append(replace(draft, place=place))
    return told, found


def _governed(placement: Placement, governorate: str) -> Placement:
    return replace(
        placement, admin1=governorate, reason=f"{placement.reason}; what it sums up is told of {governorate}"
    )


def _is_wide(draft: Draft, placements: Placements) -> bool:
    """Whether harm of a few days is told of a place of no governorate."""
    lies = placements[draft.place]
    event = draft.kind in HARM and draft.modality in TOLD and not draft.running and draft.when.days <= WEEKS
    return event and lies.where_prec >= LANDSCAPE and not lies.admin1 and not draft.place.within


def _of_parts(whole: Draft, near: Sequence[Draft], placements: Placements) -> str:
    """The governorate where most of the parts lie: by their dead where they are counted, else by their number."""
    parts = [draft for draft in near if _is_part(draft, whole, placements)]
    counted = [draft for draft in parts if draft.killed is not None and draft.killed.low]
    shares: Counter[str] = Counter()
    for draft in counted or parts:
        shares[placements[draft.place].admin1] += draft.killed.low if draft.killed and counted else 1
    governorate, share = max(shares.items(), key=lambda item: item[1], default=("", 0))
    return governorate if share >= MOST * shares.total() else ""


def _is_part(draft: Draft, whole: Draft, placements: Placements) -> bool:
    """Whether a draft may tell a part of what `whole` sums up: of its kind, days, doer and land, no more dead."""
    alike = draft.kind == whole.kind or (Kind.CASUALTIES in (draft.kind, whole.kind) and draft.kind in HARM)
    if draft is whole or not alike or draft.modality not in TOLD or not draft.when.overlaps(whole.when):
        return False
    if draft.actor.side and whole.actor.side and draft.actor.side != whole.actor.side:
        return False
    more = draft.killed is not None and whole.killed is not None and draft.killed.low > whole.killed.low
    near, wide = placements[draft.place], placements[whole.place]
    return not more and not draft.running and near.admin1 != "" and near.country == wide.country
