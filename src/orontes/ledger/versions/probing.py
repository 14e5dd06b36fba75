"""Stretches of a text by which copies of it can be found among millions: those with its rarest words."""

from __future__ import annotations

from collections.abc import Callable

from orontes.romanization import words

LENGTH = 5  # words of a stretch
MOST = 8  # stretches: a copy that changed a name here and there keeps some of them
READ = 20_000  # words of a text among which they are looked for


def probes(text: str, often: Callable[[str], int]) -> tuple[tuple[str, ...], ...]:
    """Stretches of words that do not overlap, those with the rarest words first; `often` counts the texts of a word.

    >>> probes("the army took the town of soran at dawn today", lambda word: 1 if word == "soran" else 9)[0]
    ('took', 'the', 'town', 'of', 'soran')
    """
    told = words(text)[:READ]
    counts = {word: often(word) for word in set(told)}
    starts = range(max(0, len(told) - LENGTH + 1))
    rarest = sorted(starts, key=lambda at: (min(counts[word] for word in told[at : at + LENGTH]), at))
    chosen: list[int] = []
    for at in rarest:
        if all(abs(at - other) >= LENGTH for other in chosen):
            chosen.append(at)
            if len(chosen) == MOST:
                break
    return tuple(tuple(told[at : at + LENGTH]) for at in chosen)
