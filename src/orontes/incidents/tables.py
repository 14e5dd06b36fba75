"""What this room knows beforehand, read from the three tables beside it and checked on load.

`kinds.csv`: which kinds of claim may tell one event (`family`), whether people are harmed by it, whether it happens to
a place only `once` in a while (a town falls once; it is bombed every day), how long a range of days may be and still
tell of one single day in it (`range_days`), whether two claims without a place can be one event, and on how many days
out of one something of the kind is told at a place of which nothing is known (`rate`).
`agreement.csv`: how often two tellings of one event (`same`) and of two events (`other`) agree or differ in each field;
log2 of their ratio is the weight of it, after Fellegi and Sunter, "A theory for record linkage" (1969). The shares of
days (`moments`) have no `other`: how often another event falls on a day is the rate at the place. Those of kinds,
parties, tolls, facilities and weapons are learned (`bench/train_matching.py`), the others written.
`voices.csv`: how far a kind of voice is believed where the theatre pack does not name the source. The figures are
orderings, not measurements: wires, monitors and international bodies above residents, residents above parties to the
war, parties above the unnamed, as Airwars and the Admiralty scale rank them.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from orontes.claims.types import Kind
from orontes.errors import LexiconError
from orontes.theatre.types import SourceKind

KINDS_FILE = Path(__file__).with_name("kinds.csv")
VOICES_FILE = Path(__file__).with_name("voices.csv")
AGREEMENT_FILE = Path(__file__).with_name("agreement.csv")


@dataclass(frozen=True, slots=True)
class KindRow:
    """How claims of one kind come together into incidents."""

    family: str
    harm: bool
    once: bool
    range_days: int
    needs_place: bool
    rate: float


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """How far a kind of voice is believed: a probability, and whether it counts towards corroboration."""

    reliability: float
    credible: bool


def load_kinds(path: Path) -> Mapping[Kind, KindRow]:
    """The table of kinds, one row for every `Kind`. Raises `LexiconError` with file and line."""
    table: dict[Kind, KindRow] = {}
    for line, row in read_rows(path):
        try:
            table[Kind(row["kind"])] = KindRow(
                row["family"],
                _yes(row["harm"]),
                _yes(row["once"]),
                int(row["range_days"]),
                _yes(row["needs_place"]),
                _share(row["rate"]),
            )
        except (KeyError, ValueError) as error:
            raise LexiconError(f"not a row about a kind: {error}", file=path.name, line=line) from error
    _complete(path, {kind.value for kind in Kind}, {kind.value for kind in table})
    return table


def load_voices(path: Path) -> Mapping[SourceKind, VoiceRow]:
    """The table of voices, one row for every `SourceKind`. Raises `LexiconError` with file and line."""
    table: dict[SourceKind, VoiceRow] = {}
    for line, row in read_rows(path):
        try:
            table[SourceKind(row["kind"])] = VoiceRow(_share(row["reliability"]), _yes(row["credible"]))
        except (KeyError, ValueError) as error:
            raise LexiconError(f"not a row about a voice: {error}", file=path.name, line=line) from error
    _complete(path, {kind.value for kind in SourceKind}, {kind.value for kind in table})
    return table


@cache
def kinds() -> Mapping[Kind, KindRow]:
    """The shipped table of kinds."""
    return load_kinds(KINDS_FILE)


@cache
def voices() -> Mapping[SourceKind, VoiceRow]:
    """The shipped table of voices."""
    return load_voices(VOICES_FILE)


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row of one of our own tables by column, with its line; a cell that is missing is ""."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            yield reader.line_num, {key: value or "" for key, value in row.items() if key}


def load_agreement(path: Path) -> Mapping[tuple[str, str], float]:
    """Weights in bits by field and level; a level without `other` has log2 of `same`. Raises `LexiconError`."""
    table: dict[tuple[str, str], float] = {}
    for line, row in read_rows(path):
        try:
            other = _share(row["other"]) if row["other"] else 1.0
            table[row["field"], row["level"]] = math.log2(_share(row["same"]) / other)
        except (KeyError, ValueError) as error:
            raise LexiconError(f"not a row about agreement: {error}", file=path.name, line=line) from error
    return table


@cache
def agreement() -> Mapping[tuple[str, str], float]:
    """The shipped weights of agreement and disagreement."""
    return load_agreement(AGREEMENT_FILE)


def _share(text: str) -> float:
    share = float(text)
    if not 0 < share < 1:
        raise ValueError(f"{share} is not between 0 and 1")
    return share


def _yes(word: str) -> bool:
    if word not in {"yes", "no"}:
        raise ValueError(f"'{word}' is neither yes nor no")
    return word == "yes"


def _complete(path: Path, wanted: set[str], found: set[str]) -> None:
    if missing := sorted(wanted - found):
        raise LexiconError(f"no row for {', '.join(missing)}", file=path.name)
