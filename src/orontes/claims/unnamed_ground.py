"""Ground without a name that is itself what was taken or attacked: "several villages in northern Hama".

The name behind such words only says where that ground lies: whoever seized an oil field in a province did not seize the
province. What has no bounds ("areas", "territory") is told of the region that is named, and "the town" stands for a
name told before (`spoken`).
"""

from __future__ import annotations

from orontes.claims.cues import cues
from orontes.claims.roles import Roles
from orontes.claims.scene import GENERIC, Group, Scene
from orontes.claims.tails import words_of
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.claims.types import Kind
from orontes.evidence import Span
from orontes.reading.types import Mention, MentionType

KINDS = frozenset((Kind.TERRITORY_TAKEN, Kind.TERRITORY_TRANSFERRED))
# Words that point back to ground told before.
POINTING = frozenset(("the", "this", "that", "these", "those", "its", "their", "his", "our", "it", "all"))
# Small words from ground to where it lies, and to what it is done to.
LYING = frozenset(("in", "near", "around", "outside", "inside", "within", "at", "on", "along", "across", "between"))
DONE_TO = frozenset(("of", "over", "on", "against", "from", "in"))
MAX_WORDS = 14


def unnamed_ground(tree: Tree, trigger: Trigger, roles: Roles) -> Group | None:
    """The ground without a name that an event is done to, None where it has one or points back to one."""
    ground = _object(tree, trigger, roles) if trigger.kind in KINDS and not trigger.rule.agentless else None
    if ground is None or not _is_unnamed(tree, ground):
        return None
    place, end = _where(tree, ground)
    first = min(tree.noun_phrase(ground))
    if end - first >= MAX_WORDS or any(tree.tokens[i].pos in ("VERB", "PUNCT") for i in range(ground, end + 1)):
        return None
    span = Span(tree.tokens[first].span.start, tree.tokens[end].span.end)
    within = "" if place is None else place.text
    return Group((Scene(words_of(tree.sentence, span), span, ground, within, named=False),))


def _object(tree: Tree, trigger: Trigger, roles: Roles) -> int | None:
    """The noun for what is done to: "control of two villages", "seized a hill", "an attack on a base"."""
    found = [tree.child(link, "pobj") for link in tree.kids(trigger.last, "prep") if tree.words[link] in DONE_TO]
    if trigger.verbal and trigger.index == trigger.last:
        found = [roles.patient]
    elif roles.patient is not None:
        found.append(roles.patient)
    return next((i for i in found if i is not None and i not in trigger.words), None)


def _is_unnamed(tree: Tree, ground: int) -> bool:
    """Whether a noun is one for a place with bounds, without a name in or beside it, and tells of new ground."""
    phrase = tree.noun_phrase(ground)
    if not cues().has("bounded", tree.words[ground]) or any(tree.words[i] in POINTING for i in phrase):
        return False
    if tree.kids(ground, "conj"):
        return False  # "towns, villages and checkpoints"
    beside = [*tree.kids(ground, "appos"), *(i for i in tree.children[ground] if _lists(tree, i))]
    named = any(_named(tree, i) for branch in beside for i in tree.subtree(branch))
    return not named and not any(_named(tree, i) for i in phrase)


def _lists(tree: Tree, index: int) -> bool:
    """Whether a branch names the ground: "the town of X", "villages including X"."""
    return tree.tokens[index].dep == "prep" and tree.words[index] not in LYING


def _where(tree: Tree, ground: int) -> tuple[Mention | None, int]:
    """The named place that the ground lies in, and the last word that tells so."""
    for link in tree.kids(ground, "prep"):
        inner = tree.child(link, "pobj")
        if inner is not None and link == ground + 1 and tree.words[link] in LYING:
            inside = tree.subtree(inner, stop=frozenset(("relcl", "advcl", "punct", "conj", "cc")))
            place = next((m for i in sorted(inside) if (m := _named(tree, i))), None)
            return place, max(inside)
    return None, ground


def _named(tree: Tree, index: int) -> Mention | None:
    span = tree.tokens[index].span
    return next((m for m in tree.mentions(MentionType.PLACE) if m.span.overlaps(span) and m.cue != GENERIC), None)
