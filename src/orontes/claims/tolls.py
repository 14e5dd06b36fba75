"""How many died and were hurt, and which words say so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from orontes.claims.armed import armed
from orontes.claims.cues import cues
from orontes.claims.harm import PAIRING, TALLIES, blocked, both, harms, is_reckoned, looks, says_how_many
from orontes.claims.nature import DIED_OF, is_natural
from orontes.claims.sums import added, civilian_part, one_more, people_counts, together
from orontes.claims.tree import Tree
from orontes.evidence import Count, Span
from orontes.reading.types import Mention, MentionType

NO_SPAN = Span(0, 0)
WINDOW = 9
OTHERS = Count(2, None)
ONE = Count(1, 1)
SOME = Count(1, None)
NONE = Count(0, 0)
# Words of a count that has been kept for a while.
SO_FAR = frozenset(
    (("to", "date"), ("so", "far"), ("in", "total"), ("a", "total"), ("overall", "toll"), ("total", "of"))
)
AVOIDING = frozenset(("avoid", "avoiding", "prevent", "preventing", "minimise", "minimize", "reduce"))
NOBODY = frozenset(("nobody", "none", "neither", "nor"))
SINGLE = frozenset(("casualty", "fatality", "martyr"))
SEVERAL = Count(3, None)
# How far a figure may stand from the words for whose tally it is.
REACH = 16
SURE = ("civilian", "child", "wom", "famil")
CHANCES = frozenset(("may", "might", "could", "expected", "likely", "feared"))
RISES = frozenset(("rise", "increase", "climb", "grow", "higher"))
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
    war: bool = False  # the count of a war or a season


@dataclass(frozen=True, slots=True)
class _Figure:
    index: int
    dead: bool
    count: Count | None
    span: Span
    victims: str = ""
    civilians: Count | None = None
    side: str = ""
    counted: bool = True


def find_tolls(tree: Tree) -> list[Toll]:
    """Tolls of a sentence in order; killed and injured of one telling are joined."""
    used: set[int] = set()
    figures: list[_Figure] = []
    for index, dead in harms(tree):
        if not is_natural(tree, index, DIED_OF) and all(
            figure.index != index for figure in figures
        ):  # "killed and injured": told with the other word
            figures += _figures(tree, index, dead, used)
    joined = _joined(tree, figures)
    tolls = [replace(toll, total=_is_total(tree, toll), war=_is_of_a_war(tree, toll)) for toll in joined]
    return [_open_ended(toll) for toll in tolls] if _may_rise(tree) else tolls


def _may_rise(tree: Tree) -> bool:
    """ "The toll may rise", "expected to climb": what is counted so far is the least."""
    tally = any(word in TALLIES for word in tree.words)
    chances = [at for at, word in enumerate(tree.words) if word in CHANCES]
    return tally and any(not RISES.isdisjoint(tree.words[at + 1 : at + 4]) for at in chances)


def _open_ended(toll: Toll) -> Toll:
    killed = toll.killed and Count(toll.killed.low, None)
    civilians = toll.civilians and Count(toll.civilians.low, None)
    return replace(toll, killed=killed, civilians=civilians) if killed and killed.low else toll


def _is_total(tree: Tree, toll: Toll) -> bool:
    """ "Raising the death toll to 46": of more than the event just told."""
    near = tree.words[max(0, toll.index - 9) : toll.index + 9]
    rising = is_reckoned(tree, toll.index) and any(cues().has("rising", word) for word in near)
    return rising or any(pair in SO_FAR for pair in pairwise(near))


def _is_of_a_war(tree: Tree, toll: Toll) -> bool:
    """ "The war has killed 900", "months of violence have left 451 dead": wars and seasons kill, not one event."""
    heads = {toll.index, tree.tokens[toll.index].head, tree.tokens[tree.tokens[toll.index].head].head}
    subjects = {tree.words[s] for verb in heads for s in tree.kids(verb, "nsubj")}
    return any(cues().has("wars", word) for word in subjects)


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
    other = both(tree, index)
    count = _either(added(counts)) if other else _more(added(counts), one_more(tree, counts[0]))
    civilians = None if other else _civilians(tree, counts) if len(counts) > 1 or not civilian else count
    own = _Figure(index, dead, count, span, text, civilians, side)
    return [own, _Figure(other, not dead, count, span)] if other else [own]


def _civilians(tree: Tree, counts: list[Mention]) -> Count | None:
    """The civilians of a list, or of those told as a part of it: "22 people, six of them civilians"."""
    named = [m for m in counts if _victims(tree, m)[1]]
    return added(named) if named else civilian_part(tree, counts[-1])


def _more(count: Count | None, more: int) -> Count | None:
    return count and Count(count.low + more, None if count.high is None else count.high + more)


def _either(count: Count | None) -> Count | None:
    """ "Seven killed and injured": none to seven of each."""
    return None if count is None else Count(0, count.high)


def _count_for(tree: Tree, index: int, people: list[Mention]) -> Mention | None:
    """The count that a word of harm is about: what it rose to, its own subject's, else the nearest on its side."""
    side = looks(tree, index)
    risen = next((m for m in people if _is_risen(tree, index, m)), None)
    subject = tree.child(index, "nsubjpass")
    own = [m for m in people if subject is not None and side < 0 and _at(tree, m) in tree.noun_phrase(subject)]
    behind = None if subject is not None else _right_behind(tree, index, people)
    if risen is not None or own or behind is not None:
        return risen or (own[0] if own else behind)
    near = [(abs(_at(tree, m) - index), m) for m in people if abs(_at(tree, m) - index) <= WINDOW]
    onside = [(d, m) for d, m in near if side == 0 or (_at(tree, m) - index) * side > 0]
    free = [(d, m) for d, m in onside if not blocked(tree, index, _at(tree, m))]
    return min(free, key=lambda p: (p[0], p[1].span.start))[1] if free else None


def _right_behind(tree: Tree, index: int, people: list[Mention]) -> Mention | None:
    """The count that stands right behind "killed", whatever the parse says, where none stands right before it."""
    before = any(tree.covered(m.span).stop in (index, index - 1) for m in people)
    behind = next((m for m in people if tree.covered(m.span).start == index + 1), None)
    return None if before or tree.words[index][-2:] != "ed" else behind


def _is_risen(tree: Tree, index: int, mention: Mention) -> bool:
    """Whether a count is what a toll rose to: "the number of people killed in the raid has risen to 21"."""
    first = tree.covered(mention.span).start
    rising = any(cues().has("rising", word) for word in tree.words[max(0, first - 4) : first])
    return (
        rising
        and is_reckoned(tree, index)
        and abs(first - index) <= REACH
        and "to" in tree.words[max(0, first - 3) : first]
    )


def _at(tree: Tree, mention: Mention) -> int:
    index = tree.root(mention.span)
    return -99 if index is None else index


def _victims(tree: Tree, mention: Mention) -> tuple[str, bool, str]:
    """Who a count counts, as written; whether they are surely civilians; and their side."""
    inside = tree.covered(mention.span)
    counts = (tree.covered(m.span).start for m in tree.mentions(MentionType.COUNT) if m.span.start >= mention.span.end)
    others = [at for at in counts if tree.words[at - 1] in PAIRING]  # "three bodies, a father and a child" are one
    near = [*inside, *range(inside.stop, min(inside.stop + 4, len(tree.words), *others))]
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
    """People died, and no number is given: one, some, or others; or nobody did."""
    token, word = tree.tokens[index], tree.words[index]
    if any(word in NOBODY for word in tree.words[max(0, index - 7) : index]) or tree.words[index - 1] == "without":
        return NONE, token.span  # "nobody was killed", "neither civilians nor fighters were hurt"
    if _tells_nothing(tree, index):
        return None
    if named := _unnumbered(tree, index):
        return named
    if cues().has("uncounted", word):
        return (ONE if word in SINGLE else SOME), token.span
    if index > 1 and tree.words[index - 1] in PAIRING and cues().has("uncounted", tree.words[index - 2]):
        return SOME, token.span  # "casualties and wounded"
    return None


def _tells_nothing(tree: Tree, index: int) -> bool:
    """ "The number of the dead rose", "to avoid civilian deaths", "the killing": nobody is said to have been hurt."""
    bare = not (cues().has("uncounted", tree.words[index]) or cues().has("hurt", tree.words[index]))
    avoided = not AVOIDING.isdisjoint(tree.words[max(0, index - 4) : index])
    return (tree.tokens[index].pos == "NOUN" and bare) or avoided or says_how_many(tree, index)


def _unnumbered(tree: Tree, index: int) -> tuple[Count, Span] | None:
    """ "Several", "others", "a soldier", "soldiers": the nearest such word on the side where the people stand."""
    window = range(max(0, index - 4), min(len(tree.words), index + 5))
    side = looks(tree, index)
    near = [i for i in window if side == 0 or (i - index) * side > 0]
    for at in sorted(near, key=lambda i: abs(i - index)):
        here = tree.words[at]
        if here in VAGUE:
            return VAGUE[here], tree.span((index, at))
        if cues().has("civilians", here) or cues().has("non_civilian", here):
            single = at > 0 and any(w in ("a", "an", "one", "another") for w in tree.words[max(0, at - 3) : at])
            return (Count(1, 1) if single else SOME), tree.span((index, at))
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
    if toll is None:
        return Toll(
            figure.index, figure.count, None, figure.civilians, figure.span, figure.victims, figure.side, figure.counted
        )
    span = Span(min(toll.span.start, figure.span.start), max(toll.span.end, figure.span.end))
    return Toll(
        figure.index, figure.count, toll.injured, figure.civilians, span, figure.victims, figure.side, figure.counted
    )


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
