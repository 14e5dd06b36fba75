"""Whether a report is in a language that is not read yet."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from importlib import resources

import yaml

from orontes.errors import LexiconError

FILE = "languages.yml"
FEWEST_HITS = 8  # fewer short words than this say nothing about the language
SAMPLE = 20_000


def foreign_language(text: str) -> str | None:
    """The language or script of a report that is surely not English; None for English, and where it is not sure.

    >>> foreign_language("Rebels took the town of Soran on Tuesday") is None
    True
    >>> foreign_language("قوات المعارضة تسيطر على بلدة صوران في ريف حماة الشمالي")
    'Arabic script'
    """
    sample = text[:SAMPLE]
    script = _script(sample)
    if script is not None:
        return f"{script} script"
    words = Counter(re.findall(r"\w+", sample.lower()))
    hits = {name: sum(words[word] for word in common) for name, common in _common().items()}
    best = max(hits, key=lambda name: hits[name])
    return best if best != "English" and hits[best] >= FEWEST_HITS and hits[best] > 2 * hits["English"] else None


def _script(text: str) -> str | None:
    """The script of most letters, None if it is Latin."""
    letters = [char for char in text if char.isalpha()]
    strange = [char for char in letters if char > "\u024f"]
    if len(strange) * 2 <= len(letters):
        return None
    names = Counter(unicodedata.name(char, "unknown").split()[0].capitalize() for char in strange)
    return max(sorted(names), key=lambda name: names[name])


@cache
def _common() -> dict[str, tuple[str, ...]]:
    """The word lists. Raises LexiconError if the file is not a list of strings a language."""
    table = yaml.safe_load(resources.files(__package__).joinpath(FILE).read_text(encoding="utf-8"))
    for name, words in table.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise LexiconError(f"{name} is not a list of words", file=FILE)
    return {name: tuple(words) for name, words in table.items()}
