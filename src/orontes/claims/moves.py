"""One move of ground told by two words: who left and who came did so on the same day.

"The army took the town on Sunday. The rebels withdrew under fire": the second has no day of its own and is told in the
past of the first, not on the day of the report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orontes.claims.draft import Draft
from orontes.claims.merge import MOVES, place_key
from orontes.claims.types import Modality

# How many sentences apart one move is told.
NEAR = 5


def told_together(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of one report, a change of hands without a day of its own on the day of the other half of it."""
    dated = [draft for draft in drafts if draft.dated and _is_move(draft)]
    return [_with_day(draft, dated) for draft in drafts]


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
    one = (other.kind == draft.kind) == (other.actor.side == draft.actor.side)
    return near and one and place_key(other.place.text) == place_key(draft.place.text)
