"""The voices of a claim: who each link of its attribution is, as the theatre knows it or its words tell."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import ClassVar

from orontes.claims.attribution import Saying
from orontes.claims.cues import cues
from orontes.claims.described import OFFICES, PRIVATE, kind_of, leaning
from orontes.claims.parties import CIVILIANS
from orontes.claims.syndication import credit
from orontes.claims.types import Voice
from orontes.reading.worldwide import is_state, state_of
from orontes.sources.types import Document
from orontes.theatre import world_sources
from orontes.theatre.types import ActorKind, SourceKind, Theatre

_WORD = re.compile(r"[\w.-]+(?:['’](?!s\b)\w+)*")
_AGAINST = frozenset(("against", "anti", "former", "ex", "critics", "opponents", "fled", "defected"))
LONGEST = 8  # words of a name that is looked for inside a description
SHORTEST = 3  # letters of such a name
_STATE = ("government", "government forces", "army")
_LOST = re.compile(r"^([A-Z]{3,})s$")  # "SANAs": an apostrophe was lost
_TOGETHER = re.compile(r" and |,.*,")
_AGENCIES = frozenset({SourceKind.WIRE})
_HOUSES = frozenset({SourceKind.INDEPENDENT_MEDIA, SourceKind.MONITOR, SourceKind.OFFICIAL})
_OWN_REPORTER = re.compile(r"(?i)^(?:\w+ )?(?:the|our|its|a|an)?\s*(?:reporter|correspondent)s?$")
_FIGHTING = {
    ActorKind.STATE_FORCES: SourceKind.MILITARY,
    ActorKind.EXTERNAL_FORCES: SourceKind.MILITARY,
    ActorKind.REBEL_GROUP: SourceKind.ARMED_GROUP,
    ActorKind.POLITICAL_MILITIA: SourceKind.ARMED_GROUP,
    ActorKind.IDENTITY_MILITIA: SourceKind.ARMED_GROUP,
}


class Voices:
    """A theatre's sources by what they are called. Get it from `Voices.of`."""

    _kept: ClassVar[dict[int, tuple[Theatre, Voices]]] = {}  # by the theatre's identity: hashing one costs more

    @classmethod
    def of(cls, theatre: Theatre) -> Voices:
        """The voices of a theatre, indexed when first asked for."""
        if id(theatre) not in cls._kept:
            cls._kept.clear()  # a run has one theatre
            cls._kept[id(theatre)] = theatre, cls(theatre)
        return cls._kept[id(theatre)][1]

    def __init__(self, theatre: Theatre) -> None:
        self.sources = (*theatre.sources, *world_sources(theatre))
        self.ids = {source.id: n for n, source in reversed([*enumerate(self.sources)])}
        self.names: dict[str, int] = {}
        self.inside: dict[tuple[str, ...], int] = {}  # proper names, to be found within a description
        for n, source in enumerate(self.sources):
            for name in (source.name, *source.aliases):
                self.names.setdefault(_bare(name), n)
                if len(name) >= SHORTEST and name != name.lower():
                    self.inside.setdefault(tuple(_WORD.findall(name)), n)
        self.agencies = tuple(s.name for s in self.sources if s.kind in _AGENCIES)
        self.fighting = _fighting(theatre)
        self.named_sides = bool(theatre.sides)
        self.home = _home(theatre)

    def chain(self, document: Document, saying: Saying | None) -> tuple[Voice, ...]:
        """From the publisher, typed where the theatre knows it, to the innermost voice.

        Between them stands the agency whose report the publisher carries, and whoever else was told.
        """
        links = [self.publisher(document.publisher)]
        if agency := credit(document.text, self.agencies, document.publisher):
            links.append(self.publisher(agency))
        if saying is not None:
            if saying.via:
                links.append(self.voice(saying.via))
            links.append(self._speaker(saying, links[0]))
        return tuple(_without_echo(links))

    def _speaker(self, saying: Saying, publisher: Voice) -> Voice:
        """Who says so; a reporter of nobody's is the publisher's own."""
        if _OWN_REPORTER.match(saying.name):
            return replace(publisher, name=saying.name)
        return self.voice(saying.name, saying.ref, saying.side)

    def publisher(self, name: str) -> Voice:
        """The voice of whoever publishes a report: known by its name or what it begins with, else described by it."""
        words = _WORD.findall(name)
        starts = (self.inside.get(tuple(words[:length])) for length in range(len(words), 0, -1))
        known = self.names.get(_bare(name), next((found for found in starts if found is not None), None))
        if known is None:
            return Voice(name, "", kind_of(name)[0], "")
        return self._known(name, known)

    def voice(self, name: str, ref: str = "", side: str = "") -> Voice:
        """A voice by its name: known to the theatre, else described by its words."""
        bare = _bare(name)
        known = [found for found in (self.ids.get(ref), self.names.get(bare) if bare else None) if found is not None]
        if known:
            return self._known(name, min(known))
        kind, office = kind_of(name)
        within = None if kind in PRIVATE else self._within(name)
        if within is not None:
            return self._known(name, within)
        return self._described(name, kind, office, side)

    def _described(self, name: str, kind: SourceKind, office: bool, side: str) -> Voice:
        side = "" if side == CIVILIANS else side  # whoever is one of them fights for nobody
        state = state_of(re.sub(r"^[Tt]he\s", "", name))
        if kind is SourceKind.UNKNOWN and state:
            return Voice(name, "", SourceKind.OFFICIAL, side or ("" if self.named_sides else state))
        if side and (kind is SourceKind.UNKNOWN or (office and kind in OFFICES)):
            kind = self._of_side(kind, side)
        if kind is SourceKind.STATE_MEDIA and not any(map(state_of, _WORD.findall(name))):
            side = side or self.home  # the state that the war is fought in
        return Voice(name, "", *leaning(kind, name, side))

    def _of_side(self, kind: SourceKind, side: str) -> SourceKind:
        """An office or a group of a side that has no state is its armed group's, and its forces are no army."""
        own = self.fighting.get(side, SourceKind.MILITARY if is_state(side) or side.startswith("~g") else None)
        if own is SourceKind.MILITARY:
            return SourceKind.OFFICIAL if kind in (SourceKind.UNKNOWN, SourceKind.ARMED_GROUP) else kind
        return SourceKind.ARMED_GROUP

    def _within(self, name: str) -> int | None:
        """The source that a description names: "Syria's state news agency SANA", "a member of the Council"."""
        if _TOGETHER.search(name):
            return None
        words = [(_LOST.sub(r"\1", found[0]), found.end()) for found in _WORD.finditer(name)]
        for length in range(min(LONGEST, len(words)), 0, -1):
            for at in range(len(words) - length + 1):
                found = self.inside.get(tuple(word for word, _ in words[at : at + length]))
                before = words[at - 1][0].lower() if at else ""
                if found is not None and before not in _AGAINST and _stands_alone(name[words[at + length - 1][1] :]):
                    return found
        return None

    def _known(self, name: str, number: int) -> Voice:
        source = self.sources[number]
        return Voice(name, source.id, source.kind, source.alignment)


def _without_echo(links: list[Voice]) -> list[Voice]:
    """The chain without a link that repeats the one before it: an agency's dispatch of what was told to the agency."""
    return [
        link
        for n, link in enumerate(links)
        if not (0 < n < len(links) - 1 and link.source_id and link.source_id in {v.source_id for v in links[:n]})
    ]


def _stands_alone(rest: str) -> bool:
    """Whether what follows a name leaves it whole: the end, a comma, an owned office, a person, "reporter"."""
    rest = rest.strip(" ")
    if not rest or rest[0] in ",;:(’'”\"" or rest[0].isupper():
        return True
    word = rest.split()[0]
    kind, office = kind_of(word)
    return (office and kind in OFFICES and not cues().has("forces", word)) or kind in _HOUSES


def _home(theatre: Theatre) -> str:
    """The side that reports of this war call the government, "" where they call none so."""
    called = {descriptor.phrase: descriptor.side for descriptor in theatre.descriptors}
    return next((called[phrase] for phrase in _STATE if called.get(phrase)), "")


def _fighting(theatre: Theatre) -> dict[str, SourceKind]:
    """What the fighters of each side are: an army where any state's forces are among them."""
    found: dict[str, SourceKind] = {}
    for actor in theatre.actors:
        for side in {membership.side for membership in actor.memberships}:
            kind = _FIGHTING.get(actor.kind)
            if kind is not None and found.get(side) is not SourceKind.MILITARY:
                found[side] = kind
    return found


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ").strip()
