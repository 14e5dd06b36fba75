"""Finding known names in running text, without asking the world file about every word.

Only runs of capitalised words are looked up (with articles and hyphens between them). A theatre's own names always
count; a name known to the world alone must be plausible: not an English word or a person's name ("Reading", "Nice",
"Jordan Smith"), not merely the first word of a sentence, and of some size where it stands far from the theatre.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from orontes.evidence import Span
from orontes.gazetteer.local import Local
from orontes.gazetteer.ordinary import ordinary_words
from orontes.gazetteer.respelling import Respelling, forget_many
from orontes.gazetteer.runs import Word, joined, reach, runs, words_of
from orontes.gazetteer.toponym_words import cues
from orontes.romanization import plain

SHORTEST_POSSESSIVE = 5  # letters of a name that may have lost an apostrophe, its "s" among them
_SENTENCE_END = re.compile(r"[.!?:\n\r•*]\s*[\"“‘'(]*$|^\s*[\"“‘'(]*$")


class _Seen(NamedTuple):
    """The names that a run holds, by offsets, and whether the first is none where it only opens a sentence."""

    names: tuple[tuple[int, int], ...]
    unsure: bool


class Finder:
    """Finds names of a theatre, and of the world where `in_world` says that one is worth reporting."""

    def __init__(self, local: Local, in_world: Callable[[str, str], int]) -> None:
        self._local = Respelling(local)
        self._in_world = in_world
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
            elif self._lost_its_mark(run, words, at):
                names.append((words[at].start, words[at].end - 1))
            at += max(taken, 1)
        return _Seen(tuple(names), unsure)

    def _lost_its_mark(self, run: str, words: list[Word], at: int) -> bool:
        """ "Syrias Aleppo": a name that everybody knows, with the "s" of a possessive whose apostrophe was lost."""
        word = words[at].text
        if not (word.endswith("s") and words[at].capital and len(word) >= SHORTEST_POSSESSIVE):
            return False
        key = plain(word)
        if key in ordinary_words() or self._in_world(word, key):
            return False
        name = word[:-1]
        return name in self._local or (self._standing(name, key[:-1]) > 1 and not _follows(run, words, at))

    def _name_at(self, run: str, words: list[Word], at: int) -> int:
        """Number of words of the longest known name that begins at a word, 0 if none does."""
        for count in range(reach(run, words, at), 0, -1):
            last = words[at + count - 1]
            if not last.capital or _names_body(run, words, at + count):
                continue
            name = run[words[at].start : last.end]
            key = plain(name)
            known = self._standing(name, key) and not self._is_part(run, words, at, count)
            if known or self._local.knows(name, key):
                return count
        return 0

    def _is_part(self, run: str, words: list[Word], at: int, count: int) -> bool:
        """Whether a capital beside a world name makes it part of a longer one, as it does not in "Kherson Airport"."""
        after = words[at + count] if at + count < len(words) else None
        if _follows(run, words, at) and not self._stands_alone(run, words, at - 1):
            return True
        if after is None or not after.capital or after.text[0].isdigit() or after.text.lower() in cues()["after"]:
            return False
        return joined(run, words[at + count - 1], after)

    def _stands_alone(self, run: str, words: list[Word], at: int) -> bool:
        """Whether a capital before a name is no part of it: a name of its own, or "In", which opens a sentence."""
        word = words[at].text
        return word.lower() in cues()["openers"] or word in self._local or self._lost_its_mark(run, words, at)

    def _is_unsure(self, name: str) -> bool:
        """Whether a name of one word is not so well known that it may open a sentence."""
        return name not in self._local and self._in_world(name, plain(name)) < 2

    def _standing(self, name: str, key: str) -> int:
        return 0 if key in ordinary_words() else self._in_world(name, key)


def _follows(run: str, words: list[Word], at: int) -> bool:
    """Whether a capital stands before a word, and joined to it."""
    return at > 0 and words[at - 1].capital and joined(run, words[at - 1], words[at])


def _names_body(run: str, words: list[Word], after: int) -> bool:
    """Whether the word after a name makes a body of it: "Syria Direct", "Idlib Army"."""
    follows = after < len(words) and words[after].capital and joined(run, words[after - 1], words[after])
    return follows and words[after].text.lower() in cues()["bodies"]


def _only_opens(text: str, start: int, end: int) -> bool:
    """Whether a capital may be owed to the beginning of a sentence alone: not in "Kherson: two killed"."""
    return bool(_SENTENCE_END.search(text[max(0, start - 12) : start])) and not text.startswith(": ", end)
