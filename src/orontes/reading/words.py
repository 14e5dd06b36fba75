"""Words of a text and the keys they are matched by: spelling, accents, case and articles put aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache
from typing import NamedTuple

ARTICLES = frozenset(["al", "el", "ar", "as", "ash", "an", "at", "ad", "az", "a", "ul"])

_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u00ad\u2060\ufeff"
_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|[^\W_]+(?:[’'ʼʿʾ`‘" + _INVISIBLE + r"\u0300-\u036f]+[^\W_]+)*",
)
_POSSESSIVE = re.compile(r"[’'`‘][sS]$")
_MARKS = re.compile("[’'ʼʿʾ`‘." + _INVISIBLE + "]")


class Word(NamedTuple):
    """A word of a text, without a possessive ending; `key` is what it is matched by, `capital` how it opens.

    `start` and `end` are offsets into the text; a plain tuple, since a report has thousands of them.
    """

    start: int
    end: int
    text: str
    key: str
    capital: bool


class Words(list[Word]):
    """The words of a text in order, with an index from keys to where they stand, built when first asked for."""

    @cached_property
    def positions(self) -> Mapping[str, Sequence[int]]:
        """Where each key stands, ascending."""
        index: dict[str, list[int]] = {}
        for at, word in enumerate(self):
            index.setdefault(word.key, []).append(at)
        return index

    @cached_property
    def loose(self) -> Mapping[str, Sequence[int]]:
        """The same, with a name that lost its apostrophe under its bare key too: "Assads forces" under "assad"."""
        bare = [(key(word.text[:-1]), at) for at, word in enumerate(self) if may_be_possessive(word)]
        index = dict(self.positions)
        for name, at in bare:
            index[name] = [*index.get(name, ()), at]
        return index

    def where(self, keys: AbstractSet[str]) -> list[int]:
        """Where words with one of these keys stand, ascending.

        >>> split_words("the town and the city").where(frozenset(["town", "city"]))
        [1, 4]
        """
        index = self.positions
        known = index.keys() & keys
        return sorted(at for key in known for at in index[key]) if known else []


def may_be_possessive(word: Word) -> bool:
    """Whether a word is a name that may carry an "s" whose apostrophe was lost."""
    return word.capital and len(word.text) > 4 and word.text.endswith("s")


def split_words(text: str) -> Words:
    """The words of a text, in order; hyphens separate, apostrophes inside a word do not.

    >>> [word.key for word in split_words("U.S.-led jets; Hay’at Tahrir al-Sham’s men")]
    ['us', 'led', 'jets', 'hayat', 'tahrir', 'al', 'sham', 'men']
    """
    words, made = Words(), tuple.__new__  # a word is a plain tuple: made without the detour of its own constructor
    for found in _WORD.finditer(text):
        written, key, capital = _shape(found.group())
        start = found.start()
        words.append(made(Word, (start, start + len(written), written, key, capital)))
    return words


@lru_cache(maxsize=65536)
def _shape(found: str) -> tuple[str, str, bool]:
    """A word without its possessive ending, its key, and whether it opens with a capital."""
    written = _POSSESSIVE.sub("", found)
    return written, key(written), written[0].isupper()


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """Lower case, no accents, no apostrophes.

    >>> key("Hay’at"), key("Ja'afari"), key("É")
    ('hayat', 'jaafari', 'e')
    """
    plain = unicodedata.normalize("NFKD", _MARKS.sub("", word)).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
