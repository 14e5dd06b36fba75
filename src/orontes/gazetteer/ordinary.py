"""Words that are towns somewhere and yet, in a report, are words."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def ordinary_words() -> frozenset[str]:
    """Words and given names that are also towns somewhere: never places on their own."""
    lines = files(__package__).joinpath("not_places.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word.replace("_", " ") for line in lines if not line.startswith("#") for word in line.split())
