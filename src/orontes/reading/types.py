"""The nouns of this room: entries, sentences, tokens and mentions. All spans point into `Document.text`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from orontes.evidence import Count, RecordId, Span, When


class EntryKind(StrEnum):
    """What part of a report an entry is."""

    UPDATE = "update"  # "UPDATE 1915 GMT: …"
    ORIGINAL = "original"  # "ORIGINAL ENTRY: …", or the whole body of a plain article
    SECTION = "section"  # the part under a sub-head
    HEADLINE = "headline"  # title or deck line at the top
    CAPTION = "caption"  # "TOP PHOTO: …", photo credits
    TEASER = "teaser"  # "Read: …"
    FURNITURE = "furniture"  # site name, byline, date line, share links: carries no claim


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of a document with its own time (aware, UTC). `span` excludes the stamp; `stamp` is "" or as written."""

    index: int
    kind: EntryKind
    span: Span
    time: datetime
    stamp: str = ""
    heading: str = ""  # the sub-head it stands under


OWNER = "owner"  # the cue of "Syria" in "Syrias Aleppo", a possessive whose apostrophe was lost


class MentionType(StrEnum):
    """What a stretch of text names."""

    ACTOR = "actor"
    PLACE = "place"
    SOURCE = "source"
    PERSON = "person"
    DATE = "date"
    COUNT = "count"
    WEAPON = "weapon"
    FACILITY = "facility"


class Weapon(StrEnum):
    """The weapons of the wire format."""

    AIRSTRIKE = "airstrike"
    BARREL_BOMB = "barrel_bomb"
    ARTILLERY = "artillery"
    ROCKET = "rocket"
    MISSILE = "missile"
    DRONE = "drone"
    VEHICLE_BOMB = "vehicle_bomb"
    SUICIDE_BOMB = "suicide_bomb"
    MINE_OR_IED = "mine_or_ied"
    CHEMICAL = "chemical"
    INCENDIARY = "incendiary"
    CLUSTER = "cluster"
    THERMOBARIC = "thermobaric"
    SMALL_ARMS = "small_arms"


class Facility(StrEnum):
    """The facilities of the wire format."""

    HOSPITAL = "hospital"
    SCHOOL = "school"
    PLACE_OF_WORSHIP = "place_of_worship"
    MARKET = "market"
    POWER_OR_WATER = "power_or_water"
    AID = "aid"
    AIRBASE = "airbase"
    ROAD = "road"
    BRIDGE = "bridge"


class Token(NamedTuple):
    """One word with its place in the dependency tree (Universal-like labels of spaCy's English models).

    `index` and `head` count from 0 within the sentence; the root's head is itself. A plain tuple, since a report has
    thousands of them.
    """

    index: int  # type: ignore[assignment]  # hides a method of tuples that nobody needs
    span: Span
    text: str
    pos: str  # coarse part of speech: VERB, NOUN, PROPN, …
    tag: str  # Penn tag: VBD, VBN, NNS, …
    dep: str  # nsubj, nsubjpass, dobj, prep, pobj, …
    head: int
    entity: str = ""  # the tagger's proposal, a name's begin and inside: "B-PLACE", "I-PLACE", "" for none


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a sentence that names something.

    `ref` holds what it was recognised as: an actor id, a source id, a weapon or facility code, "" where unknown.
    `side` is the side of an actor mention on the entry's day ("" unknown). `cue` says how it was found: "alias",
    "descriptor", "gazetteer", "cue:the town of", "tagger", "pattern".
    """

    type: MentionType
    span: Span
    text: str
    ref: str = ""
    side: str = ""
    cue: str = ""
    when: When | None = None  # of a DATE
    count: Count | None = None  # of a COUNT
    unit: str = ""  # of a COUNT: what is counted, lemma ("civilian", "tank", "km")

    def moved(self, by: int) -> Mention:
        """The same mention `by` characters on."""
        span = Span(self.span.start + by, self.span.end + by)
        return Mention(self.type, span, self.text, self.ref, self.side, self.cue, self.when, self.count, self.unit)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, parsed where it holds something worth parsing (`tokens` is empty otherwise)."""

    index: int  # within the document
    entry: int  # index of its entry
    span: Span
    text: str  # the words of the span, with invisible marks at the edge of a word made spaces
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]  # by start, then longest first; never overlapping within one type


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says, part by part, before anything is claimed from it."""

    document: RecordId
    entries: tuple[Entry, ...]
    sentences: tuple[Sentence, ...]
    notes: tuple[str, ...] = ()
    foreign: bool = False  # of another war than the theatre pack's, and read without it


class PlaceNames(Protocol):
    """What reading needs of a gazetteer: which stretches of a text are names it knows. The pipeline passes it in."""

    def find(self, text: str) -> Sequence[Span]:
        """Spans of known place names in `text`, longest first where they overlap, by start."""
        ...


class Parser(Protocol):
    """A dependency parser: texts in, tokens out."""

    name: str
    version: str

    def parse(self, texts: Sequence[str], starts: Sequence[int] = ()) -> Sequence[tuple[Token, ...]]:
        """Parse each text as one sentence; spans count from its start in the document, 0 where none are given."""
        ...

    def split(self, text: str) -> Sequence[Span]:
        """Sentence spans of a paragraph."""
        ...
