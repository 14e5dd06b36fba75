"""The word lists of the room, and what a wrong one is answered with."""

from __future__ import annotations

import pytest

from orontes.errors import LexiconError
from orontes.reading.lexicon_files import FOLDER, load_words, parse_words


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.yml")))
def test_every_shipped_list_loads(name: str) -> None:
    assert all(load_words(name).values())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n- b\n", "bad.yml:1: must map section names to lists of words"),
        ("nouns: tank\n", "bad.yml:1: section 'nouns' must be a list"),
        ("nouns:\n  - tank\n  - {a: b}\n", "bad.yml:3: section 'nouns' holds something that is not a word"),
        ("nouns:\n  - tank\n  - tank\n", "bad.yml:3: 'tank' stands twice in section 'nouns'"),
    ],
)
def test_a_wrong_list_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(LexiconError) as refused:
        parse_words(text, "bad.yml")
    assert str(refused.value) == message


def test_broken_yaml_is_refused_with_its_line() -> None:
    with pytest.raises(LexiconError, match=r"^bad\.yml:\d+: not YAML"):
        parse_words("nouns: [tank\nmore: x", "bad.yml")
