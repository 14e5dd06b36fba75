"""What a report has told so far, and what is looked up in a sentence once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from orontes.claims.attribution import Carried, Saying
from orontes.claims.draft import Draft
from orontes.claims.scene import GENERIC, Group
from orontes.claims.scenes import Precision
from orontes.claims.setting import Stage, Width
from orontes.claims.spoken import NOWHERE, REMEMBERED, Placed, Spoken
from orontes.claims.tolls import Toll
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.claims.types import NOBODY, Kind, Party
from orontes.evidence import When
from orontes.places.types import PlacePhrase
from orontes.reading.types import Entry, MentionType, Sentence


@dataclass(frozen=True, slots=True)
class World:
    """What is known beforehand: how wide and how surely each name was placed, and which sides have aircraft."""

    width: Width
    precision: Precision
    placed: Placed
    fliers: frozenset[str] = frozenset()
    land: str = ""  # the country that the report is about, as it names it
    home: str = ""  # the code of the country that most of its places lie in
    start: date | None = None  # the first day of its war

    def is_home(self, name: str) -> bool:
        """Whether nothing says that a name lies in another country than the report's."""
        placement = self.placed(name)
        return placement is None or placement.country in ("", self.home)


@dataclass(frozen=True, slots=True)
class Day:
    """The last single day that the story named, in which sentence, and the kinds of event told to have been on it."""

    when: When | None = None
    sentence: int = -1
    kinds: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class Context:
    """What the sentences before have left: the last places and actor of the entry, and the events told in it."""

    entry: Entry
    world: World
    place: PlacePhrase = NOWHERE
    named: tuple[PlacePhrase, ...] = ()  # places of the sentences before, the last one first
    actor: Party = NOBODY
    carried: Carried = field(default_factory=Carried)
    drafts: tuple[Draft, ...] = ()
    day: Day = Day()


@dataclass(frozen=True, slots=True)
class Scan:
    """A sentence with everything that is looked up in it once."""

    tree: Tree
    groups: tuple[Group, ...]
    triggers: list[Trigger]
    said: list[Saying]
    tolls: list[Toll]
    stretches: tuple[int, ...]

    def stage(self, width: Width, fliers: frozenset[str] = frozenset()) -> Stage:
        """What choosing a place, and who did it, looks at."""
        return Stage(self.groups, self.triggers, self.said, width, self.stretches, fliers)


def spoken_of(found: Scan, context: Context, before: int) -> Spoken:
    """The places that "the area" may mean at a word: those of the sentence before it, then the story's."""
    named = [s.phrase(story(context)) for g in found.groups if g.index < before for s in g.scenes if s.named]
    return Spoken((*reversed(named), *story(context).phrases)[:REMEMBERED], context.world.placed)


def story(context: Context) -> Spoken:
    """The places that the sentences before have left."""
    return Spoken((context.place, *context.named), context.world.placed)


def heading(sentence: Sentence) -> tuple[PlacePhrase, ...]:
    """The place that a line of nothing else is headed with: "Kryvyi Rih."."""
    named = [m.text for m in sentence.mentions if m.type is MentionType.PLACE and m.cue != GENERIC]
    return tuple(PlacePhrase(name) for name in named if name == sentence.text.rstrip(" .:–—-"))
