"""The rules of folding, read from `rules.csv` and checked on load."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from orontes.errors import LexiconError

KINDS = ("letter", "pair", "sound", "article", "word", "arabic")
FILE = "romanization/rules.csv"


@dataclass(frozen=True, slots=True)
class Rules:
    """How names are folded: each mapping goes from what is written to what it becomes."""

    letters: Mapping[str, str]
    pairs: Mapping[str, str]
    sounds: Mapping[str, str]
    articles: frozenset[str]
    words: Mapping[str, str]
    arabic: Mapping[str, str]


def parse_rules(text: str) -> Rules:
    """Read the rules file.

    Raises:
        LexiconError: a row has an unknown rule, a wrong length, or says the same thing twice; names the line.
    """
    found: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for number, line in enumerate(text.splitlines(), start=1):
        if number == 1 or not line.strip() or line.startswith("#"):
            continue
        kind, written, becomes = _row(line, number)
        if written in found[kind]:
            raise LexiconError(f"{kind} {written!r} is given twice", file=FILE, line=number)
        found[kind][written] = becomes
    articles = frozenset(found["article"])
    return Rules(found["letter"], found["pair"], found["sound"], articles, found["word"], found["arabic"])


def _row(line: str, number: int) -> tuple[str, str, str]:
    cells = next(csv.reader([line]))
    if len(cells) != 3:
        raise LexiconError(f"expected rule,written,becomes and found {len(cells)} cells", file=FILE, line=number)
    kind, written, becomes = cells
    if kind not in KINDS:
        raise LexiconError(f"unknown rule {kind!r}; use one of {', '.join(KINDS)}", file=FILE, line=number)
    if (
        not written
        or (kind in {"letter", "sound", "arabic"} and len(written) != 1)
        or (kind == "pair" and len(written) != 2)
    ):
        raise LexiconError(f"{written!r} has the wrong length for a {kind}", file=FILE, line=number)
    return kind, written, becomes


@cache
def load_rules() -> Rules:
    """The rules shipped with Orontes."""
    return parse_rules(files(__package__).joinpath("rules.csv").read_text(encoding="utf-8"))
