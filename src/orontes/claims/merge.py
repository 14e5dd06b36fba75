"""Retellings of one event within a report: the fullest is kept, unless another source tells it or contradicts it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from orontes.claims.draft import VIOLENT, Draft
from orontes.claims.types import Kind
from orontes.places.types import Placement, PlacePhrase
from orontes.reading.types import EntryKind, Reading

# UCDP precisions: from a governorate on, and a whole country.
WIDE, COUNTRY = 4, 6
# Days from which on a telling sums up.
WEEKS = 14
# So many dead are a figure that tells an event apart wherever it is told: of two dead each, two attacks are told daily.
TELLING = 5
# What several parties make with one another: told of others, it is another.
PARLEYS = frozenset((Kind.AGREEMENT, Kind.TALKS))
# How many sentences after an event may say where exactly it was.
NEXT = 5
# Rules whose words leave open what kind of blow it was.
VAGUE = frozenset(("attack", "attack.verb", "hit", "targeting", "toll"))
# Ground that changes hands: who says so decides what is made of it.
MOVES = frozenset((Kind.TERRITORY_TAKEN, Kind.TERRITORY_TRANSFERRED))
_ARTICLE = re.compile(r"^(?:the|al|el|ar|as|ash|ad|at|an|az)[\s-]+")
_AREA = re.compile(
    r"\b(?:the|town|city|village|province|countryside|of|district|governorate|region|area|suburb|in|near|northern|southern|"
    r"eastern|western|neighbou?rhood|neighbou?rhoods|towns|villages|vicinity|outskirts)\b"
)


def place_key(text: str) -> str:
    """The name in a place phrase, without what kind of place it is.

    >>> place_key("the town of al-Bab"), place_key("Al-Bab city")
    ('bab', 'bab')
    """
    bare = _AREA.sub(" ", text.lower().replace("’", "'"))
    words = [_ARTICLE.sub("", word) for word in re.findall(r"[\w'-]+", bare)]
    return " ".join(word for word in words if word not in ("al", "el", "ar", "as", "ash", "ad"))


Placements = Mapping[PlacePhrase, Placement]


def join(drafts: list[Draft], reading: Reading, placements: Placements) -> list[Draft]:
    """Drafts without retellings, in the order of the text."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-_fullness(d, reading, placements), d.span)):
        nearer = next((n for n, other in enumerate(kept) if _pins_down(draft, other, placements)), None)
        fuller = next((n for n, other in enumerate(kept) if _retells(draft, other, reading, placements)), None)
        if nearer is not None:
            kept[nearer] = replace(kept[nearer], place=draft.place, carried=True)
        elif fuller is not None:
            kept[fuller] = _filled(kept[fuller], draft)
        elif not any(_headline_of(draft, other, reading, placements) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.span, d.kind, d.place.text))


def _fullness(draft: Draft, reading: Reading, placements: Placements) -> float:
    """How much a telling says, the day above all; a headline yields to the body."""
    said = (draft.killed, draft.injured, draft.actor.text, draft.target.text, draft.source, draft.weapon, draft.dated)
    body = reading.entries[draft.sentence.entry].kind != EntryKind.HEADLINE
    exact = 1.5 if 0 < placements[draft.place].where_prec < WIDE else 0.0
    told = sum(1 for part in said if part) + (1 if draft.dated else 0)
    return told + (4 if body else 0) + draft.confidence - (2 if draft.carried else 0) + exact


def _filled(told: Draft, again: Draft) -> Draft:
    """The fuller telling, with the day, the parties and, of one that took its place from it, the toll it lacks."""
    if again.carried and not again.running and not (told.killed or told.injured or told.running):
        told = replace(told, killed=again.killed, injured=again.injured, civilians=again.civilians)
    if again.dated and not told.dated:
        told = replace(told, when=again.when, dated=True)
    actor = again.actor if again.actor.side and not told.actor.side else told.actor
    return replace(told, actor=actor, target=told.target if told.target.text else again.target)


def _pins_down(draft: Draft, told: Draft, placements: Placements) -> bool:
    """Whether another sentence says where in a wide area it was: "strikes in Idlib killed 20 … hit Haas"."""
    wide, near = placements[told.place], placements[draft.place]
    if draft.kind != told.kind or not told.killed or draft.carried or not 0 < near.where_prec < WIDE:
        return False
    if 0 < wide.where_prec < WIDE or (wide.admin1 and wide.admin1 != near.admin1) or _differs(draft, told):
        return False
    soon = 0 < draft.sentence.index - told.sentence.index <= NEXT
    return _same_toll(draft, told) or (soon and not draft.killed and not _is_name(wide))


def _is_name(placement: Placement) -> bool:
    """A name that could not be placed is a place of its own; "a village" is none."""
    return placement.where_prec == 0 and placement.text[:1].isupper()


def _retells(a: Draft, b: Draft, reading: Reading, placements: Placements) -> bool:
    """Whether `a`, the poorer telling, adds nothing to `b`."""
    if _said_apart(a, b):
        return False
    if a.kind != b.kind:
        return a.kind == Kind.CASUALTIES and b.kind in VIOLENT and _same_toll(a, b) and not _told_apart(a, b)
    if a.modality != b.modality or _other_days(a, b, reading):
        return False
    if _told_apart(a, b) or _counts_others(a, b) or _vouches(a, b) or _sums_up(a, b) or _is_another(a, b):
        return False
    same = _same_place(a, b, placements)
    return (same and not _differs(a, b)) or (_same_toll(a, b) and (same or _tells(a)))


def _other_days(a: Draft, b: Draft, reading: Reading) -> bool:
    """Whether the days of two tellings are apart; a telling without a day, of a place of its own, is of this day."""
    known = b.dated and (a.dated or not a.carried)
    return (known or _updates(a, b, reading)) and not a.when.overlaps(b.when)


def _is_another(a: Draft, b: Draft) -> bool:
    """Whether `a` is one more of a kind: of other parties, or strikes told after others with no place of their own."""
    if a.kind in PARLEYS:
        return a.actor.text != b.actor.text
    after = a.carried and a.sentence.index > b.sentence.index
    return a.kind == Kind.AIR_STRIKE and after and not _same_toll(a, b)


def _tells(draft: Draft) -> bool:
    """Whether a toll is so high that it names the event."""
    return draft.killed is not None and draft.killed.low >= TELLING


def _said_apart(a: Draft, b: Draft) -> bool:
    """Whether one sentence tells both of them on purpose: of two times, or "in Daraa city and Daraa countryside"."""
    if a.sentence.index != b.sentence.index or a.kind != b.kind:
        return False
    if a.index == b.index:
        return a.place.text != b.place.text
    return a.place == b.place and a.dated != b.dated


def _headline_of(a: Draft, b: Draft, reading: Reading, placements: Placements) -> bool:
    """Whether `a` is a headline and the body tells the event in `b`, so far as a headline says where it was."""
    kinds = (reading.entries[d.sentence.entry].kind == EntryKind.HEADLINE for d in (a, b))
    if tuple(kinds) != (True, False):
        return False
    if a.kind != b.kind and not (a.kind == Kind.CASUALTIES or ({a.kind, b.kind} <= VIOLENT and a.rule in VAGUE)):
        return False
    where = placements[a.place]
    vague = not 0 < where.where_prec < WIDE and not (_is_name(where) and a.place.text[:1].isupper())
    return vague or _names_governorate(a, b, placements) or _same_place(a, b, placements)


def _names_governorate(a: Draft, b: Draft, placements: Placements) -> bool:
    """Whether a headline's "in Aleppo" may be the governorate of that name, and the body's place lies in it."""
    where, near = placements[a.place], placements[b.place]
    namesake = where.name == where.admin1 == near.admin1 and "city" not in a.place.text.lower()
    return namesake and b.kind in VIOLENT and not _differs(a, b)


def _counts_others(a: Draft, b: Draft) -> bool:
    """Whether a running total counts other people than the other toll: "90,000 people", "54 of its staff"."""
    return a.kind == b.kind == Kind.CASUALTIES and a.running and not (b.running and a.target.text == b.target.text)


def _sums_up(a: Draft, b: Draft) -> bool:
    """Whether one tells of weeks together: "hit three times in two months" retells none of those strikes."""
    long = [d.when.days > WEEKS for d in (a, b)]
    return long[0] != long[1] or (long[0] and a.kind in VIOLENT and a.when != b.when)


def _updates(a: Draft, b: Draft, reading: Reading) -> bool:
    """Whether two drafts stand in different parts of a report that was added to."""
    return a.sentence.entry != b.sentence.entry and all(
        reading.entries[d.sentence.entry].kind in (EntryKind.UPDATE, EntryKind.ORIGINAL) for d in (a, b)
    )


def _same_toll(a: Draft, b: Draft) -> bool:
    return a.killed is not None and b.killed is not None and a.killed.low == b.killed.low > 1


def _told_apart(a: Draft, b: Draft) -> bool:
    """Two sources that give figures for one event are two claims."""
    return bool(a.source and b.source and a.source != b.source and (a.killed or a.injured or a.again))


def _vouches(a: Draft, b: Draft) -> bool:
    """Whether ground is told to change hands by one source, and elsewhere by another or in the report's own voice."""
    return a.kind in MOVES and a.source != b.source and a.sentence.index != b.sentence.index and not a.carried


def _differs(a: Draft, b: Draft) -> bool:
    """Whether weapon, doer or toll keep two tellings apart; a clash has two doers, and is told of either."""
    if a.weapon and b.weapon and a.weapon != b.weapon:
        return True
    if a.actor.side and b.actor.side and a.actor.side != b.actor.side and a.kind != Kind.ARMED_CLASH:
        return True
    return bool(a.killed and b.killed and (a.source != b.source or a.dated))


def _told_together(a: Draft, b: Draft) -> bool:
    """Whether one sentence tells both, each by its own word: "clashes in Idlib and clashes in the town of Soran"."""
    return a.sentence.index == b.sentence.index and a.index != b.index and not (a.carried or b.carried)


def _same_place(a: Draft, b: Draft, placements: Placements) -> bool:
    """The same name, or `a` told only of the wider area that `b` lies in."""
    key_a, key_b = place_key(a.place.text), place_key(b.place.text)
    if key_a == key_b or not key_a:
        return True
    wide, near = placements[a.place], placements[b.place]
    if a.killed or a.dated or not wide.where_prec >= WIDE or _told_together(a, b):
        return False
    return wide.where_prec == COUNTRY or (wide.admin1 != "" and wide.admin1 == near.admin1)
