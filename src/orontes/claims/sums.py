"""Counts of people, and which of them are told as one: "30 soldiers and 39 fighters", "a woman and her two sons".

A count that only says who some of those counted were ("including three children", "two of them women") is no number of
its own.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from orontes.claims.cues import cues
from orontes.claims.tree import Tree
from orontes.evidence import Count
from orontes.reading.lexicon_files import word_set
from orontes.reading.types import Mention, MentionType

# Words of a list of people, beside their own nouns and adjectives.
LINKS = frozenset(("and", "as", "well", "along", "with", "plus", "alongside", "his", "her", "their"))
OPENING = frozenset(("and", "well", "with", "plus", "alongside"))
NAMES = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "PUNCT", "PART", "ADP", "DET"))
# Whoever is counted under these may be told again by who they were: "five people, a woman and four children".
ANYBODY = frozenset(("person", "people", "civilian", "citizen", "victim", "dead", "other", "member", ""))
DEAD = (("dead",), ("victims",), ("killed",), ("wounded",), ("injured",), ("deaths",), ("casualties",))
BEING = frozenset(("were", "was", "have", "had", "are"))
COUNTS = "counts.yml"
NOBODY = Count(0, 0)
PEOPLE = ("dead", "hurt", "civilians", "non_civilian")
FAMILIES = frozenset(("family", "household"))
CIVILIAN = "civilian"
PLAIN = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "PUNCT"))
# How many words stand between the parts of a list at most.
LISTED = 5
# How many words a list may have between two of its counts.
APART = 9


def people_counts(tree: Tree) -> list[Mention]:
    """The sentence's counts of people, without those that are only a part of another, or say whose they were."""
    counts = _counts(tree)
    parts = _parts(tree, counts)
    return [_of_whole_families(m) for m in counts if m not in parts and not _says_whose(tree, m, counts)]


def one_more(tree: Tree, first: Mention) -> int:
    """1 where a list of people opens with one who is not counted: "the mother and four children", else 0."""
    noun = _noun(tree, first)
    head = tree.tokens[noun].head
    listed = tree.tokens[noun].dep == "conj" and tree.tokens[head].tag in ("NN", "NNP") and head < noun
    counted = any(head in range(tree.covered(m.span).start, tree.covered(m.span).stop + 3) for m in _counts(tree))
    return int(listed and not counted and word_set(COUNTS, "persons").issuperset((tree.words[head],)))


def civilian_part(tree: Tree, whole: Mention) -> Count | None:
    """How many civilians are told as a part of those counted last before or after them, None where none are."""
    parts = [
        m
        for m in _parts(tree, _counts(tree))
        if m.unit == CIVILIAN and min(abs(_gap(tree, whole, m)), abs(_gap(tree, m, whole))) <= APART
    ]
    return parts[0].count if parts else None


def _counts(tree: Tree) -> list[Mention]:
    return [m for m in tree.mentions(MentionType.COUNT) if m.count is not None and _of_people(tree, m)]


def _parts(tree: Tree, counts: list[Mention]) -> list[Mention]:
    """Counts that are parts of another, with what a list goes on to count: "including six women and two children"."""
    found: list[Mention] = []
    for m in counts:
        goes_on = found and _gap(tree, found[-1], m) <= LISTED and _is_listed(tree, found[-1], m)
        if _is_part(tree, m) or goes_on:
            found.append(m)
    return found


def _gap(tree: Tree, a: Mention, b: Mention) -> int:
    return tree.covered(b.span).start - tree.covered(a.span).stop


def _is_listed(tree: Tree, part: Mention, m: Mention) -> bool:
    """Whether a count only goes on a list of parts, and is no subject of what the sentence tells next."""
    between = _between(tree, part, m)
    joined = all(tree.words[i] in LINKS or tree.words[i] == "," or tree.tokens[i].pos in PLAIN for i in between)
    after = tree.covered(m.span).stop
    harmed = any(cues().has("dead", word) or cues().has("hurt", word) for word in tree.words[: between.start])
    return joined and len(between) > 0 and not (harmed and BEING.intersection(tree.words[after : after + 3]))


def _says_whose(tree: Tree, m: Mention, counts: list[Mention]) -> bool:
    """Whether a count stands under another: "six members of one family", "four children of a rescuer"."""
    first = tree.covered(m.span).start
    if first < 2 or tree.words[first - 1] not in ("of", "from"):
        return False
    holder = first - 2
    return any(o is not m and 0 <= holder - tree.covered(o.span).stop < 3 for o in counts)


def _of_whole_families(m: Mention) -> Mention:
    """ "Four families" are more people than four, nobody knows how many."""
    many = m.unit in FAMILIES and m.count is not None and m.count.low > 1
    return replace(m, count=Count(m.count.low, None)) if many and m.count is not None else m


def together(tree: Tree, mention: Mention, people: list[Mention], harm: int) -> list[Mention]:
    """The counts of the list of people that `mention` stands in, in order; `harm` is the word for what they met."""
    at = people.index(mention)
    first = last = at
    while first > 0 and _joined(tree, people[first - 1], people[first], harm):
        first -= 1
    while last + 1 < len(people) and _joined(tree, people[last], people[last + 1], harm):
        last += 1
    found = people[first : last + 1]
    if not any(_opens(tree, a, b) for a, b in pairwise(found)):
        return [mention]
    return [mention] if _told_again(found) else found


def added(counts: list[Mention]) -> Count | None:
    """What several counts come to."""
    found = [m.count for m in counts if m.count is not None]
    if not found:
        return None
    highs = [count.high for count in found if count.high is not None]
    return Count(sum(count.low for count in found), sum(highs) if len(highs) == len(found) else None)


def _told_again(found: list[Mention]) -> bool:
    """Whether the first counts all, and the others who they were."""
    rest = added(found[1:])
    return found[0].unit in ANYBODY and rest is not None and found[0].count is not None and (
        rest.low == found[0].count.low and len(found) > 2
    )  # fmt: skip


def _between(tree: Tree, a: Mention, b: Mention) -> range:
    return range(tree.covered(a.span).stop, tree.covered(b.span).start)


def _joined(tree: Tree, a: Mention, b: Mention, harm: int) -> bool:
    """Whether nothing but the words of a list stands between two counts, and no verb takes the second for itself."""
    between = _between(tree, a, b)
    if _side_by_side(tree, a, b, between):
        return True
    if len(between) > APART or not any(tree.words[i] in OPENING or tree.words[i] == "," for i in between):
        return False
    if tree.words[between.start : between.start + 1] == (",",) or (a.unit in ANYBODY and _commas(tree, between)):
        return False
    listed = all(tree.words[i] in LINKS or tree.tokens[i].pos in NAMES for i in between)
    apart = any(cues().has("dead", tree.words[i]) or cues().has("hurt", tree.words[i]) for i in between)
    return listed and not apart and not _own_verb(tree, a, b, harm)


def _side_by_side(tree: Tree, a: Mention, b: Mention, between: range) -> bool:
    """Whether a comma was lost between two single persons: "a boy a girl and two women"."""
    single = a.count == Count(1, 1) and b.count is not None and tree.words[between.stop : between.stop + 1] == ("a",)
    return single and 0 < len(between) <= LISTED and all(tree.tokens[i].pos in ("ADJ", "NOUN") for i in between)


def _commas(tree: Tree, between: range) -> bool:
    return any(tree.words[i] == "," for i in between) and not any(tree.words[i] in OPENING for i in between)


def _opens(tree: Tree, a: Mention, b: Mention) -> bool:
    return any(tree.words[i] in OPENING for i in _between(tree, a, b))


def _own_verb(tree: Tree, a: Mention, b: Mention, harm: int) -> bool:
    """Whether the second begins a clause of its own: "killed five people and two soldiers were wounded"."""
    stop = tree.covered(b.span).stop
    following = tree.words[stop : stop + 1]
    if stop != harm and any(cues().has("dead", word) or cues().has("hurt", word) for word in following):
        return True  # "twelve bodies and thirty injured"
    if harm < stop:
        return bool(BEING.intersection(tree.words[stop : stop + 4]))
    first, second = _noun(tree, a), _noun(tree, b)
    return tree.tokens[second].dep in ("nsubj", "nsubjpass") and tree.tokens[first].dep in ("dobj", "pobj")


def _noun(tree: Tree, mention: Mention) -> int:
    """The word for those counted."""
    root = tree.root(mention.span)
    if root is None:
        return 0
    return tree.tokens[root].head if tree.tokens[root].dep in ("nummod", "det", "quantmod", "amod") else root


def _of_people(tree: Tree, mention: Mention) -> bool:
    if mention.unit and cues().has("things", mention.unit):
        return False
    stop = tree.covered(mention.span).stop
    if mention.count == NOBODY:  # "no casualties", "no reports of deaths"; "no details on those killed" counts nobody
        return any(cues().has(people, word) for people in PEOPLE for word in tree.words[stop : stop + 3])
    following = tree.words[stop:][:2]
    return not (following and cues().has("things", following[0]))


def _is_part(tree: Tree, mention: Mention) -> bool:
    """ "Ten people, including three children": the three are among the ten; so are "two of them"."""
    inside = tree.covered(mention.span)
    if _is_among(tree, inside.stop):
        return True  # "six civilians were among 22 people killed": the six
    before = tree.words[max(0, inside.start - 3) : inside.start]
    if "among" in before and _is_among(tree, inside.start - before[::-1].index("among") - 2):
        return False  # and the 22 are all
    if any(word in ("including", "among", "includes", "included") for word in before):
        return True
    of_whom = tree.words[inside.stop : inside.stop + 2]
    return of_whom in (("of", "them"), ("of", "whom"), ("of", "these"), ("of", "those")) or (
        of_whom == ("of", "the") and tree.words[inside.stop + 2 : inside.stop + 3] in DEAD
    )


def _is_among(tree: Tree, start: int) -> bool:
    """Whether "were among" stands at a word, or a few words on in the same clause."""
    ahead = range(start, min(start + 9, len(tree.words) - 1))
    return any(tree.words[i] in BEING and tree.words[i + 1] == "among" for i in ahead)
