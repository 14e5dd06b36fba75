"""From beliefs to spells: maximal runs of days with one state and one holder, and the claims for and against each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from orontes.claims.types import Claim, Modality
from orontes.control import params
from orontes.control.evidence import Says, Sign
from orontes.control.types import Beliefs, ControlSpell, Floats, Label, State
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


_STATES = (State.HELD, State.CONTESTED, State.ENCIRCLED, State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class _Run:
    """Days with one state and one holder ("" where no side is likely enough), and how likely that is on the mean."""

    start: date
    end: date
    state: State
    holder: str
    probability: float


def spells(place: Placement, beliefs: Beliefs, record: Record) -> tuple[ControlSpell, ...]:
    """The spells of a place, in order: they cover every day of `beliefs`, and no day twice."""
    return tuple(_spell(place, run, record) for run in runs(beliefs))


def runs(beliefs: Beliefs) -> Iterator[_Run]:
    """Maximal runs of days for which the same is concluded.

    A fight counts before a siege, and a siege before quiet holding; a holder is named from `HELD_FROM` on.
    """
    best = beliefs.rows.argmax(axis=1)
    unknown = beliefs.holders.index("")
    holder = np.where(beliefs.rows.max(axis=1) >= params.HELD_FROM, best, unknown)
    state = np.where(holder == unknown, _STATES.index(State.UNKNOWN), _STATES.index(State.HELD))
    state[beliefs.encircled >= params.ENCIRCLED_FROM] = _STATES.index(State.ENCIRCLED)
    state[beliefs.contested >= params.CONTESTED_FROM] = _STATES.index(State.CONTESTED)
    edges = np.flatnonzero((state[1:] != state[:-1]) | (holder[1:] != holder[:-1])) + 1
    for first, last in zip([0, *edges.tolist()], [*edges.tolist(), len(state)], strict=True):
        told, side = _STATES[int(state[first])], beliefs.holders[int(holder[first])]
        sure = float(_sure(beliefs, slice(first, last), told, side).mean())
        start = beliefs.first + timedelta(days=first)
        yield _Run(start, beliefs.first + timedelta(days=last - 1), told, side, round(sure, 4))


def _sure(beliefs: Beliefs, days: slice, state: State, holder: str) -> Floats:
    """Of the holder; where none is named, of the fight or the siege; else that the likeliest side does not hold it."""
    if holder:
        return beliefs.rows[days, beliefs.holders.index(holder)]
    if state in {State.CONTESTED, State.ENCIRCLED}:
        return beliefs.contested[days] if state is State.CONTESTED else beliefs.encircled[days]
    named = [i for i, side in enumerate(beliefs.holders) if side]
    return np.asarray(1.0 - beliefs.rows[days][:, named].max(axis=1, initial=0.0))


def _spell(place: Placement, run: _Run, record: Record) -> ControlSpell:
    start, end, holder = run.start, run.end, run.holder
    backing = list(_backing(holder, start, end, record.signs))
    against = [s for s in record.signs if start <= s.day <= end and _speaks_against(s, holder)] if holder else []
    heard = [sign.day for sign in record.signs if sign.day <= end and _speaks_for(sign, holder)]
    return ControlSpell(
        id=record_id("spell", place.place_id, start, run.state.value, holder),
        place_id=place.place_id,
        place=place.name,
        admin1=place.admin1,
        lat=place.lat if place.lat is not None else 0.0,
        lon=place.lon if place.lon is not None else 0.0,
        start=start,
        end=end,
        state=run.state,
        holder=holder,
        probability=run.probability,
        label=_label(backing, record.claims),
        last_confirmed=max(heard, default=None),
        claims_for=_ids(backing),
        claims_against=_ids(against),
    )


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
