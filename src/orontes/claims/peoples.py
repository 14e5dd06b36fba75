"""The side of a party that no theatre pack knows: the state or movement named in its own words."""

from __future__ import annotations

from orontes.claims.cues import cues
from orontes.claims.types import Party
from orontes.reading.worldwide import is_state, state_of
from orontes.theatre.types import Theatre

# Words of a name that say nothing of who it is.
EMPTY_WORDS = frozenset(("the", "a", "an", "of", "and", "air", "national", "special", "security", "defence", "defense",
                         "command", "guard", "guards", "state", "members", "member", "’s", "'s", "s"))  # fmt: skip


def with_side(party: Party, theatre: Theatre, *, victim: bool = False) -> Party:
    """The party with a side: its own, or the name of the state or movement that it is.

    A `victim` may be anybody ("five farmers"): only a people's adjective names its side.

    >>> from orontes.theatre import EMPTY
    >>> with_side(Party("Ukrainian forces"), EMPTY).side, with_side(Party("FMLN guerrillas"), EMPTY).side
    ('Ukraine', 'FMLN')
    >>> with_side(Party("unknown gunmen"), EMPTY).side
    ''
    """
    if party.side or not party.text:
        return party
    known = next((actor.name for actor in theatre.actors if actor.id == party.id), "") if party.id else ""
    named = _named(party.text)
    if victim and not is_state(named):
        named = ""
    return Party(party.text, party.id, known or named)


def _named(text: str) -> str:
    """What is left of a name without the words for its forces; a people's adjective is its state."""
    kept = [word.strip(',.()“”"') for word in text.replace("’s", "").replace("'s", "").split()]
    names = [word for word in kept if word[:1].isupper() and not _is_common(word.lower())]
    if len(names) == 1:
        return state_of(names[0]) or names[0]
    states = list(dict.fromkeys(state_of(word) for word in names if state_of(word)))
    if len(states) > 1:
        return ""  # two states act together: neither's alone
    return states[0] if states else " ".join(names)


def _is_common(word: str) -> bool:
    return word in EMPTY_WORDS or cues().has("forces", word) or cues().has("non_civilian", word)
