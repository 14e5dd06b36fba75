"""How alike two names are."""

from __future__ import annotations

from rapidfuzz.distance import JaroWinkler, Levenshtein

from orontes.romanization.folding import fold, latin, sounds
from orontes.romanization.letters import WORD
from orontes.romanization.traditions import load_traditions


def similar(a: str, b: str, country: str = "") -> float:
    """How alike two names are, 0 to 1: by their keys for one half, by their letters and their sounds for the other.

    With a country (ISO 3166 alpha-2) that has its own tradition of spelling, the keys and sounds of that count, and
    letters do not.

    >>> similar("Khan Sheikhoun", "Khan Shaykhun") > 0.9 > similar("Hama", "Homs")
    True
    """
    keys = Levenshtein.normalized_similarity(fold(a, country), fold(b, country))
    heard = Levenshtein.normalized_similarity(sounds(a, country), sounds(b, country))
    return 0.5 * keys + 0.25 * JaroWinkler.similarity(_seen(a, country), _seen(b, country)) + 0.25 * heard


def _seen(name: str, country: str) -> str:
    if country in load_traditions():
        return sounds(name, country)
    return " ".join(WORD.findall(latin(name)))
