"""Places of a sentence, grouped: coordinated places share a group, and each keeps the larger place named with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from orontes.claims.cues import cues
from orontes.claims.lexicon import lexicon
from orontes.claims.spoken import Spoken
from orontes.claims.tree import Tree
from orontes.evidence import Span
from orontes.places.types import PlacePhrase
from orontes.reading.types import Mention, MentionType, Sentence, Token

GENERIC = "generic"  # the cue of a place that the text does not name here: "the town"

_DIRECTION = r"(?:to\s+the\s+)?(?:\w+\s+)?(?:north|south|east|west)[\w-]*\s+(?:of|from)"
# What stands between a place and the larger one it lies in.
_WITHIN = re.compile(
    r"^\s*[,(]?\s*(?:an?\s+\w+\s+|which\s+(?:is|lies)\s+(?:located\s+)?)?(?:just\s+)?"
    rf"(?:in|of|near|at|on|along|outside|inside|within|{_DIRECTION}"
    r"|[\w.]+\s+(?:km|kilomet(?:re|er)s?|miles)\s+[\w\s]{2,20}\s+(?:of|from))"
    r"\s+(?:[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
# "Kobani on the border with Turkey" does not lie there.
_BORDERING = re.compile(r"\bbordering\b|\b(?:borders?|frontier)\s+(?:with|of)\b", re.IGNORECASE)
_OF = re.compile(r"^\s*(?:(?:of|called|named|in|,|such as|like|including)\s*)?(?:the\s+)?$", re.IGNORECASE)
# A place that ends so and is followed by "of" a name is that name: "the Damascus suburb of Qaboun".
_KIND = re.compile(
    r"\b(?:suburb|suburbs|district|districts|town|towns|city|village|villages|neighbou?rhoods?|area|areas)$",
    re.IGNORECASE,
)
_OF_NAME = re.compile(r"^\s*(?:of|such as|like|including)\s+(?:the\s+)?$", re.IGNORECASE)
# "the road to Aleppo" is no place in Aleppo, but is found from it.
_ROAD = re.compile(r"\b(?:road|highway|route|crossing)$", re.IGNORECASE)
_TO = re.compile(r"^\s*(?:to|towards|into|from)\s+(?:the\s+)?$", re.IGNORECASE)
# "the Kazakh capital Astana": a country and the name of its city.
_CALLED = re.compile(r"^\s+(?:capital|city|town|village|province)\s+(?:of\s+)?$", re.IGNORECASE)
RELATIVE = "relative"  # the cue of "six kilometres west of Khattab"
_APPOSED = re.compile(r"^\s*[,(]?\s*(?:to\s+the\s+|just\s+|about\s+|some\s+|located\s+)*$|^\s*,\s*an?\s+[\w\s-]{3,30}$")


# What follows the name of the town where a report was written: "MOSCOW (Sputnik) -".
_DATELINE = re.compile(r"(?:,? [A-Z]\w+)?(?: \d+)?\s*(?:\([A-Z][\w /-]*\)|[-–—:] )")

Precision = Callable[[str], int]
PLACED = frozenset(("pobj", "dobj", "nsubj", "nsubjpass"))
COUNTRY = 6  # UCDP precision of a whole country
TAGGED = "tagger"
MAX_TAIL = 9
_LISTED = re.compile(
    r"^(?:the\s+)?(?:areas|provinces|towns|villages|cities|districts|neighbou?rhoods|suburbs)\s+of\s+", re.IGNORECASE
)
_WHOSE = re.compile(r"^(?:the\s+)?[\w’'-]+?[\s‑–-]+(?:held|controlled|occupied|dominated)\s+", re.IGNORECASE)
APART = frozenset(("relcl", "conj", "cc", "punct", "advcl", "appos", "ccomp"))


@dataclass(frozen=True, slots=True)
class Scene:
    """A place as the text writes it; `index` is its word; `named` is False for "the town"."""

    text: str
    span: Span
    index: int
    within: str = ""
    named: bool = True
    owner: bool = False  # "Syria's": says whose, not where

    def phrase(self, spoken: Spoken) -> PlacePhrase:
        """What the gazetteer is asked, where `spoken` holds the places named before."""
        return PlacePhrase(self.text, self.within) if self.named else spoken.phrase(self.text, self.within)


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


def group_scenes(tree: Tree, precision: Precision) -> tuple[Group, ...]:
    """Groups of the sentence's places, in order; a larger place that only says where one lies is no group.

    `precision` is the UCDP precision that a name was placed with, 0 where it is unknown: a name that only the tagger
    takes for a place and no gazetteer knows counts where a preposition says so; of two names side by side it tells
    which lies in the other.
    """
    groups: list[Group] = []
    last: Mention | None = None
    for mention in _outermost(tree):
        scene = _scene(tree, mention)
        if scene is None or (mention.cue == TAGGED and not precision(mention.text) and not _located(tree, scene.index)):
            continue
        if _is_no_place(tree, mention, precision):
            continue
        if last is not None and groups and tree.covered(last.span).stop == tree.covered(mention.span).start:
            groups = _side_by_side(groups, scene, last, mention, precision)
        else:
            groups = _grouped(tree, groups, scene, mention, last)
        last = mention
    places = [_whole(tree, group) for group in groups if not group.scenes[0].owner]
    return tuple(sorted([*places, *_described(tree)], key=lambda g: g.index))


def _is_no_place(tree: Tree, mention: Mention, precision: Precision) -> bool:
    """ "Syrias largest city", where an apostrophe was lost; where the report was written; capitals of a headline."""
    known = precision(mention.text)
    if mention.text.endswith("s") and known != COUNTRY and precision(mention.text[:-1]) == COUNTRY:
        return True
    if is_dateline(tree.sentence, mention):
        return True
    words = mention.text.lower().split()
    return not known and mention.cue != GENERIC and any(word in lexicon().by_word for word in words)


def is_dateline(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name only says where the report was written: "MOSCOW (Sputnik) -"."""
    after = sentence.text[mention.span.end - sentence.span.start :]
    return mention.text.isupper() and _DATELINE.match(after) is not None


def _located(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    while token.dep in ("conj", "appos", "compound") and token.head != token.index:
        token = tree.tokens[token.head]
    return token.dep == "pobj" and cues().has("locating", tree.words[token.head])


def _whole(tree: Tree, group: Group) -> Group:
    """Scenes in full: "the hills" is "the hills northwest of the valley", "the areas of X" is X."""
    return replace(group, scenes=tuple(_named(s) if s.named else _extended(tree, s) for s in group.scenes))


def _named(scene: Scene) -> Scene:
    bare = _LISTED.sub("", _WHOSE.sub("", scene.text))
    return replace(scene, text=bare) if bare else scene


def _extended(tree: Tree, scene: Scene) -> Scene:
    words = sorted(tree.subtree(scene.index, stop=APART))
    after = [i for i in words if i > scene.index]
    run = [i for n, i in enumerate(after) if i == scene.index + 1 + n]
    if (
        not run
        or not cues().has("placing", tree.words[run[0]])
        or any(tree.tokens[i].pos == "VERB" for i in run)
        or len(run) > MAX_TAIL
    ):
        return scene
    span = Span(scene.span.start, tree.tokens[run[-1]].span.end)
    return replace(scene, text=_words(tree.sentence, span), span=span)


def _described(tree: Tree) -> list[Group]:
    """Places that the sentence only describes: "areas controlled by the factions", "the truce areas"."""
    taken = {i for m in tree.mentions(MentionType.PLACE) for i in tree.covered(m.span)}
    found = []
    for token in tree.tokens:
        if token.dep not in PLACED or token.index in taken or not cues().has("area_nouns", tree.words[token.index]):
            continue
        words = tree.subtree(token.index, stop=APART)
        words = {
            i
            for i in words
            if i <= token.index or all(tree.words[j] not in ("with", "after") for j in range(token.index, i))
        }
        if (
            taken.isdisjoint(words)
            and len(words) <= MAX_TAIL
            and any(cues().has("telling", tree.words[i]) for i in words)
        ):
            span = tree.span(words)
            found.append(Group((Scene(_words(tree.sentence, span), span, token.index, named=False),)))
    return found


def _words(sentence: Sentence, span: Span) -> str:
    start = sentence.span.start
    return sentence.text[span.start - start : span.end - start]


def _grouped(tree: Tree, groups: list[Group], scene: Scene, mention: Mention, before: Mention | None) -> list[Group]:
    """The groups with one more place: a name for the last, a wider place of it, its neighbour, or a new group."""
    if not groups or before is None:
        return [*groups, Group((scene,))]
    group, last = groups[-1], groups[-1].scenes[-1]
    between = _between(tree.sentence, before, mention)
    apart = [tree.tokens[i] for i in range(tree.covered(before.span).stop, tree.covered(mention.span).start)]
    bare = not group.wider
    if bare and ((not last.named and scene.named and _OF.match(between)) or _named_after(last, between)):
        named = replace(scene, within=scene.within or (last.text if last.named else ""))
        return [*groups[:-1], Group((*group.scenes[:-1], named))]
    if not last.named and _ROAD.search(last.text) and _TO.match(between):
        road = Span(last.span.start, mention.span.end)
        whole = replace(last, text=_words(tree.sentence, road), span=road, within=mention.text)
        return [*groups[:-1], Group((*group.scenes[:-1], whole), (*group.wider, scene.index))]
    if (_WITHIN.match(between) and not _verbs(apart)) or (mention.cue == RELATIVE and _APPOSED.match(between)):
        beyond = _BORDERING.search(between) is not None
        held = group.scenes if beyond else tuple(_lying_in(tree, s, mention) for s in group.scenes)
        wider = () if mention.cue == RELATIVE else (*group.wider, scene.index)
        return [*groups[:-1], Group(held, wider)]
    if bare and not last.owner and _joined(apart):
        return [*groups[:-1], Group((*group.scenes, scene))]
    return [*groups, Group((scene,))]


def _lying_in(tree: Tree, scene: Scene, larger: Mention) -> Scene:
    """ "A village in the north of Homs": what has no name is told with the place it lies in."""
    if scene.named or larger.span.end <= scene.span.end:
        return replace(scene, within=scene.within or larger.text)
    span = Span(scene.span.start, larger.span.end)
    return replace(scene, text=_words(tree.sentence, span), span=span, within=scene.within or larger.text)


def _side_by_side(
    groups: list[Group], scene: Scene, before: Mention, mention: Mention, precision: Precision
) -> list[Group]:
    """Two names with nothing between: "Syria Aleppo", "Azaz Aleppo province", "Tal Minnis Saraqeb"."""
    group = groups[-1]
    first = precision(before.text) or precision(before.text.removesuffix("s"))
    second = precision(mention.text)
    if not group.scenes[-1].named or first > max(second, 3):
        within = before.text if group.scenes[-1].named else ""
        return [*groups[:-1], Group((*group.scenes[:-1], replace(scene, within=scene.within or within)))]
    if second > max(first, 3):
        return [
            *groups[:-1],
            Group(tuple(replace(s, within=s.within or mention.text) for s in group.scenes), (scene.index,)),
        ]
    return [*groups[:-1], Group((*group.scenes, scene), group.wider)]


def _verbs(apart: list[Token]) -> bool:
    return any(token.pos in ("VERB", "AUX") and token.dep not in ("amod", "acl") for token in apart)


def _joined(apart: list[Token]) -> bool:
    """Whether two places are named together: "Soran, Khattab and the nearby village of Majdal"."""
    linked = any(token.pos == "CCONJ" or token.text in (",", "/", "&", ";", "as") for token in apart)
    return linked and all(_joining(token) for token in apart)


def _joining(token: Token) -> bool:
    word = token.text.lower()
    return (
        token.pos in ("CCONJ", "PUNCT", "DET", "ADJ", "SYM")
        or cues().has("joining", word)
        or cues().has("place_nouns", word)
    )


def _named_after(last: Scene, between: str) -> bool:
    if _CALLED.match(between):
        return True
    return bool(_KIND.search(last.text) and _OF_NAME.match(between))


def _outermost(tree: Tree) -> list[Mention]:
    """Places that are no part of a longer place, and none of a party's or a source's name ("Syria Direct")."""
    places = tree.mentions(MentionType.PLACE)
    names = tree.mentions(MentionType.ACTOR, MentionType.SOURCE)
    inner = [m for m in places if any(o is not m and o.span.contains(m.span) for o in (*places, *names))]
    inner += [m for m in places if m.cue == TAGGED and any(m.span.overlaps(o.span) for o in names)]
    return [m for m in places if m not in inner]


def _scene(tree: Tree, mention: Mention) -> Scene | None:
    index = tree.root(mention.span)
    if index is None:
        return None
    owner = tree.child(index, "case") is not None and tree.tokens[index].dep == "poss"
    return Scene(mention.text, mention.span, index, named=mention.cue != GENERIC, owner=owner)


def _between(sentence: Sentence, before: Mention, after: Mention) -> str:
    start = sentence.span.start
    return sentence.text[before.span.end - start : max(before.span.end, after.span.start) - start]
