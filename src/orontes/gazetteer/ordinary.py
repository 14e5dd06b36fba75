"""Words that are towns somewhere and yet, in a report, are words."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from orontes.places.wording import load_wording
from orontes.romanization import plain

KINDS = ("area", "settlement", "neighbourhood", "airbase", "facility", "road", "part")  # lists of words for kinds


@cache
def ordinary_words() -> frozenset[str]:
    """Words, given names and words for kinds ("Mosque": a dump has them by the hundred), never places alone."""
    lines = files(__package__).joinpath("not_places.txt").read_text(encoding="utf-8").splitlines()
    words = {word.replace("_", " ") for line in lines if not line.startswith("#") for word in line.split()}
    return frozenset(words) | {plain(word) for kind in KINDS for word in load_wording().lists[kind]}
