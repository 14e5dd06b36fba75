"""Which eight-bit encoding a table of names is in, by what the names would look like in each.

Detectors of encodings go by running text in one language, of which a table of names has none: of the encodings below
`charset_normalizer` read French, Polish, Turkish, Hebrew and Russian names wrongly in 7 of 16 small tables. Names
look alike everywhere: words of one alphabet, a capital at their head and none within, no signs among the letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise

ENCODINGS = ("cp1252", "cp1256", "cp1251", "cp1250", "cp1254", "cp1255", "cp1253", "koi8_r", "mac_roman", "cp866")
_SAMPLE = 20_000  # characters
_BETWEEN = re.compile(r"[\s\x00-\x26\x28-\x40\x5b-\x60\x7b-\x7e]+")
_RARE = frozenset("ÐÝÞðýþ")  # Icelandic letters, where Turkish ones stand in cp1254
_QUOTES = frozenset("‘’ʿʾ`´'")


def eight_bit(lines: bytes) -> str:
    """The likeliest encoding of lines with letters beyond ASCII.

    >>> eight_bit("Авдеевка\\nБахмут".encode("cp1251")), eight_bit("Şırnak\\nÇukurca".encode("cp1254"))
    ('cp1251', 'cp1254')
    """
    return min(ENCODINGS, key=lambda encoding: _oddness(lines[:_SAMPLE].decode(encoding, "replace")))


def _oddness(text: str) -> float:
    """How unlike names a text is; 0 for one that looks like nothing else."""
    return sum(_odd(word) for word in _BETWEEN.split(text) if not word.isascii())


@cache
def _odd(word: str) -> float:
    letters = [letter for letter in word if letter.isalpha()]
    signs = sum(not (letter.isalpha() or letter in _QUOTES or unicodedata.combining(letter)) for letter in word)
    capitals = sum(one.islower() and other.isupper() for one, other in pairwise(letters))
    strange = sum(not letter.isascii() for letter in letters) - len(letters) / 2
    found = 3.0 * signs + 2.0 * capitals + sum(letter in _RARE for letter in letters) + 0.5 * word[:1].islower()
    alphabets = {_alphabet(letter) for letter in letters}
    if alphabets == {"LATIN"}:
        found += max(0.0, strange)
    return found + 3.0 * (len(alphabets) - 1) + (5.0 if "\ufffd" in word else 0.0)


@cache
def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "NONE").split()[0]
