"""The time of an event whose own sentence does not give it, where a story goes on in the time of what it just told."""

from __future__ import annotations

from orontes.claims.draft import VIOLENT, Draft
from orontes.claims.story import Context
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.claims.types import Kind, Modality
from orontes.evidence import When

# Kinds of events that follow one another in a story, and how many days back it may begin.
PASSING = VIOLENT | {Kind.CASUALTIES, Kind.TERRITORY_TAKEN, Kind.TERRITORY_TRANSFERRED, Kind.ENCIRCLEMENT}
STORY_DAYS = 3
DEFINITE = frozenset(("the", "these", "those", "this", "that", "its", "their"))
# Words of the present: what they help to tell goes on as the report is written.
PRESENT = frozenset(("is", "are", "has", "have", "'s", "'ve", "now", "still", "will"))


def went_on(tree: Tree, trigger: Trigger, context: Context) -> When | None:
    """The time of what was told just before, where an event without a date belongs to the same stretch of the story."""
    last = next((d for d in reversed(context.drafts) if d.modality == Modality.ASSERTED), None)
    if last is None or tree.sentence.index - last.sentence.index > 1 or trigger.kind == Kind.TERRITORY_HELD:
        return None
    if _is_the_same(tree, trigger, last):
        return last.when
    return _day_of_story(trigger, context, tree)


def _is_the_same(tree: Tree, trigger: Trigger, last: Draft) -> bool:
    """ "The raids", after raids that had a date of their own."""
    if trigger.verbal or trigger.kind != last.kind or not last.dated:
        return False
    return any(tree.words[c] in DEFINITE for c in tree.children[trigger.last])


def _day_of_story(trigger: Trigger, context: Context, tree: Tree) -> When | None:
    """The day of the events just told, where it was an earlier one."""
    if trigger.kind not in PASSING:
        return None
    last = next((d for d in reversed(context.drafts) if d.kind in PASSING and d.modality == Modality.ASSERTED), None)
    if last is None or tree.sentence.index - last.sentence.index > 1 or last.when.days > 1:
        return None
    age = (context.entry.time.date() - last.when.latest).days
    return last.when if 0 < age <= STORY_DAYS and not _goes_on(tree, trigger) else None


def _goes_on(tree: Tree, trigger: Trigger) -> bool:
    """Whether an event is told of in the present: "are shelling", "have shelled"."""
    return any(tree.words[c] in PRESENT for c in tree.kids(trigger.index, "aux", "auxpass", "advmod"))
