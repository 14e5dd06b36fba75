"""What this room knows beforehand, read from the two tables beside it and checked on load.

`kinds.csv`: which kinds of claim may tell one event (`family`), whether people are harmed by it, whether it happens to
a place only `once` in a while (a town falls once; it is bombed every day), how long a range of days may be and still
tell of one single day in it (`range_days`), and whether two claims without a place can be one event.
`voices.csv`: how far a kind of voice is believed where the theatre pack does not name the source. The figures are
orderings, not measurements: wires, monitors and international bodies above residents, residents above parties to the
war, parties above the unnamed, as Airwars and the Admiralty scale rank them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from orontes.claims.types import Kind
from orontes.errors import LexiconError
from orontes.theatre.types import SourceKind

KINDS_FILE = Path(__file__).with_name("kinds.csv")
VOICES_FILE = Path(__file__).with_name("voices.csv")


@dataclass(frozen=True, slots=True)
class KindRow:
    """How claims of one kind come together into incidents."""

    family: str
    harm: bool
    once: bool
    range_days: int
    needs_place: bool


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
                row["family"], _yes(row["harm"]), _yes(row["once"]), int(row["range_days"]), _yes(row["needs_place"])
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
            reliability = float(row["reliability"])
            if not 0 < reliability < 1:
                raise ValueError(f"reliability {reliability} is not between 0 and 1")
            table[SourceKind(row["kind"])] = VoiceRow(reliability, _yes(row["credible"]))
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


def _yes(word: str) -> bool:
    if word not in {"yes", "no"}:
        raise ValueError(f"'{word}' is neither yes nor no")
    return word == "yes"


def _complete(path: Path, wanted: set[str], found: set[str]) -> None:
    if missing := sorted(wanted - found):
        raise LexiconError(f"no row for {', '.join(missing)}", file=path.name)
