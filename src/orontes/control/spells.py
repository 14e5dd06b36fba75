"""From beliefs to spells: maximal runs of days with one state and one holder, and the claims for and against each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
    signs = _Signs(record.signs)
    return tuple(_spell(place, run, signs, record.claims) for run in runs(beliefs))


def spells_then(place: Placement, beliefs: Beliefs, known: Callable[[date], Record]) -> tuple[ControlSpell, ...]:
    """The same as they were known then; `known` gives what was known at the end of a day.

    Its signs are dated to their telling. These spells have ids of their own, being other conclusions.
    """
    found = []
    for run in runs(beliefs):
        record = known(run.end)
        spell = _spell(place, run, _Signs(record.signs), record.claims)
        found.append(replace(spell, id=record_id("spell", spell.id, "then")))
    return tuple(found)


class _Signs:
    """The signs of a place by what they say of each holder, in the order of their days."""

    def __init__(self, signs: Sequence[Sign]) -> None:
        self.all = sorted(signs, key=lambda sign: sign.day)
        self.backing = {side: [s for s in self.all if _speaks_for(s, side)] for side in {s.side for s in signs}}

    def on(self, holder: str, start: date, end: date) -> Sequence[Sign]:
        """Signs for the holder within the days; else the last before them; else the first after them."""
        own = self.backing.get(holder, [])
        first, last = bisect_left(own, start, key=_day), bisect_right(own, end, key=_day)
        if first < last or not own:
            return own[first:last]
        nearest = own[first - 1].day if first else own[0].day
        return [sign for sign in own if sign.day == nearest]

    def against(self, holder: str, start: date, end: date) -> Sequence[Sign]:
        """Signs within the days that speak against the holder."""
        first, last = bisect_left(self.all, start, key=_day), bisect_right(self.all, end, key=_day)
        return [sign for sign in self.all[first:last] if holder and _speaks_against(sign, holder)]

    def heard(self, holder: str, end: date) -> date | None:
        """The last day until `end` on which something spoke for the holder."""
        own = self.backing.get(holder, [])
        last = bisect_right(own, end, key=_day)
        return own[last - 1].day if last else None


def _day(sign: Sign) -> date:
    return sign.day


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


def _spell(place: Placement, run: _Run, signs: _Signs, claims: Mapping[RecordId, Claim]) -> ControlSpell:
    start, end, holder = run.start, run.end, run.holder
    backing = signs.on(holder, start, end)
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
        label=_label(backing, claims),
        last_confirmed=signs.heard(holder, end),
        claims_for=_ids(backing),
        claims_against=_ids(signs.against(holder, start, end)),
    )


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
