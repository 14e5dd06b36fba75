"""Actor and target of an event: its grammatical roles first, then whoever else the sentence or the one before names."""

from __future__ import annotations

from itertools import islice

from orontes.claims.able import can_do
from orontes.claims.attribution import Saying
from orontes.claims.blame import blamed, breaker, judges
from orontes.claims.cues import cues
from orontes.claims.doers import CHOSEN, best, candidates
from orontes.claims.draft import VIOLENT, Draft
from orontes.claims.harmed import harmed
from orontes.claims.matching import opening
from orontes.claims.modality import failed
from orontes.claims.owning import is_holder, owns_place
from orontes.claims.roles import Roles, between, by_agent, is_passive, party, patient_party, subject
from orontes.claims.setting import Stage
from orontes.claims.standing import Setting
from orontes.claims.tree import Tree
from orontes.claims.triggers import Trigger
from orontes.claims.types import NOBODY, Kind, Party
from orontes.reading.types import Mention, MentionType

CIVILIANS = "civilians"
# Kinds that somebody does: an actor is looked for beyond the grammar.
DONE_BY = VIOLENT | {
    Kind.TERRITORY_TAKEN,
    Kind.TERRITORY_HELD,
    Kind.TERRITORY_TRANSFERRED,
    Kind.ENCIRCLEMENT,
    Kind.MOBILIZATION,
    Kind.ABDUCTION,
    Kind.ARREST,
    Kind.PROPERTY_DESTRUCTION,
}
AGREED = frozenset((Kind.AGREEMENT, Kind.TALKS))
MUTUAL = frozenset((Kind.SHELLING,))
# An actor mention further from the event word than this is somebody else.
TOO_FAR = 7.0
# How much further it counts where it is the subject of another main clause: "shelling hit X and rebels took Y".
APART = 4.0
JOINS = frozenset(("and", "while", "but", "…", ";"))
SUBJECT = ("nsubj", "nsubjpass")
REPELLED = frozenset((Kind.ARMED_CLASH, Kind.TERRITORY_TAKEN))
FALLEN = "fallen"  # the rule of "the town fell"
STEPS = 3  # from an attack up to the verb that says that it failed
LEAVING = frozenset(("leaving", "left", "ceding", "handing", "surrendering", "giving"))


def parties(
    tree: Tree, trigger: Trigger, roles: Roles, stage: Stage, *, before: tuple[Draft, ...], last: Party
) -> tuple[Party, Party]:
    """Actor and target. Civilians are never the actor; a pronoun is whoever acted last."""
    target = _target(tree, trigger, roles)
    door = blamed(tree, trigger.index)
    roles = Roles(door, roles.patient) if door is not None else roles
    if door is None and trigger.verbal and not trigger.rule.agentless and _opens(tree, trigger.index):
        roles = Roles(trigger.index - 1, roles.patient)
    actor = _grammatical(tree, roles, last)
    both = _both_sides(tree, trigger, roles) if trigger.kind in AGREED | MUTUAL else None
    if both is not None:
        return both, NOBODY  # what two sides do to each other, or agree on, is neither's alone
    if trigger.kind == Kind.AGREEMENT and not trigger.verbal:
        actor = party(tree, breaker(tree, trigger.last))  # "the Turkish - Russian truce" says who made it
    elif trigger.kind == Kind.TALKS and roles.agent is not None and roles.agent < trigger.index and not trigger.verbal:
        actor = NOBODY
    if actor.side == CIVILIANS:
        actor, target = NOBODY, target if target.text else actor
    if not can_do(trigger, stage, actor):
        actor = NOBODY
    if not actor.side and _is_group(actor):
        actor = _spoken_of(tree, roles.agent, last) or actor
    told = bool(actor.side) and (trigger.rule.agentless or door is not None)  # by words made for it
    if trigger.kind in CHOSEN and not told:
        setting = Setting(tree, trigger, roles, stage, target.text, target.side)
        actor = best(setting, candidates(setting, actor, _inherited(trigger, before), last))
        target = target if target.side or not setting.losers else _of(setting.losers[0])
        if _only_tells(setting, actor):
            failed = trigger.rule.name != FALLEN
            actor, target = NOBODY, actor if failed and not target.side else target
    elif not actor.side and not _is_sure(actor) and trigger.kind in DONE_BY:
        near = _nearest(tree, trigger, roles, stage, target)
        told_before = _inherited(trigger, before)
        actor = near or (actor if actor.text or not can_do(trigger, stage, told_before) else told_before)
    if target.text == actor.text or (target.side and target.side == actor.side and target.id == actor.id):
        target = NOBODY
    if not target.text and trigger.kind == Kind.ARMED_CLASH and actor.side:
        target = _other(tree, stage.said, actor)
    return actor, target


def _only_tells(setting: Setting, actor: Party) -> bool:
    """Whether somebody only says that an attack was beaten off or a place fell: the first is said by the defender."""
    tree, trigger = setting.tree, setting.trigger
    if trigger.rule.name != FALLEN and not (trigger.kind == Kind.ARMED_CLASH and failed(tree, trigger)):
        return False
    if any(tree.tokens[i].dep == "poss" for i in tree.children[trigger.index]):
        return False  # "said that its attack had failed"
    told = next((m for m in setting.armed if m.text == actor.text), None)
    return told is not None and bool(setting.speakers & {*tree.covered(told.span)})


def _target(tree: Tree, trigger: Trigger, roles: Roles) -> Party:
    """To whom it was done: who lost a place, got it or beat an attack off, else what the grammar says."""
    if trigger.kind == Kind.TERRITORY_HELD:
        return NOBODY
    told = NOBODY if roles.patient in trigger.words else patient_party(tree, roles.patient)  # "raised the flag"
    if trigger.kind == Kind.TERRITORY_TRANSFERRED and trigger.verbal:
        return _receiver(tree, trigger) or told
    if trigger.kind == Kind.TERRITORY_TAKEN and not told.side:
        told = _loser(tree, trigger, roles) or told
    if trigger.kind in REPELLED and not told.side:
        told = _repeller(tree, trigger) or told
    return told


def _opens(tree: Tree, index: int) -> bool:
    """Whether a clause opens with a party and its verb right behind it, whatever the parse hangs on what."""
    present = tree.tokens[index].tag in ("VBP", "VBZ", "VB")
    return present and opening(tree, index) is not None and tree.mention_at(index - 1, MentionType.ACTOR) is not None


def _is_group(actor: Party) -> bool:
    """ "The group", "the extremist organisation": a party named before."""
    return any(cues().has("anaphors", word) for word in actor.text.lower().split()[-1:])


def _spoken_of(tree: Tree, index: int | None, last: Party) -> Party | None:
    """The movement last named before a word, or whoever acted last."""
    if index is None:
        return None
    here = tree.tokens[index].span.start
    before = [m for m in tree.mentions(MentionType.ACTOR) if m.span.end <= here and m.side and m.side != CIVILIANS]
    if before:
        return _of(before[-1])
    return last if last.side else None


def _loser(tree: Tree, trigger: Trigger, roles: Roles) -> Party | None:
    """Who lost a place: "captured the town from the army", "cleared of militants", "the army lost the town"."""
    heads = {trigger.index, trigger.last} | ({roles.patient} if roles.patient is not None else set())
    words = [c for head in sorted(heads) for c in tree.kids(head, "prep") if tree.words[c] in ("from", "of")]
    found = [party(tree, tree.child(word, "pobj")) for word in words]
    if trigger.rule.agentless and tree.child(trigger.index, "dobj") is not None:
        found.append(_grammatical(tree, Roles(subject(tree, trigger.index), None), NOBODY))
    return next((who for who in found if who.side != CIVILIANS and (who.side or who.id or who.text)), None)


def _receiver(tree: Tree, trigger: Trigger) -> Party | None:
    """Who got a place that was given up: "handed it to the army", "withdrew, leaving the town to the rebels"."""
    leaving = [c for c in tree.kids(trigger.index, "advcl", "conj") if tree.words[c] in LEAVING]
    links = [c for verb in (trigger.index, *leaving) for c in tree.kids(verb, "prep", "dative")]
    within = [c for verb in (trigger.index, *leaving) for o in tree.kids(verb, "dobj") for c in tree.kids(o, "prep")]
    found = (party(tree, tree.child(link, "pobj")) for link in (*links, *within) if tree.words[link] == "to")
    return next((who for who in found if who.side and who.side != CIVILIANS), None)


def _repeller(tree: Tree, trigger: Trigger) -> Party | None:
    """Who made an attack come to nothing: it was made on them."""
    stopped = next((i for i in islice(tree.ancestors(trigger.index), STEPS) if cues().has("fail", tree.words[i])), None)
    if stopped is None:
        return None
    who = party(tree, by_agent(tree, stopped) if is_passive(tree, stopped) else subject(tree, stopped))
    return who if who.side and who.side != CIVILIANS else None


def _of(mention: Mention) -> Party:
    return Party(mention.text, mention.ref, mention.side)


def _both_sides(tree: Tree, trigger: Trigger, roles: Roles) -> Party | None:
    """Two sides that act together: "Russia and Turkey", "shelling between the army and the rebels"."""
    first = between(tree, trigger.last)
    first = roles.agent if first is None else first
    if first is None:
        return None
    named = [i for i in (first, *tree.kids(first, "conj")) if tree.mention_at(i, MentionType.ACTOR)]
    if len({party(tree, i).side for i in named} - {""}) < 2:
        return None
    span = tree.span({i for index in named for i in tree.noun_phrase(index)})
    start = tree.sentence.span.start
    return Party(tree.sentence.text[span.start - start : span.end - start])


def _is_sure(actor: Party) -> bool:
    """A name, or nobody's for the text: "jets", "unknown gunmen"; "fighters" may be those just named."""
    words = actor.text.lower().split()
    return actor.text[:1].isupper() or any(cues().has("nobodies", word) for word in words)


def _grammatical(tree: Tree, roles: Roles, last: Party) -> Party:
    if roles.agent is not None and tree.tokens[roles.agent].pos == "PRON":
        named = [
            m for m in tree.mentions(MentionType.ACTOR) if m.span.end <= tree.tokens[roles.agent].span.start and m.side
        ]
        return _of(named[-1]) if named else last
    return party(tree, roles.agent)


def _nearest(tree: Tree, trigger: Trigger, roles: Roles, stage: Stage, target: Party) -> Party | None:
    """The armed party that stands nearest, in the tree and in the text, neither done to nor speaking."""
    scored, hurt = [], harmed(tree)
    for mention in _armed(tree, stage.said):
        if (trigger.kind != Kind.TERRITORY_HELD and owns_place(tree, mention)) or not can_do(trigger, stage, mention):
            continue
        at = tree.root(mention.span)
        if at is None or at in hurt or mention.text == target.text or _is_patient(tree, roles, at):
            continue
        cost = tree.path(trigger.index, at) + 0.12 * abs(at - trigger.index) + (0.0 if at < trigger.index else 1.0)
        if not trigger.verbal:
            cost += 1.5 * sum(1 for t in stage.triggers if at < t.index < trigger.index)
        cost += _governed(tree, at, trigger) + (APART if _acts_elsewhere(tree, at, trigger) else 0.0)
        scored.append((cost, mention.span.start, mention))
    near = [s for s in scored if s[0] <= TOO_FAR]
    if not near:
        return None
    mention = min(near, key=lambda s: s[:2])[2]
    return _of(mention)


def _armed(tree: Tree, said: list[Saying]) -> list[Mention]:
    speakers = {i for s in said for i in tree.subtree(s.index)}
    found = [m for m in tree.mentions(MentionType.ACTOR) if m.side and m.side != CIVILIANS and not is_holder(tree, m)]
    return [m for m in found if not judges(tree, m) and not any(i in speakers for i in tree.covered(m.span))]


def _is_patient(tree: Tree, roles: Roles, at: int) -> bool:
    return roles.patient is not None and tree.distance(roles.patient, at) is not None


def _acts_elsewhere(tree: Tree, at: int, trigger: Trigger) -> bool:
    """Whether a party is the subject of a clause that only stands beside the event's."""
    if _after_and(tree, at, trigger):
        return True
    while tree.tokens[at].dep in ("compound", "amod", "poss", "conj", "appos", "nmod") and tree.tokens[at].head != at:
        at = tree.tokens[at].head
    verb = tree.tokens[at].head
    if tree.tokens[at].dep not in SUBJECT or verb == trigger.index:
        return False
    steps = list(tree.ancestors(trigger.index))
    if verb not in steps:
        return tree.tokens[verb].dep in ("conj", "ROOT", "parataxis")
    below = [trigger.index, *steps[: steps.index(verb)]]
    return any(tree.tokens[i].dep == "conj" and tree.kids(i, *SUBJECT) for i in below)


def _after_and(tree: Tree, at: int, trigger: Trigger) -> bool:
    """Whether a party opens what a headline joins to the event with "and": "shelling hits X and rebels take Y"."""
    if at < trigger.last or at + 1 >= len(tree.words) or tree.tokens[at + 1].pos not in ("VERB", "AUX"):
        return False
    before = range(at - 1, trigger.last, -1)
    opening = next((i for i in before if tree.tokens[i].pos not in ("DET", "ADJ", "NOUN", "PROPN", "ADV")), None)
    return opening is not None and tree.words[opening] in JOINS


def _governed(tree: Tree, at: int, trigger: Trigger) -> float:
    """Further where a small word makes it the other side ("against", "on"), or it is among the dead."""
    token = tree.tokens[at]
    if token.dep in ("pobj", "compound"):
        holder = tree.words[tree.tokens[at].head]
        if holder in ("against", "on", "from", "at", "among", "with", "to"):
            return 4.0
    if token.dep == "poss" and tree.tokens[token.head].dep in ("dobj", "nsubjpass"):
        return 4.0  # "broke the army's line": what is done to somebody's own is done to them
    if token.dep == "nsubjpass" or (token.dep == "dobj" and trigger.verbal):
        return 3.0
    return 0.0


def _inherited(trigger: Trigger, before: tuple[Draft, ...]) -> Party:
    """Whoever did the last thing of the same kind in this part of the report."""
    if trigger.kind == Kind.CHEMICAL_WEAPON:
        return NOBODY  # too grave to be laid at anybody's door by order of telling
    same = (d.actor for d in reversed(before) if d.kind == trigger.kind)
    return next(same, NOBODY)


def _other(tree: Tree, said: list[Saying], actor: Party) -> Party:
    others = [m for m in _armed(tree, said) if m.side != actor.side]
    return _of(others[0]) if others else NOBODY
