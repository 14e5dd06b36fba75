"""Whose side was struck, where a report makes it plain without a word for it.

Homes, markets and hospitals are civilians'. A place that the report says somebody holds is that side's. Elsewhere a
party fights, and strikes, the side that the same part of the report most often shows it to fight, or else the whole
report: annotators read silence so. Words that name a side are never overruled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from orontes.claims.cues import cues
from orontes.claims.draft import VIOLENT, Draft
from orontes.claims.merge import place_key
from orontes.claims.owning import HELD
from orontes.claims.parties import CIVILIANS
from orontes.claims.types import NOBODY, Kind, Modality, Party
from orontes.reading.types import MentionType, Reading

CIVIL_FACILITIES = frozenset(("hospital", "school", "place_of_worship", "market"))
# Kinds in which one side faces another.
FOUGHT = frozenset(
    (
        Kind.ARMED_CLASH,
        Kind.TERRITORY_TAKEN,
        Kind.TERRITORY_TRANSFERRED,
        Kind.MOBILIZATION,
        Kind.SUICIDE_BOMB,
        Kind.ENCIRCLEMENT,
    )
)
# A report that names one doer of these tells the rest of the same; never grave ones, such as chemical attacks.
ONE_DOER = frozenset((Kind.AIR_STRIKE, Kind.ENCIRCLEMENT, Kind.SHELLING))
TWO = 2
# Kinds in which the other of two sides that a report names is meant.
GROUND = frozenset((Kind.TERRITORY_TAKEN, Kind.TERRITORY_TRANSFERRED, Kind.ENCIRCLEMENT))
STRIKES = frozenset((Kind.AIR_STRIKE, Kind.SHELLING, Kind.SUICIDE_BOMB, Kind.EXPLOSIVE, Kind.PROPERTY_DESTRUCTION))
FOR_CIVILIANS = frozenset((Kind.AID, Kind.DISPLACEMENT))


def sides_of(reading: Reading) -> set[str]:
    """The armed sides that a report names."""
    named = (m for sentence in reading.sentences for m in sentence.mentions if m.type == MentionType.ACTOR)
    return {mention.side for mention in named} - {"", CIVILIANS}


def opposed(drafts: list[Draft], armed: set[str]) -> list[Draft]:
    """The drafts of one report, which names these `armed` sides, with the side of the target where it is plain."""
    drafts = _with_same_doer([_without_civil_doer(draft) for draft in drafts])
    foes, holders = _foes(drafts), _holders(drafts)
    only = _only_two(sorted(armed))
    faced = [(only if _is_of_ground(draft) else {}) | foes[draft.sentence.entry] for draft in drafts]
    return [_faced_by(draft, sides, holders) for draft, sides in zip(drafts, faced, strict=True)]


def _is_of_ground(draft: Draft) -> bool:
    """Whether it changes hands, or was held against an attack: a blow may as well fall on people of no side."""
    return draft.kind in GROUND or (draft.kind == Kind.ARMED_CLASH and draft.modality == Modality.FAILED)


def _only_two(sides: Sequence[str]) -> dict[str, str]:
    """Each side's foe where a report names two armed sides and no more."""
    return {sides[0]: sides[1], sides[1]: sides[0]} if len(sides) == TWO else {}


def _without_civil_doer(draft: Draft) -> Draft:
    """An attack that was read as done by "people" or "residents" is nobody's: civilians fight no war."""
    return replace(draft, actor=NOBODY) if draft.kind in VIOLENT and draft.actor.side == CIVILIANS else draft


def _faced_by(draft: Draft, foes: dict[str, str], holders: dict[str, str]) -> Draft:
    return _with_target_side(_with_taker(draft, foes, holders), foes, holders)


def _with_taker(draft: Draft, foes: dict[str, str], holders: dict[str, str]) -> Draft:
    """Ground that fell, with nobody said to take it, went to the foe of whoever lost or held it.

    An attack that was beaten off, with nobody said to make it, was made by the foe of whoever beat it off.
    """
    beaten = draft.kind == Kind.ARMED_CLASH and draft.modality == Modality.FAILED and draft.target.side
    if not _is_nameless(draft.actor) or not (beaten or draft.kind == Kind.TERRITORY_TAKEN):
        return draft
    taker = foes.get(draft.target.side or holders.get(place_key(draft.place.text), ""), "")
    return replace(draft, actor=Party(draft.actor.text, "", taker)) if taker else draft


def _is_nameless(actor: Party) -> bool:
    """Nobody, or armed men of no side: "soldiers", "fighters"."""
    return actor == NOBODY or (not actor.side and all(cues().has("forces", word) for word in _plain(actor.text)))


def _with_same_doer(drafts: list[Draft]) -> list[Draft]:
    """A strike or siege of nobody's is that side's whose others the report tells of, where it names one side."""
    doers: dict[Kind, set[str]] = {}
    for draft in drafts:
        if draft.kind in ONE_DOER and draft.actor.side:
            doers.setdefault(draft.kind, set()).add(draft.actor.side)
    alone = {kind: next(iter(sides)) for kind, sides in doers.items() if len(sides) == 1}
    return [
        replace(d, actor=Party("", "", alone[d.kind])) if d.actor == NOBODY and d.kind in alone else d for d in drafts
    ]


def _with_target_side(draft: Draft, foes: dict[str, str], holders: dict[str, str]) -> Draft:
    if draft.target.side or draft.kind == Kind.TERRITORY_HELD:
        return draft
    foe = foes.get(draft.actor.side, "") if draft.kind in FOUGHT | STRIKES else ""
    side = _civil(draft) or _holder(draft, holders) or foe
    return replace(draft, target=Party(draft.target.text, draft.target.id, side)) if side else draft


def _civil(draft: Draft) -> str:
    words = _plain(draft.target.text)
    if draft.kind in FOR_CIVILIANS:
        return CIVILIANS if words or draft.kind == Kind.AID else ""
    if draft.kind not in VIOLENT | STRIKES:
        return ""
    if draft.facility in CIVIL_FACILITIES or draft.civilians is not None:
        return CIVILIANS
    if any(cues().has("civil_things", word) for word in (*words, *_plain(draft.place.text))):
        return CIVILIANS
    doer = {*_plain(draft.actor.text)}  # whoever fires is not whom it hits
    told = _plain(draft.sentence.text) if draft.kind in STRIKES and not draft.target.text else ()
    told = tuple(word for word in told if word not in doer)
    civil = any(cues().has("civilians", word) or cues().has("civil_things", word) for word in told)
    return CIVILIANS if civil and not any(cues().has("non_civilian", word) for word in told) else ""


def _plain(text: str) -> tuple[str, ...]:
    return tuple(word.strip(".,;:“”\"'’") for word in text.lower().split())


def _holder(draft: Draft, holders: dict[str, str]) -> str:
    if draft.kind not in STRIKES | FOUGHT:
        return ""
    written = _written_holder(draft)
    side = written or holders.get(place_key(draft.place.text), "")
    return side if side != draft.actor.side else ""


def _written_holder(draft: Draft) -> str:
    """The side whose the place's own words say it is: "the rebel-held parts"."""
    place = draft.place.text
    if not any(word in place for word in HELD):
        return ""
    actors = (m for m in draft.sentence.mentions if m.type == MentionType.ACTOR and m.side and m.text in place)
    return next((m.side for m in actors), "")


def _foes(drafts: Sequence[Draft]) -> dict[int, dict[str, str]]:
    """By part of the report, the side that each side is most often shown to fight: in that part, else in all of it."""
    everywhere = _faced(drafts)
    parts: dict[int, list[Draft]] = {}
    for draft in drafts:
        parts.setdefault(draft.sentence.entry, []).append(draft)
    return {part: everywhere | _faced(inside) for part, inside in parts.items()}


def _faced(drafts: Iterable[Draft]) -> dict[str, str]:
    faced: dict[str, Counter[str]] = {}
    for draft in drafts:
        pair = (draft.actor.side, draft.target.side)
        if draft.kind in FOUGHT | STRIKES and all(pair) and CIVILIANS not in pair and pair[0] != pair[1]:
            faced.setdefault(pair[0], Counter())[pair[1]] += 1
            faced.setdefault(pair[1], Counter())[pair[0]] += 1
    return {side: foe for side, others in faced.items() if (foe := _foremost(others))}


def _foremost(sides: Counter[str]) -> str:
    """The side named most often, "" where two are named as often."""
    (side, times), *others = sides.most_common(2)
    return "" if others and others[0][1] == times else side


def _holders(drafts: Iterable[Draft]) -> dict[str, str]:
    """Who is said to hold a place; nobody where the report names two."""
    said: dict[str, set[str]] = {}
    for draft in drafts:
        if draft.kind == Kind.TERRITORY_HELD and draft.actor.side and draft.modality == Modality.ASSERTED:
            said.setdefault(place_key(draft.place.text), set()).add(draft.actor.side)
    return {key: next(iter(sides)) for key, sides in said.items() if key and len(sides) == 1}
