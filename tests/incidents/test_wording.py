"""Copies: what is worded alike is found whichever way it is looked for."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import MonkeyPatch

from orontes.incidents import wording
from orontes.incidents.wording import alike, same_wording
from orontes.romanization import words

WORDS = words("a convoy of lorries left the quarry at noon and turned north past the mill where two men stood")


def texts(number: int, seed: int) -> list[str]:
    """Sentences of few words, many of them cut or changed a little."""
    chance = random.Random(seed)
    told: list[str] = []
    for _ in range(number):
        said = words(chance.choice(told)) if told and chance.random() < 0.6 else chance.choices(WORDS, k=14)
        if chance.random() < 0.5:
            said = said[: -chance.randint(1, 3)]
        if said and chance.random() < 0.3:
            said[chance.randrange(len(said))] = chance.choice(WORDS)
        told.append(" ".join(said) or "nothing")
    return told


@given(st.integers(2, 60), st.integers(0, 10_000))
@settings(max_examples=60)
def test_looking_up_rare_words_finds_what_comparing_each_with_each_finds(number: int, seed: int) -> None:
    told = texts(number, seed)
    plainly = [[at for at, other in enumerate(told) if same_wording(one, other)] for one in told]
    assert alike(told) == plainly


def test_work_that_is_cut_into_parts_finds_the_same(monkeypatch: MonkeyPatch) -> None:
    told = texts(80, 7)
    whole = alike(told)
    monkeypatch.setattr(wording, "_ROWS", 50)
    assert alike(told) == whole
    assert any(len(others) > 1 for others in whole)


def test_short_quotes_are_nobodys_copies() -> None:
    assert alike(["they took the mill", "they took the mill"]) == [[], []]
