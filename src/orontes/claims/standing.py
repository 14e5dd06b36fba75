"""How a party stands to an event word: names of features, each of them yes or no, that a learned choice weighs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from orontes.claims.able import can_do
from orontes.claims.blame import judges
from orontes.claims.cues import cues
from orontes.claims.draft import VIOLENT
from orontes.claims.harmed import harmed
from orontes.claims.owning import is_holder, owns_place
from orontes.claims.roles import Roles, find_roles, is_passive
from orontes.claims.setting import Stage
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.claims.types import Kind
from orontes.reading.types import Mention, MentionType

CIVILIANS = "civilians"
BLOWS = VIOLENT - {Kind.ARMED_CLASH}
# Labels of words that stand for their head: "rebel" of "rebel forces", "army" of "the army's men".
PASSING = frozenset(("compound", "amod", "poss", "nmod", "conj", "appos", "nummod"))
SMALL = frozenset(("by", "against", "on", "from", "of", "with", "between", "among", "at", "to", "in", "for", "under",
                   "after", "amid", "into", "as", "including", "during", "towards"))  # fmt: skip
# Steps of the tree, events and sides beyond which all is far or many; words between that part near from far.
STEPS, MANY = 7, 2
GAPS = (2, 5, 10, 20)


@dataclass(frozen=True)
class Setting:
    """An event word in its sentence, with what is the same for all who may have done it."""

    tree: Tree
    trigger: Trigger
    roles: Roles
    stage: Stage
    target: str = ""  # whom it was done to, as written: never who did it
    foe: str = ""  # and their side

    @property
    def form(self) -> str:
        """Whether the event is a verb or a noun."""
        return "verb" if self.trigger.verbal else "noun"

    @cached_property
    def armed(self) -> list[Mention]:
        """Who may have done it: parties that are no civilians."""
        actors = self.tree.mentions(MentionType.ACTOR)
        able = [m for m in actors if m.side != CIVILIANS and m.cue != "people" and (m.side or m.cue != "tagger")]
        able = [m for m in able if m.text != self.target and not self._undergoes(m) and not self._was_hurt(m)]
        return [m for m in able if can_do(self.trigger, self.stage, m) and not judges(self.tree, m)]

    def _was_hurt(self, mention: Mention) -> bool:
        """Whether somebody was killed or hurt in what only one side does to another: a blow, not a battle."""
        at = self.tree.root(mention.span)
        return self.trigger.kind in BLOWS and at in self._hurt

    @cached_property
    def _hurt(self) -> frozenset[int]:
        return harmed(self.tree)

    def _undergoes(self, mention: Mention) -> bool:
        """Whether something of theirs is what another word is done to: "broke the army's line" is done to them."""
        at = self.tree.root(mention.span)
        if at is not None and self._lost(at):
            return True
        token = None if at is None else self.tree.tokens[at]
        if token is None or token.dep != "poss" or token.head in self.trigger.words:
            return False
        return self.tree.tokens[token.head].dep in ("dobj", "nsubjpass")

    def _lost(self, at: int) -> bool:
        """Whether a word only says whose the ground was: "the town, which the army had held, was captured"."""
        if self.trigger.kind != Kind.TERRITORY_TAKEN or self.roles.agent is not None or self.roles.patient is None:
            return False
        return is_passive(self.tree, self.trigger.index) and at in self.tree.subtree(self.roles.patient)

    @cached_property
    def losers(self) -> tuple[Mention, ...]:
        """Who is said to have had the ground that was taken from them."""
        actors = [m for m in self.tree.mentions(MentionType.ACTOR) if m.side and m.side != CIVILIANS]
        return tuple(m for m in actors if (at := self.tree.root(m.span)) is not None and self._lost(at))

    @cached_property
    def gaps(self) -> list[int]:
        """Words from the event to each of the armed."""
        return [self.gap(self.tree.covered(mention.span).start) for mention in self.armed]

    @cached_property
    def speakers(self) -> frozenset[int]:
        """Words of those who are quoted."""
        return frozenset(i for said in self.stage.said for i in self.tree.subtree(said.index))

    @cached_property
    def doers(self) -> frozenset[int]:
        """Words of those who do what another event word says."""
        others = (t for t in self.stage.triggers if t.index != self.trigger.index)
        agents = (find_roles(self.tree, trigger).agent for trigger in others)
        return frozenset(agent for agent in agents if agent is not None)

    @cached_property
    def sides(self) -> int:
        """How many sides the sentence names, those aside who only hold a place."""
        return len({m.side for m in self.armed if m.side and not is_holder(self.tree, m)})

    def is_agent(self, mention: Mention) -> bool:
        """Whether the grammar makes a mention the doer."""
        agent = self.roles.agent
        if agent is None:
            return False
        inside = self.tree.covered(mention.span)
        return agent in inside or not self.tree.noun_phrase(agent).isdisjoint(inside)

    def gap(self, at: int) -> int:
        """Words from the event to word `at`."""
        return at - self.trigger.last if at > self.trigger.last else self.trigger.index - at


def features_of(setting: Setting, mention: Mention) -> frozenset[str]:
    """Features of a party that the sentence names."""
    tree, kind = setting.tree, setting.trigger.kind
    at = tree.root(mention.span)
    at = tree.covered(mention.span).start if at is None else at
    found = {"named", "sided" if mention.side else "sideless", f"cue:{mention.cue}", *_placed(setting, mention, at)}
    found |= {*_hanging(setting, at)}
    for mark in _marks(setting, mention, at):
        found |= {mark, f"{mark}:{kind}"}
    if "agent" in found:
        found |= {f"agent:{setting.form}"} | ({"agent:sided"} if mention.side else set())
    return frozenset(found | {f"named:{kind}"})


def features_of_unnamed(setting: Setting, name: str) -> frozenset[str]:
    """Features of nobody, and of those that only the sentences before name."""
    trigger = setting.trigger
    about = (str(trigger.kind), f"sides{min(setting.sides, MANY)}", trigger.rule.name, setting.form)
    agent = () if setting.roles.agent is None else ("agent",)
    return frozenset({name, *(f"{name}:{word}" for word in (*about, *agent))})


def _marks(setting: Setting, mention: Mention, at: int) -> Iterator[str]:
    """What a party is beside the event: its agent, a holder of ground, the doer of something else."""
    tree = setting.tree
    words = {*tree.covered(mention.span)}
    yield from ("agent",) if setting.is_agent(mention) else ()
    yield from ("only",) if setting.sides == 1 and mention.side else ()
    yield from ("holder",) if is_holder(tree, mention) else ()
    yield from ("owner",) if owns_place(tree, mention) else ()
    yield from ("speaker",) if setting.speakers & words else ()
    yield from ("doer",) if setting.doers & (words | tree.noun_phrase(at)) else ()
    patient = setting.roles.patient
    yield from ("patient",) if patient is not None and tree.distance(patient, at) is not None else ()


def _placed(setting: Setting, mention: Mention, at: int) -> Iterator[str]:
    """Where a party stands in the text."""
    trigger, gap = setting.trigger, setting.gap(at)
    side = "after" if at > trigger.last else "before"
    yield f"{side}:{sum(gap > bound for bound in GAPS)}"
    yield f"{side}:{setting.form}"
    low, high = sorted((at, trigger.index))
    yield f"between:{min(sum(low < t.index < high for t in setting.stage.triggers), MANY)}"
    others = [other for m, other in zip(setting.armed, setting.gaps, strict=True) if m is not mention and m.side]
    if all(other >= gap for other in others):
        yield "nearest"
    if mention is setting.armed[0]:
        yield "first"


def _hanging(setting: Setting, at: int) -> Iterator[str]:
    """How a party hangs on the event in the tree, through the words that only pass it on."""
    tree, trigger = setting.tree, setting.trigger
    yield f"path:{min(tree.path(trigger.index, at), tree.path(trigger.last, at), STEPS)}"
    first, top = tree.tokens[at].dep, at
    while tree.tokens[top].dep in PASSING and tree.tokens[top].head != top:
        top = tree.tokens[top].head
    if top in trigger.words:
        yield f"inside:{first}"
        return
    if top != at:
        yield f"via:{first}"
    label, head = _label(tree, top)
    relation = _relation(setting, top, head)
    yield from (f"dep:{label}", f"rel:{relation}", f"{relation}:{label}", f"{setting.form}:{relation}:{label}")
    if cues().has("dead", tree.words[head]) or cues().has("hurt", tree.words[head]):
        yield f"harm:{label}"


def _label(tree: Tree, top: int) -> tuple[str, int]:
    """The label of a word, or the small word that governs it, and what it hangs on."""
    token = tree.tokens[top]
    if token.dep not in ("pobj", "pcomp"):
        return token.dep, token.head
    small = tree.words[token.head]
    return f"prep:{small if small in SMALL else 'other'}", tree.tokens[token.head].head


def _relation(setting: Setting, top: int, head: int) -> str:
    tree, trigger = setting.tree, setting.trigger
    if head in trigger.words:
        return "own"
    if tree.distance(trigger.index, top) is not None or tree.distance(trigger.last, top) is not None:
        return "below"
    return "above" if tree.distance(head, trigger.index) is not None else "aside"
