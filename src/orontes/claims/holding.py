"""Which ground is held: the place in "rebel-held parts of Idlib", "Idlib is under army control", "Idlib, a stronghold".

Words of control hang on the noun for the ground or the other way round, and the nearest place is often another one; so
the ground is looked for by itself: first the word that stands for it, then the name in or behind that word.
"""

from __future__ import annotations

from collections.abc import Callable

from orontes.claims.cues import cues
from orontes.claims.roles import Roles, subject
from orontes.claims.scene import GENERIC, Group, Scene
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.reading.types import Mention, MentionType

# Between a name and what it is called: "Manbij, a key bastion".
CALLING = frozenset(("PUNCT", "DET", "ADJ", "NOUN", "PROPN", "NUM"))
# Small words from a noun for ground to where it is: "areas within the north of Aleppo".
LYING = frozenset(("in", "of", "within", "inside", "around", "near", "at", "on", "along", "across", "like", "as"))
TAILS = frozenset(("relcl", "advcl", "ccomp", "parataxis"))
# How many words may stand between "held" and its noun, or a name and what it is called.
REACH = 5
# How wide a country is in `story.World.width`.
COUNTRY = 2.0


def held_group(
    tree: Tree, trigger: Trigger, roles: Roles, groups: tuple[Group, ...], width: Callable[[Scene], float]
) -> Group | None:
    """The places said to be held, None where no name is found for the ground, or only that of a country."""
    for ground in _grounds(tree, trigger, roles):
        named = _place(tree, ground)
        if named is None or named.cue == GENERIC:
            named = _apposition(tree, ground) or _lying_in(tree, ground) or named
        group = None if named is None else _group(tree, named, groups)
        if group is not None and width(group.scenes[0]) < COUNTRY:
            return group
    return None


def is_pronoun(tree: Tree, trigger: Trigger, roles: Roles) -> bool:
    """Whether the ground is only "it"."""
    return any(tree.tokens[ground].pos == "PRON" for ground in _grounds(tree, trigger, roles))


def _grounds(tree: Tree, trigger: Trigger, roles: Roles) -> list[int]:
    """Words that may stand for the ground, best first."""
    last = trigger.last
    if tree.tokens[last].pos == "ADP":
        found = [tree.child(last, "pobj")]
    elif trigger.verbal:
        found = [roles.patient]
    else:
        of = _object_of(tree, last, "of")
        found = [
            of,
            _called(tree, trigger),
            _modified(tree, last),
            _counterpart(tree, last),
            _object_of(tree, last, "in"),
        ]
        found.append(_following(tree, trigger))
    return [index for index in found if index is not None and index not in (roles.agent, *trigger.words)]


def _object_of(tree: Tree, index: int, word: str) -> int | None:
    words = (tree.child(child, "pobj") for child in tree.kids(index, "prep") if tree.words[child] == word)
    return next((i for i in words if i is not None and not tree.mention_at(i, MentionType.ACTOR)), None)


def _called(tree: Tree, trigger: Trigger) -> int | None:
    """The name right before what it is called: "Manbij, a bastion of the group"."""
    for index in range(trigger.index - 1, max(-1, trigger.index - 2 - REACH), -1):
        if _place(tree, index) is not None:
            return index if _apposed(tree, index, trigger) else None
        if tree.tokens[index].pos not in CALLING:
            return None
    return None


def _apposed(tree: Tree, index: int, trigger: Trigger) -> bool:
    after = range(index + 1, trigger.index)
    return any(tree.tokens[i].pos in ("PUNCT", "DET") for i in after) and tree.tokens[trigger.index].dep != "amod"


def _modified(tree: Tree, index: int) -> int | None:
    """The noun that "held" describes, or the name that "stronghold" stands before."""
    token = tree.tokens[index]
    if token.dep == "appos":
        return token.head
    return token.head if token.head > index and token.dep in ("amod", "compound", "nmod", "acl") else None


def _counterpart(tree: Tree, index: int) -> int | None:
    """The subject of "Manbij is a bastion", through "one of the bastions"."""
    token = tree.tokens[index]
    while token.dep == "pobj" and tree.words[token.head] == "of":
        token = tree.tokens[tree.tokens[token.head].head]
    return subject(tree, token.head) if token.dep == "attr" else None


def _following(tree: Tree, trigger: Trigger) -> int | None:
    """The next noun, whatever the parse makes of it."""
    after = range(trigger.last + 1, min(trigger.last + 1 + REACH, len(tree.tokens)))
    for index in after:
        if tree.tokens[index].pos in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ"):
            return None
        if _place(tree, index) is not None or cues().has("place_nouns", tree.words[index]):
            return index
    return None


def _place(tree: Tree, index: int) -> Mention | None:
    """The longest place that a word is part of."""
    span = tree.tokens[index].span
    found = [m for m in tree.mentions(MentionType.PLACE) if m.span.overlaps(span)]
    return max(found, key=lambda m: len(m.text), default=None)


def _apposition(tree: Tree, ground: int) -> Mention | None:
    """The name beside a noun for the ground: "Jarablus, a town held by", "the last rebel-held town, Zabadani"."""
    beside = [tree.tokens[ground].head] if tree.tokens[ground].dep == "appos" else tree.kids(ground, "appos")
    found = (_place(tree, index) for index in beside)
    return next((place for place in found if place is not None and place.cue != GENERIC), None)


def _lying_in(tree: Tree, ground: int) -> Mention | None:
    """The named place that ground without a name lies in: "the areas in northern Aleppo"."""
    below = sorted(tree.subtree(ground, stop=TAILS) | {*range(ground + 1, min(ground + 2, len(tree.tokens)))})
    for index in below:
        if index > ground and tree.tokens[index].dep == "prep" and tree.words[index] in LYING:
            inner = tree.child(index, "pobj")
            found = _place(tree, inner) if inner is not None else None
            if found is not None and found.cue != GENERIC:
                return found
    return None


def _group(tree: Tree, found: Mention, groups: tuple[Group, ...]) -> Group | None:
    """The sentence's group of that place; a larger place that only said where another lies is one by itself."""
    for group in groups:
        if any(scene.span.overlaps(found.span) for scene in group.scenes):
            wider = _place(tree, group.wider[0]) if group.wider and not group.named else None
            return group if wider is None else _alone(tree, wider)
    return _alone(tree, found)


def _alone(tree: Tree, found: Mention) -> Group | None:
    """A place with those named in the same breath."""
    index = tree.root(found.span)
    if index is None:
        return None
    others = [place for i in _conjoined(tree, index) if (place := _place(tree, i)) and place is not found]
    return Group(tuple(_scene(tree, place, index) for place in dict.fromkeys((found, *others))))


def _conjoined(tree: Tree, index: int) -> list[int]:
    """Words joined to one by "and" and commas, whether each hangs on the first or on the one before."""
    found = [index]
    for word in found:
        found += [child for child in tree.kids(word, "conj") if child not in found]
    return found[1:]


def _scene(tree: Tree, found: Mention, otherwise: int) -> Scene:
    index = tree.root(found.span)
    return Scene(found.text, found.span, otherwise if index is None else index, named=found.cue != GENERIC)
