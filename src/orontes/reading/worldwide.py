"""Who is known in any war: states, their peoples, and movements that fight in several countries."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from orontes.reading.lexicon_files import load_words
from orontes.reading.phrases import PhraseTable

_STATES, _PEOPLES, _MOVEMENTS = "states.yml", "peoples.yml", "movements.yml"
_FIGHTS_FOR, _STAND_INS = "fights_for.yml", "stand_ins.yml"

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
    """Movements and international bodies under all their names, and forces that stand for a state."""
    table = _table(_MOVEMENTS, own=True)
    for state, forces in load_words(_FIGHTS_FOR).items():
        for name in forces:
            table.add(name, state)
    return table


def movement_of(name: str) -> str:
    """The movement, or the state whose force it is, that goes by a name; "" for none.

    >>> movement_of("Sudan Liberation Army"), movement_of("Salvation Army")
    ('SLA', '')
    """
    return _movements().get(name, "")


@cache
def _movements() -> dict[str, str]:
    named = [*load_words(_MOVEMENTS).items(), *load_words(_FIGHTS_FOR).items()]
    return {name: known for known, others in named for name in others}


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
    return words_for_states().get(adjective.replace(".", ""), "")


def stands_for(name: str) -> str:
    """The state that a capital or a leader stands for where either has troops, "" for none.

    >>> stands_for("Kyiv"), stands_for("Springfield")
    ('Ukraine', '')
    """
    return _stand_ins().get(name.removesuffix("’s").removesuffix("'s"), "")


@cache
def _stand_ins() -> dict[str, str]:
    return {name: state for state, names in load_words(_STAND_INS).items() for name in names}


@cache
def words_for_states() -> Mapping[str, str]:
    """Names of states, adjectives and peoples, without dots, and the state that each stands for."""
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


# Bodies among the movements that send observers and convoys rather than fighters.
_BODIES = frozenset(("United Nations", "European Union", "African Union", "ECOWAS", "Arab League", "Red Cross"))
# Movements and alliances, under their names here, that fly aircraft of their own.
_FLYING = ("LNA", "GNA", "GNU", "NATO", "United Nations", "African Union")
_LEADERS = ("Saudi", "US", "U.S", "U.S.", "American", "NATO", "Arab", "Emirati", "French", "Russian", "Israeli")
_WITHOUT_ARMY = frozenset(("Palestine",))


def is_body(name: str) -> bool:
    """Whether a name is that of an international body, which has no rebels' cause.

    >>> is_body("Red Cross"), is_body("M23")
    (True, False)
    """
    return name in _BODIES


@cache
def with_aircraft() -> frozenset[str]:
    """Sides that are no states and fly aircraft all the same.

    >>> "Saudi-led coalition" in with_aircraft(), "M23" in with_aircraft()
    (True, False)
    """
    return frozenset((*_FLYING, *(f"{leader}-led coalition" for leader in _LEADERS)))


def without_army(state: str) -> bool:
    """Whether "the army" on the ground of a state is another's.

    >>> without_army("Palestine"), without_army("Mali")
    (True, False)
    """
    return state in _WITHOUT_ARMY


@cache
def states() -> frozenset[str]:
    """The states by their own names."""
    return frozenset(load_words(_STATES))
