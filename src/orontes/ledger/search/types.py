"""The nouns of finding: what is asked for, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

POSITIONS = 20  # bits of a claim's key that number it within its reading


class What(StrEnum):
    """What can be looked for."""

    REPORTS = "reports"
    CLAIMS = "claims"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a hit must have: a word, words that follow each other, or words that begin so."""

    words: tuple[str, ...]  # plain: lower case, without diacritics
    prefix: bool = False  # whether the last word may go on
    sound: str = ""  # the key that the other spellings of a name share, "" where only the words themselves count


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search. Days are inclusive, UTC: of publication for reports, of what happened for claims."""

    terms: tuple[Term, ...]
    since: date | None = None
    until: date | None = None
    superseded: bool = False  # whether earlier revisions and readings are found too
    known: int | None = None  # the custody entry up to which anything was known; None: all
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Keys:
    """Where the hits are: custody numbers of documents; of claims, that of the reading and the position within it."""

    keys: tuple[int, ...]
    total: int
    more: bool = False  # whether there are more than `total`


@dataclass(frozen=True, slots=True)
class Hit:
    """A report or a claim that was found; `snippet` has each hit between the marks that `finding` names."""

    what: What
    id: str
    document: str
    doc: str
    day: str  # ISO: of publication, or the first of those on which it may have happened
    said: str  # ISO, UTC: when it was published, or told
    publisher: str
    title: str
    snippet: str
    by: str = ""  # of a claim: who says so, the innermost first
    modality: str = ""
    place: str = ""
    kind: str = ""
    superseded: bool = False  # a later revision or reading took its place


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits of one kind, the best first, and how many there are."""

    hits: tuple[Hit, ...]
    total: int
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record as an index takes it in: the words that it can be found by, and the days that it is of."""

    key: int
    first: date
    last: date
    head: str  # title and publisher; who, where and what
    body: str
    sounds: str  # the keys of the names among them


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEntry(Entry):
    """A revision of a document."""

    id: str
    address: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What the custody entries after the last batch up to `upto` brought in."""

    upto: int
    hash: str  # of the entry `upto`: an index of another ledger has another
    reports: Sequence[ReportEntry]
    readings: Sequence[tuple[int, str]]  # custody number and document
    claims: Sequence[Entry]
    captures: Sequence[tuple[int, str]] = ()  # custody number, and the address that was asked


class Index(Protocol):
    """A search index: derived from the ledger, and made anew from it whenever it is lost."""

    def state(self) -> tuple[int, str]:
        """The custody entry up to which it goes, and that entry's hash; (0, "") where it is empty."""

    def take(self, after: int, batch: Batch) -> None:
        """Take a batch in, unless somebody else has since `after`."""

    def find(self, what: What, wanted: Wanted) -> Keys:
        """The best hits."""

    def at_address(self, address: str) -> tuple[int, ...]:
        """Custody numbers of the documents of one address (`sources.addresses`), oldest first."""

    def captured_from(self, address: str) -> tuple[int, ...]:
        """Custody numbers of the acts of capture that asked one address, oldest first."""

    def often(self, word: str) -> int:
        """In about how many reports a word stands."""

    def with_phrases(self, phrases: Sequence[tuple[str, ...]], limit: int) -> tuple[int, ...]:
        """Custody numbers of newest revisions in which one of the phrases stands, at most so many."""

    def superseded(self, what: What, keys: Sequence[int]) -> frozenset[int]:
        """Which of the keys no longer count."""


Progress = Callable[[int, int], None]  # how many custody entries are done, and how many there are


def claim_key(seq: int, position: int) -> int:
    """One number for a claim: of its reading, and its position within it.

    >>> claim_key(3, 1) == (3 << 20) + 1
    True
    """
    return (seq << POSITIONS) + position
