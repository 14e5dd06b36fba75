"""The side of a party that no theatre pack knows: the state or movement named in its own words."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml

from orontes.claims.cues import cues
from orontes.claims.types import Party
from orontes.errors import LexiconError
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
    if victim and named not in peoples().values():
        named = ""
    return Party(party.text, party.id, known or named)


def _named(text: str) -> str:
    """What is left of a name without the words for its forces; a people's adjective is its state."""
    kept = [word.strip(',.()“”"') for word in text.replace("’s", "").replace("'s", "").split()]
    names = [word for word in kept if word[:1].isupper() and not _is_common(word.lower())]
    if len(names) == 1:
        return peoples().get(names[0], names[0])
    return next((peoples()[word] for word in names if word in peoples()), " ".join(names))


def _is_common(word: str) -> bool:
    return word in EMPTY_WORDS or cues().has("forces", word) or cues().has("non_civilian", word)


@cache
def peoples() -> dict[str, str]:
    """Adjective to state."""
    text = resources.files("orontes.claims").joinpath("peoples.yml").read_text(encoding="utf-8")
    return parse_peoples(text, "peoples.yml")


def parse_peoples(text: str, file: str) -> dict[str, str]:
    """Read the table; raises `LexiconError` where a line is no pair of words."""
    rows = yaml.safe_load(text)
    if not isinstance(rows, dict):
        raise LexiconError("peoples must be a mapping of adjectives to states", file=file)
    for word, state in rows.items():
        if not isinstance(word, str) or not isinstance(state, str):
            raise LexiconError(f"'{word}' must name a state", file=file)
    return rows
