"""Walk a large JSON text (RFC 8259) value by value, so that what lies before and behind damage is still read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


class Walk:
    """A place in a JSON text; what is asked for is read there, and the place moves behind it.

    All raise ValueError (or RecursionError) where the text is no JSON.

    >>> walk = Walk('{"name": "x", "list": [1, 2]}')
    >>> [(key, walk.value()) for key in walk.members()]
    [('name', 'x'), ('list', [1, 2])]
    """

    def __init__(self, text: str, at: int = 0) -> None:
        self.text = text
        self.at = self.end = at  # `end`: where the last value ended, before the space behind it
        self._pass_space()

    def value(self) -> Any:
        """The value that begins here."""
        found, self.end = _DECODER.raw_decode(self.text, self.at)
        self.at = self.end
        self._pass_space()
        return found

    def members(self) -> Iterator[str]:
        """The keys of the object that begins here, the place at the value of each; whoever asks takes the value."""
        self._expect("{")
        while not self.take("}"):
            key = self.value()
            self._expect(":")
            yield str(key)
            self._comma("}")

    def items(self) -> Iterator[int]:
        """Where each item of the array that begins here stands; whoever asks takes the value."""
        self._expect("[")
        while not self.take("]"):
            yield self.at
            self._comma("]")

    def _comma(self, close: str) -> None:
        if not self.take(",") and not self.text.startswith(close, self.at):
            raise ValueError(f"no comma at {self.at}")

    def _expect(self, char: str) -> None:
        if not self.take(char):
            raise ValueError(f"no {char} at {self.at}")

    def take(self, char: str) -> bool:
        """Go behind `char` if it stands here."""
        if not self.text.startswith(char, self.at):
            return False
        self.at += 1
        self._pass_space()
        return True

    def _pass_space(self) -> None:
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at
