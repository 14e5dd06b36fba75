"""Event words of a sentence: which lexicon patterns stand in it, where, and what the weapon named makes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from orontes.claims.lexicon import IDLE, Instrument, Lexicon, Pattern, Rule
from orontes.claims.tree import Tree
from orontes.claims.types import Kind

NOMINAL = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "ROOT", "conj", "compound", "appos", "attr"))
NOUNS = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "X"))
MODIFIERS = frozenset(("NOUN", "PROPN", "ADJ", "CCONJ"))
LISTING = MODIFIERS | {"PUNCT", "NUM", "DET"}
HYPHENS = frozenset(("-", "–", "‑"))
# Which kinds a weapon word may turn an event of a kind into; all where none is given.
FITTING: dict[Kind | None, frozenset[Kind]] = {
    Kind.EXPLOSIVE: frozenset((Kind.EXPLOSIVE, Kind.SUICIDE_BOMB, Kind.AIR_STRIKE, Kind.CHEMICAL_WEAPON)),
    Kind.SHELLING: frozenset((Kind.SHELLING, Kind.AIR_STRIKE, Kind.CHEMICAL_WEAPON)),
    Kind.AIR_STRIKE: frozenset((Kind.AIR_STRIKE, Kind.SHELLING)),
    Kind.ATTACK_ON_CIVILIANS: frozenset((Kind.ATTACK_ON_CIVILIANS, Kind.AIR_STRIKE, Kind.SHELLING)),
}
# A ground assault stays one whatever supports it, unless the weapon is part of its name.
OWN_ONLY = frozenset(("assault",))
# How far a weapon word may stand from an event word whose kind it decides, in words.
REACH = 9


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event word: `index` is where its subject hangs, `last` where its object does."""

    kind: Kind
    rule: Rule
    index: int
    last: int
    verbal: bool
    weapon: str = ""
    weapon_index: int | None = None

    @property
    def words(self) -> range:
        """Indices from the first to the last word."""
        return range(self.index, self.last + 1)


@dataclass(frozen=True, slots=True)
class _Match:
    pattern: Pattern
    index: int
    last: int

    @property
    def words(self) -> range:
        return range(self.index, self.last + 1)


def find_triggers(tree: Tree, lexicon: Lexicon, accept: Callable[[Trigger], bool]) -> list[Trigger]:
    """Triggers in the order of the text; no word belongs to two, but two weapons may share one word.

    Of several rules for a word the first counts whose conditions `accept` finds met.
    """
    found = _suffixes(tree, lexicon)
    taken = {m.index for m in found}
    for match in sorted(_raw(tree, lexicon), key=lambda m: (-len(m.pattern.words), m.pattern.rank, m.index)):
        if match.pattern.rule is IDLE and taken.isdisjoint(match.words):
            taken.update(match.words)
        elif taken.isdisjoint(match.words) and accept(
            _trigger(match, match.pattern.rule.kind or Kind.SHELLING, "", None)
        ):
            taken.update(match.words)
            found.append(match)
    triggers = sorted((t for m in found for t in _resolve(tree, lexicon, m)), key=lambda t: t.index)
    return [t for t in triggers if not _spoken_for(t, triggers)]


def _spoken_for(trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Whether the weapon that makes this trigger what it is stands there as an event of its own: "a car bomb hit"."""
    at = trigger.weapon_index
    if at is None or at in trigger.words or not trigger.rule.instrument:
        return False
    return any(at in other.words and other is not trigger for other in triggers)


def _raw(tree: Tree, lexicon: Lexicon) -> list[_Match]:
    found = []
    for index, word in enumerate(tree.words):
        for pattern in lexicon.by_word.get(word, ()):
            last = _match(tree.words, pattern, index)
            if last is not None and _right_class(tree, lexicon, pattern, index):
                found.append(_Match(pattern, index, last))
    return found


def _match(words: tuple[str, ...], pattern: Pattern, index: int) -> int | None:
    at = index
    for forms, gap in zip(pattern.words[1:], pattern.gaps[1:], strict=True):
        window = range(at + 1, min(at + 2 + gap, len(words)))
        at = next((i for i in window if words[i] in forms), -1)
        if at < 0:
            return None
    return at


def _right_class(tree: Tree, lexicon: Lexicon, pattern: Pattern, index: int) -> bool:
    """Several words are sure of themselves; a single one must be tagged as its rule expects."""
    if len(pattern.words) > 1:
        return True
    token = tree.tokens[index]
    if not pattern.verbal:
        only = not any(p.verbal and len(p.words) == 1 for p in lexicon.by_word[tree.words[index]])
        return only or token.pos in NOUNS or (token.text.endswith("ing") and _is_gerund(tree, index))
    if token.pos in ("VERB", "AUX") or token.text.lower().endswith("ed"):
        return True
    return token.pos in NOUNS and token.dep == "ROOT" and tree.child(index, "det", "amod", "poss") is None


def _is_gerund(tree: Tree, index: int) -> bool:
    """Whether a form in -ing stands as a noun: as one in the sentence, or with what only a noun has beside it."""
    if tree.tokens[index].dep in NOMINAL:
        return True
    if tree.child(index, "aux", "dobj", "auxpass") is not None:
        return False
    beside = tree.child(index, "det", "amod", "compound", "poss", "nummod") is not None
    following = tree.words[index + 1] if index + 1 < len(tree.words) else ""
    return beside or following in ("of", "by", "on")


def _suffixes(tree: Tree, lexicon: Lexicon) -> list[_Match]:
    """Compound adjectives: "rebel-held", however the tokeniser cut them."""
    found = []
    for index, word in enumerate(tree.words):
        tail = word.rsplit("-", 1)[-1] if "-" in word else word
        joined = index > 0 and (tree.words[index - 1] in HYPHENS or word != tail)
        rule = lexicon.suffixes.get(tail)
        if rule is not None and joined:
            pattern = Pattern(rule, 0, (frozenset((tail,)),), (0,), verbal=False)
            found.append(_Match(pattern, index, index))
    return found


def _resolve(tree: Tree, lexicon: Lexicon, match: _Match) -> list[Trigger]:
    """What the weapons named make of a match: one trigger for each weapon in its own phrase, else for the nearest."""
    rule = match.pattern.rule
    weapons = _weapons(tree, lexicon)
    named = frozenset(at for at, _ in weapons)
    own = [w for w in weapons if _in_phrase(tree, match, w[0], named) and _fits(rule, w[1])]
    if not rule.instrument:
        own = [w for w in own if w[1].kind == rule.kind][:1]
    if rule.kind == Kind.SUICIDE_BOMB:
        own = _suicide_vehicle(match, weapons) or own
    near = own or ([] if rule.name in OWN_ONLY else _nearest(tree, match, [w for w in weapons if _fits(rule, w[1])]))
    if not near:
        return [_trigger(match, rule.kind or Kind.SHELLING, rule.weapon, None)]
    return [_trigger(match, w.kind, w.weapon, at) for at, w in _distinct(near)]


def _suicide_vehicle(match: _Match, weapons: list[tuple[int, Instrument]]) -> list[tuple[int, Instrument]]:
    vehicles = [(at, w) for at, w in weapons if w.weapon == "vehicle_bomb" and abs(at - match.last) <= 3]
    return [(at, replace(w, kind=Kind.SUICIDE_BOMB)) for at, w in vehicles[:1]]


def _trigger(match: _Match, kind: Kind, weapon: str, at: int | None) -> Trigger:
    return Trigger(kind, match.pattern.rule, match.index, match.last, match.pattern.verbal, weapon, at)


def _distinct(weapons: list[tuple[int, Instrument]]) -> list[tuple[int, Instrument]]:
    kept = {weapon.weapon: (at, weapon) for at, weapon in reversed(weapons)}
    suicide = [pair for pair in kept.values() if pair[1].kind == Kind.SUICIDE_BOMB]
    if suicide:  # a suicide car bomb is one weapon
        vehicle = "vehicle_bomb" in kept
        at, weapon = suicide[0]
        return [(at, replace(weapon, weapon="vehicle_bomb" if vehicle else weapon.weapon))]
    return sorted(kept.values(), key=lambda pair: pair[0])


def _weapons(tree: Tree, lexicon: Lexicon) -> list[tuple[int, Instrument]]:
    """Weapon words with the place of their last word; longer ones win."""
    found: dict[int, tuple[int, Instrument]] = {}
    for instrument in lexicon.instruments:
        for words in sorted(instrument.words):
            for index in range(len(tree.words) - len(words) + 1):
                if tree.words[index : index + len(words)] == words:
                    last = index + len(words) - 1
                    if last not in found or found[last][0] < len(words):
                        found[last] = (len(words), instrument)
    return [(at, instrument) for at, (_, instrument) in sorted(found.items())]


def _fits(rule: Rule, weapon: Instrument) -> bool:
    """Whether a weapon may decide the kind of this rule's event."""
    if weapon.only and rule.kind not in weapon.only:
        return False
    if not rule.instrument:
        return weapon.kind == rule.kind
    return weapon.kind in FITTING.get(rule.kind, frozenset(Kind))


def _in_phrase(tree: Tree, match: _Match, at: int, named: frozenset[int]) -> bool:
    """The weapon is part of the event word, or stands before it in its noun phrase ("air and artillery strikes")."""
    if at in match.words:
        return True
    if match.pattern.verbal or not 0 < match.index - at <= 5:
        return False
    between = (i for i in range(at, match.index) if i not in named)
    return all(tree.tokens[i].pos in MODIFIERS or tree.words[i] in (",", "-") for i in between)


def weapon_near(tree: Tree, lexicon: Lexicon, index: int) -> Instrument | None:
    """The weapon that hangs near a word of harm: "killed by warplanes"."""
    weapons = _weapons(tree, lexicon)
    scored = [(tree.path(index, at), abs(at - index), n) for n, (at, _) in enumerate(weapons)]
    near = [s for s in scored if s[0] <= 4 and s[1] <= REACH]
    return weapons[min(near)[2]][1] if near else None


def _nearest(tree: Tree, match: _Match, weapons: list[tuple[int, Instrument]]) -> list[tuple[int, Instrument]]:
    """The weapon that hangs nearest the event word, where one hangs near enough."""
    scored = []
    for at, weapon in weapons:
        steps, words = tree.path(match.index, at), abs(at - match.last)
        if words <= REACH and steps <= 4:
            scored.append((steps + words / REACH, at, weapon))
    near = [(at, weapon) for _, at, weapon in sorted(scored, key=lambda s: s[:2])[:1]]
    return [pair for pair in weapons if near and _listed(tree, near[0][0], pair[0])]


def _listed(tree: Tree, a: int, b: int) -> bool:
    """Whether two weapons are named in one breath: "incendiary, thermobaric and chlorine munitions"."""
    low, high = sorted((a, b))
    return all(tree.tokens[i].pos in LISTING or tree.words[i] == "with" for i in range(low, high))
