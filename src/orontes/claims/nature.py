"""What no party does: earthquakes, floods, diseases and accidents strike and kill too, and are no part of a war."""

from __future__ import annotations

from collections.abc import Iterator

from orontes.claims.cues import cues
from orontes.claims.tree import Tree

# What a verb's doer hangs by, and what a clause that follows from another does.
DOERS = ("nsubj", "nsubjpass", "compound", "amod")
FOLLOWING = frozenset(("advcl", "acl", "relcl", "conj", "xcomp"))
# What leads to who did it, and to what people died of. Towns are shelled after an earthquake, and aid goes to victims.
DONE_BY = frozenset(("by", "of", "from"))
DIED_OF = DONE_BY | {"in", "to"}


def is_natural(tree: Tree, index: int, led_by: frozenset[str] = DONE_BY) -> bool:
    """Whether what a word tells of was done by nature or by accident: "rain hit the city, killing four".

    >>> "earthquake" in cues().lists["nature"]
    True
    """
    return any(cues().has("nature", tree.words[doer]) for doer in _doers(tree, index, led_by))


def _doers(tree: Tree, index: int, led_by: frozenset[str]) -> Iterator[int]:
    """Who or what does it, as the verb says, or the verbs that it follows from; a noun's own doer stands inside it."""
    for at in (index, *tree.ancestors(index)):
        yield from tree.kids(at, *DOERS)
        links = (link for link in tree.kids(at, "agent", "prep") if tree.words[link] in led_by)
        yield from (noun for link in links for noun in tree.kids(link, "pobj"))
        if tree.tokens[at].dep not in FOLLOWING or tree.child(at, "nsubj", "nsubjpass") is not None:
            return
