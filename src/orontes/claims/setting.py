"""Where an event took place: the group of places that hangs nearest its word, and whether its rule is met at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from orontes.claims.attribution import Saying
from orontes.claims.cues import cues
from orontes.claims.holding import held_group, is_pronoun
from orontes.claims.nature import is_natural
from orontes.claims.roles import Roles, find_roles, is_passive
from orontes.claims.scene import Group, Scene
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.claims.types import Kind
from orontes.claims.unnamed_ground import unnamed_ground
from orontes.reading.types import MentionType

# A place that hangs further from the event word than this belongs to something else.
TOO_FAR = 14.0
# The same for talks and pacts, which are often of no place.
AT_A_TABLE = 9.0
BOMBERS = ("bomber", "attacker")
# An exact place that hangs this near is where it was, whatever wider one is named first.
NARROWER = 12.0
# How much further a place counts that another event is told of, where this one has a place beside it.
APART = 6.0
# How much further a place counts that people only come from, and the kinds that are told of where they left.
ORIGIN = 5.0
MOVING = frozenset(
    (Kind.DISPLACEMENT, Kind.MOBILIZATION, Kind.TERRITORY_TRANSFERRED, Kind.TERRITORY_TAKEN, Kind.ENCIRCLEMENT)
)
PUSH = "push.out"
ONWARD = frozenset(("into", "towards", "toward", "to", "on", "through", "past", "north", "south", "east", "west"))
ADVANCES = frozenset(("advance", "within.km"))
GOALS = frozenset(("to", "towards", "toward", "into", "onto"))
SMALL = frozenset(("ADP", "DET", "ADJ", "PART", "PRON", "PUNCT", "NUM"))
# How much further a place counts for being wide: a country is rarely where an event took place.
Width = Callable[[Scene], float]
# Words for many that are people only where nothing is said of whom: "thousands fled", "thousands of soldiers".
CROWDS = frozenset(("thousands", "hundreds"))
# Events that states have with each other: the name of one is seldom where it was.
FIRED = frozenset((Kind.SHELLING, Kind.AIR_STRIKE))
OUT_OF = frozenset(("from",))
DIPLOMACY = frozenset((Kind.TALKS, Kind.AGREEMENT))
ABOUT = frozenset(("on", "with", "by", "about", "between", "against", "regarding"))
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
    if wanted == "place" and trigger.verbal and roles.patient is not None and _is_people(tree, roles.patient):
        return False  # "fifteen members were captured in raids in the city"
    for index in _objects(tree, trigger, roles):
        phrase = tree.subtree(index, stop=frozenset(("relcl", "advcl", "conj", "acl")))
        if wanted == "place" and _is_people(tree, index):
            continue  # "lost forty men around the town", "captured soldiers in it": people are no ground
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


def _is_people(tree: Tree, index: int) -> bool:
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


@dataclass(frozen=True, slots=True)
class Stage:
    """What choosing a place looks at: the sentence's places, event words and sources, and which phrases are wide."""

    groups: tuple[Group, ...]
    triggers: list[Trigger]
    said: list[Saying]
    width: Width
    stretches: tuple[int, ...]  # for each word, which stretch of the sentence it is told in
    fliers: frozenset[str] = frozenset()  # sides that have aircraft; empty where that is not asked

    def is_apart(self, trigger: Trigger, group: Group) -> bool:
        """Whether a place stands with another event, and this one has a place of its own right behind it."""
        own, start = self.stretches[trigger.last], trigger.last
        if self.stretches[group.index] == own:
            return False
        stop = min((t.index for t in self.triggers if t.index > start), default=len(self.stretches))
        return any(start < g.index < stop and self.stretches[g.index] == own for g in self.groups)


def choose_group(tree: Tree, trigger: Trigger, roles: Roles, stage: Stage) -> Group | None:
    """The places of an event, None where no group of the sentence hangs near enough."""
    if trigger.kind == Kind.TERRITORY_HELD:
        found = held_group(tree, trigger, roles, stage.groups, stage.width)
        if found is not None or not trigger.verbal or is_pronoun(tree, trigger, roles):
            return found
    ground = unnamed_ground(tree, trigger, roles)
    if ground is not None:
        return ground
    if trigger.kind == Kind.TERRITORY_TRANSFERRED:
        stage = replace(stage, groups=tuple(g for g in stage.groups if not _is_goal(tree, trigger, g)))
    if trigger.kind in DIPLOMACY:
        stage = replace(stage, groups=tuple(g for g in stage.groups if not _is_topic(tree, trigger, g)))
    if trigger.kind in FIRED:  # "rockets fired from Gaza hit a house in Sderot"
        aims = tuple(g for g in stage.groups if not _is_led(tree, g, OUT_OF))
        stage = replace(stage, groups=aims or stage.groups)
    scored = [(_cost(tree, trigger, roles, group, stage), n, group) for n, group in enumerate(stage.groups)]
    far = AT_A_TABLE if trigger.kind in DIPLOMACY else TOO_FAR
    near = [s for s in scored if s[0] <= far or (s[0] <= TOO_FAR and is_antecedent(tree, trigger, s[2]))]
    return _narrowed(trigger, min(near, key=lambda s: s[:2])[2], near, stage) if near else None


def _narrowed(trigger: Trigger, chosen: Group, near: list[tuple[float, int, Group]], stage: Stage) -> Group:
    """ "In Aleppo province a man was killed in al-Bab": what is wide and stands first only leads to what is exact."""
    if not stage.width(chosen.scenes[0]) or chosen.index > trigger.index:
        return chosen
    exact = [
        (cost, n, group)
        for cost, n, group in near
        if group.index > trigger.last and group.named and not stage.width(group.scenes[0])
        if cost <= NARROWER and not _between(trigger, group.index, stage.triggers)
    ]
    return min(exact, key=lambda s: s[:2])[2] if exact else chosen


def is_antecedent(tree: Tree, trigger: Trigger, group: Group) -> bool:
    """Whether the event's clause says what goes on at a place: "the town in which talks were held"."""
    clause = tree.tokens[tree.clause(trigger.index)]
    return clause.dep == "relcl" and clause.head == group.index


def _is_goal(tree: Tree, trigger: Trigger, group: Group) -> bool:
    """Whether a place is where those went who left another: "retreated to Zintan"."""
    link = tree.tokens[group.index].head
    led = tree.tokens[group.index].dep == "pobj" and tree.words[link] in GOALS
    return led and tree.tokens[link].head in trigger.words


def _is_led(tree: Tree, group: Group, words: frozenset[str]) -> bool:
    token = tree.tokens[group.index]
    return token.dep == "pobj" and tree.words[token.head] in words


def _is_topic(tree: Tree, trigger: Trigger, group: Group) -> bool:
    """Whether a name is what is talked of or with, or who calls for it: "talks on Syria", "Paris called"."""
    token = tree.tokens[group.index]
    if token.dep == "pobj":
        return tree.words[token.head] in ABOUT
    return trigger.kind == Kind.TALKS and token.dep == "nsubj" and token.pos == "PROPN"


def _cost(tree: Tree, trigger: Trigger, roles: Roles, group: Group, stage: Stage) -> float:
    """How far a group of places stands from an event word: steps, words, clauses and what lies between."""
    at = group.index
    cost = float(min(tree.path(trigger.index, at), tree.path(trigger.last, at)))
    cost += 0.08 * abs(at - trigger.last) + 1.5 * _between(trigger, at, stage.triggers)
    cost += 0.5 if at < trigger.index else 0.0
    if tree.clause(at) != tree.clause(trigger.index):
        cost += 1
    if not group.named:
        cost += 1.5
    cost += stage.width(group.scenes[0])
    cost += APART if stage.is_apart(trigger, group) else 0.0
    cost += _by_origin(tree, trigger, group)
    return cost + _by_role(tree, roles, group) + _by_order(tree, trigger, group) + _by_voice(tree, group, stage.said)


def _by_role(tree: Tree, roles: Roles, group: Group) -> float:
    cost, at = 0.0, group.index
    if roles.patient is not None and any(tree.distance(roles.patient, i) is not None for i in (at, *group.wider)):
        cost -= 2
    if roles.agent is not None and tree.distance(roles.agent, at) is not None and at != roles.agent:
        cost += 1.5
    return cost


def _by_origin(tree: Tree, trigger: Trigger, group: Group) -> float:
    """Where people come from is not where something happened to them: "militants from the North Caucasus"."""
    link = tree.tokens[group.index].head
    if tree.tokens[group.index].dep != "pobj" or tree.words[link] not in ("from", "originating"):
        return 0.0
    people = {tree.tokens[link].head, link - 1} - {-1, *trigger.words}  # the parse may tie "from" to the verb
    if trigger.kind in MOVING:
        return 0.0
    if trigger.rule.name in ADVANCES:
        return ORIGIN  # "advanced from Soran on Morek"
    come = any(_is_people(tree, i) or tree.mention_at(i, MentionType.ACTOR) for i in people)
    return ORIGIN if come else 0.0


def _by_order(tree: Tree, trigger: Trigger, group: Group) -> float:
    """A place right after the event word, with only small words between, is its place whatever the parse says."""
    at = tree.covered(group.scenes[0].span).start
    between = range(trigger.last + 1, at)
    return -3.0 if 0 < at - trigger.last <= 6 and all(_small(tree, i) for i in between) else 0.0


def _small(tree: Tree, index: int) -> bool:
    word = tree.words[index]
    return tree.tokens[index].pos in SMALL or cues().has("place_nouns", word) or cues().has("hits", word)


def _by_voice(tree: Tree, group: Group, said: list[Saying]) -> float:
    """A place that belongs to a source's name is where somebody spoke."""
    return 4.0 if any(tree.distance(s.index, group.index) is not None for s in said) else 0.0


def _between(trigger: Trigger, at: int, triggers: list[Trigger]) -> int:
    low, high = (trigger.last, at) if at > trigger.last else (at, trigger.index)
    return sum(1 for t in triggers if low < t.index < high and t.kind != Kind.TERRITORY_HELD)
