"""Who is known in any war: states, their peoples, and movements that fight in several countries."""

from __future__ import annotations

from functools import cache, lru_cache

from orontes.reading.lexicon_files import load_words
from orontes.reading.phrases import PhraseTable

_STATES, _PEOPLES, _MOVEMENTS = "states.yml", "peoples.yml", "movements.yml"

STATE = "state"  # the cue of a state that acts, and of the same words as a place
PEOPLE = "people name"  # the cue of a people: "Russian shelling"
# Sides of those who are only described, until a name is found for them.
GOVERNMENT, REBELS, COALITION = "~government", "~rebels", "~coalition"


@cache
def state_names() -> PhraseTable[str]:
    """Names of states, as actors and as places: "Russia", "the Russian Federation", "UK"."""
    table: PhraseTable[str] = PhraseTable()
    for state, (_, *others) in load_words(_STATES).items():
        for name in (state, *others):
            table.add(name, state)
    return table


@cache
def people_names() -> PhraseTable[str]:
    """Adjectives and peoples, standing for their state: "Russian", "Ukrainians"."""
    return _table(_PEOPLES, own=False)


@cache
def movement_names() -> PhraseTable[str]:
    """Movements and international bodies under all their names."""
    return _table(_MOVEMENTS, own=True)


def _table(file: str, *, own: bool) -> PhraseTable[str]:
    table: PhraseTable[str] = PhraseTable()
    for known, others in load_words(file).items():
        for name in (known, *others) if own else others:
            table.add(name, known)
    return table


@lru_cache(maxsize=65536)
def state_of(adjective: str) -> str:
    """The state that an adjective or a name stands for, "" for none.

    >>> state_of("Ukrainian"), state_of("UK"), state_of("Martian")
    ('Ukraine', 'United Kingdom', '')
    """
    return _by_word().get(adjective.replace(".", ""), "")


@cache
def _by_word() -> dict[str, str]:
    found = {name: state for state, names in load_words(_PEOPLES).items() for name in names}
    for state, (_, *others) in load_words(_STATES).items():
        found |= dict.fromkeys((state, *(name.replace(".", "") for name in others)), state)
    return found


@cache
def state_by_code(code: str) -> str:
    """The state of an ISO 3166 two-letter code, "" where we have none.

    >>> state_by_code("UA")
    'Ukraine'
    """
    return next((state for state, (own, *_) in load_words(_STATES).items() if own == code), "")


def is_state(name: str) -> bool:
    """Whether a name is a state's own.

    >>> is_state("Ukraine"), is_state("Hamas")
    (True, False)
    """
    return name in states()


@cache
def states() -> frozenset[str]:
    """The states by their own names."""
    return frozenset(load_words(_STATES))
