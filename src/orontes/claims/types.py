"""The nouns of this room: claims, who makes them, and in which words; vocabularies are the annotation guide's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from orontes.evidence import Count, Origin, RecordId, Span, When
from orontes.places.types import Placement
from orontes.theatre.types import SourceKind


class Kind(StrEnum):
    """What a claim says happened or held."""

    TERRITORY_TAKEN = "territory_taken"
    TERRITORY_TRANSFERRED = "territory_transferred"
    TERRITORY_HELD = "territory_held"
    ENCIRCLEMENT = "encirclement"
    ARMED_CLASH = "armed_clash"
    AIR_STRIKE = "air_strike"
    SHELLING = "shelling"
    SUICIDE_BOMB = "suicide_bomb"
    EXPLOSIVE = "explosive"
    CHEMICAL_WEAPON = "chemical_weapon"
    ATTACK_ON_CIVILIANS = "attack_on_civilians"
    ABDUCTION = "abduction"
    ARREST = "arrest"
    PROPERTY_DESTRUCTION = "property_destruction"
    CASUALTIES = "casualties"
    DISPLACEMENT = "displacement"
    AID = "aid"
    AGREEMENT = "agreement"
    TALKS = "talks"
    MOBILIZATION = "mobilization"


class Modality(StrEnum):
    """How the words stand to the fact."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"
    INTENDED = "intended"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of an attribution: somebody who says, or is said to say."""

    name: str  # as the text writes it; the publisher's own name for the first link
    source_id: str  # of the theatre pack, "" where unknown
    kind: SourceKind
    alignment: str  # side id, "" for none


@dataclass(frozen=True, slots=True)
class Party:
    """An actor or target of a claim, as written and as recognised."""

    text: str = ""
    id: str = ""  # actor id of the theatre pack
    side: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that a part of a claim was read from."""

    role: str  # "event", "actor", "target", "place", "source", "killed" or "injured"
    span: Span  # into the document's text


NOBODY = Party()
NO_SPAN = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition by one source, with the exact words it was read from.

    `id` is `record_id("claim", document, span.start, span.end, kind, place)`: the reader that made it is no part of it.
    `chain` runs from the publisher (always first) to the innermost voice; `source` is that innermost voice as written,
    "" where the report speaks for itself.
    """

    id: RecordId
    document: RecordId
    doc: str
    span: Span
    quote: str  # document.text[span]
    kind: Kind
    place: str  # as the text writes it
    placement: Placement
    actor: Party
    target: Party
    when: When
    entry_time: datetime
    published: datetime
    source: str
    chain: tuple[Voice, ...]
    modality: Modality
    killed: Count | None
    injured: Count | None
    facility: str  # a reading.Facility value or ""
    weapon: str  # a reading.Weapon value or ""
    rule: str  # name of the rule that read it
    read_by: Origin
    confidence: float  # 0 to 1
    civilians_killed: Count | None = None  # where the text says that the dead are civilians
    marks: tuple[str, ...] = ()  # PLOVER's "historical", "future", "hypothetical", "negation"; "running_total"
    sentence: Span = NO_SPAN  # the whole sentence the quote stands in
    pieces: tuple[Piece, ...] = ()  # the words that its parts were read from
    wording: str = ""  # the sentence's words in codes (`wording.coded`), to know copies by

    @property
    def voice(self) -> Voice:
        """The innermost voice: who says so."""
        return self.chain[-1]

    @property
    def told(self) -> date:
        """The day on which it was told (UTC): that of the entry it stands in, which a later publication may repeat."""
        return self.entry_time.date()
