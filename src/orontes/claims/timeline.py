"""The time of an event whose own sentence does not give it, where a story goes on in the time of what it just told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from orontes.claims.draft import VIOLENT, Draft
from orontes.claims.story import Context, Day
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.claims.types import Kind, Modality
from orontes.evidence import When
from orontes.reading.types import MentionType

# Kinds of events that follow one another in a story, and how many days back it may begin.
PASSING = VIOLENT | {Kind.CASUALTIES, Kind.TERRITORY_TAKEN, Kind.TERRITORY_TRANSFERRED, Kind.ENCIRCLEMENT}
STORY_DAYS = 3
# How long ago more of one kind of event may have been, told after one on a day.
WEEK = 7
FINITE = frozenset(("VBD", "VBZ", "VBP"))
DEFINITE = frozenset(("the", "these", "those", "this", "that", "its", "their"))
# Words of the present: what they help to tell goes on as the report is written.
PRESENT = frozenset(("is", "are", "has", "have", "'s", "'ve", "now", "still", "will"))


def went_on(tree: Tree, trigger: Trigger, kind: Kind, context: Context) -> When | None:
    """The time of what was told just before, where an event without a date belongs to the same stretch of the story."""
    last = next((d for d in reversed(context.drafts) if d.modality == Modality.ASSERTED), None)
    soon = last is not None and tree.sentence.index - last.sentence.index <= 1
    if last is not None and soon and _is_the_same(tree, trigger, last):
        return last.when
    return _day_of_story(tree, trigger, kind, context)


def _is_the_same(tree: Tree, trigger: Trigger, last: Draft) -> bool:
    """ "The raids", after raids that had a date of their own."""
    if trigger.verbal or trigger.kind != last.kind or not last.dated:
        return False
    return any(tree.words[c] in DEFINITE for c in tree.children[trigger.last])


def _day_of_story(tree: Tree, trigger: Trigger, kind: Kind, context: Context) -> When | None:
    """The day that the story named last, where it was an earlier one and the story still is at it.

    Right after it was named that is so of all that happened, further on of more of what happened that day.
    """
    day = context.day
    if kind not in PASSING or day.when is None or _goes_on(tree, trigger):
        return None
    near = tree.sentence.index - day.sentence <= 1
    more = kind in day.kinds and _is_past(tree, trigger.index)
    age = (context.entry.time.date() - day.when.latest).days
    return day.when if 0 < age <= (WEEK if more else STORY_DAYS) and (near or more) else None


def next_day(tree: Tree, drafts: Sequence[Draft], day: Day, today: date) -> Day:
    """What a sentence leaves: the last single day that it or those before it name, and what happened on it."""
    named = [m.when for m in tree.mentions(MentionType.DATE) if m.when is not None and m.when.days == 1]
    past = [when for when in named if when.latest <= today]
    last = Day(past[-1], tree.sentence.index) if past else day
    told = {d.kind for d in drafts if d.when == last.when and d.modality == Modality.ASSERTED}
    kinds = told | day.kinds if last.when == day.when else told
    return replace(last, kinds=frozenset(kinds))


def _is_past(tree: Tree, index: int) -> bool:
    """Whether the verb that an event hangs on is in the past."""
    verb = next((i for i in (index, *tree.ancestors(index)) if tree.tokens[i].tag in FINITE), None)
    return verb is not None and tree.tokens[verb].tag == "VBD"


def _goes_on(tree: Tree, trigger: Trigger) -> bool:
    """Whether an event is told of in the present: "are shelling", "have shelled"."""
    return any(tree.words[c] in PRESENT for c in tree.kids(trigger.index, "aux", "auxpass", "advmod"))
