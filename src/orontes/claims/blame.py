"""Who is said to answer for an event that another word carries: blamed for it, behind it, in breach of a pact."""

from __future__ import annotations

from orontes.claims.cues import cues
from orontes.claims.tree import Tree
from orontes.reading.types import Mention

# How far above an event word the word that lays it at somebody's door may stand.
REACH = 4
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


def _above(tree: Tree, index: int) -> list[int]:
    return [at for at, _ in zip(tree.ancestors(index), range(REACH), strict=False)]


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
    for at in _above(tree, index):
        if not cues().has("breaches", tree.words[at]):
            continue
        if tree.tokens[at].pos in ("VERB", "AUX"):
            return _subject(tree, at)
        return _by(tree, at) if _by(tree, at) is not None else tree.child(at, "poss") or _holder(tree, at)
    return _by(tree, index)


def _subject(tree: Tree, verb: int) -> int | None:
    for at in (verb, *tree.ancestors(verb)):
        found = tree.child(at, "nsubj")
        if found is not None or tree.tokens[at].dep not in ("xcomp", "conj", "advcl", "prep", "pcomp"):
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
