"""How alike two names are."""

from __future__ import annotations

from rapidfuzz.distance import JaroWinkler, Levenshtein

from orontes.romanization.folding import fold, latin, sounds
from orontes.romanization.letters import WORD
from orontes.romanization.traditions import load_traditions


def similar(a: str, b: str, country: str = "") -> float:
    """How alike two names are, 0 to 1: by their keys for one half, by their letters and their sounds for the other.

    With a country (ISO 3166 alpha-2) that has its own tradition of spelling, the keys and sounds of that count, and its
    letters for half only.

    >>> similar("Khan Sheikhoun", "Khan Shaykhun") > 0.9 > similar("Hama", "Homs")
    True
    """
    keys = Levenshtein.normalized_similarity(fold(a, country), fold(b, country))
    heard = Levenshtein.normalized_similarity(sounds(a, country), sounds(b, country))
    seen = JaroWinkler.similarity(_letters(a), _letters(b))
    if country in load_traditions():
        seen = 0.5 * seen + 0.5 * JaroWinkler.similarity(sounds(a, country), sounds(b, country))
    return 0.5 * keys + 0.25 * seen + 0.25 * heard


def _letters(name: str) -> str:
    return " ".join(WORD.findall(latin(name)))
