"""Where a claim's place lies when its own words do not tell: told more exactly further on, or near what else is named.

A report leads with what is wide ("strikes in the north killed 20") and says later where ("the raids hit Haas"). And a
name that no gazetteer knows, or "a village", lies where the report is at that moment: its governorate is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from orontes.claims.draft import VIOLENT, Draft
from orontes.claims.scene import GENERIC
from orontes.claims.scenes import is_dateline
from orontes.claims.types import Kind
from orontes.places.types import Placement, PlacePhrase
from orontes.reading.types import MentionType, Reading
from orontes.reading.worldwide import STATE

Placements = Mapping[PlacePhrase, Placement]
Placed = Callable[[str], Placement | None]
# UCDP precision of a governorate: from here on a place is wide.
WIDE = 4
# How many sentences after an event may say where exactly it was.
NEXT = 5
# What is told first may be told again in a nearer word: "killed 20" of air strikes.
LOOSE = frozenset((Kind.ARMED_CLASH, Kind.ATTACK_ON_CIVILIANS, Kind.CASUALTIES))
# Rank of a place that the text only describes: anything that is named is nearer.
UNNAMED = 9


def pinned(drafts: list[Draft], placements: Placements) -> list[Draft]:
    """Drafts with the wide places of events made exact where a later sentence does; bare pointers are dropped."""
    told: list[Draft] = []
    for n, draft in enumerate(drafts):
        if draft.pointer:
            continue
        nearer = next((d for d in drafts[n + 1 :] if _pins(d, draft, placements)), None)
        told.append(replace(draft, place=nearer.place, carried=True) if nearer is not None else draft)
    return told


def _pins(later: Draft, told: Draft, placements: Placements) -> bool:
    gap = later.sentence.index - told.sentence.index
    if gap < 1 or told.kind not in VIOLENT | {Kind.CASUALTIES} or told.running or later.carried or not told.place.text:
        return False
    near, wide = placements[later.place], placements[told.place]
    if _rank(near) >= min(_rank(wide), WIDE + 1) or not _holds(wide, near) or _apart(later, told):
        return False
    if later.pointer:
        return gap <= NEXT
    same = bool(told.killed and later.killed and told.killed.low == later.killed.low > 1)
    if same and later.kind in VIOLENT:
        return True
    alike = later.kind == told.kind or (later.kind in VIOLENT and len({later.kind, told.kind} & LOOSE) == 1)
    if _rank(wide) == UNNAMED and later.kind == told.kind and gap <= NEXT:
        return not (told.killed and later.killed)  # "a village in Idlib": whichever is named next
    return bool(alike and gap <= NEXT and told.killed and not later.killed)


def _rank(placement: Placement) -> int:
    """How wide a place is: UCDP's precision, a described one widest; an unknown name is as exact as any."""
    if placement.text.startswith(("a ", "an ")):
        return UNNAMED
    if placement.where_prec:
        return max(placement.where_prec, WIDE - 1)
    return WIDE - 1 if placement.text[:1].isupper() else UNNAMED


def _holds(wide: Placement, near: Placement) -> bool:
    """Whether nothing says that the nearer place lies outside the wide one; "a village near Hama" is not Hama."""
    if _rank(wide) == UNNAMED and near.text.lower() in wide.text.lower():
        return False
    same_land = not wide.country or not near.country or wide.country == near.country
    return same_land and (not wide.admin1 or not near.admin1 or wide.admin1 == near.admin1)


def _apart(later: Draft, told: Draft) -> bool:
    """Whether two drafts tell of different times or parties."""
    if later.modality != told.modality or (later.dated and not later.when.overlaps(told.when)):
        return True
    return bool(later.actor.side and told.actor.side and later.actor.side != told.actor.side)


def settled(drafts: list[Draft], reading: Reading, placements: Placements, placed: Placed) -> list[Draft]:
    """Drafts whose unknown places are asked for again, in the governorate that the report names nearest by."""
    hints = _hints(reading, placed)
    return [_settled(draft, placements[draft.place], hints, placed) for draft in drafts]


def _settled(draft: Draft, placement: Placement, hints: Sequence[tuple[int, int, str]], placed: Placed) -> Draft:
    if not draft.place.text or placement.place_id or placement.admin1:
        return draft
    at, entry, words = draft.sentence.index, draft.sentence.entry, draft.place.text.split()
    ranked = sorted(hints, key=lambda h: (h[2] not in words, h[1] != entry, h[0] > at, abs(h[0] - at)))
    within = next((text for _, _, text in ranked if _in_land(placed(text), placement.country)), "")
    return replace(draft, place=PlacePhrase(draft.place.text, within)) if within else draft


def _in_land(hint: Placement | None, country: str) -> bool:
    return hint is not None and country in ("", hint.country)


def _hints(reading: Reading, placed: Placed) -> list[tuple[int, int, str]]:
    """Names of places whose governorate is known, with their sentence and entry, in the country named most."""
    found = [
        (sentence.index, sentence.entry, mention.text)
        for sentence in reading.sentences
        for mention in sentence.mentions
        if mention.type == MentionType.PLACE
        and mention.cue not in (GENERIC, STATE)
        and not is_dateline(sentence, mention)
        and _governed(placed(mention.text))
    ]
    lands = Counter(place.country for _, _, text in found if (place := placed(text)) is not None)
    home = min(lands, key=lambda land: (-lands[land], land), default="")
    return [hint for hint in found if _in_land(placed(hint[2]), home)]


def _governed(placement: Placement | None) -> bool:
    return placement is not None and placement.admin1 != "" and placement.where_prec <= WIDE
