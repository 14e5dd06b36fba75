"""How the words stand to the fact: said as fact, doubted, denied, still to come, or tried and failed."""

from __future__ import annotations

from orontes.claims.attribution import Saying
from orontes.claims.cues import cues
from orontes.claims.forms import verb_forms
from orontes.claims.harm import LIVES
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.claims.types import Kind, Modality

AUXILIARIES = ("aux", "auxpass", "neg", "advmod", "amod", "det", "mark", "acomp")
GOVERNING = frozenset(
    ("xcomp", "advcl", "acl", "ccomp", "pcomp", "dobj", "pobj", "conj", "prep", "compound", "nsubjpass", "nsubj")
)
INTENDABLE = frozenset(("xcomp", "ccomp", "advcl", "dobj", "pcomp", "acl", "prep", "pobj"))
MAX_STEPS = 4
# Kinds that were not done where they were only tried; other fighting is fighting even so.
TRIED = frozenset((Kind.ATTACK_ON_CIVILIANS, Kind.EXPLOSIVE, Kind.SUICIDE_BOMB, Kind.ABDUCTION))
BEATEN = frozenset((Kind.ARMED_CLASH, Kind.TERRITORY_TAKEN))
BACK = frozenset((("back",), ("off",), ("out",)))
# What hearsay is of, and how many words from the event it may stand.
BEING = frozenset(("be", "have", "belong"))
NEAR = 6
# How far before an event "it is claimed that" may open its clause.
OPENED = 12
IS = frozenset(("is", "was"))
_TO_AGREE = ("agree", "accept", "sign", "approve", "honour", "honor", "decide")
AGREED = frozenset(form for verb in _TO_AGREE for form in verb_forms(verb))
# Participles that put their subject in the future: "talks are expected to resume".
EXPECTED = frozenset(("planned", "expected", "scheduled", "proposed", "intended", "threatened", "awaited"))
# What may stand between a verb and the noun that it governs.
MODIFYING = frozenset(("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"))


def modality(tree: Tree, trigger: Trigger, saying: Saying | None) -> Modality:
    """Modality of an event word within its sentence."""
    if trigger.kind == Kind.TERRITORY_HELD and not trigger.verbal:
        return Modality.ALLEGED if _doubted(tree, trigger, None) else Modality.ASSERTED
    if _denied(tree, trigger, saying):
        return Modality.DENIED
    tried = attempted(tree, trigger)
    if failed(tree, trigger) or (tried and trigger.kind in TRIED):
        return Modality.FAILED
    if (not tried or trigger.kind == Kind.ENCIRCLEMENT) and _intended(tree, trigger):
        return Modality.INTENDED
    if _doubted(tree, trigger, saying):
        return Modality.ALLEGED
    return Modality.ASSERTED


def hypothetical(tree: Tree, trigger: Trigger) -> bool:
    """Whether it is only supposed: "if the army shelled the town", "could have been killed"; PLOVER's mode of it."""
    clauses = {tree.clause(trigger.index), *(node for node, _ in _governors(tree, _root(tree, trigger)))}
    near = _nearby(tree, trigger) | {child for node in clauses for child in tree.kids(node, "aux", "mark")}
    return any(cues().has("suppose", tree.words[i]) for i in near)


def attempted(tree: Tree, trigger: Trigger) -> bool:
    """Whether it was tried, with nothing said of how it ended."""
    for node, _ in _governors(tree, _root(tree, trigger)):
        word = tree.words[node]
        if cues().has("undo", word):
            return False
        if cues().has("attempt", word) or cues().has("attempt_nouns", word):
            return True
    return False


def campaign(tree: Tree, trigger: Trigger) -> bool:
    """Whether it is the aim of an offensive that is spoken of: "an offensive to take the city"."""
    return any(cues().has("campaigns", tree.words[node]) for node, _ in _governors(tree, _root(tree, trigger))[:2])


def _governors(tree: Tree, index: int) -> list[tuple[int, str]]:
    """Words the event hangs on, nearest first, each with the label of the branch below it; ends at a finite clause."""
    found: list[tuple[int, str]] = []
    label = tree.tokens[index].dep
    for node in tree.ancestors(index):
        if label not in GOVERNING or len(found) == MAX_STEPS:
            break
        found.append((node, label))
        label = tree.tokens[node].dep
    return found


def _root(tree: Tree, trigger: Trigger) -> int:
    """The word of an event that the others hang on: "aid" of "humanitarian aid", the verb where it is one."""
    if trigger.verbal:
        return trigger.index
    return next((i for i in trigger.words if tree.tokens[i].head not in trigger.words), trigger.index)


def _nearby(tree: Tree, trigger: Trigger) -> set[int]:
    """The event's own modifiers, and those of the light verb it is object of."""
    heads = {trigger.index, trigger.last}
    token = tree.tokens[_root(tree, trigger)]
    if not trigger.verbal and token.dep in ("dobj", "nsubj", "nsubjpass", "attr"):
        heads.add(token.head)
    return {child for head in heads for child in tree.kids(head, *AUXILIARIES)}


def _denied(tree: Tree, trigger: Trigger, saying: Saying | None) -> bool:
    if trigger.rule.modality == Modality.DENIED or any(
        cues().has("negations", tree.words[i]) for i in _nearby(tree, trigger)
    ):
        return True
    if _no_longer(tree, trigger) or _was_lifted(tree, trigger) or (saying is not None and saying.denying):
        return True
    for node, label in _governors(tree, _root(tree, trigger)):
        word = tree.words[node]
        refusing = cues().has("deny", word) or cues().has("refuse", word)
        if refusing and label not in ("conj", "nsubj") and tree.tokens[node].pos == "VERB":
            return True
        if label in ("xcomp", "acl") and _negated(tree, node):
            return True
        if word == "without":
            return True
    return False


def _no_longer(tree: Tree, trigger: Trigger) -> bool:
    """ "The rebels no longer hold it": the parse hangs "no" on "longer", and that on the verb or its auxiliary."""
    near = range(max(0, trigger.index - NEAR), trigger.index)
    own = {trigger.index, tree.tokens[trigger.index].head}
    return any(tree.words[i : i + 2] == ("no", "longer") and tree.tokens[i + 1].head in own for i in near)


def _was_lifted(tree: Tree, trigger: Trigger) -> bool:
    """Whether a siege is told of as what was broken or lifted."""
    token = tree.tokens[trigger.last]
    undergone = trigger.kind == Kind.ENCIRCLEMENT and not trigger.verbal and token.dep in ("nsubjpass", "dobj")
    return undergone and cues().has("lifted", tree.words[token.head])


def _negated(tree: Tree, node: int) -> bool:
    """ "They did not manage to", "not yet ready to"."""
    near = {*tree.children[node], *range(max(0, node - 2), node)}
    return any(cues().has("negations", tree.words[i]) for i in near)


def failed(tree: Tree, trigger: Trigger) -> bool:
    """Whether it was tried and came to nothing."""
    if trigger.rule.modality == Modality.FAILED:
        return True
    if (
        _is_foiled(tree, trigger)
        or _was_undone(tree, trigger)
        or any(cues().has("fail_words", tree.words[i]) for i in _nearby(tree, trigger))
    ):
        return True
    return any(_fails(tree, trigger, node, label) for node, label in _governors(tree, _root(tree, trigger))[:2])


def _was_undone(tree: Tree, trigger: Trigger) -> bool:
    """ "They attacked the town but were repulsed", "stormed it and were driven back": those who did it were beaten."""
    if trigger.kind not in BEATEN or not trigger.verbal:
        return False
    passive = [verb for verb in tree.kids(trigger.index, "conj") if tree.kids(verb, "auxpass")]
    own = [verb for verb in passive if not tree.kids(verb, "nsubj", "nsubjpass")]
    return any(cues().has("fail", tree.words[v]) or tree.words[v + 1 : v + 2] in BACK for v in own)


def _is_foiled(tree: Tree, trigger: Trigger) -> bool:
    """Whether a verb of repelling stands right before, whatever a headline's parse makes of it: "army foils attack"."""
    for at in range(trigger.index - 1, max(-1, trigger.index - 5), -1):
        if cues().has("fail", tree.words[at]):
            return not trigger.verbal
        if tree.tokens[at].pos not in MODIFYING:
            return False
    return False


def _fails(tree: Tree, trigger: Trigger, node: int, label: str) -> bool:
    """Whether a governing word says that the event came to nothing."""
    word = tree.words[node]
    if cues().has("fail", word) and label in ("dobj", "xcomp", "prep", "nsubjpass"):
        return True
    if trigger.kind != Kind.TALKS:
        return False
    return cues().has("fail_nouns", word) if label == "prep" else label == "nsubj" and cues().has("collapse", word)


def _surmised(tree: Tree, trigger: Trigger) -> bool:
    """ "May have killed", "could have been hit": a guess at what is past, not a plan."""
    words = [tree.words[i] for i in sorted(_nearby(tree, trigger))]
    return "have" in words and any(cues().has("surmise", word) for word in words)


def _is_past(tree: Tree, trigger: Trigger) -> bool:
    """ "Said to have shelled", "claimed to have seized": an infinitive that tells of what is over."""
    return trigger.verbal and {"to", "have"} <= {tree.words[i] for i in tree.kids(trigger.index, "aux")}


def _intended(tree: Tree, trigger: Trigger) -> bool:
    if _surmised(tree, trigger) or _is_past(tree, trigger):
        return False
    if _is_due(tree, trigger) or any(cues().has("intend_words", tree.words[i]) for i in _nearby(tree, trigger)):
        return True
    infinitive = trigger.verbal and any(tree.words[c] == "to" for c in tree.kids(trigger.index, "aux"))
    for node, label in _governors(tree, _root(tree, trigger)):
        if trigger.kind == Kind.AGREEMENT and not trigger.verbal and tree.words[node] in AGREED:
            return False  # an accord that was agreed to is one
        verdict = _governed(tree, node, label, infinitive=infinitive)
        if verdict is not None:
            return verdict
    return infinitive


def _governed(tree: Tree, node: int, label: str, *, infinitive: bool) -> bool | None:
    """What a governing word says of the event: still to come, a fact, or nothing (None)."""
    word = tree.words[node]
    if label in INTENDABLE and _intends(tree, node, label, word):
        return True
    if label in ("nsubj", "nsubjpass"):
        return tree.tokens[node].tag == "VBN" and word in EXPECTED
    if infinitive and label in ("advcl", "xcomp") and cues().has("result", word):
        return False
    if label in ("ccomp", "relcl") or (infinitive and label == "xcomp" and cues().has("fact", word)):
        return False
    return None


def _is_due(tree: Tree, trigger: Trigger) -> bool:
    """ "Talks that are due to resume"."""
    after = range(trigger.last + 1, min(trigger.last + 6, len(tree.words) - 1))
    return not trigger.verbal and any(tree.words[i : i + 2] in (("due", "to"), ("set", "to")) for i in after)


def _intends(tree: Tree, node: int, label: str, word: str) -> bool:
    if tree.tokens[node].pos == "VERB" and cues().has("intend", word):
        return label in ("xcomp", "ccomp", "prep", "dobj", "advcl")
    if cues().has("campaigns", word) and label in ("acl", "xcomp"):
        return True  # "a push to retake the town"
    return cues().has("intend_nouns", word) and label in ("acl", "prep", "pobj", "xcomp")


def _doubted(tree: Tree, trigger: Trigger, saying: Saying | None) -> bool:
    if (saying is not None and saying.doubtful) or _hearsay(tree, trigger) or _surmised(tree, trigger):
        return True
    clause = tree.clause(trigger.index)
    near = _nearby(tree, trigger) | set(tree.children[clause]) | set(range(max(0, trigger.index - 3), trigger.index))
    return any(cues().has("doubt_words", tree.words[i]) and not _takes_lives(tree, i) for i in near)


def _takes_lives(tree: Tree, index: int) -> bool:
    """ "Claimed the lives of": no doubt."""
    return cues().has("takes_lives", tree.words[index]) and not LIVES.isdisjoint(tree.words[index + 1 : index + 6])


def _is_hearsay(word: str) -> bool:
    return word == "claimed" or cues().has("hearsay", word)


def _hearsay(tree: Tree, trigger: Trigger) -> bool:
    """ "Raids believed to be Russian", "it is claimed that jets shelled the town"; parses of these go astray."""
    opened = range(max(0, trigger.index - OPENED), trigger.index - 2)
    if any(tree.words[i] == "it" and tree.words[i + 1] in IS and _is_hearsay(tree.words[i + 2]) for i in opened):
        return True
    near = range(max(0, trigger.index - NEAR), min(trigger.last + NEAR, len(tree.words) - 2))
    return any(
        cues().has("hearsay", tree.words[i]) and tree.words[i + 1] == "to" and tree.words[i + 2] in BEING for i in near
    )
