"""One move of ground told by two words: who left and who came did so on the same day.

"The army took the town on Sunday. The rebels withdrew under fire": the second has no day of its own and is told in the
past of the first, not on the day of the report. And who "had held" the town did so until then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from orontes.claims.draft import Draft
from orontes.claims.merge import MOVES, place_key
from orontes.claims.types import Kind, Modality
from orontes.evidence import When

# How many sentences apart one move is told.
NEAR = 5
ONCE = frozenset(("had", "formerly", "previously", "once"))


def told_together(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of one report, a change of hands without a day of its own on the day of the other half of it.

    What is told to have been held before that ends on the day before.
    """
    dated = [draft for draft in drafts if draft.dated and _is_move(draft)]
    told = [_with_day(draft, dated) for draft in drafts]
    moves = [draft for draft in told if _is_move(draft)]
    return [_until_lost(draft, moves) if _was_held(draft) else draft for draft in told]


def _was_held(draft: Draft) -> bool:
    """Whether a place "had been held" or "formerly" was: no longer, when the move is told."""
    tokens = draft.sentence.tokens
    if draft.kind != Kind.TERRITORY_HELD or not 0 <= draft.index < len(tokens):
        return False
    near = [token.text.lower() for token in tokens if draft.index in (token.head, token.index)]
    return not ONCE.isdisjoint([*near, *(t.text.lower() for t in tokens[max(0, draft.index - 2) : draft.index])])


def _until_lost(draft: Draft, moves: Sequence[Draft]) -> Draft:
    """The holding, until the day before the first move that ended it."""
    ended = [move.when.latest for move in moves if _ends(move, draft)]
    day = min(ended, default=draft.when.latest) - timedelta(days=1)
    if not ended or day >= draft.when.latest:
        return draft
    return replace(draft, when=When(min(draft.when.earliest, day), day, draft.when.precision))


def _ends(move: Draft, held: Draft) -> bool:
    loser = move.actor.side if move.kind == Kind.TERRITORY_TRANSFERRED else move.target.side
    same = place_key(move.place.text) == place_key(held.place.text)
    return same and bool(held.actor.side) and (loser or held.actor.side) == held.actor.side


def _with_day(draft: Draft, dated: Sequence[Draft]) -> Draft:
    if draft.dated or not _is_move(draft):
        return draft
    others = [other for other in dated if _is_same(draft, other)]
    other = min(others, key=lambda other: abs(other.sentence.index - draft.sentence.index), default=None)
    return draft if other is None else replace(draft, when=other.when, dated=True)


def _is_move(draft: Draft) -> bool:
    return draft.kind in MOVES and draft.modality in {Modality.ASSERTED, Modality.ALLEGED} and bool(draft.place.text)


def _is_same(draft: Draft, other: Draft) -> bool:
    """Whether one tells who left and the other who came, or both the same in two words, in the same breath."""
    near = abs(other.sentence.index - draft.sentence.index) <= NEAR and other.sentence.entry == draft.sentence.entry
    again = other.sentence.index != draft.sentence.index and other.actor.side == draft.actor.side
    one = again if other.kind == draft.kind else other.actor.side != draft.actor.side
    return near and one and place_key(other.place.text) == place_key(draft.place.text)
