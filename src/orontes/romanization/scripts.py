"""Names in scripts of their own, letter by letter into Latin: one file of rules a script, in the folder `scripts`.

A `letter` rule spells one or more characters out, the longest first; "^" and "$" stand for the ends of a word. A
`series` rule gives the consonant of a row of syllables (Ethiopic), whose vowels follow one order in all rows. A
`construct` rule changes the letter at the end of a word that another word follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from orontes.errors import LexiconError
from orontes.romanization.rules import anchored, rows_of

KINDS = ("letter", "series", "construct")
ORDERS = ("a", "u", "i", "a", "e", "", "o", "wa")  # vowels of a row of Ethiopic syllables, by code point


@dataclass(frozen=True, slots=True)
class Script:
    """What is written and how it is spelt in Latin letters; `lengths` are those of what begins with a character."""

    spelt: Mapping[str, str]
    constructs: Mapping[str, str]
    lengths: Mapping[str, Sequence[int]]  # the longest first

    def spell(self, text: str) -> str:
        """The text in Latin letters; characters that no rule knows stay as they are."""
        for written, becomes in self.constructs.items():
            text = text.replace(written, becomes)
        return "".join(self._pieces(f" {text} "))

    def _pieces(self, text: str) -> Iterator[str]:
        at = 0
        while at < len(text):
            piece = self._piece(text, at)
            at_end = piece[-1] == " " and len(piece) > 1  # which begins the next word too
            yield self.spelt.get(piece, piece)[: -1 if at_end else None]
            at += len(piece) - at_end

    def _piece(self, text: str, at: int) -> str:
        """The longest piece at a position that a rule knows; one character where none does."""
        for length in self.lengths.get(text[at], ()):
            piece = text[at : at + length]
            if piece in self.spelt:
                return piece
        return text[at]


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
    return Script(spelt, constructs, _lengths(spelt))


def _spelled_out(kind: str, written: str, becomes: str) -> list[tuple[str, str]]:
    if kind == "series":
        return [(chr(ord(written) + order), becomes + vowel) for order, vowel in enumerate(ORDERS)]
    return [anchored(f"{written}$" if kind == "construct" else written, becomes)]


def _lengths(spelt: Iterable[str]) -> Mapping[str, Sequence[int]]:
    found: dict[str, set[int]] = {}
    for written in spelt:
        found.setdefault(written[0], set()).add(len(written))
    return {first: sorted(lengths, reverse=True) for first, lengths in found.items()}


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
    return Script(spelt, constructs, _lengths(spelt))
