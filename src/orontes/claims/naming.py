"""What a blow was whose words leave it open: another sentence of the report tells that "the attack" was a bombing.

A headline says "attack", "blast" or "strike" before the text says which, and later sentences say it again. Such a word
takes the kind of the event that the report tells of the same place, or with the same dead, by the same hand.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from functools import lru_cache

from orontes.claims.draft import Draft
from orontes.claims.merge import place_key
from orontes.claims.pruning import VEHICLE
from orontes.claims.types import Kind, Modality

# What did not come about is no event told elsewhere.
UNDONE = frozenset((Modality.FAILED, Modality.INTENDED))
TOLD = frozenset((Modality.ASSERTED, Modality.ALLEGED))


def named(drafts: Sequence[Draft], headlines: Container[int]) -> list[Draft]:
    """The drafts, with open kinds told by the event of the report that they speak of: bombs first, then attacks.

    `headlines` are the indices of those parts of the report: what they leave open and the body tells, they do not tell.
    """
    sure = [draft for draft in drafts if not draft.may_be and draft.modality in TOLD]
    bombs = [_named(draft, sure) if draft.weapon else draft for draft in drafts]
    sure = [draft for draft in bombs if (draft.weapon or not draft.may_be) and draft.modality in TOLD]
    told = [draft for draft in bombs if draft.sentence.entry not in headlines or not _announces(draft, sure, headlines)]
    return [draft if draft.weapon else _named(draft, sure) for draft in told]


def _announces(draft: Draft, sure: Sequence[Draft], headlines: Container[int]) -> bool:
    """Whether an open word of a headline is told by the body, be it of nearer places."""
    if not draft.may_be or draft.weapon or draft.killed or draft.modality in UNDONE:
        return False
    body = (other for other in sure if other.sentence.entry not in headlines and other.kind in draft.may_be)
    return any(_same_hand(draft, other) for other in body)


def _named(draft: Draft, sure: Sequence[Draft]) -> Draft:
    undone = not draft.may_be or draft.modality in UNDONE
    meant = [] if undone else [d for d in sure if d.kind in draft.may_be and _same_event(draft, d)]
    if not meant:
        return draft
    at = draft.sentence.index
    told = min(meant, key=lambda d: (not _same_dead(draft, d), abs(d.sentence.index - at), d.sentence.index, d.span))
    return replace(draft, kind=told.kind, weapon=VEHICLE if draft.weapon == VEHICLE else told.weapon)


def _same_event(draft: Draft, other: Draft) -> bool:
    if draft.dated and other.dated and not draft.when.overlaps(other.when):
        return False
    return _same_hand(draft, other) and (_same_dead(draft, other) or _same_place(draft, other))


def _same_hand(draft: Draft, other: Draft) -> bool:
    """Whether nobody else is said to have done it; whoever is named came by air only where the report says so."""
    if not draft.actor.text or draft.actor.text == other.actor.text:
        return True
    if not other.actor.text:
        return other.kind != Kind.AIR_STRIKE
    return draft.actor.side == other.actor.side


def _same_dead(draft: Draft, other: Draft) -> bool:
    return draft.killed is not None and other.killed is not None and draft.killed.low == other.killed.low > 1


def _same_place(draft: Draft, other: Draft) -> bool:
    key = _key(draft.place.text)
    return bool(key) and key == _key(other.place.text)


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    """Names are compared pair by pair, and a report says few of them."""
    return place_key(text)
