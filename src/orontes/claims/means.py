"""Which weapons an event was made with: those of its own phrase, else whatever hangs nearest its word.

What carries a weapon tells more than the weapon: rockets fired by jets are an air strike. What a shell is filled with
tells less: phosphorus shells are shelling, with the weapon that fills them.
"""

from __future__ import annotations

from dataclasses import replace

from orontes.claims.lexicon import Instrument, Lexicon, Rule
from orontes.claims.matching import Match, opening
from orontes.claims.tree import Tree
from orontes.claims.types import Kind
from orontes.reading.types import MentionType

Arm = tuple[int, Instrument]  # the last word of a weapon's name, and what it makes of an event
JOINED = frozenset(("and", "or", "/", "&"))
MODIFIERS = frozenset(("NOUN", "PROPN", "ADJ", "CCONJ"))
LISTING = MODIFIERS | {"PUNCT", "NUM", "DET"}
# Which kinds a weapon word may turn an event of a kind into; all where none is given.
FITTING: dict[Kind | None, frozenset[Kind]] = {
    Kind.EXPLOSIVE: frozenset(
        (Kind.EXPLOSIVE, Kind.SUICIDE_BOMB, Kind.AIR_STRIKE, Kind.SHELLING, Kind.CHEMICAL_WEAPON)
    ),
    Kind.SHELLING: frozenset((Kind.SHELLING, Kind.AIR_STRIKE, Kind.CHEMICAL_WEAPON)),
    Kind.AIR_STRIKE: frozenset((Kind.AIR_STRIKE, Kind.SHELLING, Kind.CHEMICAL_WEAPON)),
    Kind.PROPERTY_DESTRUCTION: frozenset((Kind.AIR_STRIKE,)),  # "jets destroyed two depots"
    Kind.ATTACK_ON_CIVILIANS: frozenset(
        (Kind.ATTACK_ON_CIVILIANS, Kind.AIR_STRIKE, Kind.SHELLING, Kind.EXPLOSIVE, Kind.SUICIDE_BOMB)
    ),
}
# A ground assault stays one whatever supports it, unless the weapon is part of its name.
OWN_ONLY = frozenset(("assault",))
# How far a weapon word may stand from an event word whose kind it decides, in words and in steps of the tree.
REACH, STEPS = 9, 4
OTHER_CLAUSES = frozenset(("advcl", "ccomp", "conj", "relcl", "parataxis"))
# What a shell, bomb or rocket may be filled with, and what may be fired from the ground as from the air.
FILLINGS = frozenset(("incendiary", "thermobaric", "cluster"))
# What follows "air" where nothing flies.
ON_THE_GROUND = frozenset(("base", "bases", "field", "port", "defence", "defences", "defense", "defenses", "space"))
MUNITIONS = frozenset(("rocket", "missile"))


def arms_of(tree: Tree, lexicon: Lexicon) -> list[Arm]:
    """Weapon words of a sentence in order; the longest name wins, and one that only fills another is part of it."""
    found: dict[int, tuple[int, Instrument]] = {}
    for index, word in enumerate(tree.words):
        for words, instrument in lexicon.arms.get(word, ()):
            last = index + len(words) - 1
            if tree.words[index : last + 1] == words and len(words) > found.get(last, (0,))[0]:
                found[last] = (len(words), instrument)
    for last in [last for last in found if _of_a_site(tree, last)]:
        del found[last]
    taken = {i for last, (length, _) in found.items() for i in range(last - length + 1, last + 1)}
    for mention in tree.mentions(MentionType.WEAPON):
        covered = tree.covered(mention.span)
        if mention.ref in lexicon.by_weapon and covered and taken.isdisjoint(covered):
            found[covered[-1]] = (len(covered), lexicon.by_weapon[mention.ref])
    return _filled([(at, instrument) for at, (_, instrument) in sorted(found.items())])


def _of_a_site(tree: Tree, last: int) -> bool:
    """Whether a weapon's word only names what stands on the ground: "Tamanhint air base", "air defences"."""
    return tree.words[last] == "air" and not ON_THE_GROUND.isdisjoint(tree.words[last + 1 : last + 2])


def _filled(arms: list[Arm]) -> list[Arm]:
    """ "Phosphorus shells", "cluster rockets": one weapon, fired as the second and named for the first."""
    kept: list[Arm] = []
    for at, arm in arms:
        before = kept[-1] if kept and at - kept[-1][0] == 1 else None
        if before is not None and before[1].weapon in FILLINGS and arm.kind == Kind.SHELLING:
            kept[-1] = (at, replace(arm, weapon=before[1].weapon))
        else:
            kept.append((at, arm))
    return kept


def means_of(tree: Tree, match: Match, arms: list[Arm]) -> list[Arm]:
    """The weapons that an event word was told with, each once; none where its rule alone decides."""
    rule = match.pattern.rule
    first = opening(tree, match.index) if match.pattern.verbal else None
    if first:  # a clause of its own: "shelling hits Douma and gunmen kill a guard"
        arms = [arm for arm in arms if arm[0] >= first]
    named = frozenset(at for at, _ in arms)
    own = [arm for arm in arms if _in_phrase(tree, match, arm[0], named) and _fits(rule, arm[1])]
    if not rule.instrument:
        gas = _gas_in(tree, match, arms)
        own = gas or [arm for arm in own if arm[1].kind == rule.kind][:1] + _beside(tree, match, arms)
    if rule.kind == Kind.SUICIDE_BOMB:
        own = _suicide_vehicle(tree, match, arms) or own
    if rule.armed:
        arms = [arm for arm in arms if arm[0] in _wielded(tree, match.index)]
    near = own or ([] if rule.name in OWN_ONLY else _nearest(tree, match, [a for a in arms if _fits(rule, a[1])]))
    return _distinct([_carried(tree, match, arm, arms) for arm in near] if rule.instrument else near)


def _gas_in(tree: Tree, match: Match, arms: list[Arm]) -> list[Arm]:
    """What a bomb or grenade held that was no explosive: "gas grenades", "devices filled with chlorine"."""
    if match.pattern.rule.kind != Kind.EXPLOSIVE:
        return []
    return _nearest(tree, match, [arm for arm in arms if arm[1].kind == Kind.CHEMICAL_WEAPON])[:1]


def _beside(tree: Tree, match: Match, arms: list[Arm]) -> list[Arm]:
    """The guns named in one breath with what flies: "land and air strikes", "artillery and aerial bombardment"."""
    if match.pattern.rule.kind != Kind.AIR_STRIKE or match.index < 2 or tree.words[match.index - 1] not in JOINED:
        return []
    at = match.index - 2
    return [arm for arm in arms if arm[0] == at and arm[1].kind == Kind.SHELLING and not tree.words[at].endswith("ing")]


def _wielded(tree: Tree, index: int) -> set[int]:
    """Words that may name what a verb was done with: its own, its subject's, and the noun it tells of."""
    token = tree.tokens[index]
    found = tree.subtree(index, stop=OTHER_CLAUSES)
    if token.dep in ("acl", "relcl"):
        found.add(token.head)
    elif token.dep in ("conj", "xcomp", "advcl"):
        for child in tree.kids(token.head, "nsubj", "nsubjpass"):
            found |= tree.subtree(child, stop=OTHER_CLAUSES)
    return found


def arm_near(tree: Tree, lexicon: Lexicon, index: int) -> Instrument | None:
    """The weapon that hangs near a word of harm: "killed by warplanes"."""
    arms = arms_of(tree, lexicon)
    scored = [(tree.path(index, at), abs(at - index), n) for n, (at, _) in enumerate(arms)]
    near = [s for s in scored if s[0] <= STEPS and s[1] <= REACH]
    return arms[min(near)[2]][1] if near else None


def _suicide_vehicle(tree: Tree, match: Match, arms: list[Arm]) -> list[Arm]:
    cars = [(at, arm) for at, arm in arms if arm.weapon == "vehicle_bomb" and abs(at - match.last) <= REACH]
    vehicles = [(at, arm) for at, arm in cars if abs(at - match.last) <= 3 or tree.path(match.last, at) <= STEPS]
    return [(at, replace(arm, kind=Kind.SUICIDE_BOMB)) for at, arm in vehicles[:1]]


def _distinct(arms: list[Arm]) -> list[Arm]:
    kept = {(arm.weapon, arm.kind): (at, arm) for at, arm in reversed(arms)}
    suicide = [pair for pair in kept.values() if pair[1].kind == Kind.SUICIDE_BOMB]
    if suicide:  # a suicide car bomb is one weapon
        vehicle = any(arm.weapon == "vehicle_bomb" for _, arm in kept.values())
        at, arm = suicide[0]
        return [(at, replace(arm, weapon="vehicle_bomb" if vehicle else arm.weapon))]
    return sorted(kept.values(), key=lambda pair: pair[0])


def _fits(rule: Rule, arm: Instrument) -> bool:
    """Whether a weapon may decide the kind of this rule's event."""
    if arm.only and rule.kind not in arm.only:
        return False
    if not rule.instrument:
        return arm.kind == rule.kind
    return arm.kind in FITTING.get(rule.kind, frozenset(Kind))


def _in_phrase(tree: Tree, match: Match, at: int, named: frozenset[int]) -> bool:
    """The weapon is part of the event word, or stands before it in its noun phrase ("air and artillery strikes")."""
    if at in match.words:
        return True
    noun = not match.pattern.verbal or tree.words[match.index].endswith("ing")
    if not noun or not 0 < match.index - at <= 5:
        return False
    between = (i for i in range(at, match.index) if i not in named)
    return all(tree.tokens[i].pos in MODIFIERS or tree.words[i] in (",", "-") for i in between)


def _nearest(tree: Tree, match: Match, arms: list[Arm]) -> list[Arm]:
    """The weapon that hangs nearest the event word, where one hangs near enough, with those named in one breath."""
    scored = []
    for at, arm in arms:
        words = abs(at - match.last)
        steps = 1 if match.index - at == 1 else tree.path(match.index, at)  # a headline's parse is not to be trusted
        if words <= REACH and steps <= STEPS:
            scored.append((steps + words / REACH, at, arm))
    near = [(at, arm) for _, at, arm in sorted(scored, key=lambda s: s[:2])[:1]]
    return [pair for pair in arms if near and _listed(tree, near[0][0], pair[0])]


def _listed(tree: Tree, a: int, b: int) -> bool:
    """Whether two weapons are named in one breath: "incendiary, thermobaric and chlorine munitions"."""
    low, high = sorted((a, b))
    return all(tree.tokens[i].pos in LISTING or tree.words[i] == "with" for i in range(low, high))


def _carried(tree: Tree, match: Match, arm: Arm, arms: list[Arm]) -> Arm:
    """What carried a rocket or missile, where that flies: "rockets fired by jets", "helicopters launched missiles"."""
    at, weapon = arm
    if weapon.weapon not in MUNITIONS or weapon.kind != Kind.SHELLING:
        return arm
    for other, carrier in arms:
        if not carrier.carrier or _listed(tree, at, other):
            continue
        beside = tree.clause(other) == tree.clause(match.index) and tree.path(match.index, other) <= STEPS
        if beside or tree.distance(at, other) is not None:
            return other, carrier
    return arm
