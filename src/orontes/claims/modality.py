"""How the words stand to the fact: said as fact, doubted, denied, still to come, or tried and failed."""

from __future__ import annotations

from orontes.claims.attribution import Saying
from orontes.claims.cues import cues
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.claims.types import Kind, Modality

AUXILIARIES = ("aux", "auxpass", "neg", "advmod", "amod", "det", "mark", "acomp")
GOVERNING = frozenset(
    ("xcomp", "advcl", "acl", "ccomp", "pcomp", "dobj", "pobj", "conj", "prep", "compound", "nsubjpass", "nsubj")
)
MAX_STEPS = 4


def modality(tree: Tree, trigger: Trigger, saying: Saying | None) -> Modality:
    """Modality of an event word within its sentence."""
    if trigger.kind == Kind.TERRITORY_HELD and not trigger.verbal:
        return Modality.ALLEGED if _doubted(tree, trigger, None) else Modality.ASSERTED
    if _denied(tree, trigger, saying):
        return Modality.DENIED
    if _failed(tree, trigger):
        return Modality.FAILED
    if _intended(tree, trigger):
        return Modality.INTENDED
    if _doubted(tree, trigger, saying):
        return Modality.ALLEGED
    return Modality.ASSERTED


def attempted(tree: Tree, trigger: Trigger) -> bool:
    """Whether it was tried, with nothing said of how it ended."""
    for node, _ in _governors(tree, trigger.index):
        word = tree.words[node]
        if cues().has("attempt", word) or cues().has("attempt_nouns", word):
            return True
    return False


def campaign(tree: Tree, trigger: Trigger) -> bool:
    """Whether it is the aim of an offensive that is spoken of: "an offensive to take the city"."""
    return any(cues().has("campaigns", tree.words[node]) for node, _ in _governors(tree, trigger.index)[:2])


def _governors(tree: Tree, index: int) -> list[tuple[int, str]]:
    """Words the event hangs on, nearest first, each with the label of the branch below it; ends at a finite clause."""
    found, label = [], tree.tokens[index].dep
    for node in tree.ancestors(index):
        if label not in GOVERNING or len(found) == MAX_STEPS:
            break
        found.append((node, label))
        label = tree.tokens[node].dep
    return found


def _nearby(tree: Tree, trigger: Trigger) -> set[int]:
    """The event's own modifiers, and those of the light verb it is object of."""
    heads = {trigger.index, trigger.last}
    token = tree.tokens[trigger.index]
    if not trigger.verbal and token.dep in ("dobj", "nsubj", "nsubjpass", "attr"):
        heads.add(token.head)
    return {child for head in heads for child in tree.kids(head, *AUXILIARIES)}


def _denied(tree: Tree, trigger: Trigger, saying: Saying | None) -> bool:
    if any(cues().has("negations", tree.words[i]) for i in _nearby(tree, trigger)):
        return True
    if saying is not None and saying.denying:
        return True
    for node, label in _governors(tree, trigger.index):
        word = tree.words[node]
        if cues().has("deny", word) and label != "conj":
            return True
        if label in ("xcomp", "acl") and tree.child(node, "neg") is not None:
            return True
        if word == "without":
            return True
    return False


def _failed(tree: Tree, trigger: Trigger) -> bool:
    if trigger.rule.modality == Modality.FAILED:
        return True
    if any(cues().has("fail_words", tree.words[i]) for i in _nearby(tree, trigger)):
        return True
    governors = _governors(tree, trigger.index)
    return any(cues().has("fail", tree.words[n]) and label in ("dobj", "xcomp", "prep", "nsubjpass") for n, label in governors[:2])


def _intended(tree: Tree, trigger: Trigger) -> bool:
    if any(cues().has("intend_words", tree.words[i]) for i in _nearby(tree, trigger)):
        return True
    infinitive = trigger.verbal and any(tree.words[c] == "to" for c in tree.kids(trigger.index, "aux"))
    for node, label in _governors(tree, trigger.index):
        word = tree.words[node]
        if label == "conj":
            continue
        if label in ("xcomp", "ccomp", "advcl", "dobj", "pcomp", "acl", "prep", "pobj") and _intends(
            tree, node, label, word
        ):
            return True
        if infinitive and label in ("xcomp", "ccomp") and cues().has("fact", word):
            return False
        if label in ("ccomp", "relcl"):
            return False
    return infinitive


def _intends(tree: Tree, node: int, label: str, word: str) -> bool:
    if tree.tokens[node].pos == "VERB" and cues().has("intend", word):
        return label in ("xcomp", "ccomp", "prep", "dobj", "advcl")
    return cues().has("intend_nouns", word) and label in ("acl", "prep", "pobj", "xcomp")


def _doubted(tree: Tree, trigger: Trigger, saying: Saying | None) -> bool:
    if saying is not None and saying.doubtful:
        return True
    clause = tree.clause(trigger.index)
    near = (
        _nearby(tree, trigger)
        | {c for c in tree.children[clause]}
        | set(range(max(0, trigger.index - 3), trigger.index))
    )
    return any(cues().has("doubt_words", tree.words[i]) for i in near)
