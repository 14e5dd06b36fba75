"""Where something may have happened: a place as a sentence writes it, and the places that it names in one breath."""

from __future__ import annotations

from dataclasses import dataclass

from orontes.claims.spoken import Spoken
from orontes.evidence import Span
from orontes.places.types import PlacePhrase

GENERIC = "generic"  # the cue of a place that the text does not name here: "the town"


@dataclass(frozen=True, slots=True)
class Scene:
    """A place as the text writes it; `index` is its word; `named` is False for "the town"."""

    text: str
    span: Span
    index: int
    within: str = ""
    named: bool = True
    owner: bool = False  # "Syria's": says whose, not where

    def phrase(self, spoken: Spoken) -> PlacePhrase:
        """What the gazetteer is asked, where `spoken` holds the places named before."""
        return PlacePhrase(self.text, self.within) if self.named else spoken.phrase(self.text, self.within)


@dataclass(frozen=True, slots=True)
class Group:
    """Coordinated places: "Qaboun, Barzeh and Tishreen"; `wider` are words of places they are said to lie in."""

    scenes: tuple[Scene, ...]
    wider: tuple[int, ...] = ()

    @property
    def index(self) -> int:
        """The first place's word, on which the group hangs."""
        return self.scenes[0].index

    @property
    def named(self) -> bool:
        """Whether it names a place."""
        return any(scene.named for scene in self.scenes)
