"""The stretch of a text where it speaks of what was asked for, with the hits marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, takewhile

from orontes.ledger.search.types import Term
from orontes.ledger.search.wording import LONGEST_WORD, sound
from orontes.romanization import words

OPEN, CLOSE = "\x02", "\x03"  # around each hit: no text has them, so that each reader can mark hits its own way
AROUND = 90  # characters on either side
SEARCHED = 200_000  # characters of a text in which a snippet is looked for
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # controls of a terminal, and of direction
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")

Place = tuple[int, int]


def snippet(text: str, terms: Sequence[Term]) -> str:
    """Some words around the first hit, each hit between `OPEN` and `CLOSE`; the head of a text without one.

    >>> snippet("At dawn shells fell on Latamneh.", [Term(("shells",))]).replace(OPEN, "[").replace(CLOSE, "]")
    'At dawn [shells] fell on Latamneh.'
    """
    text = printable(text[:SEARCHED])
    found = _hits(text, terms)
    hits = list(islice(found, 1))
    first = hits[0][0] if hits else 0
    hits += takewhile(lambda hit: hit[0] <= first + 2 * AROUND, found)
    start, end = max(0, first - AROUND), min(len(text), first + 2 * AROUND)
    start = text.find(" ", start, first) + 1 or start if start else 0
    parts: list[str] = []
    at = start
    for begin, stop in hits:
        if at <= begin and stop <= end:
            parts += [text[at:begin], OPEN, text[begin:stop], CLOSE]
            at = stop
    parts.append(text[at:end])
    shown = " ".join("".join(parts).split())
    return f"{'…' if start else ''}{shown}{'…' if end < len(text) else ''}"


def printable(text: str) -> str:
    """The text with a space for each character that could steer a terminal, or turn its lines round."""
    return _UNSEEN.sub(" ", text)


def _hits(text: str, terms: Sequence[Term]) -> Iterator[Place]:
    """Where the terms stand, in order; no further than is asked for, since most of a text is not shown."""
    spans = [found.span() for found in _WORD.finditer(text)]
    longest = max((len(term.words) for term in terms), default=1)
    for number, (start, stop) in enumerate(spans):
        told = [_plain(text[slice(*span)]) for span in spans[number : number + longest]]
        for term in terms:
            if _meets(told[: len(term.words)], term):
                yield start, spans[number + len(term.words) - 1][1]
                break
            if term.sound and not text[start].islower() and sound(text[start:stop]) == term.sound:
                yield start, stop
                break


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    return "".join(words(word))[:LONGEST_WORD]


def _meets(told: Sequence[str], term: Term) -> bool:
    if len(told) < len(term.words) or told[:-1] != list(term.words[:-1]):
        return False
    return told[-1].startswith(term.words[-1]) if term.prefix else told[-1] == term.words[-1]
