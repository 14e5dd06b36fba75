"""A claim in the making: everything read from one sentence, before places are resolved and retellings joined."""

from __future__ import annotations

from dataclasses import dataclass

from orontes.claims.attribution import Saying
from orontes.claims.types import NOBODY, Kind, Modality, Party
from orontes.evidence import Count, Span, When
from orontes.places.types import PlacePhrase
from orontes.reading.types import Sentence

# Kinds that harm people: a toll may hang on them.
VIOLENT = frozenset(
    (
        Kind.ARMED_CLASH,
        Kind.AIR_STRIKE,
        Kind.SHELLING,
        Kind.SUICIDE_BOMB,
        Kind.EXPLOSIVE,
        Kind.CHEMICAL_WEAPON,
        Kind.ATTACK_ON_CIVILIANS,
    )
)
# Kinds that may be claimed of no place in particular.
PLACELESS = frozenset((Kind.CASUALTIES, Kind.TALKS, Kind.AGREEMENT, Kind.MOBILIZATION))


@dataclass(frozen=True, slots=True)
class Draft:
    """What one event word of one sentence says. `index` is its word, -1 where there is none."""

    kind: Kind
    place: PlacePhrase
    sentence: Sentence
    index: int
    span: Span
    when: When
    saying: Saying | None
    modality: Modality
    rule: str
    confidence: float
    actor: Party = NOBODY
    target: Party = NOBODY
    killed: Count | None = None
    injured: Count | None = None
    civilians: Count | None = None
    facility: str = ""
    weapon: str = ""
    may_be: frozenset[Kind] = frozenset()  # kinds it may be another word for, where its own words leave it open
    supposed: bool = False  # whether it is only supposed: "if they attack"
    running: bool = False  # whether its figures are a running total
    dated: bool = False  # whether the text itself gives the time
    pointer: bool = False  # whether it only says where an event told before was: "the attack hit Haas"
    carried: bool = False  # whether the place was taken from an earlier sentence
    again: bool = False  # whether another source tells again what was told before

    @property
    def source(self) -> str:
        """Who says so, "" for the report itself."""
        return self.saying.name if self.saying is not None else ""
