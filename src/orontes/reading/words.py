"""Words of a text and the keys they are matched by: spelling, accents, case and articles put aside."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from orontes.evidence import Span

ARTICLES = frozenset(["al", "el", "ar", "as", "ash", "an", "at", "ad", "az", "a", "ul"])

_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u00ad\u2060\ufeff"
_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|[^\W_]+(?:[’'ʼʿʾ`‘" + _INVISIBLE + r"\u0300-\u036f]+[^\W_]+)*",
)
_POSSESSIVE = re.compile(r"[’'`‘][sS]$")
_MARKS = re.compile("[’'ʼʿʾ`‘." + _INVISIBLE + "]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, without a possessive ending; `key` is what it is matched by, `capital` how it opens."""

    span: Span
    text: str
    key: str
    capital: bool


def split_words(text: str) -> list[Word]:
    """The words of a text, in order; hyphens separate, apostrophes inside a word do not.

    >>> [word.key for word in split_words("U.S.-led jets; Hay’at Tahrir al-Sham’s men")]
    ['us', 'led', 'jets', 'hayat', 'tahrir', 'al', 'sham', 'men']
    """
    words = []
    for found in _WORD.finditer(text):
        written = _POSSESSIVE.sub("", found.group())
        words.append(
            Word(Span(found.start(), found.start() + len(written)), written, key(written), written[0].isupper())
        )
    return words


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """Lower case, no accents, no apostrophes.

    >>> key("Hay’at"), key("Ja'afari"), key("É")
    ('hayat', 'jaafari', 'e')
    """
    plain = unicodedata.normalize("NFKD", _MARKS.sub("", word)).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
