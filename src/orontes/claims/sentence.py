"""From one sentence to drafts: triggers with their places, parties, dates, voices and tolls."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

from orontes.claims.answers import answers
from orontes.claims.asking import meets_rule
from orontes.claims.attribution import Saying, saying_for
from orontes.claims.basis import at_scene, draft_of, hinted
from orontes.claims.blame import blamed
from orontes.claims.blows import FROM_AFAR
from orontes.claims.cues import cues
from orontes.claims.draft import PLACELESS, VIOLENT, Draft
from orontes.claims.lexicon import lexicon
from orontes.claims.losses import with_tolls
from orontes.claims.modality import modality
from orontes.claims.owning import HELD
from orontes.claims.pruning import distinct, struck, without_means
from orontes.claims.roles import find_roles, party
from orontes.claims.scene import Group, Scene
from orontes.claims.scenes import group_scenes
from orontes.claims.setting import choose_group, is_antecedent
from orontes.claims.speaking import owning_up, sayings
from orontes.claims.spoken import Spoken
from orontes.claims.starting import starting_points
from orontes.claims.story import Context, Scan, World, spoken_of
from orontes.claims.stretches import stretches
from orontes.claims.tolls import find_tolls
from orontes.claims.tree import SUBJECTS, Tree
from orontes.claims.triggers import Trigger, find_triggers
from orontes.claims.types import Kind, Modality
from orontes.places.types import PlacePhrase
from orontes.reading.types import MentionType, Sentence

# Kinds that are no news without their own place.
NAMED_ONLY = frozenset((Kind.TERRITORY_HELD, Kind.PROPERTY_DESTRUCTION, Kind.ARREST))
# The weapon of a kind that has but one where no other is named.
SURE_WEAPONS = {
    Kind.AIR_STRIKE: "airstrike",
    Kind.SUICIDE_BOMB: "suicide_bomb",
    Kind.CHEMICAL_WEAPON: "chemical",
}
# Kinds that need a verb to be told of the place spoken of before: "refugees" are everywhere.
SPOKEN_ONLY = frozenset((Kind.DISPLACEMENT, Kind.ABDUCTION))
# More people than flee from one place.
NATION = 500_000
LONG_PAST = 60  # days
OBJECT_STEPS = 4  # from a verb down to a place within its object
# Verbs of those who say nothing.
SILENT = frozenset(("declined", "refused", "declines", "refuses"))
# What brings in a pact that something happened in the face of.
DESPITE = frozenset(("despite", "notwithstanding", "under", "amid", "violating"))
DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "their"))


def scan(sentence: Sentence, world: World) -> Scan:
    """Look up places, event words, sources and tolls."""
    tree = Tree.of(sentence)
    triggers = find_triggers(tree, lexicon(), lambda trigger: meets_rule(tree, trigger))
    apart = stretches(tree, {t.index for t in triggers if t.kind != Kind.TERRITORY_HELD})
    said = sayings(tree)
    speakers = {saying.index for saying in said}  # "Damascus said": who speaks is no scene
    groups = tuple(group for group in group_scenes(tree, world.precision) if group.index not in speakers)
    return Scan(tree, groups, triggers, said, find_tolls(tree), apart)


def read_sentence(found: Scan, context: Context) -> list[Draft]:
    """Drafts of a sentence in the order of the text, tolls included."""
    every = [d for trigger in found.triggers for d in _drafts(found, trigger, context)]
    drafts = [d for d in every if not d.pointer]
    if any(d.kind in (Kind.ARMED_CLASH, *VIOLENT) and d.rule != "repel" for d in drafts):
        drafts = [d for d in drafts if d.rule != "repel"]  # what was repelled is told by its own word
    told = without_means(struck(distinct(drafts)))
    if found.tolls and not any(d.kind in VIOLENT for d in told):
        told = distinct(drafts)  # whatever killed them, it was an event
    counted = struck(with_tolls(found, told, context))
    told = [*counted, *(d for d in every if d.pointer), *answers(found, context, counted)]
    return [_with_weapon(d) for d in told]


def _with_weapon(draft: Draft) -> Draft:
    return draft if draft.weapon else replace(draft, weapon=SURE_WEAPONS.get(draft.kind, ""))


def _drafts(found: Scan, trigger: Trigger, context: Context) -> list[Draft]:
    tree = found.tree
    roles = find_roles(tree, trigger)
    group = choose_group(tree, trigger, roles, found.stage(context.world.width))
    saying = saying_for(tree, trigger.index, found.said, context.carried)
    again = _retold(tree, trigger, group, context)
    if again and (group is None or not group.named):
        return _by_another(found, trigger, saying, context)
    if trigger.kind == Kind.TERRITORY_HELD and (not trigger.verbal or _describes(tree, trigger)):
        if not trigger.verbal and tree.mention_at(trigger.index, MentionType.SOURCE) is not None:
            return []  # "the rebel-run agency" holds no ground
        saying = None  # "rebel-held" in passing is the report's own word, whoever is quoted around it
    base = draft_of(found, trigger, roles, saying, context)
    started = starting_points(found, trigger, base, context)
    if group is None or _stands_apart(tree, trigger, group):
        return [*_elsewhere(base, trigger, context), *started]
    spoken = spoken_of(found, context, group.index)
    if base.kind == Kind.TERRITORY_HELD and not (base.actor.text and any(_is_known(s, spoken) for s in group.scenes)):
        return []
    if base.kind == Kind.TERRITORY_TAKEN and _qualifies(tree, trigger) and not any(map(_is_told, group.scenes)):
        return []
    placed = [at_scene(base, hinted(scene, spoken, context), spoken) for scene in group.scenes]
    return (
        [replace(placed[0], pointer=True)]
        if again and not (base.kind in FROM_AFAR and len(placed) > 1 and _strikes(found, trigger, group))
        else [*placed, *started]
    )


def _by_another(found: Scan, trigger: Trigger, saying: Saying | None, context: Context) -> list[Draft]:
    """The event told before, where somebody else vouches for it, doubts it or owns up to it."""
    told = next(d for d in reversed(context.drafts) if d.kind in VIOLENT)
    owner = owning_up(found.tree, trigger)
    who = owner or saying
    here = who is not None and (who is not saying or who in found.said)  # else carried over from a sentence before
    silent = who is not None and here and (_is_silent(found.tree, who.verb) or _only_judges(found.tree, who.verb))
    if who is None or silent or not who.name or who.name == told.source or told.modality != Modality.ASSERTED:
        return []
    mood = modality(found.tree, trigger, who)
    door = party(found.tree, blamed(found.tree, trigger.index))
    actor = door if door.side and mood == Modality.ALLEGED else told.actor
    if owner is not None and not owner.denying:
        actor = party(found.tree, owner.index) if owner.side else actor  # whoever claims responsibility did it
    same = replace(
        told, saying=who, modality=mood, actor=actor, sentence=found.tree.sentence, index=trigger.index, killed=None
    )
    near = {who.index} if here else set()
    return [replace(same, span=found.tree.span({*trigger.words, *near}), injured=None, civilians=None, again=True)]


def _is_silent(tree: Tree, verb: int) -> bool:
    """Whether somebody "declined to comment"."""
    return bool(SILENT & {tree.words[verb], tree.words[tree.tokens[verb].head]})


def _only_judges(tree: Tree, verb: int) -> bool:
    """Whether somebody praises, blames or asks, and tells nothing: "condemned the attack"."""
    return any(cues().has(name, tree.words[verb]) for name in ("judge", "urge"))


def _stands_apart(tree: Tree, trigger: Trigger, group: Group) -> bool:
    """Whether a pact is only spoken of in passing, where something else took place."""
    passing = trigger.kind == Kind.AGREEMENT and not trigger.verbal and group.index < trigger.index
    head = tree.words[tree.tokens[trigger.index].head]
    apart = tree.clause(group.index) != tree.clause(trigger.index) and not is_antecedent(tree, trigger, group)
    return passing and (head in DESPITE or apart)


def _strikes(found: Scan, trigger: Trigger, group: Group) -> bool:
    """Whether an event hits the places itself: "the fiercest raids targeted Saraqeb, Haas and Khan Shaykhun"."""
    token, verb = found.tree.tokens[trigger.last], found.tree.tokens[trigger.last].head
    steps = found.tree.distance(verb, group.index)
    apart = any(verb < other.index < group.index for other in found.triggers)
    return token.dep in SUBJECTS and steps is not None and steps <= OBJECT_STEPS and not apart


def _qualifies(tree: Tree, trigger: Trigger) -> bool:
    """Whether an event word only describes a noun: "the liberated areas"."""
    return tree.tokens[trigger.index].dep == "amod"


def _describes(tree: Tree, trigger: Trigger) -> bool:
    """Whether a clause only says of a place whose it is: "Idlib, which is held by the rebels"."""
    return tree.tokens[trigger.index].dep in ("relcl", "acl") and tree.words[trigger.index] in HELD


def _is_known(scene: Scene, spoken: Spoken) -> bool:
    """Whether a scene is a place with a name, or stands for one or a part of one that was named before."""
    if scene.named or scene.within:
        return True
    meant = scene.phrase(spoken)
    part = " of the " in scene.text and cues().has("place_nouns", scene.text.rpartition(" ")[2])
    return meant.text != scene.text or (bool(meant.within) and part)


def _is_told(scene: Scene) -> bool:
    """Whether a scene names a place, or says which larger one it lies in."""
    return bool(scene.within) or scene.named or scene.text != scene.text.lower()


def _elsewhere(base: Draft, trigger: Trigger, context: Context) -> list[Draft]:
    """No place of the sentence fits: the place spoken of before, or the country where it is long past or its own."""
    if base.kind in PLACELESS:
        return [base]
    if base.kind == Kind.DISPLACEMENT and _of_a_nation(base.sentence) and context.world.land:
        return [replace(base, place=PlacePhrase(context.world.land))]
    if not context.place.text or base.kind in NAMED_ONLY or (base.kind in SPOKEN_ONLY and not trigger.verbal):
        return []
    place = PlacePhrase(context.world.land) if context.world.land and _is_background(base, context) else context.place
    return [replace(base, place=place, carried=True, confidence=base.confidence * 0.6)]


def _is_background(base: Draft, context: Context) -> bool:
    """Whether an event is long past: what is told so of no place is of the whole war."""
    age = (context.entry.time.astimezone(UTC).date() - base.when.latest).days
    return base.dated and age > LONG_PAST


def _of_a_nation(sentence: Sentence) -> bool:
    """Whether so many people are counted that a whole country is meant: "millions have been displaced"."""
    counts = (m.count for m in sentence.mentions if m.type == MentionType.COUNT)
    return any(count is not None and count.low >= NATION for count in counts)


def _retold(tree: Tree, trigger: Trigger, group: Group | None, context: Context) -> bool:
    """ "The attack", "Monday's attack" with no place of its own is one told before."""
    if trigger.verbal or not context.drafts:
        return False
    days = (c for c in tree.kids(trigger.last, "poss") if tree.mention_at(c, MentionType.DATE))
    definite = any(tree.words[c] in DEFINITE for c in tree.children[trigger.last]) or next(days, None) is not None
    own = group is not None and tree.distance(trigger.last, group.index) is not None
    return definite and not own and any(d.kind in VIOLENT for d in context.drafts) and trigger.kind in VIOLENT
