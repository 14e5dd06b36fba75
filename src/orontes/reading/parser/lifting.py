"""Arcs that cross others: the transition system cannot draw them, so their labels tell where to hang them afterwards.

"prep||dobj" is a preposition that belongs under the object below the word it was given (the scheme HEAD of Nivre and
Nilsson 2005, "Pseudo-projective dependency parsing").
"""

from __future__ import annotations

from collections.abc import Sequence

MARK = "||"


def lifted(heads: Sequence[int], deps: Sequence[str], spaces: Sequence[bool]) -> tuple[list[int], list[str]]:
    """Heads and plain labels, once each marked word hangs on the first word of the label that its own label asks for.

    It is sought from the head downwards, level by level, from the left; where there is none the head stays.

    >>> lifted([0, 0, 1, 0], ["ROOT", "dobj", "amod", "prep||dobj"], [False] * 4)
    ([0, 0, 1, 1], ['ROOT', 'dobj', 'amod', 'prep'])
    """
    moved, labels = [*heads], [*deps]
    for at, label in enumerate(deps):
        if MARK in label:
            labels[at], wanted = label.split(MARK)
            moved[at] = _sought(at, wanted, moved, labels, spaces)
    return moved, labels


def _sought(at: int, wanted: str, heads: Sequence[int], deps: Sequence[str], spaces: Sequence[bool]) -> int:
    level, seen = [heads[at]], {at}
    while level:
        below = [
            c for h in level for c, head in enumerate(heads) if head == h and not spaces[c] and c not in seen | {h}
        ]
        found = next((child for child in below if deps[child] == wanted), None)
        if found is not None:
            return found
        seen.update(level, below)
        level = below
    return heads[at]
