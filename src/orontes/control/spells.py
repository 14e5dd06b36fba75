"""From beliefs to spells: maximal runs of days with one state and one holder, and the claims for and against each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from orontes.claims.types import Claim, Modality
from orontes.control import params
from orontes.control.evidence import Says, Sign
from orontes.control.types import Belief, ControlSpell, Label, State
from orontes.evidence import RecordId, record_id
from orontes.incidents import Stance, stance
from orontes.places.types import Placement
from orontes.theatre.types import SourceKind

_FOR = frozenset({Says.COMES, Says.HOLDS})
_OBSERVERS = frozenset(
    {
        SourceKind.MONITOR,
        SourceKind.INDEPENDENT_MEDIA,
        SourceKind.WIRE,
        SourceKind.INTERNATIONAL,
        SourceKind.HUMANITARIAN,
    }
)


@dataclass(frozen=True, slots=True)
class Record:
    """What a place's spells are told from: its signs and the claims that they came from."""

    signs: Sequence[Sign]
    claims: Mapping[RecordId, Claim]


def conclude(belief: Belief) -> tuple[State, str]:
    """State and holder of one day; the holder is "" where no side is likely enough.

    >>> from datetime import date
    >>> conclude(Belief(date(2017, 3, 24), (("opposition", 0.8), ("", 0.2)), contested=0.1, encircled=0.0))
    (<State.HELD: 'held'>, 'opposition')
    """
    best, probability = belief.holders[0]
    holder = best if probability >= params.HELD_FROM else ""
    if belief.contested >= params.CONTESTED_FROM:
        return State.CONTESTED, holder
    if belief.encircled >= params.ENCIRCLED_FROM:
        return State.ENCIRCLED, holder
    return (State.HELD, holder) if holder else (State.UNKNOWN, "")


def spells(place: Placement, beliefs: Sequence[Belief], record: Record) -> tuple[ControlSpell, ...]:
    """The spells of a place, in order: they cover every day of `beliefs`, and no day twice."""
    runs = groupby(beliefs, key=conclude)
    return tuple(_spell(place, *state, list(days), record) for state, days in runs)


def _spell(place: Placement, state: State, holder: str, days: Sequence[Belief], record: Record) -> ControlSpell:
    start, end = days[0].day, days[-1].day
    backing = list(_backing(holder, start, end, record.signs))
    against = [s for s in record.signs if start <= s.day <= end and _speaks_against(s, holder)] if holder else []
    heard = [sign.day for sign in record.signs if sign.day <= end and _speaks_for(sign, holder)]
    return ControlSpell(
        id=record_id("spell", place.place_id, start, state.value, holder),
        place_id=place.place_id,
        place=place.name,
        admin1=place.admin1,
        lat=place.lat if place.lat is not None else 0.0,
        lon=place.lon if place.lon is not None else 0.0,
        start=start,
        end=end,
        state=state,
        holder=holder,
        probability=round(sum(_probability(day, state, holder) for day in days) / len(days), 4),
        label=_label(backing, record.claims),
        last_confirmed=max(heard, default=None),
        claims_for=_ids(backing),
        claims_against=_ids(against),
    )


def _probability(day: Belief, state: State, holder: str) -> float:
    """Of the holder; where none is named, of the fight or the siege; else that the likeliest side does not hold it."""
    if holder:
        return dict(day.holders)[holder]
    best = max((p for side, p in day.holders if side), default=0.0)
    return {State.CONTESTED: day.contested, State.ENCIRCLED: day.encircled}.get(state, 1.0 - best)


def _backing(holder: str, start: date, end: date, signs: Sequence[Sign]) -> Iterator[Sign]:
    """Signs for the holder within the spell; else the last before it; else the first after it."""
    own = [sign for sign in signs if _speaks_for(sign, holder)]
    inside = [sign for sign in own if start <= sign.day <= end]
    before = [sign.day for sign in own if sign.day < start]
    after = [sign.day for sign in own if sign.day > end]
    nearest = max(before) if before else min(after, default=None)
    yield from inside or [sign for sign in own if sign.day == nearest]


def _speaks_for(sign: Sign, holder: str) -> bool:
    return bool(holder) and sign.side == holder and sign.says in _FOR


def _speaks_against(sign: Sign, holder: str) -> bool:
    return (sign.side == holder) != (sign.says in _FOR)


def _label(backing: Sequence[Sign], claims: Mapping[RecordId, Claim]) -> Label:
    """Assessed: two independent origins, a word against one's own interest, or an observer speaking for itself."""
    told = [claims[sign.claim] for sign in backing]
    corroborated = len({sign.origin for sign in backing}) >= params.ASSESSED_ORIGINS
    conceded = any(stance(claim) is Stance.AGAINST for claim in told)
    return Label.ASSESSED if corroborated or conceded or any(map(_observed, told)) else Label.CLAIMED


def _observed(claim: Claim) -> bool:
    voice = claim.voice
    return voice.kind in _OBSERVERS and not voice.alignment and claim.modality is not Modality.ALLEGED


def _ids(signs: Sequence[Sign]) -> tuple[RecordId, ...]:
    return tuple(sorted({sign.claim for sign in signs}))
