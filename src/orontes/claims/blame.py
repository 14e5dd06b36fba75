"""Who is said to answer for an event that another word carries: blamed for it, behind it, in breach of a pact."""

from __future__ import annotations

from orontes.claims.cues import cues
from orontes.claims.tree import Tree
from orontes.reading.types import Mention, MentionType

# How far above an event word the word that lays it at somebody's door may stand.
REACH = 4
# The same for a pact whose terms somebody is accused of failing to keep.
FAR = 12
# Verbs whose subject only speaks of what their object tells.
SPEECH = ("say", "say_of_voices", "say_that", "judge")


def blamed(tree: Tree, index: int) -> int | None:
    """Who is blamed for an event, claims it or is behind it: "accused the army of the attack", "blamed on the army".

    None where the sentence lays it at nobody's door.
    """
    for at in _above(tree, index):
        word = tree.words[at]
        if cues().has("answers", word):
            return _answering(tree, at)
        if cues().has("accuses", word) and tree.tokens[at].pos in ("VERB", "NOUN"):
            return _accused(tree, at, index)
    return None


def _above(tree: Tree, index: int, reach: int = REACH) -> list[int]:
    return [at for at, _ in zip(tree.ancestors(index), range(reach), strict=False)]


def _accused(tree: Tree, verb: int, event: int) -> int | None:
    passive = tree.child(verb, "nsubjpass")
    on = next((tree.child(c, "pobj") for c in tree.kids(verb, "prep") if tree.words[c] == "on"), None)
    if passive is not None and tree.distance(passive, event) is not None:
        return on  # "the attack was blamed on the army"
    if passive is not None:
        return passive
    accused = tree.child(verb, "dobj")
    return on if accused is None or tree.distance(accused, event) is not None else accused


def _answering(tree: Tree, word: int) -> int | None:
    """Whose "responsibility" it is, or who is "responsible", "behind" it, "the author" of it."""
    own = tree.child(word, "poss", "nsubj")
    if own is not None:
        return own
    verb = tree.tokens[word].head
    return tree.child(verb, "nsubj", "nsubjpass") if verb != word else None


def breaker(tree: Tree, index: int) -> int | None:
    """Who keeps or breaks the pact that word `index` names: "violations of the truce by the army"."""
    accused = next((_accused(tree, at, index) for at in _above(tree, index, FAR) if _accuses(tree, at)), None)
    if accused is not None:
        return accused
    for at in _above(tree, index):
        if not cues().has("breaches", tree.words[at]):
            continue
        return _subject(tree, at) if tree.tokens[at].pos in ("VERB", "AUX") else _breaking(tree, at)
    return _by(tree, index)


def _accuses(tree: Tree, at: int) -> bool:
    return cues().has("accuses", tree.words[at]) and tree.tokens[at].pos == "VERB"


def _breaking(tree: Tree, noun: int) -> int | None:
    """Whose breach it is: "violations by the army", "the army's violations", "violations of the army"."""
    for found in (_by(tree, noun), tree.child(noun, "poss"), _of(tree, noun)):
        if found is not None:
            return found
    return _holder(tree, noun)


def _of(tree: Tree, noun: int) -> int | None:
    """The armed party that a noun is "of": not the pact."""
    links = (c for c in tree.kids(noun, "prep") if tree.words[c] == "of")
    found = (tree.child(link, "pobj") for link in links)
    return next((i for i in found if i is not None and tree.mention_at(i, MentionType.ACTOR)), None)


def _subject(tree: Tree, verb: int) -> int | None:
    for at in (verb, *tree.ancestors(verb)):
        found = tree.child(at, "nsubj", "poss")  # "the army's failure to observe it"
        if found is not None or tree.tokens[at].dep not in ("xcomp", "conj", "advcl", "prep", "pcomp", "acl"):
            return found
    return None


def _by(tree: Tree, index: int) -> int | None:
    return next((tree.child(c, "pobj") for c in tree.children[index] if tree.words[c] == "by"), None)


def _holder(tree: Tree, noun: int) -> int | None:
    """Who does what a noun says, "of" and all: "violations of the army", "the army has failed ... in breach"."""
    verb = tree.tokens[noun].head
    direct = tree.tokens[noun].dep == "dobj" or (tree.tokens[noun].dep == "pobj" and tree.words[verb] == "in")
    return tree.child(tree.clause(verb), "nsubj") if direct else None


def is_speech(word: str) -> bool:
    """Whether a verb only speaks of an event: who "condemned the attack" did not make it."""
    return any(cues().has(name, word) for name in SPEECH)


def judges(tree: Tree, mention: Mention) -> bool:
    """Whether a party only praises or blames what others did: "the Council condemned the attack"."""
    at = tree.root(mention.span)
    verb = None if at is None or tree.tokens[at].dep != "nsubj" else tree.tokens[at].head
    return verb is not None and cues().has("judge", tree.words[verb])
