"""What a learned choice looks at in a draft: its word, place, parties, time, voice, and what else the report tells.

Nothing of a report's length, layout or outlet is looked at: that would say who wrote it, and nothing of other reports.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from orontes.claims.draft import VIOLENT, Draft
from orontes.claims.merge import place_key
from orontes.claims.tree import Tree
from orontes.places.types import Placement, PlacePhrase
from orontes.reading.types import Reading

Features = dict[str, float]
# Days after which an event is background to the news.
OLD = 30
# What speaks for a draft of one kind and against one of another.
BY_KIND = ("actor side", "target", "killed", "running")
# UCDP precision from which on a place is wide.
GOVERNORATE = 4
VERBAL = frozenset(("VERB", "AUX"))


@dataclass(frozen=True)
class Told:
    """All drafts of one report, in the order of the text, and the report they were read from."""

    drafts: list[Draft]
    reading: Reading
    placements: dict[PlacePhrase, Placement]

    @cached_property
    def trees(self) -> dict[int, Tree]:
        """The tree of each sentence that a draft was read from."""
        return {d.sentence.index: Tree.of(d.sentence) for d in self.drafts}

    @cached_property
    def beside(self) -> Counter[tuple[int, str, object]]:
        """How many drafts of each sentence there are, and how many of one kind, place and word."""
        return Counter(
            (draft.sentence.index, what, value)
            for draft in self.drafts
            for what, value in (("all", ""), ("kind", draft.kind), ("place", draft.place), ("word", draft.index))
        )

    @cached_property
    def tellings(self) -> dict[tuple[str, str], list[Draft]]:
        """The drafts of each kind and place, in the order of the text."""
        found: dict[tuple[str, str], list[Draft]] = {}
        for draft in self.drafts:
            found.setdefault(_key(draft), []).append(draft)
        return found

    @cached_property
    def neighbours(self) -> dict[int, Draft]:
        """For each draft, by its `id()`, the nearest other of its kind and place."""
        found: dict[int, Draft] = {}
        for group in self.tellings.values():
            for before, draft in pairwise(group):
                known = found.get(id(before))
                if known is None or draft.sentence.index + known.sentence.index < 2 * before.sentence.index:
                    found[id(before)] = draft
                found[id(draft)] = before
        return found


def features(draft: Draft, told: Told) -> Features:
    """Named numbers of one draft; what is absent is 0."""
    tree = told.trees[draft.sentence.index]
    named = [*_words(draft, tree), *_place(draft, told, tree), *_parties(draft), *_time(draft, told), *_saying(draft)]
    return dict.fromkeys([*named, *_retold(draft, told)], 1.0) | _around(draft, told)


def _key(draft: Draft) -> tuple[str, str]:
    return draft.kind.value, place_key(draft.place.text)


def _retold(draft: Draft, told: Told) -> list[str]:
    """What a telling shares with the nearest other of the same kind and place, and what it adds."""
    other = told.neighbours.get(id(draft))
    if other is None:
        return ["told once"]
    gap = draft.sentence.index - other.sentence.index
    pairs = {
        "source": (draft.source, other.source),
        "toll": (draft.killed, other.killed),
        "weapon": (draft.weapon, other.weapon),
        "actor": (draft.actor.side or draft.actor.text, other.actor.side or other.actor.text),
        "target": (draft.target.text, other.target.text),
        "day": (draft.when, other.when),
    }
    found = [f"retold {n} {'same' if a == b else 'new'}" for n, (a, b) in pairs.items() if a]
    return [*found, "retold beside" if gap == 0 else "retold next" if abs(gap) == 1 else "retold later"]


def _words(draft: Draft, tree: Tree) -> list[str]:
    kind, found = draft.kind.value, [f"kind={draft.kind.value}", f"rule={draft.rule}"]
    if not 0 <= draft.index < len(tree.tokens):
        return found
    token = tree.tokens[draft.index]
    verbal = token.pos in VERBAL
    found += [f"tag={token.tag}", f"dep={token.dep}", f"kind={kind} verbal={verbal}"]
    if verbal and any(tree.words[i] == "had" for i in tree.kids(draft.index, "aux")):
        found.append("past perfect")
    if verbal and tree.kids(draft.index, "auxpass"):
        found.append("passive")
    if not verbal and tree.kids(draft.index, "amod", "nummod", "compound"):
        found.append("modified")
    if not verbal:
        found.append(f"article={next((tree.words[i] for i in tree.kids(draft.index, 'det')), '')}"[:14])
    return found


def _place(draft: Draft, told: Told, tree: Tree) -> list[str]:
    placement, kind = told.placements[draft.place], draft.kind.value
    if not draft.place.text:
        return ["place=none", f"place=none kind={kind}"]
    wide = f"width={_width(draft.place.text, placement)}"
    found = [wide, f"{wide} violent={draft.kind in VIOLENT}", f"{wide} kind={kind}"]
    if draft.place.within:
        found.append("place within")
    if draft.carried:
        return [*found, "place carried", f"place carried kind={kind}"]
    return [*found, *_distance(draft, tree)]


def _width(text: str, placement: Placement) -> str:
    """How much ground a place is: of most wars the gazetteer knows few villages, and a name without a place is one."""
    if placement.where_prec >= GOVERNORATE:
        return str(placement.where_prec)
    return "described" if text == text.lower() else "near"


def _distance(draft: Draft, tree: Tree) -> list[str]:
    """How far the place stands from the event word, in steps of the tree and in words."""
    at = draft.sentence.text.find(draft.place.text)
    if at < 0 or not 0 <= draft.index < len(tree.tokens):
        return ["place elsewhere"]
    start = draft.sentence.span.start + at
    word = next((t.index for t in tree.tokens if t.span.end > start), draft.index)
    steps, apart = tree.path(draft.index, word), abs(word - draft.index)
    found = [f"place steps={min(steps, 7)}", f"place words={min(int(math.log2(apart + 1)), 5)}"]
    found.append("place after" if word > draft.index else "place before")
    if tree.clause(word) == tree.clause(draft.index):
        found.append("place in clause")
    return found


def _parties(draft: Draft) -> list[str]:
    known = {
        "actor": draft.actor.text,
        "actor side": draft.actor.side,
        "target": draft.target.text,
        "target side": draft.target.side,
        "weapon": draft.weapon,
        "facility": draft.facility,
        "killed": draft.killed,
        "injured": draft.injured,
        "running": draft.running,
        "again": draft.again,
        "supposed": draft.supposed,
    }
    found = [name for name, value in known.items() if value]
    return [*found, *(f"{name} kind={draft.kind.value}" for name in BY_KIND if known[name])]


def _time(draft: Draft, told: Told) -> list[str]:
    entry = told.reading.entries[draft.sentence.entry]
    age = (entry.time.date() - draft.when.latest).days
    found = [f"modality={draft.modality.value}", f"modality={draft.modality.value} kind={draft.kind.value}"]
    if draft.dated:
        found += ["dated", "dated old" if age > OLD else "dated past" if age > 0 else "dated now"]
    if draft.when.days > OLD:
        found += ["long", f"long kind={draft.kind.value}"]
    return found


def _saying(draft: Draft) -> list[str]:
    if draft.saying is None:
        return []
    own = draft.index in draft.saying.words
    return ["source", "source here" if own else "source carried"]


def _around(draft: Draft, told: Told) -> Features:
    at, group = draft.sentence.index, told.tellings[_key(draft)]
    return {
        "weight": draft.confidence,
        "beside": math.log(told.beside[at, "all", ""]),
        "beside of kind": min(3.0, told.beside[at, "kind", draft.kind] - 1),
        "beside at place": min(3.0, told.beside[at, "place", draft.place] - 1),
        "same word": min(3.0, told.beside[at, "word", draft.index] - 1),
        "tellings": math.log(len(group)),
        "told before": float(group[0].sentence.index < at),
    }
