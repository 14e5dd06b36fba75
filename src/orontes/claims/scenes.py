"""Places of a sentence, grouped: coordinated places share a group, and each keeps the larger place named with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orontes.claims.tree import Tree
from orontes.evidence import Span
from orontes.places.types import PlacePhrase
from orontes.reading.types import Mention, MentionType, Sentence

COMPASS = r"(?:north|south|east|west|central|northern|southern|eastern|western|north-?\s?east(?:ern)?|north-?\s?west(?:ern)?|south-?\s?east(?:ern)?|south-?\s?west(?:ern)?|upper|lower|rural|inner|outer)"
AREA = r"(?:countryside|country side|outskirts|suburbs?|vicinity|surroundings|area|areas|region|province|governorate|district|city|town|towns|village|villages|neighbou?rhoods?|cities|desert|mountains?|hills?|edge|entrances?|centre|center|part|parts|sector|side|bank|banks|perimeter|camp|farms?|axis|front|fronts|border|valley|plain)"

# What may stand before a name and belong to it: "the northern countryside of", "six kilometres west of".
_BEFORE = re.compile(
    r"(?:\b(?:the|its|his|an?)\s+)?(?:\b" + COMPASS + r"\s+)?"
    r"(?:\b"
    + AREA
    + r"\s+(?:of|in|at)\s+)(?:the\s+)?(?:\b"
    + COMPASS
    + r"\s+)?(?:\b"
    + AREA
    + r"\s+of\s+)?(?:the\s+)?(?:"
    + COMPASS
    + r"\s+)?$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?:(?:about|some|around|nearly)\s+)?(?:[\w.,]+\s+(?:km|kms|kilomet(?:re|er)s?|miles?)\s+(?:\([^)]*\)\s+)?)?"
    r"(?:to\s+the\s+)?\b(?:north|south|east|west|north-?\s?east|north-?\s?west|south-?\s?east|south-?\s?west)\s+(?:of|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_COMPASS_ONLY = re.compile(r"(?:\bthe\s+)?\b" + COMPASS + r"\s+$", re.IGNORECASE)
_AFTER = re.compile(r"^(?:['’]s?)?\s+(?:" + COMPASS + r"\s+)?" + AREA + r"\b(?!\s*-)", re.IGNORECASE)
# What stands between a place and the larger one it lies in.
_WITHIN = re.compile(
    r"^\s*(?:,|\()?\s*(?:a\s+\w+\s+|which\s+(?:is|lies)\s+(?:located\s+)?)?(?:just\s+)?"
    r"(?:in|of|near|at|outside|inside|within|on|to\s+the\s+\w+\s+of|(?:\w+\s+)?(?:north|south|east|west)\w*\s+of|[\w.]+\s+(?:km|kilomet(?:re|er)s?|miles)\s+[\w\s]{2,20}\s+(?:of|from))\s+"
    r"(?:(?:the|its|Syria['’]?s|northern|southern|eastern|western|central|[a-z-]+)\s+){0,4}$",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"^\s*(?:,\s*|\s)$")
_JOINED = re.compile(
    r"^\s*(?:,|;|/|&|,?\s*(?:and|or)|as well as|,?\s*along with)\s*(?:also\s+)?(?:(?:the|nearby|neighbou?ring|its|on|in|at|its)\s+){0,3}"
    r"(?:" + COMPASS + r"\s+)?(?:(?:" + AREA + r"|city|town)\s+(?:of\s+)?)?(?:the\s+)?(?:" + COMPASS + r"\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A place as the text writes it, with the words around the name that belong to it; `index` is its word."""

    text: str
    span: Span
    name: Mention
    index: int
    within: str = ""

    @property
    def phrase(self) -> PlacePhrase:
        """What the gazetteer is asked."""
        return PlacePhrase(self.text, self.within)


@dataclass(frozen=True, slots=True)
class Group:
    """Coordinated places: "Qaboun, Barzeh and Tishreen"."""

    scenes: tuple[Scene, ...]

    @property
    def index(self) -> int:
        """The first place's word, on which the group hangs."""
        return self.scenes[0].index

    @property
    def last(self) -> int:
        """The last place's word."""
        return self.scenes[-1].index


def group_scenes(tree: Tree) -> tuple[Group, ...]:
    """Groups of the sentence's places, in order; a larger place that only says where one lies is no group."""
    mentions = tree.mentions(MentionType.PLACE)
    groups: list[list[Scene]] = []
    wider = False
    for number, mention in enumerate(mentions):
        index = tree.root(mention.span)
        if index is None:
            continue
        between = _between(tree.sentence, mentions[number - 1], mention) if number else None
        if groups and between is not None and _WITHIN.match(between):
            groups[-1] = _put_within(groups[-1], mention.text)
            wider = True
            continue
        scene = _scene(tree.sentence, mention, index)
        if groups and between is not None and _JOINED.match(between) and not wider:
            groups[-1].append(scene)
        else:
            groups.append([scene])
        wider = False
    return tuple(Group(tuple(group)) for group in groups)


def _between(sentence: Sentence, before: Mention, after: Mention) -> str:
    start = sentence.span.start
    return sentence.text[before.span.end - start : max(before.span.end, after.span.start) - start]


def _put_within(group: list[Scene], within: str) -> list[Scene]:
    return [Scene(s.text, s.span, s.name, s.index, s.within or within) for s in group]


def _scene(sentence: Sentence, mention: Mention, index: int) -> Scene:
    span = _widened(sentence, mention.span)
    return Scene(_words(sentence, span), span, mention, index)


def _words(sentence: Sentence, span: Span) -> str:
    start = sentence.span.start
    return sentence.text[span.start - start : span.end - start]


def _widened(sentence: Sentence, span: Span) -> Span:
    """Take in the words that make another place of a name: the countryside of Hama is not Hama."""
    offset, text = sentence.span.start, sentence.text
    start, end = span.start - offset, span.end - offset
    for pattern in (_BEFORE, _RELATIVE, _COMPASS_ONLY):
        found = pattern.search(text[:start])
        if found and found.group().strip():
            start = found.start()
            break
    after = _AFTER.match(text[end:])
    if after:
        end += after.end()
    return Span(start + offset, end + offset)
