"""How a country's names are spelt in Latin letters where no common rule will do: one file a tradition.

Its spellings are read before the common ones: "h" is "g" in Ukraine, whose Luhansk is Russia's Lugansk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from orontes.errors import LexiconError
from orontes.romanization.rules import anchored, rows_of

KINDS = ("country", "spelling")
Spellings = Sequence[tuple[str, str]]


def parse_tradition(text: str, file: str) -> tuple[Sequence[str], Spellings]:
    """The countries (ISO 3166 alpha-2) of a tradition and its spellings, in the order they are read.

    Raises:
        LexiconError: a row has an unknown rule, a wrong length, or says the same thing twice; names the line.
    """
    countries: list[str] = []
    spellings: dict[str, str] = {}
    for number, kind, written, becomes in rows_of(text, file, KINDS):
        if written in spellings or written in countries:
            raise LexiconError(f"{written!r} is given twice", file=file, line=number)
        if kind == "spelling":
            spellings[written] = becomes
        elif len(written) == 2 and written.isupper():
            countries.append(written)
        else:
            raise LexiconError(f"{written!r} has the wrong length for a country", file=file, line=number)
    return countries, tuple(anchored(written, becomes) for written, becomes in spellings.items())


@cache
def load_traditions() -> Mapping[str, Spellings]:
    """The spellings of each country that has a tradition of its own.

    Raises:
        LexiconError: a file cannot be read, or two claim one country; names the file.
    """
    found: dict[str, Spellings] = {}
    for path in sorted(files(__package__).joinpath("traditions").iterdir(), key=lambda path: path.name):
        countries, spellings = parse_tradition(path.read_text(encoding="utf-8"), f"romanization/traditions/{path.name}")
        if shared := found.keys() & set(countries):
            raise LexiconError(f"{min(shared)} has a tradition already", file=path.name)
        found |= dict.fromkeys(countries, spellings)
    return found
