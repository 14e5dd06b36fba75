"""Sides without a theatre pack: "the army" is its state's, "the rebels" are the one movement that the report names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from orontes.claims.draft import Draft
from orontes.claims.parties import CIVILIANS
from orontes.claims.types import Party
from orontes.places.types import Placement, PlacePhrase
from orontes.reading.types import MentionType, Reading
from orontes.reading.worldwide import COALITION, GOVERNMENT, REBELS, is_state, state_by_code

PROVISIONAL = frozenset((GOVERNMENT, REBELS, COALITION))


def named_sides(drafts: Sequence[Draft], reading: Reading, placements: Mapping[PlacePhrase, Placement]) -> list[Draft]:
    """The drafts with every provisional side replaced by a name, or by "" where the report gives none.

    The army of an event is that of the country it lies in, or of the country that most of the report's events do.
    """
    home, rebels = _home(drafts, placements), _sole_movement(reading)

    def name(party: Party, draft: Draft) -> Party:
        if party.side not in PROVISIONAL:
            return party
        own = state_by_code(placements[draft.place].country) or home
        return replace(party, side={GOVERNMENT: own, REBELS: rebels}.get(party.side, ""))

    return [_renamed(draft, name) for draft in drafts]


def _renamed(draft: Draft, name: Callable[[Party, Draft], Party]) -> Draft:
    saying = draft.saying and replace(draft.saying, side=name(Party(side=draft.saying.side), draft).side)
    return replace(draft, actor=name(draft.actor, draft), target=name(draft.target, draft), saying=saying)


def _home(drafts: Sequence[Draft], placements: Mapping[PlacePhrase, Placement]) -> str:
    """The state that most events lie in."""
    lands = Counter(state_by_code(placements[draft.place].country) for draft in drafts)
    del lands[""]
    return min(lands, key=lambda land: (-lands[land], land), default="")


def _sole_movement(reading: Reading) -> str:
    """The one armed movement that a report names; "" where it names none or several."""
    named = Counter(
        m.side
        for s in reading.sentences
        for m in s.mentions
        if m.type is MentionType.ACTOR and m.side not in (*PROVISIONAL, "", CIVILIANS) and not is_state(m.side)
    )
    common = [side for side, count in named.items() if count > 1] or list(named)
    return common[0] if len(common) == 1 else ""
