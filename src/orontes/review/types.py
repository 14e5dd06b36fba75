"""The nouns of this room: a verdict about a record, by id."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from orontes.evidence import RecordId


class Verdict(StrEnum):
    """What a person decided about a record."""

    ACCEPT = "accept"
    REJECT = "reject"  # set the record aside; it stays in the ledger
    SAME = "same"  # `record` and `other` tell the same event
    DIFFERENT = "different"  # they do not


@dataclass(frozen=True, slots=True)
class Judgement:
    """An append-only verdict: later ones on the same record win when replayed."""

    id: RecordId
    record: RecordId
    verdict: Verdict
    other: str  # the second record of SAME and DIFFERENT, else ""
    by: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Rulings:
    """What stands after every judgement was replayed. Pairs are in ascending order of their two ids."""

    rejected: frozenset[RecordId] = frozenset()
    same: frozenset[tuple[RecordId, RecordId]] = frozenset()
    different: frozenset[tuple[RecordId, RecordId]] = frozenset()
