"""A theatre's own names in running text, in whatever spelling a report uses."""

from __future__ import annotations

import re
from typing import Any

from orontes.gazetteer.local import Local
from orontes.gazetteer.ordinary import ordinary_words
from orontes.romanization import folds, plain, similar

ALIKE = 0.93  # `romanization.similar` from which a shared key is one name
SHORTEST_KEY = 3  # a shorter folded key matches too much
_ENGLISH = frozenset(["as", "at", "an", "a"])  # articles of Arabic that are words of English
_SOFT = re.compile("[aiu\u029d\u028d]")  # what a key may lose or gain where words are joined

REMEMBERED = 50_000  # answers kept in memory: a stream of reports never stops bringing new names


def forget_many(answers: dict[str, Any]) -> None:
    """Empty a table of answers that has grown too large; they are found again when asked for."""
    if len(answers) >= REMEMBERED:
        answers.clear()


class Respelling:
    """Knows a theatre's names as they are written and as they might be."""

    def __init__(self, local: Local) -> None:
        self._countries = local.countries
        self._plain = frozenset(key for key in local.plain if key)
        self._folded = {
            key: tuple(dict.fromkeys(name for place in places for name in place.names))
            for key, places in local.folded.items()
            if len(key) >= SHORTEST_KEY
        }
        bones = {_bones(key) for key in self._folded}
        self._heads = frozenset(bone[:end] for bone in bones for end in range(len(bone) + 1))
        self._opens: dict[str, bool] = {}

    def __contains__(self, name: str) -> bool:
        return self.knows(name, plain(name))

    def knows(self, name: str, key: str) -> bool:
        """Whether a name, whose `romanization.plain` is `key`, is one of the theatre's."""
        return key in self._plain or (bool(self._folded) and self._respelt(name, key))

    def _respelt(self, name: str, key: str) -> bool:
        """Whether a name is a theatre's under another spelling, and not "at Aleppo", "After Homs" or "al-Hussein"."""
        first, _, rest = name.partition(" ")
        if not ordinary_words().isdisjoint((key, key.removeprefix("al "))) or not (rest == "" or self._may_open(first)):
            return False
        alike = [other for spelt in folds(name, self._countries or ("",)) for other in self._folded.get(spelt, ())]
        if not alike or plain(rest) in self._plain or name.endswith(" A") or (rest and first.lower() in _ENGLISH):
            return False
        home = self._countries[0] if self._countries else ""
        return any(similar(name, other, home) >= ALIKE for other in alike)

    def _may_open(self, word: str) -> bool:
        """Whether a name of several words could open with this one: spares folding most of those that are not names."""
        may = self._opens.get(word)
        if may is None:
            forget_many(self._opens)
            keys = folds(word, self._countries or ("",)) or ("",)
            may = self._opens[word] = any(_bones(key) in self._heads for key in keys)
        return may


def _bones(key: str) -> str:
    """The consonants of a folded key."""
    return _SOFT.sub("", key)
