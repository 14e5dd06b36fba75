"""Places of a sentence, grouped: coordinated places share a group, and each keeps the larger place named with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from orontes.claims.tree import Tree
from orontes.evidence import Span
from orontes.places.types import PlacePhrase
from orontes.reading.types import Mention, MentionType, Sentence

NOWHERE = PlacePhrase("")
GENERIC = "generic"  # the cue of a place that the text does not name here: "the town"

# A place without a name that stands for the one spoken of before; others ("the countryside") are places near it.
_SAME = re.compile(r"\b(?:town|city|village|area|district|neighbou?rhood|camp|suburb|place|quarter|enclave|base)$", re.IGNORECASE)

_DIRECTION = r"(?:to\s+the\s+)?(?:\w+\s+)?(?:north|south|east|west)[\w-]*\s+(?:of|from)"
# What stands between a place and the larger one it lies in.
_WITHIN = re.compile(
    r"^\s*[,(]?\s*(?:an?\s+\w+\s+|which\s+(?:is|lies)\s+(?:located\s+)?)?(?:just\s+)?"
    rf"(?:in|of|near|at|outside|inside|within|{_DIRECTION}|[\w.]+\s+(?:km|kilomet(?:re|er)s?|miles)\s+[\w\s]{{2,20}}\s+(?:of|from))"
    r"\s+(?:[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
# What stands between two places that are named together; words such as "the nearby towns of" may follow.
_JOINED = re.compile(
    r"^\s*(?:,|;|/|&|,?\s*\b(?:and|or)\b|as well as|,?\s*along with)\s*(?:(?:also|the|nearby|neighbou?ring|its|on|in|at|both)\s+)*"
    r"(?:[\w-]+\s+){0,2}(?:of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_OF = re.compile(r"^\s*(?:(?:of|called|named|in|,|such as|like|including)\s*)?(?:the\s+)?$", re.IGNORECASE)
# A place that ends so and is followed by "of" a name is that name: "the Damascus suburb of Qaboun".
_KIND = re.compile(r"\b(?:suburb|suburbs|district|districts|town|towns|city|village|villages|neighbou?rhoods?|area|areas)$", re.IGNORECASE)
_OF_NAME = re.compile(r"^\s*(?:of|such as|like|including)\s+(?:the\s+)?$", re.IGNORECASE)
RELATIVE = "relative"  # the cue of "six kilometres west of Khattab"
_APPOSED = re.compile(r"^\s*[,(]?\s*(?:to\s+the\s+|just\s+|about\s+|some\s+|located\s+)*$")


@dataclass(frozen=True, slots=True)
class Scene:
    """A place as the text writes it; `index` is its word; `named` is False for "the town"."""

    text: str
    span: Span
    index: int
    within: str = ""
    named: bool = True
    owner: bool = False  # "Syria's": says whose, not where

    def phrase(self, before: PlacePhrase) -> PlacePhrase:
        """What the gazetteer is asked, where `before` is the place last spoken of."""
        if self.named:
            return PlacePhrase(self.text, self.within)
        if not self.within and before.text and _SAME.search(self.text):
            return before
        return PlacePhrase(self.text, self.within or before.text)


@dataclass(frozen=True, slots=True)
class Group:
    """Coordinated places: "Qaboun, Barzeh and Tishreen"; `wider` are words of places they are said to lie in."""

    scenes: tuple[Scene, ...]
    wider: tuple[int, ...] = ()

    @property
    def index(self) -> int:
        """The first place's word, on which the group hangs."""
        return self.scenes[0].index

    @property
    def named(self) -> bool:
        """Whether it names a place."""
        return any(scene.named for scene in self.scenes)


def group_scenes(tree: Tree) -> tuple[Group, ...]:
    """Groups of the sentence's places, in order; a larger place that only says where one lies is no group."""
    groups: list[Group] = []
    last: Mention | None = None
    for mention in _outermost(tree.mentions(MentionType.PLACE)):
        scene = _scene(tree, mention)
        if scene is None:
            continue
        between = _between(tree.sentence, last, mention) if last is not None else ""
        groups = _grouped(groups, scene, mention, between)
        last = mention
    return tuple(group for group in groups if not group.scenes[0].owner)


def _grouped(groups: list[Group], scene: Scene, mention: Mention, between: str) -> list[Group]:
    """The groups with one more place: a name for the last, a wider place of it, its neighbour, or a new group."""
    if not groups:
        return [Group((scene,))]
    group, last = groups[-1], groups[-1].scenes[-1]
    bare = not group.wider
    if bare and ((not last.named and scene.named and _OF.match(between)) or _named_after(last, between)):
        named = replace(scene, within=scene.within or (last.text if last.named else ""))
        return [*groups[:-1], Group((*group.scenes[:-1], named))]
    if _WITHIN.match(between) or (mention.cue == RELATIVE and _APPOSED.match(between)):
        held = tuple(replace(s, within=s.within or mention.text) for s in group.scenes)
        wider = () if mention.cue == RELATIVE else (*group.wider, scene.index)
        return [*groups[:-1], Group(held, wider)]
    if bare and not last.owner and _JOINED.match(between):
        return [*groups[:-1], Group((*group.scenes, scene))]
    return [*groups, Group((scene,))]


def _named_after(last: Scene, between: str) -> bool:
    return bool(_KIND.search(last.text) and _OF_NAME.match(between))


def _outermost(mentions: list[Mention]) -> list[Mention]:
    return [m for m in mentions if not any(o is not m and o.span.contains(m.span) for o in mentions)]


def _scene(tree: Tree, mention: Mention) -> Scene | None:
    index = tree.root(mention.span)
    if index is None:
        return None
    owner = tree.child(index, "case") is not None and tree.tokens[index].dep == "poss"
    return Scene(mention.text, mention.span, index, named=mention.cue != GENERIC, owner=owner)


def _between(sentence: Sentence, before: Mention, after: Mention) -> str:
    start = sentence.span.start
    return sentence.text[before.span.end - start : max(before.span.end, after.span.start) - start]
