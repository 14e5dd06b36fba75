"""The closed word lists of `cues.yml`, loaded once and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from orontes.claims.forms import verb_forms
from orontes.errors import LexiconError
from orontes.theatre.types import SourceKind

VERB_LISTS = frozenset(
    (
        "say",
        "say_of_voices",
        "say_that",
        "urge",
        "judge",
        "figure",
        "doubt",
        "deny",
        "refuse",
        "intend",
        "attempt",
        "undo",
        "result",
        "collapse",
        "fact",
        "fail",
        "lifted",
    )
)


@dataclass(frozen=True, slots=True)
class VoiceWords:
    """Phrases that tell one kind of voice; `weak` ones tell it only where no other phrase does."""

    kind: SourceKind
    words: tuple[str, ...]
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """Word lists by name, and how a described voice is told from its words."""

    lists: dict[str, frozenset[str]]
    voices: tuple[VoiceWords, ...]

    def has(self, name: str, word: str) -> bool:
        """Whether a lower-case word is in the list of that name."""
        return word in self.lists[name]


@cache
def cues() -> Cues:
    """The lists shipped with Orontes.

    >>> cues().has("say", "told"), cues().has("forces", "troops")
    (True, True)
    """
    text = resources.files("orontes.claims").joinpath("cues.yml").read_text(encoding="utf-8")
    return parse_cues(text, "cues.yml")


def parse_cues(text: str, file: str) -> Cues:
    """Read word lists; raises `LexiconError` where a list is not one, or a kind of voice is not known."""
    data = yaml.safe_load(text)
    if not isinstance(data, dict):
        raise LexiconError("word lists must be a mapping of names to lists", file=file)
    voices = tuple(_voice(row, file) for row in data.pop("voices", ()))
    return Cues({name: _words(name, words, file) for name, words in data.items()}, voices)


def _words(name: str, words: Any, file: str) -> frozenset[str]:
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise LexiconError(f"'{name}' must be a list of words", file=file)
    if name in VERB_LISTS:
        return frozenset(form for word in words for form in verb_forms(word))
    return frozenset(words)


def _voice(row: dict[str, Any], file: str) -> VoiceWords:
    if row.get("kind") not in {*SourceKind}:
        raise LexiconError(f"voice kind '{row.get('kind')}' is not known", file=file)
    return VoiceWords(SourceKind(row["kind"]), tuple(row["words"]), bool(row.get("weak")))
