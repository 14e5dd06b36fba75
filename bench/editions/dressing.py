"""What a simulated war lacks to look like a real one: other kinds of harm, facilities, weapons, relief and talks.

Who tells of one event tells of one kind: what is added is drawn by the event's number, so its accounts still agree.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bench.wars.press import War

from orontes.claims.types import Claim, Kind
from orontes.evidence import RecordId
from orontes.theatre.types import Side

COLOURS = {"north": "#3a6ea5", "south": "#b5413a", "third": "#8a6d1f", "civilians": "#7a6a52"}
_HARM = {
    Kind.AIR_STRIKE: 50,
    Kind.SHELLING: 30,
    Kind.EXPLOSIVE: 8,
    Kind.ATTACK_ON_CIVILIANS: 4,
    Kind.SUICIDE_BOMB: 2,
    Kind.ABDUCTION: 2,
    Kind.CHEMICAL_WEAPON: 1,
    Kind.ARREST: 1,
}
_WEAPONS = {
    Kind.AIR_STRIKE: ("airstrike", "barrel_bomb", "cluster", ""),
    Kind.SHELLING: ("artillery", "rocket", ""),
    Kind.EXPLOSIVE: ("mine_or_ied", "vehicle_bomb"),
    Kind.SUICIDE_BOMB: ("suicide_bomb",),
    Kind.CHEMICAL_WEAPON: ("chemical",),
}
_FACILITIES = ("hospital", "school", "market", "place_of_worship", "power_or_water", "aid")
_STRUCK = 0.08  # share of the events of harm that hit a facility
_RELIEF = (Kind.AID, Kind.DISPLACEMENT, Kind.TALKS, Kind.AGREEMENT, Kind.MOBILIZATION, Kind.PROPERTY_DESTRUCTION)
_RELIEF_SHARE = 0.06  # of what is said in passing


def dressed(war: War) -> Iterator[Claim]:
    """The war's claims, some of them of other kinds."""
    for claim in war.claims:
        event = war.event_of[claim.id]
        if claim.kind is Kind.AIR_STRIKE:
            yield _harm(claim, random.Random(event))
        elif claim.kind is Kind.TERRITORY_HELD:
            yield _relief(claim, random.Random(claim.id))
        else:
            yield claim


def _harm(claim: Claim, chance: random.Random) -> Claim:
    (kind,) = chance.choices(list(_HARM), list(_HARM.values()))
    weapon = chance.choice(_WEAPONS.get(kind, ("",)))
    facility = chance.choice(_FACILITIES) if chance.random() < _STRUCK else ""
    return replace(claim, kind=kind, weapon=weapon, facility=facility)


def _relief(claim: Claim, chance: random.Random) -> Claim:
    if chance.random() >= _RELIEF_SHARE:
        return claim
    return replace(claim, kind=chance.choice(_RELIEF))


def coloured(sides: Sequence[Side]) -> tuple[Side, ...]:
    """The sides in colours that can be told apart."""
    return tuple(replace(side, colour=COLOURS[side.id]) for side in sides)


def document_of(claim: Claim) -> RecordId:
    """A voice publishes one digest a day."""
    return RecordId(f"{claim.chain[0].source_id}-{claim.published:%Y%m%d}")
