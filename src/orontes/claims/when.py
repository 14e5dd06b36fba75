"""When it happened: the date that hangs on the event, else the entry's own day."""

from __future__ import annotations

import re

from orontes.claims.attribution import Saying
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.claims.types import Kind
from orontes.evidence import When
from orontes.reading.types import Entry, Mention, MentionType

# A date further than this from the event word in the tree is another event's.
MAX_STEPS = 7
# Tags of the present tense, in which headlines tell news: days "since" then, or "for weeks", are another event's.
PRESENT = frozenset(("VBZ", "VBP"))
MOMENT = 3
AFTER = frozenset(("after", "following"))
_LENGTH = re.compile(r"-(?:years?|months?|weeks?|days?)(?:-long|-old)?$", re.IGNORECASE)
# How far behind "after days of" the events stand that went on for so long.
NEXT = 5
STATES = frozenset((Kind.TERRITORY_HELD, Kind.ENCIRCLEMENT))


def when(tree: Tree, trigger: Trigger, triggers: list[Trigger], said: list[Saying], entry: Entry) -> When:
    """Days on which the event may have happened, both inclusive."""
    if trigger.kind == Kind.TERRITORY_HELD and not trigger.verbal:
        return When.on(entry.time.date())  # "the rebel-held town": held as it is told
    if any(tree.words[child] == "now" for child in tree.kids(trigger.index, "advmod")):
        return When.on(entry.time.date())
    dates = [m for m in tree.mentions(MentionType.DATE) if m.when is not None and not _of_another(tree, m, trigger)]
    dated = [(m, tree.root(m.span)) for m in dates]
    if trigger.verbal and trigger.kind not in STATES and tree.tokens[trigger.index].tag in PRESENT:
        dated = [(m, at) for m, at in dated if m.when is not None and m.when.days <= MOMENT]
    scored = [
        (_cost(tree, trigger, at, triggers), m.span.start, m)
        for m, at in dated
        if at is not None and not _of_speech(tree, m, at, said)
    ]
    if scored:
        cost, _, mention = min(scored, key=lambda s: s[:2])
        if cost <= MAX_STEPS and mention.when is not None:
            return mention.when
    return When.on(entry.time.date())


def _of_another(tree: Tree, mention: Mention, trigger: Trigger) -> bool:
    """A span of time that is another event's: "the six-year war", and "after a week of fighting" what came then."""
    words = tree.covered(mention.span)
    opening = tree.words[max(0, words.start - 2) : words.start + 1]
    of_it = not trigger.verbal and 0 < trigger.index - words.stop < NEXT
    if mention.when is not None and mention.when.days > 1 and not of_it and any(word in AFTER for word in opening):
        return True
    at = tree.root(mention.span)
    length = _LENGTH.search(mention.text) is not None
    return length and at is not None and tree.tokens[at].head not in (trigger.index, trigger.last)


def _of_speech(tree: Tree, mention: Mention, at: int, said: list[Saying]) -> bool:
    """A date that says when somebody spoke: it hangs on the reporting verb, next to it."""
    for saying in said:
        steps = tree.distance(saying.verb, at)
        beside = abs(mention.span.start - tree.tokens[saying.verb].span.end) < 24
        if steps is not None and steps <= 2 and (beside or saying.index < at < saying.verb):
            return True
    return False


def _cost(tree: Tree, trigger: Trigger, at: int, triggers: list[Trigger]) -> float:
    """Steps in the tree, and more for every other event that stands between."""
    low, high = sorted((trigger.index, at))
    between = sum(1 for t in triggers if low < t.index < high and t.index not in trigger.words)
    steps = tree.path(trigger.index, at)
    own = tree.clause(trigger.index) == tree.clause(at)
    return steps + 1.5 * between - (1.0 if own else 0.0)
