"""Words for death and injury: which of them tell of somebody hurt, and on which side of them those people stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from orontes.claims.cues import cues
from orontes.claims.tree import Tree
from orontes.reading.types import MentionType

LIVES = frozenset(("lives", "life"))
TALLIES = frozenset(("toll", "number", "tally", "count"))
PAIRING = frozenset(("and", "or", "&", "/"))
# Words of harm that may say what sort of thing another is: "casualty events", "death squads".
SORTING = frozenset(("casualty", "casualties", "death", "fatality", "injury", "assassination"))


def harms(tree: Tree) -> Iterator[tuple[int, bool]]:
    """Each word that tells of somebody hurt, and whether it tells of death."""
    for index, word in enumerate(tree.words):
        dead = cues().has("dead", word) or _is_loss(tree, index) or _is_bare_toll(tree, index)
        if (dead or cues().has("hurt", word)) and _is_harm(tree, index, word):
            yield index, dead


def _is_harm(tree: Tree, index: int, word: str) -> bool:
    """Not a life as such, which must be claimed or lost, nor a word that only says what sort of thing another is."""
    if word in LIVES:
        return any(cues().has("takes_lives", before) for before in tree.words[max(0, index - 8) : index])
    if word in ("executed", "assassinated") and tree.tokens[index].pos == "ADJ":
        return False
    after = next((w for w in tree.words[index + 1 : index + 3] if w[:1].isalpha()), "")
    return not (word in SORTING and cues().has("sorted_by_harm", after))


def _is_loss(tree: Tree, index: int) -> bool:
    """ "Destroyed 60 fighters", "lost twelve soldiers": verbs that mean death where their object is so many people."""
    if not cues().has("dead_if_people", tree.words[index]):
        return False
    counts = (m for m in tree.mentions(MentionType.COUNT) if tree.covered(m.span).start > index)
    first = next((m for m in counts if tree.covered(m.span).start <= index + 2), None)
    return first is not None and any(cues().has("non_civilian", w) for w in _next_words(tree, first.span.end))


def _next_words(tree: Tree, end: int) -> tuple[str, ...]:
    """The four words after a point of the text, up to a mark or a small word."""
    at = next((i for i, token in enumerate(tree.tokens) if token.span.start >= end), len(tree.words))
    stop = next(
        (i for i in range(at, len(tree.words)) if tree.tokens[i].pos in ("PUNCT", "ADP", "VERB", "CCONJ")), None
    )
    return tree.words[at : min(at + 4, len(tree.words) if stop is None else stop)]


def _is_bare_toll(tree: Tree, index: int) -> bool:
    """ "The toll rose to 61": a toll of what it does not say is one of deaths."""
    if tree.words[index] != "toll":
        return False
    near = tree.words[max(0, index - 3) : index + 12]
    named = any(cues().has("dead", word) or cues().has("hurt", word) for word in near)
    return not named and any(cues().has("rising", word) for word in near)


def is_reckoned(tree: Tree, index: int) -> bool:
    """Whether a word of harm says what a tally is of: "the death toll", "the number of people killed"."""
    return not TALLIES.isdisjoint(tree.words[max(0, index - 5) : index + 4])


def says_how_many(tree: Tree, index: int) -> bool:
    """Whether a word of harm stands under "the number of", "the toll of" and the like; "a number of" is some people."""
    before = tree.words[max(0, index - 8) : index + 2]
    told = ((first, second in TALLIES or third == "toll") for first, second, third in _threes(before))
    return ("the", True) in told or any(pair == ("how", "many") for pair in pairwise(before))


def _threes(words: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    padded = (*words, "", "")
    return zip(padded, padded[1:], padded[2:], strict=False)


def both(tree: Tree, index: int) -> int:
    """The other word of "killed or injured" where one count serves both, else 0."""
    at = index + 2
    if at >= len(tree.words) or tree.words[at - 1] not in PAIRING:
        return 0
    if not cues().has("hurt" if cues().has("dead", tree.words[index]) else "dead", tree.words[at]):
        return 0  # "executed and crucified" are two words for one death
    return at if looks(tree, index) > 0 or not _own_count(tree, at) else 0


def _own_count(tree: Tree, index: int) -> bool:
    """Whether a number or a word for one follows: "and wounding three"."""
    counted = any(tree.covered(m.span).start == index + 1 for m in tree.mentions(MentionType.COUNT))
    return counted or any(cues().has("more_people", word) for word in tree.words[index + 1 : index + 2])


def looks(tree: Tree, index: int) -> int:
    """-1 where the people stand before the word ("12 were killed"), 1 after ("killing 12"), 0 either."""
    token, word = tree.tokens[index], tree.words[index]
    if word in LIVES:
        return 1 if tree.words[index + 1 : index + 2] == ("of",) else -1
    if word == "bodies" and tree.words[index + 1 : index + 2] == ("of",):
        return 1
    if cues().has("harm_after", word):
        return 1 if token.pos == "VERB" or word in ("killing", "death", "kills", "injures") else -1
    if cues().has("harm_either", word) or cues().has("harm_before", word):
        shot = word == "dead" and index > 0 and tree.child(index - 1, "dobj") is not None  # "shot dead three men"
        return 0 if cues().has("harm_either", word) else 1 if shot else -1
    return _verb_looks(tree, index)


def _verb_looks(tree: Tree, index: int) -> int:
    """The same of a verb that may be active or passive."""
    following = (*tree.words[index + 1 : index + 3], "", "")
    done_to = tree.child(index, "nsubjpass") is not None and tree.child(index, "auxpass") is not None
    if done_to or (following[0].isdigit() and cues().has("hurt", following[1])):
        return -1  # "ten were killed", "ten killed 15 injured"
    if tree.child(index, "dobj") is not None and following[0] != ",":  # "two killed, one wounded" has no object
        return 1
    passive = tree.child(index, "nsubjpass", "auxpass") is not None or tree.tokens[index].dep in ("acl", "amod")
    counting = following[0].isdigit() or cues().has("counting", following[0])
    return 1 if counting and not passive else -1


def blocked(tree: Tree, index: int, at: int) -> bool:
    """Another word of harm of the other sort stands between."""
    low, high = sorted((index, at))
    own_dead = cues().has("dead", tree.words[index])
    between = tree.words[low + (3 if tree.words[low + 1] in PAIRING else 1) : high]
    other = "hurt" if own_dead else "dead"
    return any(cues().has(other, word) for word in between)
