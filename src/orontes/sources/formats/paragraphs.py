"""The lines of printed pages as running text: words joined, paragraphs apart, heads and feet of pages once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

HYPHENS = ("\x02", "\ufffe", "\u00ad")  # what stands for the hyphen of a word divided at the end of a line
EDGE = 2  # lines at the head and the foot of a page that may be furniture
LONGEST = 10  # words of such a line; a longer one is a sentence of the report, and stays
FEWEST_PAGES, SHARE = 3, 0.3  # at one height on so many pages, and so large a part of them: left and right ones differ
GAP = 1.3  # lines further apart than this many times the usual begin a paragraph
# Words that keep their hyphen: a line that ends with one was not divided within a word.
PREFIXES = frozenset(
    ("anti", "pro", "non", "self", "ex", "co", "vice", "semi", "pre", "post", "so", "cross", "counter", "mid")
)
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
Shape = tuple[str, int]  # what a line says but for its numbers, and how high it stands
_NUMBER = re.compile(r"\W*(?:page\s*)?\d*(?:\s*(?:of|/)\s*\d+)?\W*$", re.IGNORECASE)
_FINAL = re.compile(r"[.!?:;…”\"’)\]]$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; lengths in points from the page's lower left."""

    text: str
    left: float = 0.0
    baseline: float = 0.0
    size: float = 0.0  # of its first letter


@dataclass(frozen=True, slots=True)
class Text:
    """Running text, where each page begins in it (in characters), and how many lines of furniture were left out."""

    text: str
    pages: tuple[int, ...]
    furniture: int


def running_text(pages: Sequence[Sequence[Line]]) -> Text:
    """The text of pages whose lines are in reading order.

    >>> running_text([[Line("Shells fell on the coun\\ufffe", 30, 700), Line("tryside of Hama.", 30, 686)]]).text
    'Shells fell on the countryside\\nof Hama.'
    """
    repeated = _furniture(pages)
    text, starts, left_out = _Growing(), [], 0
    for number, page in enumerate(pages):
        bare = [line for at, line in enumerate(page) if not _is_furniture(page, at, repeated)]
        head = [line for line in page[:EDGE] if line not in bare and _is_first(number, line)]
        foot = [line for line in page[EDGE:] if line not in bare and _is_last(number, len(pages), line)]
        kept = [*head, *bare, *foot]
        left_out += len(page) - len(kept)
        text.turn(_usual_pitch(kept))
        for at, line in enumerate(kept):
            start = text.add(line)
            starts += [start] if not at else []
        starts += [] if kept else [text.length]
    return Text(text.whole(), tuple(starts), left_out)


class _Growing:
    """A text that grows line by line."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._last: Line | None = None
        self._turned = True
        self._pitch = 0.0
        self.length = 0

    def turn(self, pitch: float) -> None:
        """Go on on a page whose lines are usually `pitch` points apart."""
        self._turned, self._pitch = True, pitch

    def add(self, line: Line) -> int:
        """Add a line; where it begins, in characters."""
        words = line.text.translate(LIGATURES)
        if self._last is None:
            self._put("")
        elif self._last.text.endswith(HYPHENS):
            words = self._join(words)
        else:
            self._put("\n\n" if self._is_apart(self._last, line) else "\n")
        start = self.length
        self._put(words)
        self._last, self._turned = line, False
        return start

    def _put(self, piece: str) -> None:
        self._pieces.append(piece)
        self.length += len(piece)

    def _join(self, words: str) -> str:
        """Close the word that the last line left open; the line ends behind it."""
        before = self._pieces[-1].rstrip("".join(HYPHENS))
        self.length += len(before) - len(self._pieces[-1])
        self._pieces[-1] = before
        begun = re.search(r"\w*$", before)
        if not words[:1].islower() or (begun and begun[0].lower() in PREFIXES):
            self._put("-")
        return words.replace(" ", "\n", 1)

    def _is_apart(self, last: Line, line: Line) -> bool:
        """Whether a paragraph, a heading or what follows it begins with `line`."""
        if self._turned:
            return bool(_FINAL.search(last.text))
        if abs(last.size - line.size) > 0.1 * max(last.size, line.size):
            return True
        return last.baseline - line.baseline > GAP * self._pitch > 0

    def whole(self) -> str:
        """All of it; a hyphen that nothing follows is a hyphen."""
        return re.sub(f"[{''.join(HYPHENS)}]", "-", "".join(self._pieces))


def _usual_pitch(lines: Sequence[Line]) -> float:
    """How far apart the lines of a page usually are, in points."""
    steps = [one.baseline - other.baseline for one, other in pairwise(lines)]
    down = [step for step in steps if step > 1]
    return median(down) if down else 0.0


def _furniture(pages: Sequence[Sequence[Line]]) -> frozenset[Shape]:
    """What stands at the head or foot of many pages, but for its numbers."""
    if len(pages) < FEWEST_PAGES:
        return frozenset()
    counts = Counter(
        shape
        for page in pages
        for shape in {_shape(line) for line in (*page[:EDGE], *page[-EDGE:]) if _may_be_furniture(line)}
    )
    return frozenset(shape for shape, count in counts.items() if count >= max(FEWEST_PAGES, SHARE * len(pages)))


def _may_be_furniture(line: Line) -> bool:
    return len(line.text.split()) <= LONGEST and not line.text.endswith(HYPHENS)


def _is_furniture(page: Sequence[Line], at: int, repeated: frozenset[Shape]) -> bool:
    return (at < EDGE or at >= len(page) - EDGE) and _shape(page[at]) in repeated


def _is_first(page: int, line: Line) -> bool:
    """The head of the first page stays: it says what the document is, and often of which day."""
    return page == 0 and not _NUMBER.match(line.text)


def _is_last(page: int, pages: int, line: Line) -> bool:
    """The foot of the last page stays: it breaks no sentence."""
    return page == pages - 1 and not _NUMBER.match(line.text)


def _shape(line: Line) -> Shape:
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.baseline / 2)
