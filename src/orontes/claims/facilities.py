"""Which protected place an event struck or turned on: what it was done to, and for a blow what it fell beside too."""

from __future__ import annotations

from orontes.claims.cues import cues
from orontes.claims.draft import VIOLENT
from orontes.claims.roles import Roles
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.claims.types import Kind
from orontes.reading.types import MentionType

# Blows hit what they fall near; fighting near a place only says where it was.
BLOWS = VIOLENT - {Kind.ARMED_CLASH}
ASIDE = frozenset(("relcl", "advcl", "conj"))
ELSEWHERE = ASIDE | {"nsubj", "nsubjpass", "ccomp", "parataxis"}


def facility_of(tree: Tree, trigger: Trigger, roles: Roles) -> str:
    """A facility's code, "" where the event names none."""
    if trigger.rule.object == "route":
        return "road"
    near = tree.subtree(trigger.last, stop=ASIDE)
    if roles.patient is not None:
        near |= tree.subtree(roles.patient, stop=frozenset(("relcl", "advcl")))
    if trigger.kind in BLOWS:
        near |= tree.subtree(trigger.index if trigger.verbal else _carrier(tree, trigger), stop=ELSEWHERE)
    found = ((m.ref, tree.root(m.span)) for m in tree.mentions(MentionType.FACILITY))
    return next((ref for ref, at in found if at in near and not _only_near(tree, trigger, at)), "")


def _carrier(tree: Tree, trigger: Trigger) -> int:
    """The verb that tells of a noun: "strikes hit a school"; the noun itself where it is told of by the way."""
    token = tree.tokens[trigger.last]
    return token.head if token.dep in ("nsubj", "nsubjpass") else trigger.last


def _only_near(tree: Tree, trigger: Trigger, at: int) -> bool:
    """Whether it only says where the ground lies that was fought over: "in the hills near the air base"."""
    if trigger.kind in BLOWS:
        return False
    between = [i for i in tree.ancestors(at) if i not in trigger.words]
    return any(cues().has("beside", tree.words[i]) for i in between[: tree.path(trigger.last, at)])
