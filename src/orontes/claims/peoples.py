"""The side of a party that no theatre pack knows: the state or movement named in its own words."""

from __future__ import annotations

from functools import cache

from orontes.claims.cues import cues
from orontes.claims.types import Party
from orontes.reading.lexicon_files import word_set
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
    names = [word for word in kept if word[:1].isupper() and not _is_common(word.lower()) and word not in _nameless()]
    armed = any(_is_armed(word.lower()) for word in kept)
    if len(names) == 1:
        return state_of(names[0]) or (names[0] if armed else "")
    states = list(dict.fromkeys(state_of(word) for word in names if state_of(word)))
    if len(states) > 1:
        return ""  # two states act together: neither's alone
    return states[0] if states else " ".join(names) if armed else ""


def _is_common(word: str) -> bool:
    return word in EMPTY_WORDS or _is_armed(word)


def _is_armed(word: str) -> bool:
    return any(cues().has(name, word) for name in ("forces", "non_civilian", "anaphors"))


@cache
def _nameless() -> frozenset[str]:
    """Capitals that name no movement: creeds, media and bodies, words that open a sentence."""
    sections = ("creeds", "no_fighters", "not_names")
    return frozenset(word for section in sections for word in word_set("actors.yml", section))
