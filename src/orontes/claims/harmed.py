"""Who in a sentence was killed or hurt: whoever else did it, the victims did not."""

from __future__ import annotations

from collections.abc import Iterator

from orontes.claims.cues import cues
from orontes.claims.tree import Tree

UNDERGOES = ("nsubjpass", "dobj")
# Words of death that have their dead for a subject, or for what they are "of" or "among".
DYING = frozenset(("die", "dies", "died", "dying", "dead", "perished"))
OF = frozenset(("of", "among"))
# What leads from the victims to something else, and the small words that keep to them.
LEADS_AWAY = frozenset(("relcl", "acl", "advcl", "ccomp", "parataxis", "agent", "punct"))
KEEPS = frozenset(("of", "from", "among", "including", "like"))


def harmed(tree: Tree) -> frozenset[int]:
    """Words that name those killed or hurt: "25 members of the Front" of "killed 25 members of the Front"."""
    return frozenset(i for head in _victims(tree) for i in _people(tree, head))


def _victims(tree: Tree) -> Iterator[int]:
    for index, word in enumerate(tree.words):
        if not (cues().has("dead", word) or cues().has("hurt", word)):
            continue
        yield from tree.kids(index, *UNDERGOES)
        if word in DYING:
            yield from tree.kids(index, "nsubj")
        if tree.tokens[index].pos == "NOUN":
            yield from (i for of in tree.kids(index, "prep") if tree.words[of] in OF for i in tree.kids(of, "pobj"))
        if tree.tokens[index].tag == "VBN" and tree.tokens[index].dep == "acl":
            yield tree.tokens[index].head  # "ten soldiers killed in the raid"


def _people(tree: Tree, head: int) -> set[int]:
    found, todo = {head}, [head]
    while todo:
        for child in tree.children[todo.pop()]:
            away = tree.tokens[child].dep in LEADS_AWAY
            other = tree.tokens[child].dep == "prep" and tree.words[child] not in KEEPS
            if child not in found and not away and not other:
                found.add(child)
                todo.append(child)
    return found
