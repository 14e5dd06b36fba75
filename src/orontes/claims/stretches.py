"""Stretches of a sentence that each tell an event of their own: "shelling hits Douma and raids target Jobar".

Where a headline strings events together, the parse often hangs the second event word on the first one's place. What
stands between two joining words is told together, whatever hangs on what.
"""

from __future__ import annotations

from collections.abc import Collection

from orontes.claims.tree import Tree

JOINTS = frozenset(("and", ";", "…", "...", "while", "whereas", "as", "but"))


def stretches(tree: Tree, told: Collection[int]) -> tuple[int, ...]:
    """For each word the number of its stretch; `told` holds the event words, and every stretch has one of them.

    What stands between two joining words without an event word goes with the stretch before it ("Soran and Hama").
    """
    found, current, pending = [0] * len(tree.words), 0, 0
    met = False
    for index, word in enumerate(tree.words):
        if word in JOINTS:
            pending = index
        elif index in told:
            if met and pending:
                current += 1
                found[pending:index] = [current] * (index - pending)
            met, pending = True, 0
        found[index] = current
    return tuple(found)
