"""Who did it and to whom: read from the dependency tree, with order and closeness where the parse gives nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orontes.claims.blame import is_speech
from orontes.claims.cues import cues
from orontes.claims.owning import HELD, is_holder
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.claims.types import NOBODY, Kind, Party
from orontes.reading.types import MentionType, Token

BEFORE_HELD = frozenset(("PUNCT", "ADJ", "NOUN", "PROPN", "PART", "ADP", "DET"))
_HELD = re.compile(rf"[\s‑–-](?:{'|'.join(HELD)})$", re.IGNORECASE)
RELATIVE = frozenset(("who", "which", "that", "where"))
# Verbs whose subject does what their object noun says: "launched an assault", "carried out raids".
SUBJECTLESS = frozenset(("xcomp", "advcl", "ccomp", "conj", "pcomp", "prep", "acl", "dep", "parataxis"))


@dataclass(frozen=True, slots=True)
class Roles:
    """Words of the agent and of the patient, None where the sentence names none."""

    agent: int | None
    patient: int | None


def find_roles(tree: Tree, trigger: Trigger) -> Roles:
    """Agent and patient of an event word."""
    if trigger.kind == Kind.TERRITORY_HELD and (not trigger.verbal or trigger.rule.agentless):
        return Roles(_holder(tree, trigger), undergoer(tree, trigger.index) if trigger.verbal else None)
    if trigger.verbal and trigger.rule.agentless:
        taker = _first(tree.child(trigger.last, "pobj"), _named_inside(tree, trigger))
        taker = _first(taker, _of(tree, trigger.index, "prep", words=("to",)))
        return Roles(taker, _first(_object(tree, trigger.index), undergoer(tree, trigger.index)))
    if trigger.verbal:
        return _verbal(tree, trigger)
    return _nominal(tree, trigger)


def _named_inside(tree: Tree, trigger: Trigger) -> int | None:
    """The actor between the words of a phrase: "returned to government control"."""
    return next((i for i in trigger.words if tree.mention_at(i, MentionType.ACTOR)), None)


def undergoer(tree: Tree, index: int) -> int | None:
    """The subject of what happens to it: "the town that fell"."""
    for _ in range(2):  # "the town under their control", "the town is back under it"
        index = tree.tokens[index].head if tree.tokens[index].pos in ("ADP", "ADV") else index
    return _first(subject(tree, index), _passive_subject(tree, index), None if _is_verb(tree, index) else index)


def _is_verb(tree: Tree, index: int) -> bool:
    return tree.tokens[index].pos in ("VERB", "AUX")


def _verbal(tree: Tree, trigger: Trigger) -> Roles:
    index = trigger.index
    if is_passive(tree, index):
        doer, undergoer = by_agent(tree, index), _passive_subject(tree, index)
        placed = trigger.kind == Kind.TERRITORY_HELD and doer is None and not trigger.rule.object
        return Roles(undergoer, None) if placed else Roles(doer, undergoer)  # "rebels positioned in" hold
    patient = _object(tree, index)
    return Roles(subject(tree, index), patient if patient is not None else against(tree, trigger))


def is_passive(tree: Tree, index: int) -> bool:
    """Whether a verb is passive: it has a passive subject or auxiliary, or is a bare participle after its noun."""
    if tree.child(index, "nsubjpass", "auxpass", "agent") is not None:
        return True
    if tree.child(index, "dobj", "prt") is not None:
        return False
    token = tree.tokens[index]
    return token.tag == "VBN" and token.dep in ("acl", "amod") and tree.child(index, "aux") is None


def by_agent(tree: Tree, index: int) -> int | None:
    """The word after "by"."""
    for child in tree.children[index]:
        if tree.tokens[child].dep in ("agent", "prep") and tree.words[child] == "by":
            return tree.child(child, "pobj", "pcomp")
    return None


def _passive_subject(tree: Tree, index: int) -> int | None:
    own = tree.child(index, "nsubjpass", "nsubj")
    token = tree.tokens[index]
    if own is not None:
        return token.head if tree.words[own] in RELATIVE and token.dep == "relcl" else own
    if token.dep in ("acl", "amod"):
        return token.head
    if token.dep == "pcomp":  # "took it before being driven out"
        return subject(tree, tree.clause(token.head))
    return _passive_subject(tree, token.head) if token.dep == "conj" else None


def subject(tree: Tree, index: int, depth: int = 0) -> int | None:
    """Subject of a verb, its own or the one it shares with the verb it hangs on."""
    own = tree.child(index, "nsubj", "csubj")
    token = tree.tokens[index]
    if own is not None:
        return token.head if tree.words[own] in RELATIVE and token.dep == "relcl" else own
    if depth > 4 or token.head == index:
        return None
    infinitive = any(tree.words[c] == "to" for c in tree.children[index])
    if infinitive and token.dep in ("acl", "xcomp") and _is_aim(tree, token.head):
        return _first(_modifier(tree, token.head), by_agent(tree, token.head), _verb_of(tree, token.head))
    if token.dep == "acl" and tree.tokens[token.head].pos in ("NOUN", "PROPN", "PRON"):
        head_verb = _verb_of(tree, token.head)
        return head_verb if infinitive and head_verb is not None else token.head
    if token.dep in SUBJECTLESS:
        return _shared_subject(tree, token.head, depth + 1)
    return None


def _is_aim(tree: Tree, index: int) -> bool:
    """Whether a noun, whatever the parse takes it for, is one for what somebody tries: "attempts to retake"."""
    names = ("attempt_nouns", "campaigns", "intend_nouns")
    return tree.tokens[index].dep not in ("ROOT", "ccomp") and any(cues().has(n, tree.words[index]) for n in names)


def _shared_subject(tree: Tree, head: int, depth: int) -> int | None:
    if tree.tokens[head].pos in ("VERB", "AUX"):
        passive = tree.child(head, "nsubjpass")
        return passive if passive is not None else subject(tree, head, depth)
    return None


def _verb_of(tree: Tree, noun: int) -> int | None:
    """Who does what a noun says, where a verb carries the noun: "launched an offensive to take"."""
    token = tree.tokens[noun]
    if token.dep in ("dobj", "pobj", "attr", "nsubjpass") and token.head != noun:
        verb = tree.clause(noun)
        if cues().has("judge", tree.words[verb]) or cues().has("fail", tree.words[verb]):
            return None  # who repels an attempt does not make it
        return by_agent(tree, verb) if is_passive(tree, verb) else subject(tree, verb)
    return None


def _object(tree: Tree, index: int) -> int | None:
    return tree.child(index, "dobj", "oprd", "dative")


def _of(tree: Tree, index: int, *deps: str, words: tuple[str, ...]) -> int | None:
    for child in tree.kids(index, *deps):
        if tree.words[child] in words:
            return tree.child(child, "pobj", "pcomp")
    return None


def against(tree: Tree, trigger: Trigger) -> int | None:
    """Whom an event is directed at: "attack on", "clashes with"."""
    for words in (("against",), ("with",), ("on", "at", "targeting")):
        found = _of(tree, trigger.last, "prep", words=words)
        if found is None and trigger.last != trigger.index:
            found = _of(tree, trigger.index, "prep", words=words)
        if found is not None:
            return found
    return None


def between(tree: Tree, index: int) -> int | None:
    """The first of two parties: "clashes between the army and rebels"."""
    return _of(tree, index, "prep", words=("between",))


def _nominal(tree: Tree, trigger: Trigger) -> Roles:
    index = trigger.last
    first = between(tree, index)
    if first is not None:
        return Roles(first, tree.child(first, "conj"))
    agent = _first(by_agent(tree, index), _modifier(tree, index), _participle_agent(tree, index))
    if agent is None:
        agent = _of(tree, index, "prep", words=("of", "from")) if trigger.kind in OF_AGENT else None
    if agent is None:
        agent = _verb_agent(tree, index)
    return Roles(agent, _first(against(tree, trigger), _verb_patient(tree, index)))


OF_AGENT = frozenset((Kind.ARMED_CLASH, Kind.TERRITORY_TRANSFERRED, Kind.MOBILIZATION, Kind.TERRITORY_HELD))


def _first(*found: int | None) -> int | None:
    return next((index for index in found if index is not None), None)


def _modifier(tree: Tree, index: int) -> int | None:
    """An actor in front of the noun: "rebel offensive", "Russia's raids"."""
    for child in tree.kids(index, "poss", "compound", "amod", "nmod"):
        mention = tree.mention_at(child, MentionType.ACTOR)
        if mention is not None and not is_holder(tree, mention):
            return child
        if tree.tokens[child].dep == "poss" and tree.tokens[child].pos == "PRON":
            return child
    inner = [i for i in range(max(0, index - 4), index) if tree.mention_at(i, MentionType.ACTOR)]
    joined = [i for i in inner if tree.distance(index, i) is not None and tree.path(index, i) <= 3]
    return next((i for i in reversed(joined) if tree.tokens[i].dep not in ("pobj", "dobj")), None)


def _participle_agent(tree: Tree, index: int) -> int | None:
    for child in tree.kids(index, "acl", "relcl"):
        found = by_agent(tree, child)
        if found is not None:
            return found
    return None


def _verb_agent(tree: Tree, index: int) -> int | None:
    """The subject of the verb the noun is object of, or the by-phrase of the verb it is subject of."""
    token = tree.tokens[index]
    head = token.head
    while (token.dep in ("conj", "appos", "compound") or _is_measured(tree, token)) and head != token.index:
        token, head = tree.tokens[head], tree.tokens[head].head
        if tree.words[token.index] == "of":
            token, head = tree.tokens[head], tree.tokens[head].head
    verb = tree.clause(token.index)
    if verb == index or tree.tokens[verb].pos not in ("VERB", "AUX") or is_speech(tree.words[verb]):
        return None
    if cues().has("fail", tree.words[verb]):
        return None  # who beats an attack off does not make it
    if token.dep == "nsubjpass":
        return by_agent(tree, verb)
    if token.dep in ("dobj", "attr", "oprd"):
        return subject(tree, verb)
    if token.dep == "pobj" and tree.words[head] in (
        "in",
        "with",
        "through",
        "after",
        "by",
        "to",
        "for",
        "during",
        "via",
        "under",
        "amid",
        "following",
    ):
        found = subject(tree, verb)
        return found if found is not None and tree.mention_at(found, MentionType.ACTOR) else None
    return None


def _is_measured(tree: Tree, token: Token) -> bool:
    """ "Dozens of raids", "the cover of heavy shelling": the words before "of" stand in the event's place."""
    above = tree.tokens[token.head]
    return token.dep == "pobj" and tree.words[above.index] == "of" and tree.tokens[above.head].pos in ("NOUN", "NUM")


def _verb_patient(tree: Tree, index: int) -> int | None:
    token = tree.tokens[index]
    if token.dep in ("nsubj", "conj", "ROOT"):
        verb = token.head if token.dep == "nsubj" else next(iter(tree.kids(index, "acl", "relcl")), index)
        return _object(tree, verb) if verb != index else None
    return None


def _holder(tree: Tree, trigger: Trigger) -> int | None:
    """The first part of "rebel-held", the side whose stronghold it is."""
    inside = _named_inside(tree, trigger)
    if inside is not None or trigger.verbal:
        return _first(inside, _of(tree, trigger.last, "prep", words=("of",)), by_agent(tree, trigger.last))
    before = range(trigger.index, max(-1, trigger.index - 5), -1)
    for index in before:
        mention = tree.mention_at(index, MentionType.ACTOR)
        if mention is not None:
            return tree.covered(mention.span).start
        if index < trigger.index and tree.tokens[index].pos not in BEFORE_HELD:
            break
    return _first(_of(tree, trigger.last, "prep", words=("of",)), by_agent(tree, trigger.last))


def party(tree: Tree, index: int | None) -> Party:
    """Who stands on a word, as written and as recognised; nobody where it is a thing or a place."""
    if index is None:
        return Party()
    phrase = tree.noun_phrase(index)
    for at in sorted(phrase, key=lambda i: (i != index, i)):
        mention = tree.mention_at(at, MentionType.ACTOR)
        if mention is not None and (mention.side or mention.ref or tree.tokens[at].pos != "ADJ"):
            return Party(_HELD.sub("", mention.text), mention.ref, mention.side)
    if not any(cues().has("forces", tree.words[i]) for i in phrase):
        return Party()
    span = tree.span(phrase)
    start = tree.sentence.span.start
    return Party(tree.sentence.text[span.start - start : span.end - start])


def patient_party(tree: Tree, index: int | None) -> Party:
    """Whom it was done to: an actor, or people, or a thing that is no place; civilians are a side of their own."""
    if index is None or ((found := tree.mention_at(index, MentionType.PLACE)) is not None and found):
        return Party()
    actor = party(tree, index)
    if actor.text:
        return actor
    if any(cues().has(name, tree.words[index]) for name in ("area_nouns", "means", "abstract")):
        return NOBODY  # neither ground, nor what is fired at it, nor a day is a party
    phrase = tree.noun_phrase(index)
    span, start = tree.span(phrase), tree.sentence.span.start
    text = tree.sentence.text[span.start - start : span.end - start]
    side = "civilians" if any(cues().has("civilians", tree.words[i]) for i in phrase) else ""
    return Party(text, "", side) if tree.tokens[index].pos in ("NOUN", "PROPN", "NUM") else Party()
