"""Where patterns of the event lexicon stand in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from orontes.claims.lexicon import MAX_GAP, Lexicon, Pattern
from orontes.claims.tree import Tree
from orontes.reading.types import MentionType

NOMINAL = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "ROOT", "conj", "compound", "appos", "attr"))
NOUNS = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "X"))
# What a clause of a headline may open behind.
OPENING = frozenset((",", ";", ":", "…", "...", "and", "as", "while", "but", "the", "after"))
HYPHENS = frozenset(("-", "–", "‑"))


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern at its first and last word."""

    pattern: Pattern
    index: int
    last: int

    @property
    def words(self) -> range:
        """Indices from the first to the last word."""
        return range(self.index, self.last + 1)


def matches(tree: Tree, lexicon: Lexicon) -> list[Match]:
    """Every pattern of whole words, in the order of the text; they may overlap."""
    found = []
    for index, word in enumerate(tree.words):
        for pattern in _patterns(tree.words, index, lexicon) if word in lexicon.by_word else ():
            last = _match(tree.words, pattern, index)
            if last is not None and _right_class(tree, lexicon, pattern, index):
                found.append(Match(pattern, index, last))
    return found


def _patterns(words: tuple[str, ...], index: int, lexicon: Lexicon) -> tuple[Pattern, ...]:
    """The patterns that begin with a word; those of several words only where the second of one stands near."""
    near = words[index + 1 : index + 2 + MAX_GAP]
    return (lexicon.alone if lexicon.seconds[words[index]].isdisjoint(near) else lexicon.by_word)[words[index]]


def _match(words: tuple[str, ...], pattern: Pattern, index: int) -> int | None:
    at = index
    for forms, gap in zip(pattern.words[1:], pattern.gaps[1:], strict=True):
        window = range(at + 1, min(at + 2 + gap, len(words)))
        at = next((i for i in window if words[i] in forms), -1)
        if at < 0:
            return None
    return at


def _right_class(tree: Tree, lexicon: Lexicon, pattern: Pattern, index: int) -> bool:
    """Several words are sure of themselves; a single one must be tagged as its rule expects."""
    if len(pattern.words) > 1:
        return True
    token = tree.tokens[index]
    if not pattern.verbal:
        only = not any(p.verbal and len(p.words) == 1 for p in lexicon.by_word[tree.words[index]])
        return only or token.pos in NOUNS or (token.text.endswith("ing") and _is_gerund(tree, index))
    if token.pos in ("VERB", "AUX") or token.text.lower().endswith("ed"):
        return True
    if token.pos not in NOUNS:
        return False
    sure = all(p.verbal for p in lexicon.by_word[tree.words[index]])
    if sure and opening(tree, index) is not None:
        return True
    return _does(tree, index) or (token.dep == "ROOT" and tree.child(index, "det", "amod", "poss") is None)


def _does(tree: Tree, index: int) -> bool:
    """Whether a word tagged as a noun stands like a verb, as in a headline: "the militia control Kobani"."""
    if index == 0 or index + 1 == len(tree.tokens) or not tree.mention_at(index - 1, MentionType.ACTOR):
        return False
    place = tree.mention_at(index + 1, MentionType.PLACE)
    return place is not None and tree.covered(place.span).start == index + 1


def opening(tree: Tree, index: int) -> int | None:
    """Where the doer that a clause opens with right before a word begins: "Kabul falls, | the army withdraws"."""
    first = _doer(tree, index)
    while first > 1 and tree.words[first - 1] == "and" and _doer(tree, first - 1) < first - 1:
        first = _doer(tree, first - 1)  # "artillery and jets pound"
    return first if first < index and (first == 0 or tree.words[first - 1] in OPENING) else None


def _doer(tree: Tree, index: int) -> int:
    """The first word of the party or weapon that is named right before a word; the word itself if none is."""
    doer = tree.mention_at(index - 1, MentionType.ACTOR, MentionType.WEAPON) if index else None
    return index if doer is None else min(index, tree.covered(doer.span).start)


def _is_gerund(tree: Tree, index: int) -> bool:
    """Whether a form in -ing stands as a noun: as one in the sentence, or with what only a noun has beside it."""
    if tree.tokens[index].dep in NOMINAL:
        return True
    if tree.child(index, "aux", "dobj", "auxpass") is not None:
        return False
    beside = tree.child(index, "det", "amod", "compound", "poss", "nummod") is not None
    following = tree.words[index + 1] if index + 1 < len(tree.words) else ""
    return beside or following in ("of", "by", "on")


def compounds(tree: Tree, lexicon: Lexicon) -> list[Match]:
    """Compound adjectives: "rebel-held", however the tokeniser cut them."""
    found = []
    for index, word in enumerate(tree.words):
        tail = word.rsplit("-", 1)[-1] if "-" in word else word
        joined = index > 0 and (tree.words[index - 1] in HYPHENS or word != tail)
        rule = lexicon.suffixes.get(tail)
        if rule is not None and joined:
            pattern = Pattern(rule, 0, (frozenset((tail,)),), (0,), verbal=False)
            found.append(Match(pattern, index, index))
    return found
