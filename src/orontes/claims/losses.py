"""Tolls put on the events that caused them; a toll of no event is a claim of its own."""

from __future__ import annotations

from dataclasses import replace

from orontes.claims.armed import armed
from orontes.claims.attribution import saying_for
from orontes.claims.basis import at_scene, draft_of, hinted, is_headline
from orontes.claims.cues import cues
from orontes.claims.draft import VIOLENT, Draft
from orontes.claims.lexicon import Rule, lexicon
from orontes.claims.means import arm_near
from orontes.claims.roles import Roles, find_roles, party
from orontes.claims.setting import choose_group
from orontes.claims.story import Context, Scan, spoken_of, story
from orontes.claims.tolls import Toll
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.claims.types import NOBODY, Kind, Modality, Party
from orontes.evidence import Count, Span, When
from orontes.places.types import PlacePhrase

_TOLL_RULE = Rule("toll", Kind.CASUALTIES, weight=0.6)
# The rule of a toll that somebody is said to have caused.
KILLING = "killing"
# A toll told of more days than this is a running total.
RUNNING_DAYS = 31
# More dead than any one event of these wars has had: the count of a whole war.
WAR = 5000
# Steps of the tree that a word of distance weighs, between a toll and the event that caused it.
PER_WORD = 0.1
# How much of it words are worth that lead to a cause, or on to something else; and which words those are.
LED = 2.0
LEADING = frozenset(("in", "by", "during", "from", "due", "after", "when", "as", "following", "amid", "under", "of"))
ONWARD = frozenset(("and", ",", ";", "while", "but"))
NONE = Count(0, 0)
# Rules of attacks that may have been on anybody.
ON_FOOT = frozenset(("attack", "attack.verb", "raid"))
TOLD = frozenset((Modality.ASSERTED, Modality.ALLEGED))
# Sides of the dead that fight nobody.
NO_PARTY = ("", "civilians")


def with_tolls(found: Scan, drafts: list[Draft], context: Context) -> list[Draft]:
    """Each toll on the event that caused it; a toll of no event is a claim of its own."""
    for toll in found.tolls:
        at = _cause(found.tree, toll, drafts)
        if at is not None and toll.total and (len(found.tolls) > 1 or not _of_event(found.tree, toll, drafts[at])):
            at = None
        if (toll.killed or NONE).low >= WAR:
            at = None  # whatever else the sentence tells of
        if at is not None:
            drafts[at] = add_toll(drafts[at], toll)
        elif toll.counted or is_headline(found.tree):
            drafts += _own(found, toll, context)
    return drafts


def _cause(tree: Tree, toll: Toll, drafts: list[Draft]) -> int | None:
    """The event that caused a toll: the one it hangs nearest, by the tree and by the words that lead from it."""
    violent = [n for n, d in enumerate(drafts) if d.kind in VIOLENT and (d.killed or d.injured) is None]
    apart = {n: abs(toll.index - drafts[n].index) for n in violent}
    scored = [
        (tree.path(toll.index, d.index) + PER_WORD * apart[n] + _bridge(tree, toll, d), apart[n], n)
        for n, d in ((n, drafts[n]) for n in violent)
    ]
    return min(scored)[2] if scored else None


def _of_event(tree: Tree, toll: Toll, event: Draft) -> bool:
    """Whether a tally is said to be one event's: "the toll from the raid rose to 21", not "the toll rose to 46"."""
    return event.index > toll.index and _bridge(tree, toll, event) < 0


def _bridge(tree: Tree, toll: Toll, event: Draft) -> float:
    """Less where words lead from a toll to its cause ("killed in raids"), more where they go on to another event."""
    if event.index > toll.index:
        between = tree.words[toll.index + 1 : event.index]
        on = max((at for at, word in enumerate(between) if word in ONWARD), default=-1)
        leads = any(word in LEADING for word in between[on + 1 :])
        return 0.0 if leads and on >= 0 else -LED if leads else LED if on >= 0 else 0.0
    doing = (toll.index, tree.tokens[toll.index].head)
    subjects = [s for verb in doing for s in tree.kids(verb, "nsubj")]
    return -LED if any(event.index in tree.subtree(s, stop=frozenset(("conj", "relcl"))) for s in subjects) else 0.0


def add_toll(draft: Draft, toll: Toll) -> Draft:
    """The draft with its toll; the dead are its target where it names none.

    The count of a war or a year is no event's toll and stays in the words; a lesser running total keeps its figure.
    Both are marked, so that nobody adds them up.
    """
    span = Span(min(draft.span.start, toll.span.start), max(draft.span.end, toll.span.end))
    target = draft.target if draft.target.text else Party(toll.victims, "", toll.side)
    if _on_the_unarmed(draft, toll):
        draft = replace(draft, kind=Kind.ATTACK_ON_CIVILIANS, weapon="")
    if draft.kind == Kind.ARMED_CLASH and toll.killed and _are_victims(draft, toll):
        draft, target = replace(draft, actor=draft.target), draft.actor
    if draft.kind == Kind.ARMED_CLASH and not (draft.actor.text or draft.target.text) and toll.side not in NO_PARTY:
        draft, target = replace(draft, actor=target), NOBODY  # of a clash only the dead of one side are named
    if toll.war or draft.when.days > RUNNING_DAYS or (toll.killed or NONE).low >= WAR:
        return replace(draft, span=span, target=Party(toll.victims, "", toll.side), running=True)
    if toll.total:
        draft, target = replace(draft, running=True), Party(toll.victims, "", toll.side)
    return replace(draft, killed=toll.killed, injured=toll.injured, civilians=toll.civilians, span=span, target=target)


def _on_the_unarmed(draft: Draft, toll: Toll) -> bool:
    """Whether those whom a raid on foot killed bore no arms: "gunmen killed 79 people in a raid on the village"."""
    raid = draft.kind == Kind.ARMED_CLASH and draft.rule in ON_FOOT and draft.modality in TOLD
    fought = draft.target.text and draft.target.side not in NO_PARTY
    return raid and bool(toll.killed) and toll.side == "civilians" and not fought


def _are_victims(draft: Draft, toll: Toll) -> bool:
    """Whether the dead are those taken for the actor: "five rebels were killed in clashes with the army"."""
    return bool(toll.side) and toll.side == draft.actor.side and draft.target.side not in ("", toll.side)


def _own(found: Scan, toll: Toll, context: Context) -> list[Draft]:
    """A toll of no event of this sentence: a killing where somebody is said to kill, else a toll for itself."""
    tree = found.tree
    verbal = tree.tokens[toll.index].pos == "VERB"
    trigger = Trigger(Kind.CASUALTIES, _TOLL_RULE, toll.index, toll.index, verbal=verbal)
    roles = find_roles(tree, trigger) if verbal else Roles(None, None)
    group = choose_group(tree, trigger, roles, found.stage(context.world.width))
    saying = saying_for(tree, toll.index, found.said, context.carried)
    base = draft_of(found, trigger, roles, saying, context)
    placed = (
        at_scene(base, hinted(group.scenes[0], story(context), context), spoken_of(found, context, group.index))
        if group
        else _near(base, toll, context)
    )
    if (toll.killed or NONE).low >= WAR:
        placed = _of_the_war(placed, context)
    draft = add_toll(replace(placed, target=NOBODY), toll)
    weapon = None if toll.total else arm_near(tree, lexicon(), toll.index)
    killer = base.actor if _is_killer(tree, base.actor, roles, toll) else NOBODY
    if weapon is not None and draft.place.text:
        shot = Kind.ARMED_CLASH if _are_armed(toll) else Kind.ATTACK_ON_CIVILIANS
        kind = shot if weapon.kind == Kind.ATTACK_ON_CIVILIANS else weapon.kind
        return [replace(draft, kind=kind, weapon=weapon.weapon, actor=killer)]
    if not killer.text or toll.killed is None or draft.running:
        return [replace(draft, actor=NOBODY)]
    kind = Kind.ATTACK_ON_CIVILIANS if toll.side == "civilians" else Kind.ARMED_CLASH
    if not draft.place.text:
        return [replace(draft, kind=Kind.CASUALTIES)]
    return [replace(draft, kind=kind, rule=KILLING)]


def _is_killer(tree: Tree, actor: Party, roles: Roles, toll: Toll) -> bool:
    """Whether a party is said to have killed: one of another side, or of none where it is the subject.

    "The attack killed four" tells of nobody: it is the toll of an event told before.
    """
    if roles.agent is not None and cues().has("means", tree.words[roles.agent]):
        return False
    if roles.agent is None and actor.text not in tree.sentence.text:
        return False  # "four patients were killed" tells of no killer, whoever acted before
    if actor.side:
        return actor.side != toll.side
    return bool(actor.text) and actor == party(tree, roles.agent)


def _are_armed(toll: Toll) -> bool:
    return armed(toll.victims.lower().split())


def _of_the_war(draft: Draft, context: Context) -> Draft:
    """The count of a whole war: in its country, and since its first day where no other is given."""
    world, today = context.world, context.entry.time.date()
    place = PlacePhrase(world.land) if world.land else draft.place
    if draft.dated or world.start is None or world.start > today:
        return replace(draft, place=place)
    return replace(draft, place=place, when=When(world.start, today))


def _near(base: Draft, toll: Toll, context: Context) -> Draft:
    """A toll that names no place is told of where the last violence was, unless it is a running total."""
    if toll.total or not any(d.kind in VIOLENT for d in context.drafts):
        return base
    return replace(base, place=context.place, carried=True)
