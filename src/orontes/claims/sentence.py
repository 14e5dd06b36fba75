"""From one sentence to drafts: triggers with their places, parties, dates, voices and tolls."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from orontes.claims.attribution import Carried, Saying, owning_up, saying_for, sayings
from orontes.claims.blows import kind_of_blow
from orontes.claims.draft import PLACELESS, VIOLENT, Draft
from orontes.claims.lexicon import Rule, lexicon
from orontes.claims.modality import attempted, campaign, modality
from orontes.claims.parties import parties
from orontes.claims.pruning import distinct, without_means
from orontes.claims.roles import Roles, find_roles
from orontes.claims.scenes import Group, Precision, Scene, group_scenes
from orontes.claims.setting import Stage, Width, choose_group, meets_rule
from orontes.claims.spoken import NOWHERE, REMEMBERED, Placed, Spoken
from orontes.claims.tolls import Toll, find_tolls
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger, find_triggers, weapon_near
from orontes.claims.types import NOBODY, Kind, Modality, Party
from orontes.claims.when import when
from orontes.evidence import Count, Span, When
from orontes.places.types import PlacePhrase
from orontes.reading.types import Entry, MentionType, Sentence

_TOLL_RULE = Rule("toll", Kind.CASUALTIES, weight=0.6)
NEWS = frozenset(("control", "controls"))
# Kinds of events that follow one another in a story, and how many days back it may begin.
PASSING = VIOLENT | {Kind.TERRITORY_TAKEN, Kind.TERRITORY_TRANSFERRED, Kind.ENCIRCLEMENT}
STORY_DAYS = 3
# Kinds that are no news without their own place.
NAMED_ONLY = frozenset((Kind.TERRITORY_HELD, Kind.PROPERTY_DESTRUCTION))
# A toll told of more days than this is a running total.
RUNNING_DAYS = 31
# More dead than any one event of these wars has had: the count of a whole war.
WAR = 5000
NONE = Count(0, 0)
# Verbs of those who say nothing.
SILENT = frozenset(("declined", "refused", "declines", "refuses"))
DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "their"))


@dataclass(frozen=True, slots=True)
class World:
    """What is known beforehand: how wide and how surely each name was placed, and which sides have aircraft."""

    width: Width
    precision: Precision
    placed: Placed
    fliers: frozenset[str] = frozenset()
    land: str = ""  # the country that the report is about, as it names it
    start: date | None = None  # the first day of its war


@dataclass(frozen=True, slots=True)
class Context:
    """What the sentences before have left: the last places and actor of the entry, and the events told in it."""

    entry: Entry
    world: World
    place: PlacePhrase = NOWHERE
    named: tuple[PlacePhrase, ...] = ()  # places of the sentences before, the last one first
    topic: PlacePhrase = NOWHERE  # what this part of the report is about: the first place it names
    actor: Party = NOBODY
    carried: Carried = field(default_factory=Carried)
    drafts: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True)
class Scan:
    """A sentence with everything that is looked up in it once."""

    tree: Tree
    groups: tuple[Group, ...]
    triggers: list[Trigger]
    said: list[Saying]
    tolls: list[Toll]

    def stage(self, width: Width) -> Stage:
        """What choosing a place looks at."""
        return Stage(self.groups, self.triggers, self.said, width)


def scan(sentence: Sentence, world: World) -> Scan:
    """Look up places, event words, sources and tolls."""
    tree = Tree.of(sentence)
    triggers = find_triggers(tree, lexicon(), lambda trigger: meets_rule(tree, trigger))
    return Scan(tree, group_scenes(tree, world.precision), triggers, sayings(tree), find_tolls(tree))


def read_sentence(found: Scan, context: Context) -> list[Draft]:
    """Drafts of a sentence in the order of the text, tolls included."""
    every = [d for trigger in found.triggers for d in _drafts(found, trigger, context)]
    drafts = [d for d in every if not d.pointer]
    if any(d.kind in (Kind.ARMED_CLASH, *VIOLENT) and d.rule != "repel" for d in drafts):
        drafts = [d for d in drafts if d.rule != "repel"]  # what was repelled is told by its own word
    told = without_means(distinct(drafts))
    if found.tolls and not any(d.kind in VIOLENT for d in told):
        told = distinct(drafts)  # whatever killed them, it was an event
    return [*_with_tolls(found, told, context), *(d for d in every if d.pointer)]


def _drafts(found: Scan, trigger: Trigger, context: Context) -> list[Draft]:
    tree = found.tree
    roles = find_roles(tree, trigger)
    group = choose_group(tree, trigger, roles, found.stage(context.world.width))
    saying = saying_for(tree, trigger.index, found.said, context.carried)
    again = _retold(tree, trigger, group, context)
    if again and (group is None or not group.named):
        return _by_another(found, trigger, saying, context)
    if trigger.kind == Kind.TERRITORY_HELD and not trigger.verbal:
        saying = None  # "rebel-held" in passing is the report's own word, whoever is quoted around it
    base = _base(found, trigger, roles, saying, context)
    if group is None:
        return _elsewhere(base, context)
    spoken = spoken_of(found, context, group.index)
    if base.kind == Kind.TERRITORY_HELD and not any(_is_told(scene) for scene in group.scenes):
        return []
    placed = [_at(base, _hinted(scene, spoken, context), spoken) for scene in group.scenes]
    return [replace(placed[0], pointer=True)] if again else placed


def _by_another(found: Scan, trigger: Trigger, saying: Saying | None, context: Context) -> list[Draft]:
    """The event told before, where somebody else vouches for it, doubts it or owns up to it."""
    told = next(d for d in reversed(context.drafts) if d.kind in VIOLENT)
    who = owning_up(found.tree, trigger) or saying
    here = who is not None and (who is not saying or who in found.said)  # else carried over from a sentence before
    silent = who is not None and here and found.tree.words[who.verb] in SILENT
    if who is None or silent or not who.name or who.name == told.source or told.modality != Modality.ASSERTED:
        return []
    mood = modality(found.tree, trigger, who)
    same = replace(told, saying=who, modality=mood, sentence=found.tree.sentence, index=trigger.index, killed=None)
    near = {who.index} if here else set()
    return [replace(same, span=found.tree.span({*trigger.words, *near}), injured=None, civilians=None, again=True)]


def _is_told(scene: Scene) -> bool:
    """Whether a scene names a place, or says which larger one it lies in."""
    return bool(scene.within) or scene.named or scene.text != scene.text.lower()


def _hinted(scene: Scene, spoken: Spoken, context: Context) -> Scene:
    """A name that no gazetteer knows lies near what was spoken of before, if the sentence does not say where."""
    if scene.within or not scene.named or context.world.precision(scene.text):
        return scene
    before = next(iter(spoken.phrases), NOWHERE)
    return replace(scene, within=before.within or before.text)


def spoken_of(found: Scan, context: Context, before: int) -> Spoken:
    """The places that "the area" may mean at a word: those of the sentence before it, then the story's."""
    named = [s.phrase(_story(context)) for g in found.groups if g.index < before for s in g.scenes if s.named]
    return Spoken((*reversed(named), *_story(context).phrases)[:REMEMBERED], context.world.placed)


def _story(context: Context) -> Spoken:
    """The places that the sentences before have left."""
    return Spoken((context.place, *context.named), context.world.placed)


def _base(found: Scan, trigger: Trigger, roles: Roles, saying: Saying | None, context: Context) -> Draft:
    tree = found.tree
    mood = modality(tree, trigger, saying)
    actor, target = parties(
        tree, trigger, roles, found.stage(context.world.width), before=context.drafts, last=context.actor
    )
    facility = _facility(tree, trigger, roles)
    kind = kind_of_blow(tree, trigger, (actor, target), facility, context.drafts)
    if kind == trigger.kind:
        kind = _kind(tree, trigger)
    if kind == Kind.TERRITORY_TAKEN and (mood == Modality.FAILED or attempted(tree, trigger)):
        kind, mood = Kind.ARMED_CLASH, Modality.FAILED if mood == Modality.FAILED else Modality.ASSERTED
    if kind == Kind.TERRITORY_TAKEN and mood == Modality.INTENDED and campaign(tree, trigger):
        kind = Kind.MOBILIZATION
    day = When.on(context.entry.time.date())
    time = when(tree, trigger, found.triggers, found.said, context.entry)
    told = time != day
    if not told and trigger.kind in PASSING and mood == Modality.ASSERTED:
        time = _same_day(context, tree.sentence) or time
    weapon = trigger.weapon or trigger.rule.weapon
    if trigger.rule.name == "bombing" and kind == Kind.EXPLOSIVE and actor.side in context.world.fliers:
        kind, weapon = Kind.AIR_STRIKE, "airstrike"
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
        dated=told,
    )


def _same_day(context: Context, sentence: Sentence) -> When | None:
    """The day of the events just told, where it was an earlier one: a story goes on in its own time."""
    last = next((d for d in reversed(context.drafts) if d.kind in PASSING and d.modality == Modality.ASSERTED), None)
    if last is None or sentence.index - last.sentence.index > 1 or last.when.days > 1:
        return None
    age = (context.entry.time.date() - last.when.latest).days
    return last.when if 0 < age <= STORY_DAYS else None


def _is_headline(tree: Tree) -> bool:
    """Headlines have no full stop."""
    return tree.sentence.text.rstrip()[-1:].isalnum()


def _kind(tree: Tree, trigger: Trigger) -> Kind:
    """In a headline the present tense tells news: "rebels control the hill" is a change there, a state elsewhere."""
    if _is_headline(tree) and trigger.rule.name == "controls" and tree.words[trigger.index] in NEWS:
        return Kind.TERRITORY_TAKEN
    return trigger.kind


def _span(tree: Tree, trigger: Trigger, roles: Roles) -> Span:
    words = set(trigger.words)
    for index in (roles.agent, roles.patient):
        if index is not None:
            words |= tree.noun_phrase(index)
    return tree.span(words)


def _at(base: Draft, scene: Scene, spoken: Spoken) -> Draft:
    span = Span(min(base.span.start, scene.span.start), max(base.span.end, scene.span.end))
    facility = base.facility or ("airbase" if "air" in scene.text.lower().split()[-1] else "")
    return replace(base, place=scene.phrase(spoken), span=span, facility=facility)


def _elsewhere(base: Draft, context: Context) -> list[Draft]:
    """No place of the sentence fits: the place spoken of before, where the kind needs one."""
    if base.kind in PLACELESS and (base.kind != Kind.MOBILIZATION or not context.place.text):
        return [base]
    if not context.place.text or base.kind in NAMED_ONLY:
        return []
    place = context.topic if base.kind == Kind.MOBILIZATION and context.topic.text else context.place
    return [replace(base, place=place, carried=True, confidence=base.confidence * 0.6)]


def _retold(tree: Tree, trigger: Trigger, group: Group | None, context: Context) -> bool:
    """ "The attack" with no place of its own is one told before."""
    if trigger.verbal or not context.drafts:
        return False
    definite = any(tree.words[c] in DEFINITE for c in tree.children[trigger.last])
    own = group is not None and tree.distance(trigger.last, group.index) is not None
    return definite and not own and any(d.kind in VIOLENT for d in context.drafts) and trigger.kind in VIOLENT


def _facility(tree: Tree, trigger: Trigger, roles: Roles) -> str:
    if trigger.rule.object == "route":
        return "road"
    near = set() if roles.patient is None else tree.subtree(roles.patient, stop=frozenset(("relcl", "advcl")))
    near |= tree.subtree(trigger.last, stop=frozenset(("relcl", "advcl", "conj")))
    found = (m for m in tree.mentions(MentionType.FACILITY) if tree.root(m.span) in near)
    return next((m.ref for m in found), "")


def _with_tolls(found: Scan, drafts: list[Draft], context: Context) -> list[Draft]:
    """Each toll on the event that caused it; a toll of no event is a claim of its own."""
    for toll in found.tolls:
        at = None if toll.total and len(found.tolls) > 1 else _cause(found.tree, toll, drafts)
        if at is not None:
            drafts[at] = add_toll(drafts[at], toll)
        elif toll.counted or _is_headline(found.tree):
            drafts += _own(found, toll, context)
    return drafts


def _cause(tree: Tree, toll: Toll, drafts: list[Draft]) -> int | None:
    violent = [n for n, d in enumerate(drafts) if d.kind in VIOLENT and (d.killed or d.injured) is None]
    scored = [(tree.path(toll.index, drafts[n].index), abs(toll.index - drafts[n].index), n) for n in violent]
    return min(scored)[2] if scored else None


def add_toll(draft: Draft, toll: Toll) -> Draft:
    """The draft with its toll; the dead are its target where it names none.

    The count of a war or a year is no event's toll and stays in the words; a lesser running total keeps its figure.
    Both are marked, so that nobody adds them up.
    """
    span = Span(min(draft.span.start, toll.span.start), max(draft.span.end, toll.span.end))
    target = draft.target if draft.target.text else Party(toll.victims, "", toll.side)
    if draft.kind == Kind.ARMED_CLASH and toll.killed and _are_victims(draft, toll):
        draft, target = replace(draft, actor=draft.target), draft.actor
    if draft.when.days > RUNNING_DAYS or (toll.killed or NONE).low >= WAR:
        return replace(draft, span=span, target=Party(toll.victims, "", toll.side), running=True)
    if toll.total:
        draft, target = replace(draft, running=True), Party(toll.victims, "", toll.side)
    return replace(draft, killed=toll.killed, injured=toll.injured, civilians=toll.civilians, span=span, target=target)


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
    base = _base(found, trigger, roles, saying, context)
    placed = (
        _at(base, _hinted(group.scenes[0], _story(context), context), spoken_of(found, context, group.index))
        if group
        else _near(base, toll, context)
    )
    if (toll.killed or NONE).low >= WAR:
        placed = _of_the_war(placed, context)
    draft = add_toll(replace(placed, target=NOBODY), toll)
    weapon = None if toll.total else weapon_near(tree, lexicon(), toll.index)
    killer = base.actor if base.actor.side and base.actor.side != toll.side else NOBODY
    if weapon is not None and draft.place.text:
        return [replace(draft, kind=weapon.kind, weapon=weapon.weapon, actor=killer)]
    if not killer.text or toll.killed is None:
        return [replace(draft, actor=NOBODY)]
    kind = Kind.ATTACK_ON_CIVILIANS if toll.side == "civilians" else Kind.ARMED_CLASH
    return [replace(draft, kind=kind if draft.place.text else Kind.CASUALTIES)]


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
