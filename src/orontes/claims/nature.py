"""What no party does: earthquakes, floods, diseases and accidents strike and kill too, and are no part of a war."""

from __future__ import annotations

from collections.abc import Iterator

from orontes.claims.cues import cues
from orontes.claims.tree import Tree

# What a verb's doer hangs by, and what a clause that follows from another does.
DOERS = frozenset(("nsubj", "nsubjpass", "agent"))
FOLLOWING = frozenset(("advcl", "acl", "relcl", "conj", "xcomp"))
BY = frozenset(("by", "of", "from", "in", "to", "after"))


def is_natural(tree: Tree, index: int) -> bool:
    """Whether what a word tells of was done by nature or by accident: "rain hit the city, killing four".

    >>> "earthquake" in cues().lists["nature"]
    True
    """
    return any(cues().has("nature", tree.words[doer]) for doer in _doers(tree, index))


def _doers(tree: Tree, index: int) -> Iterator[int]:
    """Who or what does it, as the verb says, or the verb that it follows from; a noun's own doer stands inside it."""
    at: int | None = index
    while at is not None:
        yield from _of(tree, at)
        follows = tree.tokens[at].dep in FOLLOWING and tree.tokens[at].head != at
        bare = not any(tree.tokens[c].dep in ("nsubj", "nsubjpass") for c in tree.children[at])
        at = tree.tokens[at].head if follows and bare else None


def _of(tree: Tree, index: int) -> Iterator[int]:
    yield from tree.kids(index, *DOERS, "compound", "amod")
    for link in tree.kids(index, "agent", "prep"):
        if tree.words[link] in BY:
            yield from tree.kids(link, "pobj")
            yield from (inner for noun in tree.kids(link, "pobj") for inner in tree.kids(noun, "compound"))
