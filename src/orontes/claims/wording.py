"""The words of a claim's sentence, each as a short code: enough to see that two reports have one wording, and no more.

A quote is often too short to know a copy by. The codes can be compared like words, and are not the report's text.
"""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

from orontes.romanization import words

LETTERS = 4  # 456,976 codes: three in a row that are the same by chance are not met with
_ALPHABET = 26


@lru_cache(maxsize=64)  # a sentence often makes several claims
def coded(sentence: str) -> str:
    """The words of a sentence as codes, parted by spaces.

    >>> coded("Shells hit Soran.") == coded("shells hit Soran")
    True
    """
    return " ".join(map(_code, words(sentence)))


@lru_cache(maxsize=65536)
def _code(word: str) -> str:
    number, letters = crc32(word.encode()), ""
    for _ in range(LETTERS):
        number, rest = divmod(number, _ALPHABET)
        letters += chr(ord("a") + rest)
    return letters
