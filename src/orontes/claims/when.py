"""When it happened: the date that hangs on the event, else the entry's own day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from orontes.claims.attribution import Saying
from orontes.claims.intervals import before_another
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.claims.types import Kind
from orontes.evidence import Precision, When
from orontes.reading.dates import find_dates
from orontes.reading.types import Entry, Mention, MentionType

# A date further than this from the event word is another event's.
TOO_FAR = 7.0
# Clauses that a date inside them does not leave, and what leaving one costs.
CLOSED = frozenset(("relcl", "advcl", "acl", "ccomp", "pcomp", "parataxis", "csubj"))
# Clauses of the same moment as what they stand beside: "when the town fell in May, thousands fled".
MEANWHILE = frozenset(("when", "as", "while", "where"))
LEAVING = 2.5
# Labels of a word inside a noun phrase: "the December truce", "Thursday's raid".
INSIDE_NOUN = frozenset(("compound", "nmod", "poss", "amod", "nummod"))
# Tags of the present tense, in which headlines tell news: days "since" then, or "for weeks", are another event's.
PRESENT = frozenset(("VBZ", "VBP"))
PAST = "VBD"
MOMENT = 3
DURING = frozenset(("in", "during", "amid"))
LEADING = frozenset(("in", "on", "by", "during", "since", "until", "last", "late", "early"))
PERFECT = frozenset(("has", "have", "'ve"))
AFTER = frozenset(("after", "following"))
_LENGTH = re.compile(
    r"-(?:years?|months?|weeks?|days?)(?:-long|-old)?(?:\s+(?:civil\s+)?(?:war|conflict|uprising|crisis))?$",
    re.IGNORECASE,
)
# How many words lie at most between "since" and the date that its clause ends in.
OPENED = 14
# How far behind "after days of" the events stand that went on for so long.
NEXT = 7
# How many days back somebody may have spoken of what was news then.
RECENT = 14
STATES = frozenset((Kind.TERRITORY_HELD, Kind.ENCIRCLEMENT))


@dataclass(frozen=True, slots=True)
class Timing:
    """Days on which an event may have happened, both inclusive; `told` where its own sentence gives them."""

    when: When
    told: bool


def when(tree: Tree, trigger: Trigger, triggers: list[Trigger], said: list[Saying], entry: Entry) -> Timing:
    """The time that the words of its sentence give an event, else the entry's day."""
    today = When.on(entry.time.date())
    passing = trigger.kind == Kind.ENCIRCLEMENT and tree.tokens[trigger.index].dep == "amod"
    if passing or (trigger.kind == Kind.TERRITORY_HELD and not trigger.verbal):
        return Timing(today, told=False)  # "the rebel-held town", "the besieged enclave": as it is told
    above = tree.tokens[trigger.index].head if tree.tokens[trigger.index].pos == "ADP" else trigger.index
    if any(tree.words[child] == "now" for child in (*tree.kids(trigger.index, "advmod"), *tree.kids(above, "advmod"))):
        return Timing(today, told=True)
    chosen = _nearest(tree, trigger, triggers, said, today.latest)
    counted = before_another(tree, trigger, today.latest)
    if counted is not None and not _is_own_day(tree, trigger, chosen):
        return Timing(counted, told=True)  # "a week after they lost all gains made last month"
    if chosen is None or chosen.when is None:
        said_on = _day_of_speech(tree, said, today.latest) if trigger.kind not in STATES else None
        return Timing(said_on or today, told=said_on is not None)
    since = _since(tree, chosen)
    if since is not None and _is_record(tree, trigger, since):
        return Timing(today, told=False)
    return Timing(_spanned(tree, trigger, chosen, since, entry), told=True)


def _is_own_day(tree: Tree, trigger: Trigger, chosen: Mention | None) -> bool:
    """Whether a date is a single day, told after the event and not before it."""
    if chosen is None or chosen.when is None or chosen.when.days > 1:
        return False
    return chosen.span.start > tree.tokens[trigger.index].span.start


def _spanned(tree: Tree, trigger: Trigger, chosen: Mention, since: int | None, entry: Entry) -> When:
    """The days of a date, but the first of them for what "since" runs from, and all up to now for what has gone on."""
    then, today, at = chosen.when or When.on(entry.time.date()), entry.time.date(), tree.root(chosen.span)
    if at is None:
        return then
    if since is not None and since < trigger.index and _is_of(tree, trigger, {since, at}):
        return _itself(chosen, entry) or then
    if _has_since(tree, trigger, at) and then.latest < today:
        return When(then.earliest, today, Precision.RANGE)
    return then


def _itself(mention: Mention, entry: Entry) -> When | None:
    """The date that "since" runs from, for what happened then: "since the army came in 2015"."""
    bare = mention.text[len("since ") :] if mention.text.lower().startswith("since ") else mention.text
    return next((found.when for found in find_dates(f"in {bare}", entry.time.date())), None)


def _since(tree: Tree, mention: Mention) -> int | None:
    """The "since" before a date, where a stretch of time ends what it opens."""
    at = tree.root(mention.span)
    if at is None or mention.when is None or mention.when.days == 1:
        return None
    return next((i for i in range(at, max(-1, at - OPENED), -1) if tree.words[i] == "since"), None)


def _is_of(tree: Tree, trigger: Trigger, words: set[int]) -> bool:
    """Whether an event stands below one of these words, or in the clause that one opens."""
    above = {trigger.index, *tree.ancestors(trigger.index)}
    opened = {tree.tokens[i].head for i in words if tree.tokens[i].dep == "mark"}
    return bool(above & (words | opened))


def _is_record(tree: Tree, trigger: Trigger, since: int) -> bool:
    """Whether an event is told to be the first or worst of its kind since then: it is no older for that."""
    before = range(max(0, min(trigger.words) - 3), since)
    return any(tree.words[i] == "first" or _is_utmost(tree, i) for i in before)


def _is_utmost(tree: Tree, index: int) -> bool:
    """Whether a word is a superlative, and not one of numbers: "the deadliest", but not "most of them"."""
    return tree.tokens[index].tag == "JJS" and tree.words[index] not in ("most", "least")


def _nearest(tree: Tree, trigger: Trigger, triggers: list[Trigger], said: list[Saying], today: date) -> Mention | None:
    """The date that hangs nearest on an event word, if any is near enough."""
    dates = [m for m in tree.mentions(MentionType.DATE) if m.when is not None and not _of_another(tree, m, trigger)]
    verb = trigger.index if trigger.verbal else tree.tokens[trigger.last].head
    if trigger.kind not in STATES and tree.tokens[verb].tag in PRESENT and not tree.words[verb].startswith("enter"):
        dates = [m for m in dates if m.when is not None and (m.when.days <= MOMENT or m.when.latest > today)]
    if trigger.verbal and tree.tokens[trigger.index].tag == PAST:
        dates = [m for m in dates if not _goes_on_since(tree, m, trigger)]
    dated = [(m, tree.root(m.span)) for m in dates]
    scored = [
        (_cost(tree, trigger, at, triggers), m.span.start, m)
        for m, at in dated
        if at is not None and not _of_speech(tree, m, at, said)
    ]
    near = [s for s in scored if s[0] <= TOO_FAR]
    return min(near, key=lambda s: s[:2])[2] if near else None


def _goes_on_since(tree: Tree, mention: Mention, trigger: Trigger) -> bool:
    """Whether a date runs from a day on, which nothing does that is told in the simple past: "took … since 2012"."""
    words = tree.covered(mention.span)
    since = next((i for i in range(max(0, words.start - 1), words.stop) if tree.words[i] == "since"), None)
    return since is not None and not _is_of(tree, trigger, {since, *words})


def _of_another(tree: Tree, mention: Mention, trigger: Trigger) -> bool:
    """A span of time that is another event's: "the six-year war", "the December truce", "after a week of fighting"."""
    words = tree.covered(mention.span)
    opening = tree.words[max(0, words.start - 2) : words.start + 1]
    of_it = not trigger.verbal and 0 <= trigger.index - words.stop < NEXT
    if mention.when is not None and mention.when.days > 1 and not of_it and any(word in AFTER for word in opening):
        return True
    at = tree.root(mention.span)
    if at is None or at in trigger.words or tree.tokens[at].head in (trigger.index, trigger.last):
        return False
    length = _LENGTH.search(mention.text) is not None
    if mention.when is not None and mention.when.days > MOMENT and _in_aside(tree, at, trigger):
        return True
    own = {trigger.index, trigger.last} & _nouns_above(tree, at)
    if _leads(tree, at) or _is_during(tree, at, trigger) or (own and not length):
        return False
    return length or (mention.when is not None and mention.when.days > MOMENT and _is_noun_s(tree, at))


def _in_aside(tree: Tree, at: int, trigger: Trigger) -> bool:
    """Whether a date stands in a clause about a noun, and the event outside: "who had held it for a year, left"."""
    asides = [node for node in (at, *tree.ancestors(at)) if tree.tokens[node].dep == "relcl"]
    return any(tree.distance(node, trigger.index) is None for node in asides)


def _nouns_above(tree: Tree, at: int) -> set[int]:
    """The nouns that a word is part of the phrase of: both of them for "the December ceasefire agreement"."""
    found: set[int] = set()
    while _is_noun_s(tree, at) and (at := tree.tokens[at].head) not in found:
        found.add(at)
    return found


def _is_during(tree: Tree, at: int, trigger: Trigger) -> bool:
    """Whether a date is that of a campaign in which the event took place: "seized in a 2014 campaign"."""
    links = {tree.tokens[noun].head for noun in _nouns_above(tree, at)}
    return any(tree.words[i] in DURING and tree.tokens[i].head in (trigger.index, trigger.last) for i in links)


def _leads(tree: Tree, at: int) -> bool:
    """Whether a date stands first in its sentence, with a preposition: it is no part of the name that comes next."""
    return at == 1 and tree.words[0] in LEADING and _is_noun_s(tree, at)


def _of_speech(tree: Tree, mention: Mention, at: int, said: list[Saying]) -> bool:
    """A date that says when somebody spoke: it hangs on the reporting verb, next to it."""
    for saying in said:
        steps = tree.distance(saying.verb, at)
        beside = abs(mention.span.start - tree.tokens[saying.verb].span.end) < 24
        if steps is not None and steps <= 2 and (beside or saying.index < at < saying.verb):
            return True
    return False


def _day_of_speech(tree: Tree, said: list[Saying], today: date) -> When | None:
    """The earlier day on which somebody spoke: what he told without a day of its own happened by then."""
    for mention in tree.mentions(MentionType.DATE):
        at, day = tree.root(mention.span), mention.when
        if at is None or day is None or day.days > 1 or not 0 < (today - day.latest).days <= RECENT:
            continue
        if _of_speech(tree, mention, at, said):
            return day
    return None


def _cost(tree: Tree, trigger: Trigger, at: int, triggers: list[Trigger]) -> float:
    """How far a date stands from an event word: steps up from the date, clauses it would leave, events between."""
    up = (at, *list(tree.ancestors(at))[-1:]) if _leads(tree, at) else (at, *tree.ancestors(at))
    above = {node: steps for steps, node in enumerate((trigger.index, *tree.ancestors(trigger.index)))}
    met = next((steps for steps, node in enumerate(up) if node in above), None)
    if met is None:
        return TOO_FAR + 1
    low, high = sorted((trigger.index, at))
    between = sum(1 for t in triggers if low < t.index < high and t.index not in trigger.words)
    opens = _opens(tree, at)
    left = 0 if _leads(tree, at) or _is_during(tree, at, trigger) else _left(tree, up[:met], trigger)
    down = above[up[met]]
    own = tree.clause(trigger.index) == tree.clause(at)
    further = 0.5 * down + 0.3 * between if opens else down + 1.5 * between
    return met + LEAVING * left + further - (1.0 if own else 0.0)


def _left(tree: Tree, way: Sequence[int], trigger: Trigger) -> int:
    """How many clauses, other nouns and asides a date would leave on its way up."""
    asides = sum(1 for node in way[1:] if tree.tokens[node].dep == "appos")
    return asides + sum(1 for node in way if _closes(tree, node, trigger))


def _closes(tree: Tree, node: int, trigger: Trigger) -> bool:
    """Whether a date below this word stays there: in a clause of its own, or in another noun's phrase."""
    token = tree.tokens[node]
    if token.dep in CLOSED:
        meanwhile = token.dep == "advcl" and any(tree.words[c] in MEANWHILE for c in tree.children[node])
        return not meanwhile and token.head not in trigger.words
    return _is_noun_s(tree, node) and token.head not in trigger.words


def _is_noun_s(tree: Tree, node: int) -> bool:
    token = tree.tokens[node]
    return token.dep in INSIDE_NOUN and tree.tokens[token.head].pos in ("NOUN", "PROPN")


def _opens(tree: Tree, at: int) -> bool:
    """Whether a date opens its sentence: it holds for all that follows."""
    return not any(tree.tokens[i].pos in ("VERB", "AUX") for i in range(at))


def _has_since(tree: Tree, trigger: Trigger, at: int) -> bool:
    """What "has" happened after another clause's date went on from there: "it broke in in June and has since won"."""
    if at > trigger.index or not any(tree.words[c] in PERFECT for c in tree.kids(trigger.index, "aux")):
        return False
    since = any(tree.words[c] == "since" for c in tree.kids(trigger.index, "advmod"))
    return since or (tree.tokens[trigger.index].dep == "conj" and tree.clause(at) == tree.tokens[trigger.index].head)
