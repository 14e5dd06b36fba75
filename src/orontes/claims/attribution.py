"""Who says so: the source of each stretch of a sentence, and what carries over to the next sentence."""

from __future__ import annotations

from dataclasses import dataclass

from orontes.claims.cues import cues
from orontes.claims.tree import Tree


@dataclass(frozen=True, slots=True)
class Saying:
    """A source and the words it vouches for; `via` is who it spoke to, where that is an outlet ("told SANA")."""

    name: str
    index: int  # head word of the source's name
    verb: int  # the reporting word
    words: frozenset[int]
    doubtful: bool = False
    denying: bool = False
    ref: str = ""
    side: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a sentence has from those around it: the last source, and whose words it quotes where it does not say."""

    saying: Saying | None = None
    entry: int = -1
    inside: frozenset[int] = frozenset()  # words of a quotation that another sentence attributes
    quoted: Saying | None = None  # who is quoted there; None is the last source


def saying_for(tree: Tree, index: int, found: list[Saying], carried: Carried) -> Saying | None:
    """Who vouches for a word of the sentence; None is the report itself."""
    inside = [s for s in found if index in s.words and index != s.verb]
    if inside:  # the innermost one
        best = min(inside, key=lambda s: (len(s.words), s.verb))
        return _resolved(tree, best, carried)
    if index in carried.inside:
        return carried.quoted or carried.saying
    outside = [s for s in found if index not in tree.subtree(s.index) and _main(tree, s)]
    if outside:
        return _resolved(tree, outside[0], carried)
    return None


def _main(tree: Tree, saying: Saying) -> bool:
    """A reporting verb that closes or opens its sentence vouches for all of it, even where the parse cut it off."""
    return saying.verb >= len(tree.tokens) - 8 or tree.tokens[saying.verb].dep in ("ROOT", "parataxis")


def _resolved(tree: Tree, saying: Saying, carried: Carried) -> Saying:
    """A pronoun, or "the source", is whoever spoke last."""
    word = tree.words[saying.index]
    if tree.tokens[saying.index].pos == "PRON" and cues().has("pronouns", word) and carried.saying is not None:
        last = carried.saying
        return Saying(
            last.name, saying.index, saying.verb, saying.words, saying.doubtful, saying.denying,
            last.ref, last.side, last.via,
        )  # fmt: skip
    return saying


def carry(tree: Tree, found: list[Saying], carried: Carried, entry: int) -> Carried:
    """What this sentence leaves to the next of the same entry."""
    before = carried if carried.entry == entry else Carried(entry=entry)
    said = [_resolved(tree, s, before) for s in found if not s.denying]
    if not said and before.inside:
        return Carried(before.quoted or before.saying, entry)
    return Carried(said[-1] if said else before.saying, entry)
