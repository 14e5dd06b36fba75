"""The words that tell whether a capitalised name is a place's, read from `toponyms.yml` and checked on load."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from orontes.errors import GazetteerError

FILE = "toponyms.yml"
_BEFORE = ("locative", "of", "parts", "titles", "openers")
LISTS = (*_BEFORE, "after", "given", "particles", "sure", "never", "bodies", "institutions", "physical")


def parse_cues(text: str) -> Mapping[str, frozenset[str]]:
    """Read toponyms.yml.

    Raises:
        GazetteerError: not YAML, a list missing or unknown, or an entry that is no word.
    """
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise GazetteerError(f"not YAML: {error}".splitlines()[0], file=FILE) from error
    if not isinstance(raw, dict) or set(raw) != set(LISTS):
        raise GazetteerError(f"expected exactly the lists {', '.join(LISTS)}", file=FILE)
    for name, words in raw.items():
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise GazetteerError(f"{name}: expected a list of words", file=FILE)
    return {name: frozenset(words) for name, words in raw.items()}


@cache
def cues() -> Mapping[str, frozenset[str]]:
    """The words shipped with Orontes, by list."""
    return parse_cues(files(__package__).joinpath(FILE).read_text(encoding="utf-8"))
