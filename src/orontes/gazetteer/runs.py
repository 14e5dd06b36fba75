"""Runs of capitalised words: the only stretches of a text in which a name can stand.

One regular expression steps over all other words at some ten million a second; what is left, about one word in six, is
looked at word by word, and a run that was seen before not even that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 6  # words of a name
_ARTICLES = frozenset(
    ["al", "el", "ar", "as", "ash", "ad", "adh", "at", "ath", "az", "ez", "ed", "es", "er", "an", "a", "l"]
)
_SPELT = "|".join(sorted(_ARTICLES, key=len, reverse=True))
_MARKS = "'’‘ʿʾ`"
_WORD = re.compile(rf"[^\W_]+(?:[{_MARKS}][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_BETWEEN = r"[ \u00a0]?[-–‐]?[ \u00a0]?['’‘ʿ`]?"
_GAP = re.compile(_BETWEEN)
# A word that opens with anything but a small Latin letter, and all that is joined to it; a possessive ends a run. What
# opens with a letter of a script without capitals is let through here and turned away by `_Word.capital`.
_RUN = re.compile(
    rf"[^\W_a-z](?<![^\W_].)(?<![^\W_][{_MARKS}].)[^\W_]*(?:[{_MARKS}][^\W_]+)*"
    rf"(?:(?<!['’][sS]){_BETWEEN}(?<![^\W_])(?:(?:{_SPELT})(?![^\W_]|[{_MARKS}][^\W_])|(?![a-z])[^\W_]+(?:[{_MARKS}][^\W_]+)*))*"
)
# The article that opens a name in lower case, right before a run: "al-Bab", "el Bab", and not "at Aleppo".
_OPENING = re.compile(rf"(?<![^\W_])(?<![^\W_][{_MARKS}])(?:(?:al|el){_BETWEEN}|(?:{_SPELT})[-‐–][ \u00a0]?['’‘ʿ`]?)$")
_OPENED = 9  # characters of the longest such article with what follows it, and some
_BEFORE = frozenset(" \u00a0-–‐'’‘ʿ`")  # what may stand between such an article and its name
_LAST = frozenset("l-–‐")  # and what before a space there: "al Bab", "al- ‘Ain"


class Word(NamedTuple):
    """A word of a run, without a possessive ending; offsets into the run."""

    start: int
    end: int
    text: str
    capital: bool  # whether a name could open with it: a capital or a digit


def runs(text: str) -> Iterator[tuple[int, str]]:
    """Where each run begins, and its text; by start, none overlapping.

    >>> list(runs("Fighters left al-Bab and Tell Abyad’s centre."))
    [(0, 'Fighters'), (14, 'al-Bab'), (25, 'Tell Abyad’s')]
    """
    for run in _RUN.finditer(text):
        start, words = run.start(), run.group()
        opening = _opening(text, start)
        if opening:
            start, words = opening.start(), opening.group() + words
        yield start, words


def _opening(text: str, start: int) -> re.Match[str] | None:
    """The article in lower case before a run; most runs are told to have none by two characters."""
    before = text[start - 1 : start]
    if before not in _BEFORE or (before == " " and text[start - 2 : start - 1] not in _LAST):
        return None
    return _OPENING.search(text, max(0, start - _OPENED), start)


def words_of(run: str) -> list[Word]:
    """The words of a run, in order."""
    words = []
    for match in _WORD.finditer(run):
        text, start = match.group(), match.start()
        if text[-1] in "sS":
            text = _POSSESSIVE.sub("", text)
        words.append(Word(start, start + len(text), text, text[0].isupper() or text[0].isdigit()))
    return words


def reach(run: str, words: list[Word], at: int) -> int:
    """How many words from here on could be one name: capitalised ones and the articles between them."""
    if not words[at].capital and not _opens_name(run, words[at]):
        return 0
    count = 1
    while count < LONGEST and at + count < len(words):
        word = words[at + count]
        if not (word.capital or word.text in _ARTICLES) or not joined(run, words[at + count - 1], word):
            break
        count += 1
    return count


def joined(run: str, left: Word, right: Word) -> bool:
    """Whether two neighbours could belong to one name."""
    return bool(_GAP.fullmatch(run, left.end, right.start))


def _opens_name(run: str, word: Word) -> bool:
    """Whether a word in lower case is the article of a name: "al-Bab", "el Bab", and not "at Aleppo"."""
    hyphened = run[word.end : word.end + 1] in {"-", "‐", "–"}
    return word.text in _ARTICLES and (hyphened or word.text in {"al", "el"})
