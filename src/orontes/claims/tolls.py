"""How many died and were hurt, and which words say so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orontes.claims.armed import armed
from orontes.claims.cues import cues
from orontes.claims.sums import added, people_counts, together
from orontes.claims.tree import Tree
from orontes.evidence import Count, Span
from orontes.reading.types import Mention, MentionType

NO_SPAN = Span(0, 0)
WINDOW = 9
OTHERS = Count(2, None)
ONE = Count(1, 1)
SOME = Count(1, None)
SINGLE = frozenset(("casualty", "fatality", "martyr"))
SEVERAL = Count(3, None)
PAIRING = frozenset(("and", "or", "&", "/"))
# How far a figure may stand from the words for whose tally it is.
REACH = 16
TALLIES = frozenset(("toll", "number", "tally", "count"))
SURE = ("civilian", "child", "wom", "famil")
VAGUE = {"several": SEVERAL, "many": SEVERAL, "scores": SEVERAL, "others": OTHERS, "number": SEVERAL}


@dataclass(frozen=True, slots=True)
class Toll:
    """Figures told together; `index` is the word of death or injury that they hang on."""

    index: int
    killed: Count | None = None
    injured: Count | None = None
    civilians: Count | None = None
    span: Span = NO_SPAN
    victims: str = ""
    side: str = ""
    counted: bool = True  # False where the text says that people died but not how many
    total: bool = False  # a running total, not the toll of one event


@dataclass(frozen=True, slots=True)
class _Figure:
    index: int
    dead: bool
    count: Count | None
    span: Span
    victims: str = ""
    civilian: bool = False
    side: str = ""
    counted: bool = True


def find_tolls(tree: Tree) -> list[Toll]:
    """Tolls of a sentence in order; killed and injured of one telling are joined."""
    used: set[int] = set()
    figures: list[_Figure] = []
    for index, word in enumerate(tree.words):
        dead, hurt = cues().has("dead", word), cues().has("hurt", word)
        if (dead or hurt) and _is_harm(tree, index, word):
            figures += _figures(tree, index, dead, used)
    return [replace(toll, total=_is_total(tree, toll)) for toll in _joined(tree, figures)]


def _is_total(tree: Tree, toll: Toll) -> bool:
    """ "Raising the death toll to 46": of more than the event just told."""
    near = tree.words[max(0, toll.index - 9) : toll.index + 9]
    rising = _is_reckoned(tree, toll.index) and any(cues().has("rising", word) for word in near)
    return rising or any(near[i : i + 2] in (("to", "date"), ("so", "far"), ("in", "total")) for i in range(len(near)))


def _is_reckoned(tree: Tree, index: int) -> bool:
    """Whether a word of harm says what a tally is of: "the death toll", "the number of people killed"."""
    return not TALLIES.isdisjoint(tree.words[max(0, index - 5) : index + 4])


def _is_harm(tree: Tree, index: int, word: str) -> bool:
    """Not "dead" or "life" as such: "life" must be claimed or lost, "death toll" is read at "death"."""
    if word in ("lives", "life"):
        before = tree.words[max(0, index - 4) : index]
        return any(
            w
            in (
                "claim",
                "claimed",
                "claiming",
                "claims",
                "lost",
                "lose",
                "took",
                "taken",
                "taking",
                "cost",
                "costs",
                "costing",
            )
            for w in before
        )
    return not (word in ("executed", "assassinated") and tree.tokens[index].pos == "ADJ")


def _figures(tree: Tree, index: int, dead: bool, used: set[int]) -> list[_Figure]:
    people = [m for m in people_counts(tree) if m.span.start not in used]
    mention = _count_for(tree, index, people)
    if mention is None:
        bare = _uncounted(tree, index)
        return [_Figure(index, dead, *bare, counted=False)] if bare else []
    counts = together(tree, mention, people, index)
    used.update(m.span.start for m in counts)
    word = tree.tokens[index].span
    span = Span(min(counts[0].span.start, word.start), max(counts[-1].span.end, word.end))
    text, civilian, side = _victims(tree, mention)
    both = _both(tree, index)
    count = _either(added(counts)) if both else added(counts)
    own = _Figure(index, dead, count, span, text, civilian and len(counts) == 1, side)
    return [own, _Figure(both, not dead, count, span)] if both else [own]


def _either(count: Count | None) -> Count | None:
    """ "Seven killed and injured": none to seven of each."""
    return None if count is None else Count(0, count.high)


def _both(tree: Tree, index: int) -> int:
    """The other word of "killed or injured" where one count serves both, else 0."""
    at = index + 2
    if at >= len(tree.words) or tree.words[at - 1] not in PAIRING:
        return 0
    other = tree.words[at]
    if not (cues().has("hurt", other) or cues().has("dead", other)):
        return 0
    return at if _looks(tree, index) > 0 or not _own_count(tree, at) else 0


def _own_count(tree: Tree, index: int) -> bool:
    following = tree.words[index + 1 : index + 4]
    return bool(following) and (
        following[0].isdigit() or following[0] in ("several", "dozens", "others", "at", "more", "many", "a", "some")
    )


def _count_for(tree: Tree, index: int, people: list[Mention]) -> Mention | None:
    """The count that a word of harm is about: what it rose to, its own subject's, else the nearest on its side."""
    side = _looks(tree, index)
    risen = next((m for m in people if _is_risen(tree, index, m)), None)
    subject = tree.child(index, "nsubjpass")
    own = [m for m in people if subject is not None and side < 0 and _at(tree, m) in tree.noun_phrase(subject)]
    if risen is not None or own:
        return risen or own[0]
    near = [(abs(_at(tree, m) - index), m) for m in people if abs(_at(tree, m) - index) <= WINDOW]
    onside = [(d, m) for d, m in near if side == 0 or (_at(tree, m) - index) * side > 0]
    free = [(d, m) for d, m in onside if not _blocked(tree, index, _at(tree, m))]
    return min(free, key=lambda p: (p[0], p[1].span.start))[1] if free else None


def _is_risen(tree: Tree, index: int, mention: Mention) -> bool:
    """Whether a count is what a toll rose to: "the number of people killed in the raid has risen to 21"."""
    first = tree.covered(mention.span).start
    rising = any(cues().has("rising", word) for word in tree.words[max(0, first - 4) : first])
    return (
        rising
        and _is_reckoned(tree, index)
        and abs(first - index) <= REACH
        and "to" in tree.words[max(0, first - 3) : first]
    )


def _at(tree: Tree, mention: Mention) -> int:
    index = tree.root(mention.span)
    return -99 if index is None else index


def _looks(tree: Tree, index: int) -> int:
    """-1 where the people stand before the word ("12 were killed"), 1 after ("killing 12"), 0 either."""
    token, word = tree.tokens[index], tree.words[index]
    if word in ("lives", "life"):
        return 1 if tree.words[index + 1 : index + 2] == ("of",) else -1
    if cues().has("harm_after", word):
        return 1 if token.pos == "VERB" or word in ("killing", "death", "kills", "injures") else -1
    if cues().has("harm_either", word) or cues().has("harm_before", word):
        shot = word == "dead" and index > 0 and tree.child(index - 1, "dobj") is not None  # "shot dead three men"
        return 0 if cues().has("harm_either", word) else 1 if shot else -1
    following = (*tree.words[index + 1 : index + 3], "", "")
    if following[0].isdigit() and cues().has("hurt", following[1]):
        return -1  # "ten killed 15 injured"
    if tree.child(index, "dobj") is not None and following[0] != ",":  # "two killed, one wounded" has no object
        return 1
    passive = tree.child(index, "nsubjpass", "auxpass") is not None or token.dep in ("acl", "amod")
    counting = following[0].isdigit() or cues().has("counting", following[0])
    return 1 if counting and not passive else -1


def _blocked(tree: Tree, index: int, at: int) -> bool:
    """Another word of harm of the other sort stands between."""
    low, high = sorted((index, at))
    own_dead = cues().has("dead", tree.words[index])
    between = tree.words[low + (3 if tree.words[low + 1] in PAIRING else 1) : high]
    other = "hurt" if own_dead else "dead"
    return any(cues().has(other, word) for word in between)


def _victims(tree: Tree, mention: Mention) -> tuple[str, bool, str]:
    """Who a count counts, as written; whether they are surely civilians; and their side."""
    inside = tree.covered(mention.span)
    near = [*inside, *range(inside.stop, min(inside.stop + 4, len(tree.words)))]
    civilian = any(cues().has("civilians", tree.words[i]) for i in near)
    combatant = armed([tree.words[i] for i in near])
    actor = next((m for i in near if (m := tree.mention_at(i, MentionType.ACTOR))), None)
    sure = civilian and not combatant and any(tree.words[i].startswith(SURE) for i in near)
    side = actor.side if actor is not None else "civilians" if civilian and not combatant else ""
    return _people(tree, mention), sure, side


def _people(tree: Tree, mention: Mention) -> str:
    """The count with the noun it counts: "at least 12 civilians"."""
    last = tree.covered(mention.span).stop - 1
    noun = next(
        (i for i in range(last + 1, min(last + 4, len(tree.tokens))) if tree.tokens[i].pos in ("NOUN", "PROPN")), last
    )
    if any(tree.tokens[i].pos not in ("ADJ", "NOUN", "PROPN", "NUM") for i in range(last + 1, noun)):
        noun = last
    start = tree.sentence.span.start
    return tree.sentence.text[mention.span.start - start : tree.tokens[noun].span.end - start]


def _uncounted(tree: Tree, index: int) -> tuple[Count, Span] | None:
    """People died, and no number is given: one, some, or others."""
    token, word = tree.tokens[index], tree.words[index]
    if token.pos == "NOUN" and not (cues().has("uncounted", word) or cues().has("hurt", word)):
        return None
    window = range(max(0, index - 4), min(len(tree.words), index + 5))
    side = _looks(tree, index)
    near = [i for i in window if side == 0 or (i - index) * side > 0]
    for at in sorted(near, key=lambda i: abs(i - index)):
        here = tree.words[at]
        if here in VAGUE:
            return VAGUE[here], tree.span((index, at))
        if cues().has("civilians", here) or cues().has("non_civilian", here):
            single = at > 0 and any(w in ("a", "an", "one", "another") for w in tree.words[max(0, at - 3) : at])
            return (Count(1, 1) if single else SOME), tree.span((index, at))
    if cues().has("uncounted", word):
        return (ONE if word in SINGLE else SOME), token.span
    if index > 1 and tree.words[index - 1] in PAIRING and cues().has("uncounted", tree.words[index - 2]):
        return SOME, token.span  # "casualties and wounded"
    return None


def _joined(tree: Tree, figures: list[_Figure]) -> list[Toll]:
    """Deaths, and the injuries told in the same breath."""
    tolls: list[Toll] = []
    for figure in figures:
        last = tolls[-1] if tolls else None
        if last is not None and not figure.dead and last.injured is None and _same_breath(tree, last, figure):
            tolls[-1] = _with_injured(last, figure)
        elif last is not None and figure.dead and last.killed is None and _same_breath(tree, last, figure):
            tolls[-1] = _with_killed(last, figure)
        else:
            tolls.append(_with_killed(None, figure) if figure.dead else _with_injured(None, figure))
    return tolls


def _same_breath(tree: Tree, toll: Toll, figure: _Figure) -> bool:
    """Whether two figures are told near one another, and not of two doers."""
    active = figure.span.start >= tree.tokens[figure.index].span.start  # the verb, then those whom it hurt
    apart = active and tree.child(figure.index, "nsubj") is not None
    return abs(figure.index - toll.index) <= 14 and not (apart and figure.index > toll.index)


def _with_killed(toll: Toll | None, figure: _Figure) -> Toll:
    civilians = figure.count if figure.civilian else None
    if toll is None:
        return Toll(
            figure.index, figure.count, None, civilians, figure.span, figure.victims, figure.side, figure.counted
        )
    span = Span(min(toll.span.start, figure.span.start), max(toll.span.end, figure.span.end))
    return Toll(figure.index, figure.count, toll.injured, civilians, span, figure.victims, figure.side, figure.counted)


def _with_injured(toll: Toll | None, figure: _Figure) -> Toll:
    if toll is None:
        return Toll(figure.index, None, figure.count, None, figure.span, figure.victims, figure.side, figure.counted)
    span = Span(min(toll.span.start, figure.span.start), max(toll.span.end, figure.span.end))
    return Toll(
        toll.index,
        toll.killed,
        figure.count,
        toll.civilians,
        span,
        toll.victims or figure.victims,
        toll.side or figure.side,
        toll.counted,
    )
