"""The rules of folding, read from `rules.csv` and checked on load."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from orontes.errors import LexiconError

KINDS = ("letter", "spelling", "sound", "construct", "article", "word", "common")
FILE = "romanization/rules.csv"
Row = tuple[int, str, str, str]  # line, rule, what is written, what it becomes


@dataclass(frozen=True, slots=True)
class Rules:
    """How names are folded: each mapping goes from what is written to what it becomes."""

    letters: Mapping[str, str]
    spellings: Sequence[tuple[str, str]]  # in the order of the file; a space stands for either end of a word
    sounds: Mapping[str, str]
    constructs: Mapping[str, str]  # words that another word follows
    articles: frozenset[str]
    words: Mapping[str, str]
    common: frozenset[str]  # words that names of places share


def parse_rules(text: str) -> Rules:
    """Read the rules file.

    Raises:
        LexiconError: a row has an unknown rule, a wrong length, or says the same thing twice; names the line.
    """
    found: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for number, kind, written, becomes in rows_of(text, FILE, KINDS):
        if kind in {"letter", "sound"} and len(written) != 1:
            raise LexiconError(f"{written!r} has the wrong length for a {kind}", file=FILE, line=number)
        if written in found[kind]:
            raise LexiconError(f"{kind} {written!r} is given twice", file=FILE, line=number)
        found[kind][written] = becomes
    spellings = [anchored(written, becomes) for written, becomes in found["spelling"].items()]
    articles = frozenset(found["article"])
    return Rules(
        found["letter"],
        spellings,
        found["sound"],
        found["construct"],
        articles,
        found["word"],
        frozenset(found["common"]),
    )


def rows_of(text: str, file: str, kinds: Sequence[str]) -> Iterator[Row]:
    """The rows of a file of rules, without its head and its comments.

    Raises:
        LexiconError: a row is not rule,written,becomes, its rule is none of `kinds`, or nothing is written.
    """
    for number, line in enumerate(text.splitlines(), start=1):
        if number == 1 or not line.strip() or line.startswith("#"):
            continue
        cells = next(csv.reader([line]))
        if len(cells) != 3:
            raise LexiconError(f"expected rule,written,becomes and found {len(cells)} cells", file=file, line=number)
        kind, written, becomes = cells
        if kind not in kinds:
            raise LexiconError(f"unknown rule {kind!r}; use one of {', '.join(kinds)}", file=file, line=number)
        if not written.strip("^$"):
            raise LexiconError(f"{written!r} has the wrong length for a {kind}", file=file, line=number)
        yield number, kind, written, becomes


def anchored(written: str, becomes: str) -> tuple[str, str]:
    """A spelling with "^" and "$" turned into the spaces that stand around words, in both of its sides."""
    start, end = " " * written.startswith("^"), " " * written.endswith("$")
    return f"{start}{written.strip('^$')}{end}", f"{start}{becomes}{end}"


@cache
def load_rules() -> Rules:
    """The rules shipped with Orontes."""
    return parse_rules(files(__package__).joinpath("rules.csv").read_text(encoding="utf-8"))
