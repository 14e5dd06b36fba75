"""Loads the word lists beside this room and refuses a wrong one, naming file and line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from orontes.errors import LexiconError

FOLDER = Path(__file__).parent / "lexicons"


@cache
def load_words(name: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of one file: section -> its entries, in the file's order.

    Raises LexiconError for a file that is not a mapping of lists of words, or holds an entry twice in one section.

    >>> "gen" in load_words("abbreviations.yml")["always"]
    True
    """
    return parse_words((FOLDER / name).read_text(encoding="utf-8"), name)


@cache
def word_set(name: str, section: str) -> frozenset[str]:
    """The entries of one section, to look words up in."""
    return frozenset(load_words(name)[section])


def parse_words(text: str, name: str) -> Mapping[str, tuple[str, ...]]:
    """As `load_words`, from the file's text."""
    try:
        node = yaml.compose(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise LexiconError(f"not YAML: {error.problem}", file=name, line=line) from error
    if not isinstance(node, yaml.MappingNode):
        raise LexiconError("must map section names to lists of words", file=name, line=1)
    return {key.value: _entries(key.value, value, name) for key, value in node.value}


def _entries(section: str, node: yaml.Node, name: str) -> tuple[str, ...]:
    if not isinstance(node, yaml.SequenceNode):
        raise LexiconError(f"section '{section}' must be a list", file=name, line=node.start_mark.line + 1)
    seen: dict[str, None] = {}
    for item in node.value:
        line = item.start_mark.line + 1
        if not isinstance(item, yaml.ScalarNode) or not item.value.strip():
            raise LexiconError(f"section '{section}' holds something that is not a word", file=name, line=line)
        if item.value in seen:
            raise LexiconError(f"'{item.value}' stands twice in section '{section}'", file=name, line=line)
        seen[item.value] = None
    return tuple(seen)
