"""Finding known names in running text, without asking the world file about every word.

Only runs of capitalised words are looked up (with articles and hyphens between them). A theatre's own names always
count; a name known to the world alone must be plausible: not an English word or a person's name ("Reading", "Nice",
"Jordan Smith"), not merely the first word of a sentence, and of some size where it stands far from the theatre.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from orontes.evidence import Span
from orontes.gazetteer.local import Local
from orontes.gazetteer.runs import Word, joined, reach, runs, words_of
from orontes.romanization import fold, plain, similar

ALIKE = 0.93  # `romanization.similar` from which a shared key is one name
SHORTEST_KEY = 3  # a shorter folded key matches too much
_ENGLISH = frozenset(["as", "at", "an", "a"])  # articles of Arabic that are words of English
_SENTENCE_END = re.compile(r"[.!?:\n\r•*]\s*[\"“‘'(]*$|^\s*[\"“‘'(]*$")

REMEMBERED = 50_000  # answers kept in memory: a stream of reports never stops bringing new names


@cache
def ordinary_words() -> frozenset[str]:
    """Words and given names that are also towns somewhere: never places on their own."""
    lines = files(__package__).joinpath("not_places.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word.replace("_", " ") for line in lines if not line.startswith("#") for word in line.split())


def forget_many(answers: dict[str, Any]) -> None:
    """Empty a table of answers that has grown too large; they are found again when asked for."""
    if len(answers) >= REMEMBERED:
        answers.clear()


class _Seen(NamedTuple):
    """The names that a run holds, by offsets, and whether the first is none where it only opens a sentence."""

    names: tuple[tuple[int, int], ...]
    unsure: bool


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
        self._seen: dict[str, _Seen] = {}

    def find(self, text: str) -> Sequence[Span]:
        """Spans of known names, by start, none overlapping: the longest name that begins at a word wins."""
        found: list[Span] = []
        for start, run in runs(text):
            seen = self._seen.get(run)
            if seen is None:
                seen = self._remembered(run)
            if not seen.names:
                continue
            names = seen.names[1:] if seen.unsure and _only_opens(text, start, start + len(run)) else seen.names
            found += [Span(start + first, start + last) for first, last in names]
        return found

    def _remembered(self, run: str) -> _Seen:
        forget_many(self._seen)
        seen = self._seen[run] = self._read(run)
        return seen

    def _read(self, run: str) -> _Seen:
        words, names, unsure, at = words_of(run), [], False, 0
        while at < len(words):
            taken = self._name_at(run, words, at)
            if taken:
                names.append((words[at].start, words[at + taken - 1].end))
                unsure = unsure or (at == 0 and taken == 1 and self._is_unsure(words[0].text))
            at += max(taken, 1)
        return _Seen(tuple(names), unsure)

    def _name_at(self, run: str, words: list[Word], at: int) -> int:
        """Number of words of the longest known name that begins at a word, 0 if none does."""
        for count in range(reach(run, words, at), 0, -1):
            last = words[at + count - 1]
            if not last.capital:
                continue
            name = run[words[at].start : last.end]
            if self._local(name) or (self._world(name) and not self._is_part(run, words, at, count)):
                return count
        return 0

    def _is_part(self, run: str, words: list[Word], at: int, count: int) -> bool:
        """Whether a world name is more likely part of a longer name: a capital before it, or after it."""
        before = words[at - 1] if at else None
        after = words[at + count] if at + count < len(words) else None
        if before and before.capital and joined(run, before, words[at]) and not self._local(before.text):
            return True
        follows = after is not None and after.capital and not after.text[0].isdigit()
        return after is not None and follows and joined(run, words[at + count - 1], after)

    def _is_unsure(self, name: str) -> bool:
        """Whether a name of one word is not so well known that it may open a sentence."""
        return not self._local(name) and self._in_world(name) < 2

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


def _only_opens(text: str, start: int, end: int) -> bool:
    """Whether a capital may be owed to the beginning of a sentence alone: not in "Kherson: two killed"."""
    return bool(_SENTENCE_END.search(text[max(0, start - 12) : start])) and not text.startswith(": ", end)
