"""Names in scripts of their own, letter by letter into Latin: one file of rules a script, in the folder `scripts`.

A `letter` rule spells one or more characters out, the longest first; "^" and "$" stand for the ends of a word. A
`series` rule gives the consonant of a row of syllables (Ethiopic), whose vowels follow one order in all rows. A
`construct` rule changes the letter at the end of a word that another word follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from orontes.errors import LexiconError
from orontes.romanization.rules import anchored, rows_of

KINDS = ("letter", "series", "construct")
ORDERS = ("a", "u", "i", "a", "e", "", "o", "wa")  # vowels of a row of Ethiopic syllables, by code point


@dataclass(frozen=True, slots=True)
class Script:
    """What is written and how it is spelt in Latin letters; `longest` is the number of characters to look ahead."""

    spelt: Mapping[str, str]
    constructs: Mapping[str, str]
    longest: int

    def spell(self, text: str) -> str:
        """The text in Latin letters; characters that no rule knows stay as they are."""
        for written, becomes in self.constructs.items():
            text = text.replace(written, becomes)
        return "".join(self._pieces(f" {text} "))

    def _pieces(self, text: str) -> Iterator[str]:
        at = 0
        while at < len(text):
            piece = self._piece(text, at)
            if piece not in self.spelt:
                yield text[at]
                at += 1
                continue
            at_end = piece[-1] == " "  # which begins the next word too
            yield self.spelt[piece][: -1 if at_end else None]
            at += len(piece) - at_end

    def _piece(self, text: str, at: int) -> str:
        """The longest piece at a position that a rule knows; "" where none does."""
        pieces = (text[at : at + length] for length in range(self.longest, 0, -1))
        return next((piece for piece in pieces if piece in self.spelt), "")


def parse_script(text: str, file: str) -> Script:
    """Read one file of a script's letters.

    Raises:
        LexiconError: a row has an unknown rule, a wrong length, or says the same thing twice; names the line.
    """
    spelt: dict[str, str] = {}
    constructs: dict[str, str] = {}
    for number, kind, written, becomes in rows_of(text, file, KINDS):
        if kind == "series" and len(written) != 1:
            raise LexiconError(f"{written!r} has the wrong length for a series", file=file, line=number)
        rules = constructs if kind == "construct" else spelt
        for one, other in _spelled_out(kind, written, becomes):
            if one in rules:
                raise LexiconError(f"{one.strip()!r} is given twice", file=file, line=number)
            rules[one] = other
    return Script(spelt, constructs, max(map(len, spelt), default=0))


def _spelled_out(kind: str, written: str, becomes: str) -> list[tuple[str, str]]:
    if kind == "series":
        return [(chr(ord(written) + order), becomes + vowel) for order, vowel in enumerate(ORDERS)]
    return [anchored(f"{written}$" if kind == "construct" else written, becomes)]


@cache
def load_scripts() -> Script:
    """Every script shipped with Orontes, as one table.

    Raises:
        LexiconError: a file cannot be read, or two scripts share a letter; names the file.
    """
    spelt: dict[str, str] = {}
    constructs: dict[str, str] = {}
    for path in sorted(files(__package__).joinpath("scripts").iterdir(), key=lambda path: path.name):
        script = parse_script(path.read_text(encoding="utf-8"), f"romanization/scripts/{path.name}")
        if shared := spelt.keys() & script.spelt.keys():
            raise LexiconError(f"{min(shared)!r} stands in another script's file too", file=path.name)
        spelt.update(script.spelt)
        constructs.update(script.constructs)
    return Script(spelt, constructs, max(map(len, spelt)))
