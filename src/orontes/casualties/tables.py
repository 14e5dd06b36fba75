"""What this room knows beforehand: small tables, checked on load; those of one module alone are read there.

- `weapons.csv`: prohibited and restricted weapons, and the rule that restricts each
- `facilities.csv`: protected facilities, and the words that stand in the name of one
- `groups.csv`: words for everybody hurt, for a part of them that any toll includes, and for groups of their own; in
  `people`, the group that casualty recorders count them in
- `relief.csv`, `accords.csv`, `stages.csv`: what is told of people in need, of agreements, and how far they came
- `bodies.csv`: bodies with a mandate to investigate, whose statements of fact are findings
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from orontes.errors import LexiconError
from orontes.incidents.tables import read_rows
from orontes.reading.types import Facility, Weapon

HERE = Path(__file__).parent
STAFF = "medical_staff"
# Sorts of protected sites: those of the claims, and those that only the words for what was hit tell.
_SORTS = frozenset({*Facility, "ambulance", "camp", "heritage", STAFF})
_GROUPS = frozenset({"everybody", "part", "group"})


@cache
def treaties() -> Mapping[str, str]:
    """Restricted weapons (`reading.Weapon` values) and what restricts each."""
    return load(HERE / "weapons.csv", "weapon", "treaty", frozenset(Weapon))


@cache
def facility_words() -> Mapping[str, tuple[str, ...]]:
    """Protected facilities (`reading.Facility` values) and the words that stand in their names, longest first."""
    table = load(HERE / "facilities.csv", "facility", "words", _SORTS)
    return {key: tuple(sorted(words.split("|"), key=lambda word: (-len(word), word))) for key, words in table.items()}


@cache
def groups() -> Mapping[str, str]:
    """Lower-case words for people, and whether each means everybody hurt, a part of them or a group of its own."""
    table = load(HERE / "groups.csv", "word", "group", None)
    if strange := sorted(set(table.values()) - _GROUPS):
        raise LexiconError(f"'{strange[0]}' is none of everybody, part and group", file="groups.csv")
    return table


@cache
def peoples() -> Mapping[str, str]:
    """Lower-case words for people whom casualty recorders count apart, and the group that each is of."""
    rows = read_rows(HERE / "groups.csv")
    return {row["word"]: row["people"] for _, row in rows if row["people"]}


@cache
def bodies() -> tuple[str, ...]:
    """Names of bodies that investigate, as they are written."""
    return tuple(load(HERE / "bodies.csv", "name", "name", None))


def load(path: Path, key: str, value: str, allowed: frozenset[str] | None) -> Mapping[str, str]:
    """A two-column table. Raises `LexiconError` with file and line for an empty, repeated or unknown key."""
    table: dict[str, str] = {}
    for line, row in read_rows(path):
        name = row.get(key, "")
        if not name or not row.get(value):
            raise LexiconError(f"a row needs both {key} and {value}", file=path.name, line=line)
        if name in table or (allowed is not None and name not in allowed):
            raise LexiconError(f"'{name}' is repeated or not a {key} that we know", file=path.name, line=line)
        table[name] = row[value]
    return table


def first_of(name: str, words: str, plain: str) -> str:
    """The first row of a table of words any of which stands in the text; `plain` where none does."""
    return next((what for what, pattern in _patterns(name) if pattern.search(words)), plain)


def says(name: str, words: str) -> bool:
    """Whether any word of a table stands in the text."""
    return any(pattern.search(words) for _, pattern in _patterns(name))


@cache
def _patterns(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load(HERE / name, "what", "words", None)
    return tuple((what, re.compile(rf"(?i)\b(?:{words})\b")) for what, words in table.items())
