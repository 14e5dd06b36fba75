"""Places of a sentence, grouped: coordinated places share a group, and each keeps the larger place named with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from orontes.claims.cues import cues
from orontes.claims.lexicon import lexicon
from orontes.claims.scene import GENERIC, Group, Scene
from orontes.claims.tails import described, in_full, words_of
from orontes.claims.tree import Tree
from orontes.evidence import Span
from orontes.reading.datelines import dateline
from orontes.reading.types import OWNER, Mention, MentionType, Sentence, Token
from orontes.reading.worldwide import STATE

_DIRECTION = r"(?:to\s+the\s+)?(?:\w+\s+)?(?:north|south|east|west)[\w-]*\s+(?:of|from)"
# ", the capital of", ", a rebel-held town in": a place told again by what it is; ", the town of" names another.
_WORDS = r"(?:(?!and\b|or\b)[\w’'-]+\s+){0,3}?"
_AGAIN = (
    rf"(?:(?:an?|the|its|once\s+the)\s+)?{_WORDS}(?:capital|seat|hub|centre|center|port|gateway|stronghold|bastion|part|"
    r"(?:largest|biggest|main|last)\s+(?:\w+\s+)?(?:city|town))\s+"
    rf"|(?:an?|the)\s+{_WORDS}(?:city|town|village|suburb|enclave|district|neighbou?rhood|area|camp|settlement)\s+(?!of\b)"
)
# What stands between a place and the larger one it lies in.
_WITHIN = re.compile(
    rf"^\s*[,(]?\s*(?:{_AGAIN}|an?\s+\w+\s+|which\s+(?:is|lies)\s+(?:located\s+)?)?(?:just\s+)?"
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
_BESIDE = re.compile(r"^\s*[,–—-]?\s*$")
# "the Kazakh capital Astana": a country and the name of its city.
_CALLED = re.compile(r"^\s+(?:capital|city|town|village|province)\s+(?:of\s+)?$", re.IGNORECASE)
_BEARING = re.compile(rf"(?:[\w.]+\s+(?:km|kilomet(?:re|er)s?|miles)\s+)?{_DIRECTION}\b", re.IGNORECASE)
# What goes on with a list of names.
_NO_PREPOSITION = r"(?!(?:in|on|at|near|to|from|around|outside|inside|against|towards?)\b)"
_LISTED = re.compile(
    r"\s*(?:,\s*(?:and\s+|as well\s|or\s+)?(?:the\s+)?[A-Z]|,?\s*(?:and|or|&|as well as)\s+" + _NO_PREPOSITION + ")"
)
_AND_MORE = re.compile(r"\s*,?\s*(?:and|or|&|as well as)\s+" + _NO_PREPOSITION)
# Lists of words for sorts of places, each larger than the one before.
SORTS = ("villages", "districts", "provinces")
RELATIVE = "relative"  # the cue of "six kilometres west of Khattab"
_APPOSED = re.compile(r"^\s*[,(]?\s*(?:to\s+the\s+|just\s+|about\s+|some\s+|located\s+)*$|^\s*,\s*an?\s+[\w\s-]{3,30}$")


# What follows the name of the town where a report was written: "MOSCOW (Sputnik) -".
_DATELINE = re.compile(
    r"(?:,? [A-Z]\w+)?(?: \d+)?\s*(?:\([A-Z][\w /-]*\)|[-–—:] )"
)  # The same with the day, or the outlet and a dash, in any case: "Lima, 22 Sep 88 (Television Peruana) --".
_FILED = re.compile(
    r"(?:,? \(?[A-Z][\w .]+?\)?)?(?:,? (?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{2,4})?)? ?"
    r"\((?:[A-Z]|[a-z]+ [A-Z])[^)]{1,60}\)\s*(?:--|[-–—:])"
)

Precision = Callable[[str], int]
COUNTRY = 6  # UCDP precision of a whole country
TAGGED = "tagger"


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
        if last is not None and groups and _apposed(tree, groups[-1], scene, last, mention):
            last = mention
            continue
        beside = last is not None and tree.covered(last.span).stop == tree.covered(mention.span).start
        if last is not None and groups and beside and mention.cue != RELATIVE:
            groups = _side_by_side(groups, scene, last, mention, precision)
        elif last is not None and precision(last.text) == COUNTRY and 0 < precision(mention.text) < COUNTRY:
            groups = [*groups, Group((scene,))]  # a country lies in no town: "talks on Syria in Geneva"
        else:
            groups = _grouped(tree, groups, scene, mention, last)
        last = mention
    places = [in_full(tree, group) for group in groups if not group.scenes[0].owner]
    return tuple(sorted([*places, *described(tree)], key=lambda g: g.index))


def _apposed(tree: Tree, group: Group, scene: Scene, before: Mention, mention: Mention) -> bool:
    """ "Haas, a village in Idlib": the same place once more, by its kind."""
    beside = _BESIDE.match(_between(tree.sentence, before, mention))
    again = mention.text.lower().startswith(("a ", "an ")) or tree.tokens[scene.index].dep == "appos"
    return beside is not None and again and group.scenes[-1].named and not scene.named


def _is_no_place(tree: Tree, mention: Mention, precision: Precision) -> bool:
    """ "Syrias largest city", where an apostrophe was lost; where the report was written; capitals of a headline."""
    known = precision(mention.text)
    if is_owner(mention, precision) or is_dateline(tree.sentence, mention) or _speaks(tree, mention):
        return True
    words = mention.text.lower().split()
    return not known and mention.cue != GENERIC and any(map(_tells, words))


def _tells(word: str) -> bool:
    """Whether a word tells of an event by itself: "shelling", but not the "air" of an air base."""
    return any(len(pattern.words) == 1 for pattern in lexicon().by_word.get(word, ()))


def _speaks(tree: Tree, mention: Mention) -> bool:
    """ "Kinshasa accuses", "Baku said": a capital that speaks stands for its state, and nothing happened there."""
    index = tree.root(mention.span)
    if index is None or tree.tokens[index].dep != "nsubj" or mention.cue == GENERIC:
        return False
    verb = tree.words[tree.tokens[index].head]
    return any(cues().has(name, verb) for name in ("say", "doubt", "deny", "judge", "urge"))


def is_owner(mention: Mention, precision: Precision) -> bool:
    """Whether a country's name only says whose something is, where an apostrophe was lost: "Syrias largest city"."""
    return mention.cue == OWNER and precision(mention.text) == COUNTRY


def is_dateline(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name only says where the report was written: "MOSCOW (Sputnik) -"."""
    if mention.span.start - sentence.span.start < dateline(sentence.text):
        return True
    after = sentence.text[mention.span.end - sentence.span.start :]
    opens = mention.span.start == sentence.span.start and _FILED.match(after) is not None
    return opens or (mention.text.isupper() and _DATELINE.match(after) is not None)


def _located(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    while token.dep in ("conj", "appos", "compound") and token.head != token.index:
        token = tree.tokens[token.head]
    return token.dep == "pobj" and cues().has("locating", tree.words[token.head])


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
        whole = replace(last, text=words_of(tree.sentence, road), span=road, within=mention.text)
        return [*groups[:-1], Group((*group.scenes[:-1], whole), (*group.wider, scene.index))]
    inside = _WITHIN.match(between) and not _verbs(apart)
    if inside or _widens(tree, before, mention) or (_is_bearing(mention) and _APPOSED.match(between)):
        beyond = _BORDERING.search(between) is not None or (mention.cue == GENERIC and _is_bearing(mention))
        held = group.scenes if beyond else tuple(_lying_in(tree, s, mention) for s in group.scenes)
        wider = () if _is_bearing(mention) else (*group.wider, scene.index)
        return [*groups[:-1], Group(held, wider)]
    if bare and not last.owner and _joined(apart):
        return [*groups[:-1], _beside(tree, group, scene, before, mention)]
    return [*groups, Group((scene,))]


def _beside(tree: Tree, group: Group, scene: Scene, before: Mention, mention: Mention) -> Group:
    """A group with a place named in one breath with it: one more place, or the one where they lie."""
    if group.scenes[-1].named and scene.named and _comes_after(tree, group, before, mention):
        held = tuple(replace(s, within=s.within or mention.text) for s in group.scenes)
        return Group(held, (scene.index,))
    return Group((*group.scenes, scene))


def _is_bearing(mention: Mention) -> bool:
    """ "six kilometres west of Khattab", "northeast of the city": says where the place named before it lies."""
    return mention.cue == RELATIVE or (mention.cue == GENERIC and _BEARING.match(mention.text) is not None)


def _lying_in(tree: Tree, scene: Scene, larger: Mention) -> Scene:
    """ "A village in the north of Homs": what has no name is told with the place it lies in."""
    if scene.named or larger.span.end <= scene.span.end:
        return replace(scene, within=scene.within or larger.text)
    span = Span(scene.span.start, larger.span.end)
    return replace(scene, text=words_of(tree.sentence, span), span=span, within=scene.within or larger.text)


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
        or (token.pos == "VERB" and token.dep == "amod")  # "and the adjoining cities of"
        or cues().has("joining", word)
        or cues().has("place_nouns", word)
    )


def _comes_after(tree: Tree, group: Group, before: Mention, mention: Mention) -> bool:
    """ "in Argelia, Cauca", "Patikul, Sulu province": what stands last after a comma is where the others lie."""
    if before.span != group.scenes[-1].span or _between(tree.sentence, before, mention).strip() != ",":
        return False
    commas = (_between(tree.sentence, a, b) for a, b in pairwise(group.scenes))
    if any("," in gap for gap in commas):
        return False  # a list without "and"
    return _LISTED.match(_after(tree, mention)) is None


def _widens(tree: Tree, before: Mention, mention: Mention) -> bool:
    """ "Kyadet village, Salingyi Township, Sagaing Region": each is said to be of a larger sort than the one before."""
    larger = 0 < _sort(before.text) < _sort(mention.text)
    return (
        larger
        and _between(tree.sentence, before, mention).strip() == ","
        and not _AND_MORE.match(_after(tree, mention))
    )


def _after(tree: Tree, mention: Mention) -> str:
    return tree.sentence.text[mention.span.end - tree.sentence.span.start :]


def _sort(name: str) -> int:
    """How large a place its own last or first word says that it is, from 1 for a village; 0 where none says so."""
    words = name.lower().split()
    return next((n for n, sort in enumerate(SORTS, 1) if any(cues().has(sort, w) for w in (words[-1], words[0]))), 0)


def _named_after(last: Scene, between: str) -> bool:
    if _CALLED.match(between):
        return True
    return bool(_KIND.search(last.text) and _OF_NAME.match(between))


def _outermost(tree: Tree) -> list[Mention]:
    """Places that are no part of a longer place, and none of a party's or a source's name ("Syria Direct")."""
    places = sorted([*tree.mentions(MentionType.PLACE), *_struck(tree)], key=lambda m: m.span)
    told = tree.mentions(MentionType.ACTOR, MentionType.SOURCE)
    names = [o for o in told if all(o.span != struck.span for struck in places if struck.cue == STATE)]
    inner = [m for m in places if any(o is not m and o.span.contains(m.span) for o in (*places, *names))]
    arms = tree.mentions(MentionType.WEAPON)  # "Katyusha rockets"
    inner += [m for m in places if m.cue == TAGGED and any(m.span.overlaps(o.span) for o in (*names, *arms))]
    return [m for m in places if m not in inner]


def _struck(tree: Tree) -> list[Mention]:
    """States that act elsewhere and are attacked here: "attacked Ukraine", "missiles against Israel"."""
    states = (m for m in tree.sentence.mentions if m.type is MentionType.PLACE and m.cue == STATE)
    return [m for m in states if (index := tree.root(m.span)) is not None and _is_struck(tree, tree.tokens[index])]


def _is_struck(tree: Tree, token: Token) -> bool:
    if token.dep == "dobj":
        return cues().has("attacks", tree.words[token.head])
    above = tree.words[tree.tokens[token.head].head]
    fired = cues().has("means", above) or cues().has("fires", above)
    return token.dep == "pobj" and tree.words[token.head] == "against" and fired


def _scene(tree: Tree, mention: Mention) -> Scene | None:
    index = tree.root(mention.span)
    if index is None:
        return None
    owner = tree.child(index, "case") is not None and tree.tokens[index].dep == "poss"
    return Scene(mention.text, mention.span, index, named=mention.cue != GENERIC, owner=owner)


def _between(sentence: Sentence, before: Mention | Scene, after: Mention | Scene) -> str:
    start = sentence.span.start
    return sentence.text[before.span.end - start : max(before.span.end, after.span.start) - start]
