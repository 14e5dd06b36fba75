"""The nouns of this room: beliefs about who holds a place, day by day, and the spells they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import overload

import numpy as np
import numpy.typing as npt

from orontes.evidence import RecordId

Floats = npt.NDArray[np.floating]


class View(StrEnum):
    """From which day one looks back: with all that was ever published, or with what was by the day looked at."""

    NOW = "now"
    THEN = "then"


class State(StrEnum):
    """What is concluded of a place."""

    HELD = "held"
    CONTESTED = "contested"
    ENCIRCLED = "encircled"
    UNKNOWN = "unknown"


class Label(StrEnum):
    """ISW's sense: corroborated or against interest is `assessed`; one side's word alone is `claimed`."""

    ASSESSED = "assessed"
    CLAIMED = "claimed"


@dataclass(frozen=True, slots=True)
class Belief:
    """One place on one day: a distribution over holders (side ids, "" for unknown) that sums to 1."""

    day: date
    holders: tuple[tuple[str, float], ...]  # highest first
    contested: float  # probability that it is fought over
    encircled: float  # probability that it is surrounded


class Beliefs(Sequence[Belief]):
    """The beliefs of one place for every day from `first` on, kept as arrays: a million place-days fit into memory.

    `rows` is shaped (days, holders), each row summing to 1, its columns as in `holders`; `contested` and `encircled`
    have one value a day.
    """

    __slots__ = ("contested", "encircled", "first", "holders", "rows")

    def __init__(
        self, first: date, holders: tuple[str, ...], rows: Floats, *, contested: Floats, encircled: Floats
    ) -> None:
        self.first, self.holders, self.rows = first, holders, rows
        self.contested, self.encircled = contested, encircled

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Belief]:
        return (self._of(day) for day in range(len(self)))

    @overload
    def __getitem__(self, day: int) -> Belief: ...
    @overload
    def __getitem__(self, day: slice) -> Sequence[Belief]: ...
    def __getitem__(self, day: int | slice) -> Belief | Sequence[Belief]:
        if isinstance(day, slice):
            return [self._of(one) for one in range(len(self))[day]]
        return self._of(range(len(self))[day])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(Belief.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]  # it holds arrays

    def _of(self, day: int) -> Belief:
        """Holders highest first, equals in the order of `holders`."""
        row = self.rows[day].tolist()
        ranked = sorted(zip(self.holders, row, strict=True), key=lambda pair: -pair[1])
        pressure = round(float(self.contested[day]), 4), round(float(self.encircled[day]), 4)
        return Belief(self.first + timedelta(days=day), tuple(ranked), *pressure)


@dataclass(frozen=True, slots=True)
class ControlSpell:
    """A run of days with one state and holder, `start` and `end` included; spells of a place never overlap."""

    id: RecordId
    place_id: str
    place: str
    admin1: str
    lat: float
    lon: float
    start: date
    end: date
    state: State
    holder: str
    probability: float  # mean over the days
    label: Label
    last_confirmed: date | None  # latest day on which a claim supported the holder
    claims_for: tuple[RecordId, ...]
    claims_against: tuple[RecordId, ...]


@dataclass(frozen=True, slots=True)
class PlaceControl:
    """All that is concluded of one place."""

    place_id: str
    place: str
    admin1: str
    lat: float
    lon: float
    beliefs: Sequence[Belief]  # one a day, in order
    spells: tuple[ControlSpell, ...]
