"""Letters: a name in lower case, without diacritics, whatever script it is in."""

from __future__ import annotations

import re
import unicodedata

# Scripts whose vowels are marks: there, and only there, a mark tells one name from another.
MARKED = range(0x900, 0x1100), range(0x1780, 0x1800)
WORD = re.compile(r"(?:[^\W_]|[\u0900-\u0963\u0971-\u0fff\u1000-\u1049\u1050-\u109f\u1780-\u17d3])+")
_SIMPLE_WORD = re.compile("[a-z0-9]+")  # the same where all is ASCII and in lower case, in a third of the time
SILENT = frozenset("'’‘ʼʻ`´ʿʾʹ′ˈ＇ˊˋ\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad")


class _Bare(dict[int, str]):
    """What each character becomes, worked out when first met."""

    def __missing__(self, code: int) -> str:
        # Twice, since taking a letter apart can leave a capital, and lowering one a compound.
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).casefold())
        self[code] = "".join(c for c in text.lower() if not _dropped(c))
        return self[code]


_BARE = _Bare()


def bare(name: str) -> str:
    """Lower case without diacritics, apostrophes and marks of direction.

    >>> bare("Nabūdah"), bare("Ma’arrat")
    ('nabudah', 'maarrat')
    """
    return name.translate(_BARE)


def plain(name: str) -> str:
    """The name in lower case, without diacritics and apostrophes, its words apart by single spaces.

    >>> plain("Kafr Nabūdah"), plain("al-Bab"), plain("Ma’arrat  an-Nu'mān")
    ('kafr nabudah', 'al bab', 'maarrat an numan')
    """
    if name.isascii() and name.isalpha():  # most names, and there are millions to index
        return name.lower()
    return " ".join(words(name))


def words(text: str) -> list[str]:
    """The words of `plain`, one by one.

    >>> words("They left Ma’arrat an-Nu'mān.")
    ['they', 'left', 'maarrat', 'an', 'numan']
    """
    simple = bare(text)
    return _SIMPLE_WORD.findall(simple) if simple.isascii() else WORD.findall(simple)


def _dropped(character: str) -> bool:
    if character in SILENT:
        return True
    marked = any(ord(character) in script for script in MARKED)
    return bool(unicodedata.combining(character)) and not marked
