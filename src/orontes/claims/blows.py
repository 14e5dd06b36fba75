"""What a blow was whose words name no weapon: read from whom it struck, who struck, and what was told just before."""

from __future__ import annotations

from orontes.claims.armed import armed
from orontes.claims.cues import cues
from orontes.claims.draft import Draft
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.claims.types import Kind, Modality, Party
from orontes.reading.types import MentionType

HITS = frozenset(("hit", "targeting"))
ATTACKS = frozenset(("attack", "attack.verb"))
SHOT = "shot"
KILLINGS = frozenset(("executed", SHOT))
AMBUSH = ("assassinat", "ambush")
FROM_AFAR = frozenset((Kind.AIR_STRIKE, Kind.SHELLING))
# Kinds that "a similar attack" may be another of.
LIKENED = FROM_AFAR | {Kind.EXPLOSIVE, Kind.SUICIDE_BOMB, Kind.CHEMICAL_WEAPON}
LIKE = frozenset(("similar", "another", "same", "second", "third"))
# Words that point at an attack told before, how many sentences before at most, and how it must have been told.
THAT = frozenset(("the", "this", "that"))
SOON = 3
TOLD = frozenset((Modality.ASSERTED, Modality.ALLEGED))
UNDERGOING = ("nsubjpass", "dobj")
WHO = frozenset(("relcl", "acl", "advcl", "appos"))
# Facilities that no armed party holds as such.
SOFT = frozenset(("hospital", "school", "place_of_worship", "market", "aid"))


def kind_of_blow(
    tree: Tree, trigger: Trigger, parties: tuple[Party, Party], facility: str, before: tuple[Draft, ...]
) -> Kind:
    """The kind of an event whose word is one of the general ones ("hit", "attacked"); others keep theirs."""
    actor, target = parties
    if trigger.weapon or trigger.rule.name not in HITS | ATTACKS:
        return _told(tree, trigger, actor, target)
    last = next((d for d in reversed(before) if d.kind in LIKENED), None)
    if trigger.rule.name in HITS:
        return _hit(trigger, actor, last)
    if last is not None and (_likened(tree, trigger) or _is_that_one(tree, trigger, last, actor)):
        return last.kind
    if facility in SOFT or target.side == "civilians":
        from_afar = last is not None and last.kind in FROM_AFAR and _same_hand(actor, last.actor)
        return last.kind if last is not None and from_afar else Kind.ATTACK_ON_CIVILIANS
    return trigger.kind


def _likened(tree: Tree, trigger: Trigger) -> bool:
    return any(tree.words[i] in LIKE for i in tree.children[trigger.last])


def _is_that_one(tree: Tree, trigger: Trigger, last: Draft, actor: Party) -> bool:
    """Whether "the attack" can only be the one just told: by the same hand, and of whatever part of its place."""
    the = not trigger.verbal and any(tree.words[i] in THAT for i in tree.children[trigger.last])
    soon = 0 < tree.sentence.index - last.sentence.index <= SOON and tree.sentence.entry == last.sentence.entry
    return the and soon and last.modality in TOLD and _same_hand(actor, last.actor)


def _told(tree: Tree, trigger: Trigger, actor: Party, target: Party) -> Kind:
    """What killings, raids and bombings were: of the armed, on foot, of a town rather than in one."""
    rule = trigger.rule.name
    if rule in KILLINGS and trigger.kind == Kind.ATTACK_ON_CIVILIANS and _of_the_armed(tree, trigger, target):
        return Kind.ARMED_CLASH
    if rule == "raid" and any(cues().has("afoot", word) for word in actor.text.lower().split()):
        return Kind.ARMED_CLASH
    if rule == "bombing" and trigger.weapon_index is None and _of_a_place(tree, trigger):
        return Kind.AIR_STRIKE
    return trigger.kind


def _of_a_place(tree: Tree, trigger: Trigger) -> bool:
    """Whether it is a place that was bombed: "the bombing of the city", not "the bombing of a police academy"."""
    places = [i for of in tree.kids(trigger.last, "prep") if tree.words[of] == "of" for i in tree.kids(of, "pobj")]
    return any(tree.mention_at(i, MentionType.PLACE) and not tree.mention_at(i, MentionType.FACILITY) for i in places)


def _of_the_armed(tree: Tree, trigger: Trigger, target: Party) -> bool:
    """Whether somebody under arms was killed from ambush; captives are executed, not assassinated."""
    ambush = trigger.rule.name == SHOT or tree.words[trigger.index].startswith(AMBUSH)
    heads = tree.kids(trigger.index, *UNDERGOING)
    words = {tree.words[i] for head in heads for i in tree.subtree(head, stop=WHO)} | set(target.text.lower().split())
    return ambush and armed(words)


def _hit(trigger: Trigger, actor: Party, last: Draft | None) -> Kind:
    """Struck by the same hand as just before, else from the air by those who come with aircraft alone."""
    if last is not None and last.kind in FROM_AFAR and _same_hand(actor, last.actor):
        return last.kind
    return Kind.AIR_STRIKE if any(cues().has("air_parties", w) for w in actor.text.lower().split()) else trigger.kind


def _same_hand(actor: Party, other: Party) -> bool:
    return not actor.side or not other.side or actor.side == other.side
