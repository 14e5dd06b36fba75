"""Two registers: attacks on protected facilities, and allegations of prohibited or restricted weapons."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from orontes.casualties.health import certainty, histories, manner, resources
from orontes.casualties.tables import bodies, facility_words, treaties
from orontes.casualties.tolling import VIOLENT
from orontes.casualties.types import FacilityAttack, WeaponAllegation
from orontes.claims.types import Claim, Kind, Modality
from orontes.evidence import RecordId
from orontes.incidents import Incident, supports
from orontes.romanization import fold, plain
from orontes.theatre.types import SourceKind

EYEWITNESSES = frozenset({SourceKind.RESIDENT, SourceKind.MEDICAL})
RESCUERS = re.compile(r"(?i)\b(?:civil defen[cs]e|white helmets?|first responders?|rescue workers?|red crescent)\b")
_NAME = r"(?:(?:[Aa]l|[Aa]n|[Aa]r|[Aa]s|[Aa]sh|[Aa]d|[Aa]z)[-\s])?[A-Z][\w’'-]+"
_COMMON = frozenset({"the", "a", "an", "one", "two", "three", "main", "field", "national", "only", "last", "russian"})


def facility_register(incidents: Sequence[Incident], claims: Sequence[Claim]) -> tuple[FacilityAttack, ...]:
    """One line for each attack on each protected facility, a facility's attacks together and in order of time.

    Facilities of one name in one governorate are one facility through spellings and moves: `name` is the commonest
    spelling, `attack` counts its attacks, and `moved_from` is where it stood before.
    A count of facilities ("fourteen clinics destroyed") is one line of the kind that the words say, and is not added
    to other attacks.
    """
    known = {claim.id: claim for claim in claims}
    lines = [line for incident in incidents for line in _attacks(incident, known)]
    spelling = _spellings(lines)
    named = sorted((_renamed(line, spelling) for line in lines), key=lambda line: (line.start, line.end, line.incident))
    return tuple(sorted(histories((_key(line), line) for line in named), key=_by_facility))


def weapon_register(incidents: Sequence[Incident], claims: Sequence[Claim]) -> tuple[WeaponAllegation, ...]:
    """One line for each incident and prohibited or restricted weapon said to have been used in it.

    Who was there or treated the victims has `seen`; a body with a mandate to investigate, stating it as a fact, has
    `concluded`; everybody else has `said`. A claim stands in one of the three and never moves up. Denials and plans
    are left out.
    """
    known = {claim.id: claim for claim in claims}
    lines = [line for incident in incidents for line in _allegations(incident, known)]
    return tuple(sorted(lines, key=lambda line: (line.start, line.end, line.place, line.weapon, line.incident)))


def facility_name(claim: Claim) -> str:
    """The facility's own name as the quote writes it, "" where it has none there."""
    words = facility_words().get(claim.facility, ())
    for text in (claim.quote, claim.target.text):
        if found := _pattern(words).search(text) if words else None:
            named = found[0].split()
            while named and named[0].lower() in _COMMON:
                named.pop(0)
            name = " ".join(named)
            return "" if name.lower() in words else name
    return ""


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    kinds = "|".join(rf"(?i:{re.escape(word)})" for word in words)
    return re.compile(rf"\b{_NAME}(?:\s+(?:{_NAME}|of|and))*\s+(?:{kinds})\b")


def _attacks(incident: Incident, known: Mapping[RecordId, Claim]) -> Iterator[FacilityAttack]:
    told = [known[claim] for claim in incident.claims if claim in known and supports(known[claim])]
    hit = [claim for claim in told if claim.facility in facility_words() and claim.kind.value in VIOLENT]
    by_name: dict[str, list[Claim]] = defaultdict(list)
    for claim in hit:
        by_name[fold(facility_name(claim))].append(claim)
    named = [name for name in by_name if name]
    for name in named or list(by_name):
        about = by_name[name] + (by_name.get("", []) if name and len(named) == 1 else [])
        yield _attack(incident, facility_name(by_name[name][0]), about)


def _attack(incident: Incident, name: str, about: Sequence[Claim]) -> FacilityAttack:
    place = incident.placement
    return FacilityAttack(
        incident=incident.id,
        facility=about[0].facility,
        name=name,
        place_id=place.place_id,
        place=place.name or place.text,
        admin1=place.admin1,
        start=incident.when.earliest,
        end=incident.when.latest,
        kind=incident.kind,
        belligerent=incident.belligerent,
        attribution=incident.attribution,
        grade=incident.grade,
        claims=tuple(claim.id for claim in about),
        manner=manner(incident.kind, about),
        resources=resources(about),
        certainty=certainty(incident.grade, about),
        where_prec=place.where_prec,
    )


Key = tuple[str, str, str]


def _key(line: FacilityAttack) -> Key:
    """What is one facility for the spelling of its name: its own words of one sort in one governorate."""
    words = facility_words()[line.facility]
    own = next((line.name[: -len(word)] for word in words if line.name.lower().endswith(word)), line.name)
    return line.facility, fold(own), line.admin1 or line.place_id or fold(line.place)


def _spellings(lines: Sequence[FacilityAttack]) -> Mapping[Key, str]:
    """The commonest spelling of each facility's name, the first in the alphabet among equals."""
    written: dict[Key, Counter[str]] = defaultdict(Counter)
    for line in lines:
        written[_key(line)][line.name] += 1
    return {key: min(names, key=lambda name: (-names[name], name)) for key, names in written.items()}


def _renamed(line: FacilityAttack, spelling: Mapping[Key, str]) -> FacilityAttack:
    return replace(line, name=spelling[_key(line)])


def _by_facility(line: FacilityAttack) -> tuple[object, ...]:
    return (line.facility, line.place, fold(line.name), line.start, line.end, line.incident)


def _allegations(incident: Incident, known: Mapping[RecordId, Claim]) -> Iterator[WeaponAllegation]:
    told = [known[claim] for claim in incident.claims if claim in known and supports(known[claim])]
    used = {claim.id: _weapon(claim) for claim in told}
    for weapon in sorted(set(used.values()) & set(treaties())):
        about = [claim for claim in told if used[claim.id] == weapon]
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
        )


def _weapon(claim: Claim) -> str:
    return "chemical" if claim.kind is Kind.CHEMICAL_WEAPON else claim.weapon


def _rung(claim: Claim) -> str:
    asserted = claim.modality is Modality.ASSERTED
    if asserted and any(plain(body) in plain(claim.voice.name) for body in bodies()):
        return "concluded"
    there = claim.voice.kind in EYEWITNESSES or RESCUERS.search(claim.voice.name) is not None
    return "seen" if asserted and there else "said"
