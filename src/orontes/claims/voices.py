"""The voices of a claim: who each link of its attribution is, as the theatre knows it or its words tell."""

from __future__ import annotations

from typing import ClassVar

from orontes.claims.attribution import Saying
from orontes.claims.cues import cues
from orontes.claims.types import Voice
from orontes.sources.types import Document
from orontes.theatre.types import SourceKind, Theatre


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
        self.sources = theatre.sources
        self.ids = {source.id: n for n, source in reversed([*enumerate(theatre.sources)])}
        named = ((_bare(name), n) for n, s in enumerate(theatre.sources) for name in (s.name, *s.aliases))
        self.names: dict[str, int] = {}
        for name, n in named:
            self.names.setdefault(name, n)

    def chain(self, document: Document, saying: Saying | None) -> tuple[Voice, ...]:
        """From the publisher, typed where the theatre knows it, to the innermost voice."""
        links = [self.voice(document.publisher)]
        if saying is not None:
            if saying.via:
                links.append(self.voice(saying.via))
            links.append(self.voice(saying.name, saying.ref, saying.side))
        return tuple(links)

    def voice(self, name: str, ref: str = "", side: str = "") -> Voice:
        """A voice by its name: known to the theatre, else described by its words."""
        bare = _bare(name)
        known = [found for found in (self.ids.get(ref), self.names.get(bare) if bare else None) if found is not None]
        if known:
            source = self.sources[min(known)]
            return Voice(name, source.id, source.kind, source.alignment)
        lower = f" {name.lower()} "
        kind = next((k for k, words in cues().voices if any(f" {w} " in lower for w in words)), SourceKind.UNKNOWN)
        return Voice(name, ref, kind, side)


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ").strip()
