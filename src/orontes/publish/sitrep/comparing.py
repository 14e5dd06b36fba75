"""Two editions of one war side by side: which incidents are the same, which claims came and went, who held what.

An incident of one edition is that of the other with which it shares most claims: ids of incidents change when claims
join them, ids of claims do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from orontes.claims.types import Claim
from orontes.control.types import ControlSpell, PlaceControl, State
from orontes.errors import RequestError
from orontes.evidence import RecordId
from orontes.incidents.types import Incident
from orontes.publish.types import Edition


@dataclass(frozen=True, slots=True)
class Compared:
    """What the newer edition has that the older had not, and the other way round."""

    old: Edition
    new: Edition
    first_told: tuple[Incident, ...]  # incidents of the newer one of which the older knows no claim
    pairs: tuple[tuple[Incident, Incident], ...]  # (as it was, as it is)
    came: frozenset[RecordId]  # claims of the newer edition only
    gone: tuple[Claim, ...]  # claims of the older edition only


@dataclass(frozen=True, slots=True)
class Held:
    """One place on which the editions differ: the latest day both tell of and differ on, and on how many they do."""

    day: date
    days: int
    before: ControlSpell
    now: ControlSpell


def compared(old: Edition, new: Edition) -> Compared:
    """Two editions side by side.

    Raises `RequestError` where they are of different wars, for different readers, or in the wrong order.
    """
    _refuse(old, new)
    known = {claim.id for claim in old.claims}
    holds = {claim.id for claim in new.claims}
    was = {claim: incident for incident in old.incidents for claim in incident.claims}
    matched = [(_same(incident, was), incident) for incident in new.incidents]
    return Compared(
        old,
        new,
        tuple(incident for before, incident in matched if before is None),
        tuple((before, incident) for before, incident in matched if before is not None),
        frozenset(holds - known),
        tuple(claim for claim in old.claims if claim.id not in holds),
    )


def _refuse(old: Edition, new: Edition) -> None:
    one, other = old.configuration, new.configuration
    if one.theatre != other.theatre:
        raise RequestError(f"editions of two wars, {one.theatre!r} and {other.theatre!r}: name one of the same theatre")
    if one.profile is not other.profile:
        raise RequestError(
            f"editions of two profiles, {one.profile.value} and {other.profile.value}, withhold different things: "
            "name one of the same profile"
        )
    if one.as_of > other.as_of:
        raise RequestError(f"the edition to compare with is of a later day, {one.as_of}: name the earlier one there")


def _same(incident: Incident, was: dict[RecordId, Incident]) -> Incident | None:
    shared = Counter(was[claim].id for claim in incident.claims if claim in was)
    if not shared:
        return None
    best = min(shared, key=lambda key: (-shared[key], key))
    return next(was[claim] for claim in incident.claims if claim in was and was[claim].id == best)


def held_otherwise(found: Compared) -> list[Held]:
    """Places whose holder or state the editions tell differently on a day that both tell of; the latest first."""
    was = {place.place_id: place for place in found.old.control}
    both = ((was[place.place_id], place) for place in found.new.control if place.place_id in was)
    told = (held for old, new in both if (held := _differ(old, new)) is not None)
    return sorted(told, key=lambda held: (-held.day.toordinal(), -held.days, held.now.place, held.now.id))


def _differ(old: PlaceControl, new: PlaceControl) -> Held | None:
    apart = [run for run in _runs(old, new) if _state(run.before) != _state(run.now)]
    return replace(apart[-1], days=sum(run.days for run in apart)) if apart else None


def _runs(old: PlaceControl, new: PlaceControl) -> Iterator[Held]:
    """Runs of days on which neither edition's spell changes, in order, by the last of the days."""
    one, other = list(old.spells), list(new.spells)
    while one and other:
        first, last = max(one[0].start, other[0].start), min(one[0].end, other[0].end)
        if first <= last:
            yield Held(last, (last - first).days + 1, one[0], other[0])
        if one[0].end <= other[0].end:
            one = one[1:]
        else:
            other = other[1:]


def _state(spell: ControlSpell) -> tuple[State, str]:
    return spell.state, spell.holder if spell.state is not State.UNKNOWN else ""


def only_in(one: Iterable[PlaceControl], other: Iterable[PlaceControl]) -> list[PlaceControl]:
    """Places of which only the first concludes something, by name."""
    known = {place.place_id for place in other}
    return sorted((p for p in one if p.place_id not in known), key=lambda place: (place.place, place.place_id))
