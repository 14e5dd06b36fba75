"""Whether an event word has what its rule asks for: the right object and subject, and an event at all."""

from __future__ import annotations

from orontes.claims.cues import cues
from orontes.claims.nature import is_natural
from orontes.claims.roles import Roles, find_roles, is_passive
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.claims.types import Kind
from orontes.reading.types import MentionType

BOMBERS = ("bomber", "attacker")
PUSH = "push.out"
ONWARD = frozenset(("into", "towards", "toward", "to", "on", "through", "past", "north", "south", "east", "west"))
# Words for many that are people only where nothing is said of whom: "thousands fled", "thousands of soldiers".
CROWDS = frozenset(("thousands", "hundreds"))
NAMED = (MentionType.PERSON, MentionType.ACTOR, MentionType.SOURCE)
OBJECT_WORDS = {"place": "place_nouns", "person": "non_civilian", "route": "routes", "force": "forces"}


def meets_rule(tree: Tree, trigger: Trigger) -> bool:
    """Whether the event word has the object and subject that its rule asks for."""
    if _is_none(tree, trigger) or _pushes_nobody(tree, trigger) or is_natural(tree, trigger.index):
        return False
    roles = find_roles(tree, trigger)
    if trigger.kind == Kind.TERRITORY_HELD and not trigger.verbal and roles.agent is None:
        return False  # "a stronghold" of nobody's
    wanted = trigger.rule.object
    if wanted == "ground":  # a place, or nothing at all: "withdrew", but not "withdrew the proposal"
        thing = tree.child(trigger.index, "dobj") if trigger.verbal else None
        if thing is not None and "," in tree.words[trigger.last : thing]:
            thing = None  # "retreated from it amid raids, a commander told": who speaks, whatever the parse says
        if thing is not None and not _is_ground(tree, thing):
            return False
        wanted = ""
    if wanted == "party":
        thing = tree.child(trigger.last, "dobj", "pobj")
        return thing is not None and tree.mention_at(thing, *NAMED) is not None
    if wanted and not _object_is(tree, trigger, roles, wanted):
        return False
    return not trigger.rule.subject or not trigger.verbal or _subject_is(tree, roles, trigger.rule.subject)


def _pushes_nobody(tree: Tree, trigger: Trigger) -> bool:
    """Whether somebody only pushes on: "pushed into Latamneh from Halfaya" drives nobody out."""
    if trigger.rule.name != PUSH or is_passive(tree, trigger.index):
        return False
    between = tree.words[trigger.index + 1 : trigger.last]
    return tree.child(trigger.index, "dobj") is None and any(word in ONWARD for word in between)


def _is_none(tree: Tree, trigger: Trigger) -> bool:
    """Whether an event word tells of no event: "without a fight", "any strikes", "killed the bombers"."""
    if "without" in tree.words[max(0, trigger.index - 2) : trigger.index]:
        return True
    return not trigger.verbal and (_is_any(tree, trigger) or _are_people(tree, trigger))


def _is_any(tree: Tree, trigger: Trigger) -> bool:
    """Whether no event is spoken of but whichever might be: "any strikes"."""
    return any(tree.words[i] == "any" for i in tree.kids(trigger.last, "det"))


def _are_people(tree: Tree, trigger: Trigger) -> bool:
    """Whether bombers are told of as those to whom something was done: "killed 75, including the suicide bombers"."""
    at = trigger.last
    if not tree.words[at].startswith(BOMBERS):
        return False
    while tree.tokens[at].dep in ("conj", "appos", "compound") and tree.tokens[at].head != at:
        at = tree.tokens[at].head
    token = tree.tokens[at]
    return token.dep == "dobj" or (token.dep == "pobj" and tree.words[token.head] != "by")


def _object_is(tree: Tree, trigger: Trigger, roles: Roles, wanted: str) -> bool:
    if wanted == "place" and trigger.verbal and roles.patient is not None and is_people(tree, roles.patient):
        return False  # "fifteen members were captured in raids in the city"
    for index in _objects(tree, trigger, roles):
        phrase = tree.subtree(index, stop=frozenset(("relcl", "advcl", "conj", "acl")))
        if wanted == "place" and is_people(tree, index):
            continue  # "lost forty men around the town", "captured soldiers in it": people are no ground
        if wanted == "route" and _has(tree, phrase, "utilities"):
            continue  # "cut off water supplies" closes no way
        if wanted == "place" and tree.words[index] == "it" and trigger.verbal:
            return True
        if wanted == "place" and any(tree.mention_at(i, MentionType.PLACE) for i in phrase):
            return True
        if wanted == "person" and _is_person(tree, index, phrase):
            return True
        if any(cues().has(OBJECT_WORDS.get(wanted, "things"), tree.words[i]) for i in tree.noun_phrase(index)):
            return True
    return False


def _is_person(tree: Tree, index: int, phrase: set[int]) -> bool:
    """Whether a word is a name or a noun for somebody: "the director of the hospital", "12 suspects"."""
    named = tree.mention_at(index, MentionType.ACTOR, MentionType.PERSON)
    return named is not None or _has(tree, phrase, "civilians") or cues().has("by_office", tree.words[index])


def is_people(tree: Tree, index: int) -> bool:
    """Whether a word that no place's name covers is one for people, armed or not."""
    word = tree.words[index]
    people = cues().has("civilians", word) or cues().has("non_civilian", word)
    return people and not tree.mention_at(index, MentionType.PLACE)


def _is_place(tree: Tree, index: int) -> bool:
    """Whether a word stands for a place: a name, a noun for one, or a part of one ("most of the city")."""
    phrase = tree.subtree(index, stop=frozenset(("relcl", "advcl", "conj", "acl")))
    return any(tree.mention_at(i, MentionType.PLACE) for i in phrase) or _has(tree, phrase, "place_nouns")


def _is_ground(tree: Tree, index: int) -> bool:
    """Whether a noun is itself one for a place, or in a place's name."""
    phrase = tree.noun_phrase(index)
    return _has(tree, phrase, "place_nouns") or any(tree.mention_at(i, MentionType.PLACE) for i in phrase)


def _has(tree: Tree, words: set[int], name: str) -> bool:
    return any(cues().has(name, tree.words[i]) for i in words)


def _objects(tree: Tree, trigger: Trigger, roles: Roles) -> list[int]:
    found = [] if roles.patient is None else [roles.patient]
    for index in {trigger.index, trigger.last}:
        for child in tree.kids(index, "prep", "prt"):
            if tree.words[child] in ("of", "over", "in", "on", "from", "to", "at", "into", "between"):
                found += tree.kids(child, "pobj")
    if trigger.last + 1 < len(tree.tokens) and not found:
        found.append(trigger.last + 1)
    return found


def _subject_is(tree: Tree, roles: Roles, wanted: str) -> bool:
    if wanted == "place":
        return roles.patient is not None and _is_place(tree, roles.patient)
    for index in (roles.agent, None if wanted == "evacuee" else roles.patient):
        if index is None:
            continue
        phrase = _counted(tree, index)
        force = any(tree.mention_at(i, MentionType.ACTOR) or cues().has("forces", tree.words[i]) for i in phrase)
        pronoun = tree.tokens[index].pos == "PRON"
        crowd = "evacuees" if wanted == "evacuee" else "civilians"
        people = any(cues().has(crowd, w) for i in phrase if (w := tree.words[i]) not in CROWDS or not force)
        if (wanted == "force" and (force or pronoun) and not people) or (wanted != "force" and people):
            return True
    return False


def _counted(tree: Tree, index: int) -> set[int]:
    """The noun phrase of a word, with what it counts: "thousands of soldiers", "a convoy of the army"."""
    below = (tree.child(link, "pobj") for link in tree.kids(index, "prep") if tree.words[link] == "of")
    return tree.noun_phrase(index).union(*(tree.noun_phrase(inner) for inner in below if inner is not None))
