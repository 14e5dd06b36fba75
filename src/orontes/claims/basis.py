"""What every draft of a sentence rests on: its kind, parties, day, voice and words, and the place it is told at."""

from __future__ import annotations

import re
from dataclasses import replace

from orontes.claims.attribution import Saying
from orontes.claims.blows import kind_of_blow
from orontes.claims.draft import Draft
from orontes.claims.facilities import facility_of
from orontes.claims.modality import attempted, campaign, hypothetical, modality
from orontes.claims.parties import parties
from orontes.claims.roles import Roles
from orontes.claims.scene import Scene
from orontes.claims.spoken import NOWHERE, Spoken
from orontes.claims.story import Context, Scan
from orontes.claims.timeline import went_on
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.claims.types import Kind, Modality
from orontes.claims.when import when
from orontes.evidence import Span, When

# A place that is an airbase; the hills near one are none.
AIRBASE = re.compile(r"(?!.*\b(?:near|of|outside|around)\b).*\b(?:air ?base|airport|airfield)$", re.IGNORECASE)
NEWS = frozenset(("control", "controls"))


def hinted(scene: Scene, spoken: Spoken, context: Context) -> Scene:
    """A name that no gazetteer knows lies near what was spoken of before, if the sentence does not say where."""
    if scene.within or not scene.named or context.world.precision(scene.text):
        return scene
    before = next(iter(spoken.phrases), NOWHERE)
    return replace(scene, within=before.within or before.text)


def draft_of(found: Scan, trigger: Trigger, roles: Roles, saying: Saying | None, context: Context) -> Draft:
    """What one event word tells, before its place is chosen."""
    tree = found.tree
    mood = modality(tree, trigger, saying)
    stage = found.stage(context.world.width, context.world.fliers)
    actor, target = parties(tree, trigger, roles, stage, before=context.drafts, last=context.actor)
    facility = facility_of(tree, trigger, roles)
    kind = kind_of_blow(tree, trigger, (actor, target), facility, context.drafts)
    if kind == trigger.kind:
        kind = _kind(tree, trigger)
    if kind == Kind.TERRITORY_TAKEN and mood == Modality.FAILED:
        kind = Kind.ARMED_CLASH
    if kind == Kind.TERRITORY_TAKEN and attempted(tree, trigger):
        fought = any(t.kind == Kind.ARMED_CLASH for t in found.triggers)  # else the attempt is the fighting
        kind, mood = (kind, Modality.INTENDED) if fought else (Kind.ARMED_CLASH, Modality.ASSERTED)
    if kind == Kind.TERRITORY_TAKEN and mood == Modality.INTENDED and campaign(tree, trigger):
        kind = Kind.MOBILIZATION
    weapon = trigger.weapon or (trigger.rule.weapon if kind == trigger.kind else "")
    if trigger.rule.name == "bombing" and kind == Kind.EXPLOSIVE and actor.side in context.world.fliers:
        kind, weapon = Kind.AIR_STRIKE, "airstrike"
    timing = when(tree, trigger, found.triggers, found.said, context.entry)
    time = timing.when
    if not timing.told:
        time = went_on(tree, trigger, kind, context) or time
    return Draft(
        kind=kind,
        place=NOWHERE,
        sentence=tree.sentence,
        index=trigger.index,
        span=_span(tree, trigger, roles),
        when=time,
        saying=saying,
        modality=mood,
        rule=trigger.rule.name,
        confidence=trigger.rule.weight,
        actor=actor,
        target=target,
        facility=facility,
        weapon=weapon,
        dated=timing.told and timing.when != When.on(context.entry.time.date()),
        supposed=hypothetical(tree, trigger),
        may_be=trigger.rule.may_be if _is_open(trigger, kind) else frozenset(),
    )


def _is_open(trigger: Trigger, kind: Kind) -> bool:
    """Whether neither a weapon nor anything else tells the kind of a blow; a car bomb may have had a driver."""
    return kind == trigger.kind and (trigger.weapon_index is None or trigger.rule.kind == kind == Kind.EXPLOSIVE)


def is_headline(tree: Tree) -> bool:
    """Headlines have no full stop."""
    return tree.sentence.text.rstrip()[-1:].isalnum()


def _kind(tree: Tree, trigger: Trigger) -> Kind:
    """What "control" tells: news in the present tense of a headline and as an aim ("to control"), a state elsewhere."""
    if trigger.rule.name != "controls" or not tree.words[trigger.index].startswith("control"):
        return trigger.kind
    aim = any(tree.words[child] == "to" for child in tree.kids(trigger.index, "aux"))
    news = is_headline(tree) and tree.words[trigger.index] in NEWS
    return Kind.TERRITORY_TAKEN if aim or news else trigger.kind


def _span(tree: Tree, trigger: Trigger, roles: Roles) -> Span:
    words = set(trigger.words)
    for index in (roles.agent, roles.patient):
        if index is not None:
            words |= tree.noun_phrase(index)
    return tree.span(words)


def at_scene(base: Draft, scene: Scene, spoken: Spoken) -> Draft:
    """The draft, told of one place."""
    span = Span(min(base.span.start, scene.span.start), max(base.span.end, scene.span.end))
    facility = base.facility or ("airbase" if AIRBASE.match(scene.text) else "")
    return replace(base, place=scene.phrase(spoken), span=span, facility=facility)
