"""Event words of a sentence: which lexicon patterns stand in it, where, and what the weapon named makes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from orontes.claims.lexicon import IDLE, Lexicon, Rule
from orontes.claims.matching import Match, compounds, matches
from orontes.claims.means import Arm, arms_of, means_of
from orontes.claims.tree import Tree
from orontes.claims.types import Kind
from orontes.reading.types import MentionType


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event word: `index` is where its subject hangs, `last` where its object does."""

    kind: Kind
    rule: Rule
    index: int
    last: int
    verbal: bool
    weapon: str = ""
    weapon_index: int | None = None

    @property
    def words(self) -> range:
        """Indices from the first to the last word."""
        return range(self.index, self.last + 1)


def find_triggers(tree: Tree, lexicon: Lexicon, accept: Callable[[Trigger], bool]) -> list[Trigger]:
    """Triggers in the order of the text; no word belongs to two, but two weapons may share one word.

    Of several rules for a word the first counts whose conditions `accept` finds met.
    """
    found, arms = compounds(tree, lexicon), arms_of(tree, lexicon)
    taken = {m.index for m in found}
    ends = set(taken)
    for match in sorted(matches(tree, lexicon), key=lambda m: (-len(m.pattern.words), m.pattern.rank, m.index)):
        free = taken.isdisjoint(match.words) or (_is_held(match) and match.index not in ends)
        if free and (match.pattern.rule is IDLE or _counts(tree, match, arms, accept)):
            taken.update(match.words)
            ends.update((match.index, match.last))
            found += [] if match.pattern.rule is IDLE else [match]
    triggers = sorted((t for m in found for t in _resolve(tree, m, arms)), key=lambda t: t.index)
    told = [t for t in triggers if not _spoken_for(t, triggers)]
    return [t for t in told if not _only_means(tree, t, told)]


def _is_held(match: Match) -> bool:
    """Whether one word tells who holds a place: it may stand among an event's, "shelling from occupied X hit"."""
    return match.pattern.rule.kind is Kind.TERRITORY_HELD and match.index == match.last


def _only_means(tree: Tree, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Whether a bare weapon only says what another event of its clause was done with: "rockets with sarin hit"."""
    if trigger.rule.name != "missiles":
        return False
    clause = tree.clause(trigger.index)
    return any(o.weapon_index is not None and o is not trigger and tree.clause(o.index) == clause for o in triggers)


def _counts(tree: Tree, match: Match, arms: list[Arm], accept: Callable[[Trigger], bool]) -> bool:
    """Whether the conditions of a match's rule are met, and its word is no part of somebody's name."""
    rule = match.pattern.rule
    if _in_a_name(tree, match):
        return False
    if rule.armed and not means_of(tree, match, arms):
        return False
    return accept(_trigger(match, rule.kind or Kind.SHELLING, "", None))


def _in_a_name(tree: Tree, match: Match) -> bool:
    """ "The Government of National Accord" agrees on nothing: a capital inside a name of several words."""
    if match.pattern.verbal or not tree.tokens[match.last].text[:1].isupper():
        return False
    name = tree.mention_at(match.last, MentionType.ACTOR)
    if name is None or name.cue not in ("alias", "pattern"):
        return False
    return name.span.start < tree.tokens[match.last].span.start  # "Battle of X" is one, whatever it was taken for


def _spoken_for(trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Whether the weapon that makes this trigger what it is stands there as an event of its own: "a car bomb hit"."""
    at = trigger.weapon_index
    if at is None or at in trigger.words or not trigger.rule.instrument:
        return False
    return any(at in other.words and other is not trigger for other in triggers)


def _resolve(tree: Tree, match: Match, arms: list[Arm]) -> list[Trigger]:
    """What the weapons named make of a match: one trigger for each of them."""
    rule, means = match.pattern.rule, means_of(tree, match, arms)
    if not means:
        return [_trigger(match, rule.kind or Kind.SHELLING, rule.weapon, None)]
    return [_trigger(match, arm.kind, arm.weapon, at) for at, arm in means]


def _trigger(match: Match, kind: Kind, weapon: str, at: int | None) -> Trigger:
    return Trigger(kind, match.pattern.rule, match.index, match.last, match.pattern.verbal, weapon, at)
