"""Allegations of prohibited or restricted weapons: what was seen, what was said, and what an inquiry concluded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from orontes.casualties.law import bound, law_of
from orontes.casualties.tables import bodies, treaties
from orontes.casualties.types import WeaponAllegation
from orontes.claims.types import Claim, Kind, Modality
from orontes.evidence import RecordId
from orontes.incidents import Incident, supports
from orontes.reading.types import Weapon
from orontes.romanization import plain
from orontes.theatre.types import SourceKind

EYEWITNESSES = frozenset({SourceKind.RESIDENT, SourceKind.MEDICAL})
_MINES = re.compile(r"(?i)\b(?:land)?mines?\b|\bbooby|\btrip ?wire|\bvictim-(?:activated|operated)")
RESCUERS = re.compile(r"(?i)\b(?:civil defen[cs]e|white helmets?|first responders?|rescue workers?|red crescent)\b")


def weapon_register(incidents: Sequence[Incident], claims: Sequence[Claim]) -> tuple[WeaponAllegation, ...]:
    """One line for each incident and prohibited or restricted weapon said to have been used in it.

    Who was there or treated the victims has `seen`; a body with a mandate to investigate, stating it as a fact, has
    `concluded`; everybody else has `said`. A claim stands in one of the three and never moves up. Denials and plans
    are left out. Beside it stands the law: it says what would be forbidden to whom, never that it happened.
    """
    known = {claim.id: claim for claim in claims}
    lines = [line for incident in incidents for line in _allegations(incident, known)]
    return tuple(sorted(lines, key=lambda line: (line.start, line.end, line.place, line.weapon, line.incident)))


def _allegations(incident: Incident, known: Mapping[RecordId, Claim]) -> Iterator[WeaponAllegation]:
    told = [known[claim] for claim in incident.claims if claim in known and supports(known[claim])]
    used = {claim.id: _weapon(claim) for claim in told}
    for weapon in sorted(set(used.values()) & set(treaties())):
        about = [claim for claim in told if used[claim.id] == weapon]
        law = law_of(weapon)
        holds, lacks = bound(weapon, incident.when.latest, incident.placement.country, about)
        yield WeaponAllegation(
            incident=incident.id,
            weapon=weapon,
            place_id=incident.placement.place_id,
            place=incident.placement.name or incident.placement.text,
            admin1=incident.placement.admin1,
            start=incident.when.earliest,
            end=incident.when.latest,
            belligerent=incident.belligerent,
            grade=incident.grade,
            seen=tuple(claim.id for claim in about if _rung(claim) == "seen"),
            said=tuple(claim.id for claim in about if _rung(claim) == "said"),
            concluded=tuple(claim.id for claim in about if _rung(claim) == "concluded"),
            ban=law.ban,
            treaty=law.treaty,
            custom=law.custom,
            bound=holds,
            not_bound=lacks,
        )


def _weapon(claim: Claim) -> str:
    """The weapon that a claim tells of; a bomb that was planted is none of these, a mine or a booby trap is."""
    if claim.weapon == Weapon.MINE_OR_IED and not _MINES.search(f"{claim.quote} {claim.target.text}"):
        return ""
    return "chemical" if claim.kind is Kind.CHEMICAL_WEAPON else claim.weapon


def _rung(claim: Claim) -> str:
    asserted = claim.modality is Modality.ASSERTED
    if asserted and any(plain(body) in plain(claim.voice.name) for body in bodies()):
        return "concluded"
    there = claim.voice.kind in EYEWITNESSES or RESCUERS.search(claim.voice.name) is not None
    return "seen" if asserted and there else "said"
