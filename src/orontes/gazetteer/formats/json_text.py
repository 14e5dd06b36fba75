"""The elements of an array in a JSON file of any size, one after another, without holding the file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

CHUNK = 1 << 20
_LONGEST = 1 << 28  # characters: an element beyond this is no element
_DECODER = json.JSONDecoder()
_BETWEEN = re.compile(r"[\s,]*")


class Broken(ValueError):
    """The text is no JSON from here on; `line` says where."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


def elements(stream: TextIO, key: str = "") -> Iterator[tuple[int, Any]]:
    """Elements of the array under `key` (wherever it is first named), or of the array that the text is, with lines.

    A text of objects one after another, as in JSON lines, is read like an array.

    Raises:
        Broken: the text breaks off or is no JSON.

    >>> import io
    >>> list(elements(io.StringIO('{"kind": 1, "rows": [{"a": 1},\\n{"a": 2}]}'), "rows"))
    [(1, {'a': 1}), (2, {'a': 2})]
    """
    window = _Window(stream)
    window.enter(key)
    while window.more():
        yield window.line, window.element()


class _Window:
    """The piece of a text that is being looked at."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._text = ""
        self._at = 0
        self.line = 1

    def enter(self, key: str) -> None:
        opening = re.compile(rf'"{re.escape(key)}"\s*:\s*\[' if key else r"\ufeff?\s*\[?")
        self._grow()
        while not (found := opening.search(self._text)):
            if not self._grow():
                raise Broken(f"no array named {key!r}", self.line)
        self._move(found.end())

    def more(self) -> bool:
        """Go to the next element; False at the end of the array or of the text."""
        while True:
            self._move(_match_end(self._text, self._at))
            if self._at < len(self._text):
                return self._text[self._at] != "]"
            if not self._grow():
                return False

    def element(self) -> Any:
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except (json.JSONDecodeError, RecursionError) as error:
                if len(self._text) - self._at > _LONGEST or not self._grow():
                    raise Broken(f"is no JSON from here on: {error}", self.line) from error
                continue
            if end == len(self._text) and not isinstance(value, dict | list) and self._grow():
                continue  # a number may go on
            self._move(end)
            return value

    def _move(self, to: int) -> None:
        self.line += self._text.count("\n", self._at, to)
        self._at = to

    def _grow(self) -> bool:
        more = self._stream.read(max(CHUNK, len(self._text) - self._at))
        self._text, self._at = self._text[self._at :] + more, 0
        return bool(more)


def _match_end(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at
