"""The words of place phrases, read from `wording.yml` and checked on load."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from orontes.errors import LexiconError

FILE = "places/wording.yml"
LISTS = (
    "about",
    "area",
    "settlement",
    "neighbourhood",
    "airbase",
    "facility",
    "road",
    "part",
    "near",
    "generic",
    "of_town",
    "front",
)
TABLES = ("directions", "units", "numbers")


@dataclass(frozen=True, slots=True)
class Wording:
    """Words by what they say of a place. `directions` are degrees from north, `units` metres."""

    directions: Mapping[str, float]
    units: Mapping[str, float]
    numbers: Mapping[str, float]
    lists: Mapping[str, tuple[str, ...]]


def parse_wording(text: str) -> Wording:
    """Read wording.yml.

    Raises:
        LexiconError: not YAML, a part missing or unknown, or an entry that is not a word (or a word and its number).
    """
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise LexiconError(f"not YAML: {error}".splitlines()[0], file=FILE, line=_line(error)) from error
    if not isinstance(raw, dict) or set(raw) != {*LISTS, *TABLES}:
        raise LexiconError(f"expected exactly the parts {', '.join((*TABLES, *LISTS))}", file=FILE)
    directions, units, numbers = (_table(part, raw[part]) for part in TABLES)
    return Wording(directions, units, numbers, {part: _words(part, raw[part]) for part in LISTS})


def _line(error: yaml.YAMLError) -> int | None:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else None


def _table(part: str, entries: object) -> dict[str, float]:
    if not isinstance(entries, dict) or not all(isinstance(n, int | float) for n in entries.values()):
        raise LexiconError(f"{part}: expected words with a number each", file=FILE)
    return {str(word): float(number) for word, number in entries.items()}


def _words(part: str, entries: object) -> tuple[str, ...]:
    if not isinstance(entries, list) or not all(isinstance(word, str) and word for word in entries):
        raise LexiconError(f"{part}: expected a list of words", file=FILE)
    return tuple(entries)


@cache
def load_wording() -> Wording:
    """The words shipped with Orontes."""
    return parse_wording(files(__package__).joinpath("wording.yml").read_text(encoding="utf-8"))


def one_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first; a space in a word also stands for a hyphen.

    >>> one_of(["air base", "city"])
    '(?:air[ -]base|city)'
    """
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", "[ -]") for word in longest_first) + ")"


def bearing_of(word: str) -> float:
    """Degrees of a direction as written.

    >>> bearing_of("North-western"), bearing_of("south")
    (315.0, 180.0)
    """
    return load_wording().directions[re.sub(r"[ -]|ern$", "", word.lower())]


@cache
def direction_pattern() -> str:
    """A regular expression for any direction, with or without -ern and hyphen."""
    return r"(?:(?:north|south)[ -]?(?:east|west)|north|south|east|west)(?:ern)?"
