"""Sides without a theatre pack: "the army" is its state's, "the rebels" are the movement that the report last named.

The states, movements and coalitions that a report names are its cast. A side that was only described ("the army", "the
rebels", "the coalition") is one of them, and a name that the report shortens ("the Northern Front (NF)") goes by its
short form, or by its state where the name is that of a state's own forces.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from orontes.claims.armed import armed
from orontes.claims.draft import Draft
from orontes.claims.parties import CIVILIANS
from orontes.claims.peoples import with_side
from orontes.claims.types import Party
from orontes.places.types import Placement, PlacePhrase
from orontes.reading.types import Mention, MentionType, Reading
from orontes.reading.worldwide import (
    COALITION,
    GOVERNMENT,
    PEOPLE,
    REBELS,
    STATE,
    is_body,
    is_state,
    movement_of,
    state_by_code,
    state_of,
    without_army,
)
from orontes.theatre import EMPTY

PROVISIONAL = frozenset((GOVERNMENT, REBELS, COALITION))
_COALITION = "-led coalition"
# "the Northern Liberation Front (NLF)": a name and what the report calls it from there on.
_LONG = r"(?:[A-Z][\w’'-]+[ ,]+(?:(?:of|for|the|and|de|la|del) )*){2,8}"
_SHORTENED = re.compile(rf"({_LONG})\((?:the )?([A-Z][A-Za-z-]{{1,8}})\)")


@dataclass(frozen=True, slots=True)
class Cast:
    """Who a report names: its own state, the others with the states whose places it tells of, and the movements.

    `movements` are pairs of an offset into the text and a movement named there, ascending.
    """

    home: str
    states: frozenset[str]
    movements: tuple[tuple[int, str], ...]
    coalition: str
    shortened: Mapping[str, str]

    def named(self, side: str, country: str, offset: int) -> str:
        """The name of a side told of at `offset`, of an event in `country` (ISO code, "" unknown); "" for none."""
        if side == GOVERNMENT:
            own = state_by_code(country)
            return own if own in self.states and not without_army(own) else self.home
        if side == REBELS:
            return self._rebels(offset)
        return self.coalition if side == COALITION else self._short(side)

    def _rebels(self, offset: int) -> str:
        """The movement last named, or the first that is yet to be."""
        at = bisect_right(self.movements, (offset, "\U0010ffff"))
        return self.movements[max(at - 1, 0)][1] if self.movements else ""

    def _short(self, side: str) -> str:
        if side in self.shortened:
            return self.shortened[side]
        longer = (short for name, short in self.shortened.items() if " " in side and name.startswith(side + " "))
        return next(longer, side)


def cast(drafts: Sequence[Draft], reading: Reading, placements: Mapping[PlacePhrase, Placement]) -> Cast:
    """The cast of one report."""
    named = [m for s in reading.sentences for m in s.mentions if m.type is MentionType.ACTOR and m.side]
    states = {m.side for m in named if is_state(m.side)}
    shortened = _shortened(reading)
    movements = sorted((m.span.start, shortened.get(m.side, m.side)) for m in named if _is_movement(m))
    coalitions = {m.side for m in named if m.side.endswith(_COALITION)}
    lands = [state_by_code(placements[draft.place].country) for draft in drafts]
    own = _home(lands, states)
    sole = next(iter(coalitions)) if len(coalitions) == 1 else ""
    return Cast(own, frozenset(states | {own}), tuple(movements), sole, shortened)


def _home(lands: Sequence[str], named: set[str]) -> str:
    """The state that most events lie in, of those with an army; one that acts in the report first."""
    counted = Counter(land for land in lands if land and not without_army(land))
    most = min(counted, key=lambda land: (-counted[land] - (land in named) * len(lands), land), default="")
    return most or (next(iter(named)) if len(named) == 1 else "")


def _is_movement(mention: Mention) -> bool:
    side = mention.side
    if side in PROVISIONAL or side == CIVILIANS or is_state(side) or is_body(side) or side.endswith(_COALITION):
        return False
    return mention.cue != "acronym"


def _shortened(reading: Reading) -> dict[str, str]:
    """What the report's own abbreviations stand for: their state, or else themselves; by short and by long name."""
    found: dict[str, str] = {}
    sides = {m.text: m.side for s in reading.sentences for m in s.mentions if m.type is MentionType.ACTOR and m.side}
    for sentence in reading.sentences:
        for hit in _SHORTENED.finditer(sentence.text):
            name, short = hit[1].strip(" ,"), hit[2]
            name = _initialled(name, short)
            if name and sides.get(short, short) == short:
                side = (
                    movement_of(short)
                    or max(((len(text), sides[text]) for text in sides if text in name), default=(0, ""))[1]
                )
                found[name] = found[short] = side if is_state(side) or movement_of(short) else short
    return found


def _initialled(name: str, short: str) -> str:
    """The end of a name whose first word opens as its abbreviation does, "" where none does.

    >>> _initialled("Monday the Northern Liberation Front", "NLF"), _initialled("Arua Hospital", "UN")
    ('Northern Liberation Front', '')
    """
    words = name.split()
    for at in range(len(words)):
        initials = "".join(word[0] for word in words[at:] if word[0].isupper())
        if words[at][0].isupper() and initials.upper() == short.replace("-", "").upper():
            return " ".join(words[at:])
    return ""


def named_sides(drafts: Sequence[Draft], cast: Cast, placements: Mapping[PlacePhrase, Placement]) -> list[Draft]:
    """The drafts with a name for every side, or "" where the report gives none."""

    def name(party: Party, draft: Draft, *, victim: bool = False) -> Party:
        party = with_side(party, EMPTY, victim=victim)
        side = cast.named(party.side, placements[draft.place].country, draft.span.start)
        side = CIVILIANS if victim and is_state(side) and _are_people(party.text) else side
        return replace(party, side=side) if side != party.side else party

    return [_renamed(draft, name) for draft in drafts]


def _are_people(text: str) -> bool:
    """ "Two Ruritanians": a people in the plural, with no word for fighters, is of its civilians.

    >>> _are_people("12 Palestinians"), _are_people("Ukrainian soldiers")
    (True, False)
    """
    last = text.rpartition(" ")[2]
    return last[-1:] == "s" and state_of(last.removesuffix("s")) != "" and not armed(text.lower().split())


def _renamed(draft: Draft, name: Callable[..., Party]) -> Draft:
    saying = draft.saying and replace(draft.saying, side=name(Party(side=draft.saying.side), draft).side)
    return replace(draft, actor=name(draft.actor, draft), target=name(draft.target, draft, victim=True), saying=saying)


def armed_sides(drafts: Sequence[Draft], reading: Reading, cast: Cast) -> set[str]:
    """The armed sides that a report names, by their names; a movement alone fights the state that it is told of.

    A people or a state that does nothing ("Rwandan-backed", "the Turkish border") is none of them.
    """
    acting = {party.side for draft in drafts for party in (draft.actor, draft.target)}
    named = (m for s in reading.sentences for m in s.mentions if m.type is MentionType.ACTOR and m.cue != "acronym")
    armed = {cast.named(m.side, "", m.span.start) for m in named if m.cue not in (PEOPLE, STATE) or m.side in acting}
    armed = {side for side in armed if not is_body(side)} - {"", CIVILIANS}
    alone = len(armed) == 1 and not is_state(next(iter(armed)))
    return armed | {cast.home} - {""} if alone else armed
