"""What reading looks for: the theatre's names and the room's own word lists, compiled once for all documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from orontes.errors import LexiconError
from orontes.reading.lexicon_files import load_words
from orontes.reading.phrases import PhraseTable
from orontes.reading.types import Facility, Weapon
from orontes.reading.words import ARTICLES, split_words
from orontes.reading.worldwide import state_by_code, state_of
from orontes.romanization import fold
from orontes.theatre.types import Actor, Descriptor, Source, Theatre

_WORD = re.compile(r"\w+")
# A name is matched by sound only where enough of it remains to tell it from a word of the language.
LOOSE_WORDS = 2


@dataclass(frozen=True, slots=True)
class SideWord:
    """A way of writing about a side: "rebel", "pro-Assad", "Russian"."""

    side: str
    actor: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Tables of phrases, compiled from a theatre and the room's files. Build it with `build_lexicon`."""

    theatre: str
    sides: frozenset[str]
    actors: dict[str, Actor]
    actor_names: PhraseTable[str]  # actor ids by spelling
    actor_sounds: PhraseTable[str]  # the same by sound, names of several words only
    side_words: PhraseTable[SideWord]  # descriptors, stems among them
    source_names: PhraseTable[str]
    weapons: PhraseTable[str]
    facilities: PhraseTable[str]
    own_places: PhraseTable[str]  # places of the country that the war is fought in
    start: date  # the first day of the war
    home: str  # the state that the war is fought in, by its name among the states
    states: frozenset[str]  # the states that have to do with the war

    def is_home(self, state: str) -> bool:
        """Whether the war is fought in that state: its name is a place first."""
        return state == self.home

    def has_event(self, text: str) -> bool:
        """Whether the text holds a word that begins with an event stem."""
        return any(map(_opens_with_event, _WORD.findall(text))) or _event_phrases().search(text) is not None


@lru_cache(maxsize=65536)
def _opens_with_event(word: str) -> bool:
    """Whether a word begins with an event stem: asked once of each word, not of each place where it stands."""
    return word.lower().startswith(_event_stems())


@cache
def _event_stems() -> tuple[str, ...]:
    return tuple(stem for stem in load_words("events.yml")["stems"] if _WORD.fullmatch(stem))


@cache
def _event_phrases() -> re.Pattern[str]:
    """The stems that run over more than one word: "de-escal", "ran over"."""
    phrases = [stem for stem in load_words("events.yml")["stems"] if not _WORD.fullmatch(stem)]
    return re.compile(rf"\b(?:{'|'.join(phrases) or '(?!)'})", re.IGNORECASE)


def build_lexicon(theatre: Theatre) -> Lexicon:
    """Compile a theatre's actors, descriptors and sources, with the weapon, facility and event words of this room.

    Raises LexiconError where a file of this room holds a code that the wire format does not know.
    """
    return Lexicon(
        theatre=theatre.id,
        sides=frozenset(side.id for side in theatre.sides),
        actors={actor.id: actor for actor in theatre.actors},
        actor_names=_actor_names(theatre.actors),
        actor_sounds=_actor_sounds(theatre.actors),
        side_words=_descriptors(theatre.descriptors, _acronyms(theatre.actors)),
        source_names=_source_names(theatre.sources),
        weapons=code_table("weapons.yml", frozenset(Weapon)),
        facilities=code_table("facilities.yml", frozenset(Facility)),
        own_places=_own_places(theatre),
        start=theatre.start,
        home=state_by_code(theatre.countries[0]) if theatre.countries else "",
        states=_states(theatre),
    )


def _own_places(theatre: Theatre) -> PhraseTable[str]:
    table: PhraseTable[str] = PhraseTable()
    for place in theatre.places:
        for name in (place.name, *place.spellings) if place.country in theatre.countries[:1] else ():
            table.add(name, place.id)
    return table


def _states(theatre: Theatre) -> frozenset[str]:
    """The theatre's countries, and the states among its actors."""
    around = (state_by_code(code) for code in theatre.countries)
    return frozenset((*around, *(state_of(name) for a in theatre.actors for name in (a.name, *a.aliases)))) - {""}


def _actor_names(actors: tuple[Actor, ...]) -> PhraseTable[str]:
    table: PhraseTable[str] = PhraseTable()
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            table.add(name, actor.id)
    return table


def _actor_sounds(actors: tuple[Actor, ...]) -> PhraseTable[str]:
    table: PhraseTable[str] = PhraseTable(fold)
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            if sum(word.key not in ARTICLES for word in split_words(name)) >= LOOSE_WORDS:
                table.add(name, actor.id)
    return table


def _acronyms(actors: tuple[Actor, ...]) -> frozenset[str]:
    names = (name for actor in actors for name in (actor.name, *actor.aliases))
    return frozenset(name for name in names if name.isalpha() and name.isupper())


def _descriptors(descriptors: tuple[Descriptor, ...], acronyms: frozenset[str]) -> PhraseTable[SideWord]:
    """One that opens with an acronym is read in capitals alone: a town that "is held" is not IS-held."""
    table: PhraseTable[SideWord] = PhraseTable()
    for descriptor in descriptors:
        first, mark, rest = descriptor.phrase.replace("-", " - ").partition(" ")
        shouted = first.upper() in acronyms
        phrase = f"{first.upper()}{mark}{rest}".replace(" - ", "-") if shouted else descriptor.phrase
        table.add(phrase, SideWord(descriptor.side, descriptor.actor))
    return table


def _source_names(sources: tuple[Source, ...]) -> PhraseTable[str]:
    table: PhraseTable[str] = PhraseTable()
    for source in sources:
        for name in (source.name, *source.aliases):
            table.add(name, source.id)
    return table


@cache
def code_table(file: str, codes: frozenset[str]) -> PhraseTable[str]:
    """Phrases of a file whose sections are wire codes, each in singular and plural."""
    table: PhraseTable[str] = PhraseTable()
    for code, phrases in load_words(file).items():
        if code not in codes:
            raise LexiconError(f"'{code}' is not a code of the wire format", file=file)
        for phrase in phrases:
            table.add(phrase, str(code))
            table.add(plural(phrase), str(code))
    return table


@cache
def noun_table(file: str, section: str) -> PhraseTable[str]:
    """Phrases of one section, each in singular and plural, standing for their singular."""
    table: PhraseTable[str] = PhraseTable()
    for phrase in load_words(file)[section]:
        table.add(phrase, phrase)
        table.add(plural(phrase), phrase)
    return table


def plural(noun: str) -> str:
    """The regular plural.

    >>> plural("factory"), plural("bus"), plural("militia")
    ('factories', 'buses', 'militias')
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


_IRREGULAR = {
    "children": "child",
    "men": "man",
    "lives": "life",
    "buses": "bus",
    "personnel": "personnel",
    "schoolchildren": "schoolchild",
}


def singular(noun: str) -> str:
    """The noun without a regular plural ending, in lower case.

    >>> singular("Rebels"), singular("allies"), singular("forces"), singular("ISIS")
    ('rebel', 'ally', 'force', 'isis')
    """
    word = noun.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 3:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "is", "us")) and len(word) > 3:
        return word[:-1]
    return word
