"""Sentences by rule: exact spans, whatever the punctuation, and no sentence longer than a parser can bear."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orontes.evidence import Span
from orontes.reading.datelines import dateline
from orontes.reading.lexicon_files import load_words

# A parser's time grows with a sentence; no reporter writes more words between two stops.
MAX_WORDS = 140

INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"

_PARAGRAPH = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+|\r(?!\n)|={2,}|\u2029")
_EDGE_MARKS = re.compile(rf"(?<!\w)[{INVISIBLE}]+|[{INVISIBLE}]+(?!\w)")
_STOP = re.compile(r"(?:[.!?]+|…)[\"”’»')\]]*")
_OPENS = re.compile(r"[\s" + INVISIBLE + r"]+[\"“‘«'(\[]*(\w[\w'’]*)?")
_GLUED = re.compile(r"(?:[A-Z][a-z]+\b|[A-Z]{2,}|\d+ [a-z])")
_LAST_WORD = re.compile(r"([\w.]*\w)\W*$")
_WORD = re.compile(r"\S+")
_SOFT_CUT = re.compile(r"[;:,]\s")
_LIST_ITEM = re.compile(r"\s*(?:[-*•▪–—]\s|\d{1,2}[.)]\s)")
# A line shorter than this that has no stop was ended on purpose; a longer one was wrapped.
_WRAPPED_LINE = 45
# Nobody wraps lines at more characters than this: where one is longer, lines are ended by hand.
_WIDEST = 100
# No dateline is longer, in characters.
_OPENING = 160


def split_sentences(text: str) -> tuple[Span, ...]:
    """Spans of the sentences of `text`, in order, none empty, none overlapping, without outer white space.

    >>> text = "The truce held.4 min read. Gen. Aswad said U.S. jets struck."
    >>> [span.of(text) for span in split_sentences(text)]
    ['The truce held.', '4 min read.', 'Gen. Aswad said U.S. jets struck.']
    """
    parts = (piece for part in _paragraphs(text) for piece in _filed(text, part))
    pieces = (piece for part in parts for line in _lines(text, part) for piece in _stops(text, line))
    bounded = (piece for sentence in pieces for piece in _bounded(text, sentence))
    return tuple(trimmed for span in bounded if (trimmed := trim(text, span)).end > trimmed.start)


def trim(text: str, span: Span) -> Span:
    """The span without white space and invisible marks at its ends."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return Span(start, end)


def legible(text: str) -> str:
    """The text with invisible marks at the edge of a word made spaces: as long as before, so that offsets hold.

    >>> legible("captured\u200b Soran")
    'captured  Soran'
    """
    return _EDGE_MARKS.sub(lambda marks: " " * len(marks.group()), text)


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, len(text))


def _filed(text: str, part: Span) -> Iterator[Span]:
    """A paragraph with its dateline as a sentence of its own, which tells of nothing that happened."""
    bare = trim(text, part)
    opening = bare.start + dateline(text[bare.start : min(bare.end, bare.start + _OPENING)])
    if bare.start < opening < bare.end:
        yield Span(bare.start, opening)
        yield Span(opening, part.end)
    else:
        yield part


def _lines(text: str, part: Span) -> Iterator[Span]:
    """Join wrapped lines; split where a line was ended on purpose or a list item opens."""
    start = line_start = part.start
    width = max(len(line) for line in part.of(text).split("\n"))
    while (newline := text.find("\n", line_start, part.end)) >= 0:
        line = text[line_start:newline].strip()
        if _ends_on_purpose(line, text[newline + 1 : min(newline + 1 + _WIDEST, part.end)], width):
            yield Span(start, newline)
            start = newline + 1
        line_start = newline + 1
    yield Span(start, part.end)


def _ends_on_purpose(line: str, following: str, width: int) -> bool:
    """Whether a line of a paragraph of that width, in characters, was not just wrapped."""
    if not line or _LIST_ITEM.match(following) or width > _WIDEST:
        return True
    opens = following.lstrip(" \t\"“‘'(")[:1]
    early = len(line) < _WRAPPED_LINE or len(line) + 1 + len(following.partition(" ")[0]) < width
    return early and line[-1] not in ",;-–" and (opens.isupper() or opens.isdigit())


def _stops(text: str, part: Span) -> Iterator[Span]:
    start = part.start
    for stop in _STOP.finditer(text, part.start, part.end):
        if stop.end() < part.end and _is_end(text, start, stop, part.end):
            yield Span(start, stop.end())
            start = stop.end()
    yield Span(start, part.end)


def _is_end(text: str, start: int, stop: re.Match[str], limit: int) -> bool:
    before = _LAST_WORD.search(text, max(start, stop.start() - 24), stop.start())
    word = before.group(1).lower() if before else ""
    after = _OPENS.match(text, stop.end(), limit)
    if after is None:
        return _glued_end(text, stop, word, limit)
    opener = after.group(1) or ""
    if opener and opener[0].islower():
        return False
    return stop.group()[0] != "." or not _abbreviates(word, opener)


def _glued_end(text: str, stop: re.Match[str], word: str, limit: int) -> bool:
    """ "truce.4 min read", "Afghanistan.The first": a stop without its space, after a whole word."""
    whole = len(word) > 2 and "." not in word and not word[-1].isdigit()
    return whole and _GLUED.match(text, stop.end(), limit) is not None


def _abbreviates(word: str, opener: str) -> bool:
    words = load_words("abbreviations.yml")
    if word in words["names"]:
        return opener.lower() not in words["openers"]
    initial = len(word) == 1 and word.isalpha()
    return initial or word in words["always"]


def _bounded(text: str, span: Span) -> Iterator[Span]:
    """Cut a sentence of more than MAX_WORDS words at its last soft stop within the bound, else between words."""
    start = span.start
    while True:
        words = _first_words(text, start, span.end)
        if len(words) <= MAX_WORDS:
            break
        limit = words[MAX_WORDS].start()
        soft = [m.end() for m in _SOFT_CUT.finditer(text, words[MAX_WORDS // 2].start(), limit)]
        cut = soft[-1] if soft else limit
        yield Span(start, cut)
        start = cut
    yield Span(start, span.end)


def _first_words(text: str, start: int, end: int) -> list[re.Match[str]]:
    found = []
    for word in _WORD.finditer(text, start, end):
        found.append(word)
        if len(found) > MAX_WORDS:
            break
    return found
