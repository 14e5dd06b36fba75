"""Whether a report is in a language that is not read yet."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lingua import LanguageDetector

FEWEST_WORDS = 6  # fewer words than this, names left out, say nothing about the language
SAMPLE = 20_000
# A report is foreign when the detector is this sure of a language, and this sure that it is not English.
SURE, NOT_ENGLISH = 0.5, 0.01
# A fifth of running English is such words; a text in another language holds next to none of them.
ENGLISH = frozenset(
    ("the", "and", "to", "by", "that", "were", "with", "from", "has", "have", "said", "which", "their", "after", "who")
)
ENGLISH_SHARE = 0.1


def foreign_language(text: str) -> str | None:
    """The language or script of a report that is surely not English; None for English, and where it is not sure.

    Latin-script texts that hold few English function words go to lingua (P. M. Stahl; 75 languages, letter trigrams),
    which is loaded then and not before.

    >>> foreign_language("Rebels took the town of Soran on Tuesday") is None
    True
    >>> foreign_language("قوات المعارضة تسيطر على بلدة صوران في ريف حماة الشمالي")
    'Arabic script'
    """
    sample = text[:SAMPLE]
    script = _script(sample)
    if script is not None:
        return f"{script} script"
    words = _running_words(sample)
    english = sum(word in ENGLISH for word in words)
    if len(words) < FEWEST_WORDS or english >= ENGLISH_SHARE * len(words):
        return None
    return _latin(" ".join(words))


def _running_words(text: str) -> list[str]:
    """The words that are no names, in lower case; all of them where everything is in capitals."""
    words = re.findall(r"[^\W\d_]+", text)
    return [word for word in words if word.islower()] or [word.lower() for word in words]


def _latin(text: str) -> str | None:
    found = {item.language.name.title(): item.value for item in _detector().compute_language_confidence_values(text)}
    best = max(found, key=lambda name: found[name])
    return best if found[best] >= SURE and found["English"] <= NOT_ENGLISH else None


@cache
def _detector() -> LanguageDetector:
    """All languages by trigrams alone: a tenth of the memory of the full models, and as sure on whole reports."""
    from lingua import LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_all_languages().with_low_accuracy_mode().build()


def _script(text: str) -> str | None:
    """The script of most letters, None if it is Latin."""
    letters = [char for char in text if char.isalpha()]
    strange = [char for char in letters if char > "\u024f"]
    if len(strange) * 2 <= len(letters):
        return None
    names = Counter(unicodedata.name(char, "unknown").split()[0].capitalize() for char in strange)
    return max(sorted(names), key=lambda name: names[name])
