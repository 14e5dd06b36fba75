"""Drafts of one sentence without doubles, and without what only says how or why another of them happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from orontes.claims.draft import VIOLENT, Draft
from orontes.claims.types import Kind, Modality
from orontes.places.types import Placement, PlacePhrase

# Kinds of which a sentence tells one blow, however many words for its weapon it has.
ONE_WEAPON = frozenset((Kind.EXPLOSIVE, Kind.SUICIDE_BOMB, Kind.CHEMICAL_WEAPON))
VEHICLE = "vehicle_bomb"
# UCDP precision of a whole country.
COUNTRY = 6
# Rules for harm to things, which is often only what another blow did.
HARM = frozenset(("destroy", "destruction"))
# Blows from a distance, told place by place in the bulletins of armies.
FROM_AFAR = frozenset((Kind.AIR_STRIKE, Kind.SHELLING))
TOLD = frozenset((Modality.ASSERTED, Modality.ALLEGED))
# Rules for a blow with no weapon named: "Israel struck a post".
BARE_HITS = frozenset(("hit", "targeting"))


def distinct(drafts: list[Draft]) -> list[Draft]:
    """One draft for each kind, place and weapon of a sentence: the surer or earlier one, filled up from the others."""
    kept: dict[tuple[str, str, str], Draft] = {}
    bombers = {draft.place for draft in drafts if draft.kind == Kind.SUICIDE_BOMB}
    for draft in (_set_off(draft, bombers) for draft in drafts):
        several = draft.kind in VIOLENT and draft.kind not in ONE_WEAPON
        key = (draft.kind, draft.place.text.lower(), draft.weapon if several else "")
        other = kept.get(key)
        if other is None:
            kept[key] = draft
        elif _undoes(draft, other):
            kept[key] = replace(other, kind=Kind.ARMED_CLASH, modality=Modality.FAILED)
        elif draft.confidence > other.confidence + 0.3:
            kept[key] = _filled(draft, other)
        else:
            kept[key] = _filled(other, draft)
    return sorted(kept.values(), key=lambda d: (d.index, d.span))


def _undoes(draft: Draft, other: Draft) -> bool:
    """Whether who took a place was driven out of it at once: "captured it on Friday before being driven out"."""
    taken = draft.kind == other.kind == Kind.TERRITORY_TAKEN and other.modality in {Modality.ASSERTED, Modality.ALLEGED}
    return taken and other.index < draft.index and bool(other.actor.side) and draft.target.side == other.actor.side


def _set_off(draft: Draft, bombers: set[PlacePhrase]) -> Draft:
    """A bomb that went off where a suicide bomber is told of is the bomber's."""
    theirs = draft.kind == Kind.EXPLOSIVE and draft.place in bombers
    return replace(draft, kind=Kind.SUICIDE_BOMB) if theirs else draft


def _filled(draft: Draft, other: Draft) -> Draft:
    timed = draft if draft.dated or _of_a_noun(other) else other
    return replace(
        draft,
        actor=draft.actor if draft.actor.side else other.actor,
        target=draft.target if draft.target.text else other.target,
        facility=draft.facility or other.facility,
        weapon=_surer(draft, other),
        when=timed.when,
        dated=timed.dated,
    )


def _of_a_noun(draft: Draft) -> bool:
    """Whether ground changed hands in a clause about a noun, at another time: "regained all that it lost in May"."""
    tokens = draft.sentence.tokens
    return draft.kind == Kind.TERRITORY_TAKEN and draft.index < len(tokens) and tokens[draft.index].dep == "relcl"


def _surer(draft: Draft, other: Draft) -> str:
    """A bomb that is told to have lain in a car is a car bomb."""
    named = {draft.weapon, other.weapon}
    return VEHICLE if VEHICLE in named else draft.weapon or (other.weapon if draft.kind in ONE_WEAPON else "")


def without_means(drafts: list[Draft]) -> list[Draft]:
    """Without what is only the effect of another event of the sentence: "a blast destroyed a wall"."""
    kept = []
    for draft in drafts:
        others = [d for d in drafts if d is not draft]
        if (
            draft.kind == Kind.PROPERTY_DESTRUCTION
            and draft.rule in HARM
            and (not _was_done(draft) or any(d.kind in VIOLENT for d in others))
        ):
            continue
        if _passing(draft, others):
            continue
        kept.append(draft)
    return kept


def _was_done(draft: Draft) -> bool:
    """Whether harm is told as done; what is only planned counts where somebody known plans it."""
    return bool(draft.actor.side) or draft.modality in TOLD


def struck(drafts: list[Draft]) -> list[Draft]:
    """The drafts, with what a blow destroyed at a place of its own told as one more of it."""
    return [_struck(draft, drafts) for draft in drafts]


def _struck(draft: Draft, drafts: list[Draft]) -> Draft:
    """ "Raids killed 12 in Soran, destroying a depot in Hama": what was destroyed tells where else they struck."""
    if draft.kind != Kind.PROPERTY_DESTRUCTION or draft.rule not in HARM or draft.carried or not draft.place.text:
        return draft
    before = [d for d in drafts if d.index < draft.index and d.kind in FROM_AFAR]
    blow = max(before, key=lambda d: d.index, default=None)
    if blow is None or any(d.place == draft.place for d in drafts if d.kind in VIOLENT):
        return draft
    return replace(draft, kind=blow.kind, weapon=blow.weapon, actor=blow.actor, confidence=blow.confidence)


def concrete(drafts: list[Draft], placements: Mapping[PlacePhrase, Placement]) -> list[Draft]:
    """Without general talk of violence: in a whole country, on no day of its own, with nobody counted."""
    return [draft for draft in drafts if not _is_general(draft, placements[draft.place])]


def _is_general(draft: Draft, placement: Placement) -> bool:
    if draft.kind == Kind.CHEMICAL_WEAPON:
        return False  # that such weapons were used in a country at all is news, and disputed
    counted = draft.killed is not None or draft.injured is not None or draft.running
    return draft.kind in VIOLENT and placement.where_prec == COUNTRY and not draft.dated and not counted


def _passing(draft: Draft, others: list[Draft]) -> bool:
    """A general word for violence that adds nothing: "the attacks", "rebels fighting Assad"."""
    if draft.rule in BARE_HITS and not draft.weapon:
        return not draft.actor.text or draft.carried or any(d.kind in VIOLENT for d in others)
    if draft.kind != Kind.ARMED_CLASH:
        return False
    if draft.rule == "attack":
        told = draft.actor.side or draft.modality == Modality.FAILED
        return not told or any(d.kind in VIOLENT and d.place == draft.place for d in others)
    return draft.rule == "clash.verb" and draft.carried
