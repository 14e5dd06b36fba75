"""Parties that only say whose ground a place is: "rebel-held", "areas held by the army", "army positions"."""

from __future__ import annotations

from orontes.claims.cues import cues
from orontes.claims.tree import Tree
from orontes.reading.types import Mention

# Nouns that a people's adjective before them only says the country of: "the Iraqi city", "the Turkish border".
NATIONAL = ("place_nouns", "country_nouns")
HELD = ("held", "controlled", "occupied", "dominated")


def is_holder(tree: Tree, mention: Mention) -> bool:
    """Whether a mention only says who holds a place: "rebel-held"."""
    last = tree.covered(mention.span).stop - 1
    words = (tree.words[last], *tree.words[last + 1 : last + 3])
    return words[0].endswith(HELD) or (words[1:2] == ("-",) and words[2:3] != () and words[2].endswith(HELD))


def owns_place(tree: Tree, mention: Mention) -> bool:
    """Whether a mention only says whose a place is: "areas held by the army", "army positions"."""
    inside = tree.covered(mention.span)
    before = [word for word in tree.words[max(0, inside.start - 3) : inside.start] if word not in ("the", "a", "an")]
    after = [word for word in tree.words[inside.stop : inside.stop + 3] if word not in ("'s", "'", "s")]
    if before[-1:] == ["by"] and before[-2:-1] and before[-2].endswith(HELD):
        return True
    if before[-1:] == ["of"] and before[-2:-1] and cues().has("grounds", before[-2]):
        return True
    if bool(after) and (after[0] in HELD or cues().has("grounds", after[0])):
        return True
    return len(inside) == 1 and bool(after) and any(cues().has(name, after[0]) for name in NATIONAL)
