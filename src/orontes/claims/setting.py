"""Where an event took place: the group of places that hangs nearest its word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from orontes.claims.asking import is_people
from orontes.claims.attribution import Saying
from orontes.claims.cues import cues
from orontes.claims.holding import held_group, is_pronoun
from orontes.claims.roles import Roles
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
# An exact place that hangs this near is where it was, whatever wider one is named first.
NARROWER = 12.0
# How much further a place counts that another event is told of, where this one has a place beside it.
APART = 6.0
# How much further a place counts that people only come from, and the kinds that are told of where they left.
ORIGIN = 5.0
MOVING = frozenset(
    (Kind.DISPLACEMENT, Kind.MOBILIZATION, Kind.TERRITORY_TRANSFERRED, Kind.TERRITORY_TAKEN, Kind.ENCIRCLEMENT)
)
ADVANCES = frozenset(("advance", "within.km"))
GOALS = frozenset(("to", "towards", "toward", "into", "onto"))
SMALL = frozenset(("ADP", "DET", "ADJ", "PART", "PRON", "PUNCT", "NUM"))
# How much further a place counts for being wide: a country is rarely where an event took place.
Width = Callable[[Scene], float]
# Blows that are told of where they fell, and the word for where they came from.
FIRED = frozenset((Kind.SHELLING, Kind.AIR_STRIKE))
OUT_OF = frozenset(("from",))
# Events that states have with each other: the name of one is seldom where it was.
DIPLOMACY = frozenset((Kind.TALKS, Kind.AGREEMENT))
ABOUT = frozenset(("on", "with", "by", "about", "between", "against", "regarding"))


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
    come = any(is_people(tree, i) or tree.mention_at(i, MentionType.ACTOR) for i in people)
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
