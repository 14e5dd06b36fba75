"""The nouns of this room: incidents, their accounts, grades and reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from orontes.claims.types import Kind, Modality
from orontes.evidence import RecordId, When
from orontes.places.types import Placement


class Grade(StrEnum):
    """Airwars' civilian-harm grading, used as the ladder for every incident."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


class StrikeStatus(StrEnum):
    """Airwars' strike status; "" on incidents that are no strike is expressed by None."""

    DECLARED = "declared-strike"
    LIKELY = "likely-strike"
    CONTESTED = "contested-strike"
    SINGLE_SOURCE = "single-source-claim"


Value = str | int | tuple[str, ...]
Values = tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a grade was given, for machines (`code`, `values`, `claims`) and for people (`text`)."""

    code: str
    text: str
    claims: tuple[RecordId, ...] = ()
    values: Values = ()  # what the code is said of, by name: (("by", ("SANA",)), ("needed", 2))


@dataclass(frozen=True, slots=True)
class Wish:
    """Evidence that would raise a grade: for machines (`code`, `values`), for people (`text`), and how far."""

    code: str
    text: str
    leads_to: Grade  # the best grade that it could lead to
    values: Values = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim's place in the tree of who repeats whom."""

    claim: RecordId
    how: str  # "own" words, "quotes" the origin, "copies" the words of `of`
    of: RecordId | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """One origin's telling of an event: every claim that goes back to the same innermost voice."""

    origin: str  # key of the origin: a source id, or the folded name of the voice within its publisher
    name: str  # the voice for people: "SANA", "a local source, told to Syria Direct"
    alignment: str
    kind: str  # SourceKind value
    claims: tuple[RecordId, ...]
    tellings: tuple[Telling, ...] = ()  # the same claims: who has it from whom
    counts_as: str = ""  # accounts with one key count as one source, as the organs of one side do


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Accounts that cannot all be right: `field` is actor, toll, outcome or time."""

    field: str
    values: tuple[tuple[str, RecordId], ...]  # (what is said, by which claim)


class Outcome(StrEnum):
    """What became of a pair of claims that may tell one event."""

    JOINED = "joined"  # by their weight
    RULED = "ruled"  # by a person, or through others of the group
    NEAR = "near"  # the weight fell short, or others of the groups spoke against it
    PARTED = "parted"  # `obstacle` ruled it out, and nothing else spoke against it


@dataclass(frozen=True, slots=True)
class Part:
    """One row of a table of agreement: what was compared, how it came out, and what that is worth in bits."""

    field: str
    level: str
    bits: float


@dataclass(frozen=True, slots=True)
class Match:
    """Two claims that may tell one event: what became of them, and the weights that say so."""

    outcome: Outcome
    incident: RecordId
    other: RecordId  # the same incident where they were joined
    claims: tuple[RecordId, RecordId]
    bits: float  # sum of the parts: log2 of the odds for one event
    obstacle: str  # what rules it out, "" for nothing
    parts: tuple[Part, ...]  # the weightiest first


@dataclass(frozen=True, slots=True)
class Incident:
    """Accounts of one event: one kind, one place, one moment."""

    id: RecordId
    kind: Kind
    placement: Placement
    when: When
    modality: Modality  # of the preferred claim
    actor: str  # as the preferred claim writes it
    actor_side: str
    target: str
    target_side: str
    accounts: tuple[Account, ...]
    preferred: RecordId  # the claim shown first
    independent_origins: int
    grade: Grade
    reasons: tuple[Reason, ...]
    would_raise: tuple[Wish, ...]  # what evidence would raise the grade
    strike_status: StrikeStatus | None
    belligerent: str  # side id, "" where unknown
    attribution: str  # "known" | "suspected" | "unknown"
    contradictions: tuple[Contradiction, ...]
    facility: str
    weapon: str

    @property
    def claims(self) -> tuple[RecordId, ...]:
        """Every claim in it, in account order."""
        return tuple(claim for account in self.accounts for claim in account.claims)

    @property
    def copies(self) -> Mapping[RecordId, RecordId]:
        """Of each claim that copies the words of another, that other one."""
        told = (telling for account in self.accounts for telling in account.tellings)
        return {telling.claim: telling.of for telling in told if telling.of is not None}


@dataclass(frozen=True, slots=True)
class SourceWeight:
    """How far a source is believed on one topic, in its own cause or not, and what that was learned from."""

    source_id: str  # of the theatre pack, "" for voices that go under their kind
    name: str  # the id, or the kind in brackets
    kind: str  # SourceKind value
    alignment: str
    topic: str  # "ground", "harm" or "other"
    own_cause: bool
    prior: float
    weight: float  # probability that a statement of it is true
    answers: int  # questions of fact that it and another origin answered
    right: float  # of them, those it got right, as far as can be told
    toll_ratio: float | None  # its dead over the others' median, in the middle of such incidents; None without any
    low: float = 0.0  # the weight lies between the two nine times in ten
    high: float = 1.0
    tolls: int = 0  # tolls of its own that were held against others'
