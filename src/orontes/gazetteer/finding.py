"""Finding known names in running text, without asking the world file about every word.

Only runs of capitalised words are looked up (with articles and hyphens between them). A theatre's own names always
count; a name known to the world alone must be plausible: not an English word or a person's name ("Reading", "Nice",
"Jordan Smith"), not merely the first word of a sentence, and of some size where it stands far from the theatre.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from orontes.evidence import Span
from orontes.gazetteer.local import Local
from orontes.romanization import fold, plain, similar

ALIKE = 0.93  # `romanization.similar` from which a shared key is one name
LONGEST = 6  # words of a name
SHORTEST_KEY = 3  # a shorter folded key matches too much
_WORD = re.compile(r"[^\W_]+(?:['’‘ʿʾ`][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_GAP = re.compile(r"[ \u00a0]?[-–‐]?[ \u00a0]?['’‘ʿ`]?")
_ARTICLES = frozenset(
    ["al", "el", "ar", "as", "ash", "ad", "adh", "at", "ath", "az", "ez", "ed", "es", "er", "an", "a", "l"]
)
_ENGLISH = frozenset(["as", "at", "an", "a"])  # articles of Arabic that are words of English
_SENTENCE_END = re.compile(r"[.!?:\n\r•*]\s*[\"“‘'(]*$|^\s*[\"“‘'(]*$")

REMEMBERED = 50_000  # answers kept in memory: a stream of reports never stops bringing new names


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or self.text[0].isdigit()


@cache
def ordinary_words() -> frozenset[str]:
    """Words and given names that are also towns somewhere: never places on their own."""
    lines = files(__package__).joinpath("not_places.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word.replace("_", " ") for line in lines if not line.startswith("#") for word in line.split())


def forget_many(answers: dict[str, Any]) -> None:
    """Empty a table of answers that has grown too large; they are found again when asked for."""
    if len(answers) >= REMEMBERED:
        answers.clear()


class Finder:
    """Finds names of a theatre, and of the world where `in_world` says that one is worth reporting."""

    def __init__(self, local: Local, in_world: Callable[[str], int]) -> None:
        self._plain = frozenset(key for key in local.plain if key)
        self._folded = {
            key: tuple(dict.fromkeys(name for place in places for name in place.names))
            for key, places in local.folded.items()
            if len(key) >= SHORTEST_KEY
        }
        self._in_world = in_world
        self._known: dict[str, bool] = {}

    def find(self, text: str) -> Sequence[Span]:
        """Spans of known names, by start, none overlapping: the longest name that begins at a word wins."""
        words = list(_words(text))
        found: list[Span] = []
        at = 0
        while at < len(words):
            taken = self._name_at(text, words, at)
            if taken:
                found.append(Span(words[at].start, words[at + taken - 1].end))
            at += max(taken, 1)
        return found

    def _name_at(self, text: str, words: list[_Word], at: int) -> int:
        """Number of words of the longest known name that begins at a word, 0 if none does."""
        for count in range(_run(text, words, at), 0, -1):
            last = words[at + count - 1]
            if not last.capital:
                continue
            name = text[words[at].start : last.end]
            if self._local(name) or (self._world(name) and not self._trap(text, words, at, count, name)):
                return count
        return 0

    def _local(self, name: str) -> bool:
        known = self._known.get(name)
        if known is None:
            forget_many(self._known)
            known = self._known[name] = plain(name) in self._plain or self._respelt(name)
        return known

    def _respelt(self, name: str) -> bool:
        """Whether a name is a theatre's under another spelling, and not "at Aleppo", "After Homs" or plain English."""
        first, _, rest = name.partition(" ")
        if plain(name) in ordinary_words() or plain(rest) in self._plain or name.endswith(" A"):
            return False
        alike = self._folded.get(fold(name), ())
        return any(similar(name, other) >= ALIKE for other in alike) and not (rest and first.lower() in _ENGLISH)

    def _world(self, name: str) -> bool:
        return plain(name) not in ordinary_words() and self._in_world(name) > 0

    def _trap(self, text: str, words: list[_Word], at: int, count: int, name: str) -> bool:
        """Whether a world name is more likely part of a longer name, or a capital that only opens a sentence."""
        before = words[at - 1] if at else None
        after = words[at + count] if at + count < len(words) else None
        if before and before.capital and _joined(text, before, words[at]) and not self._local(before.text):
            return True
        if after and after.capital and not after.text[0].isdigit() and _joined(text, words[at + count - 1], after):
            return True
        opens = bool(_SENTENCE_END.search(text[max(0, words[at].start - 12) : words[at].start]))
        headed = text[words[at + count - 1].end :].startswith(": ")  # "Kherson: two killed"
        return opens and not headed and count == 1 and self._in_world(name) < 2


def _words(text: str) -> Iterator[_Word]:
    for match in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", match.group())
        yield _Word(match.start(), match.start() + len(word), word)


def _run(text: str, words: list[_Word], at: int) -> int:
    """How many words from here on could be one name: capitalised ones and the articles between them."""
    if not words[at].capital and not _opens_name(text, words, at):
        return 0
    count = 1
    while count < LONGEST and at + count < len(words):
        word = words[at + count]
        if not (word.capital or word.text in _ARTICLES) or not _joined(text, words[at + count - 1], word):
            break
        count += 1
    return count


def _opens_name(text: str, words: list[_Word], at: int) -> bool:
    """Whether a word in lower case is the article of a name: "al-Bab", "el Bab", and not "at Aleppo"."""
    word = words[at]
    hyphened = text[word.end : word.end + 1] in {"-", "‐", "–"}
    return word.text in _ARTICLES and (hyphened or word.text in {"al", "el"})


def _joined(text: str, left: _Word, right: _Word) -> bool:
    return bool(_GAP.fullmatch(text, left.end, right.start))
