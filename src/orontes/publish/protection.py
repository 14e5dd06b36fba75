"""The rules of what could do harm in the wrong hands, read from `withheld.yml`: words and kinds, no record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from orontes.errors import LexiconError
from orontes.theatre.types import SourceKind

FILE = "withheld.yml"


@dataclass(frozen=True, slots=True)
class Rules:
    """The contents of `withheld.yml`."""

    facilities: frozenset[str]
    medical: re.Pattern[str]
    places: re.Pattern[str]  # medical facilities, shelters and routes
    anonymity: re.Pattern[str]  # a source asks not to be named
    voices: dict[SourceKind, str]  # what private voices are called
    generic: frozenset[str]  # words that name nobody
    public_words: frozenset[str]  # words that mark an office or a body
    joiners: frozenset[str]  # words before a name that make it a place or a body


@cache
def load_rules() -> Rules:
    """The rules that Orontes ships; raises `LexiconError` where a part is missing."""
    return parse_rules((files("orontes.publish") / FILE).read_text(encoding="utf-8"))


def parse_rules(text: str) -> Rules:
    """Rules from YAML text; raises `LexiconError` naming what is missing or malformed."""
    try:
        raw = yaml.safe_load(text)
        return Rules(
            facilities=frozenset(raw["facilities"]),
            medical=_words(raw["medical"]),
            places=_words([*raw["medical"], *raw["shelters"], *raw["routes"]]),
            anonymity=_words(raw["anonymity"]),
            voices={SourceKind(kind): str(name) for kind, name in raw["voices"].items()},
            generic=frozenset(map(str, raw["generic"])),
            public_words=frozenset(map(str, [*raw["offices"], *raw["bodies"]])),
            joiners=frozenset(map(str, raw["joiners"])),
        )
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise LexiconError(f"cannot be used: {error}", file=FILE) from error


def _words(words: Iterable[str]) -> re.Pattern[str]:
    options = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?:{options})\b", re.IGNORECASE)
