"""The register of attacks on medical and other protected facilities, one facility through all that befell it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from orontes.casualties import health
from orontes.casualties.sites import COUNTED_SORTS, facility_name, how_many, sort_of, times
from orontes.casualties.tables import facility_words
from orontes.casualties.types import FacilityAttack
from orontes.claims.types import Claim
from orontes.evidence import RecordId
from orontes.incidents import Incident, supports
from orontes.places.geometry import distance_m
from orontes.romanization import fold

NEAR_M = 5_000.0  # within which two places of one day's attack may be one, unless a place is told more loosely
LOOSEST_M = 15_000.0
AREA_PREC = health.AREA_PREC
Key = tuple[str, str, str]


def facility_register(
    incidents: Sequence[Incident], claims: Sequence[Claim], texts: Mapping[RecordId, str] | None = None
) -> tuple[FacilityAttack, ...]:
    """One line for each attack on each protected facility, a facility's attacks together and in order of time.

    Facilities of one name in one governorate are one facility through spellings and moves: `name` is the commonest
    spelling, `attack` counts its attacks, and `moved_from` is where it stood before. One without a name that was hit
    that day within a few kilometres of the only named one of its sort is taken for that. A count of facilities
    ("fourteen clinics destroyed") is one line of the kind that the words say, with `facilities`, and is not added to
    other attacks; what it counts in several places together is in `counted_with`. `texts` holds the documents' texts by
    id, so that whole sentences are read; a claim of another document is read by its quote.
    """
    known = {claim.id: claim for claim in claims}
    lines = [line for incident in incidents for line in _attacks(incident, known, texts or {})]
    lines = _named_by_neighbours(lines, {incident.id: incident for incident in incidents})
    spelling = _spellings(lines)
    named = sorted((_renamed(line, spelling) for line in lines), key=lambda line: (line.start, line.end, line.incident))
    register = health.histories((_key(line), line) for line in named)
    return tuple(sorted(_counted_together(register, known), key=_by_facility))


def _attacks(
    incident: Incident, known: Mapping[RecordId, Claim], texts: Mapping[RecordId, str]
) -> Iterator[FacilityAttack]:
    told = [known[claim] for claim in incident.claims if claim in known and supports(known[claim])]
    hit = [claim for claim in told if sort_of(claim)]
    by_name: dict[str, list[Claim]] = defaultdict(list)
    for claim in hit:
        by_name[fold(facility_name(claim))].append(claim)
    named = [name for name in by_name if name]
    for name in named or list(by_name):
        about = by_name[name] + (by_name.get("", []) if name and len(named) == 1 else [])
        yield _attack(incident, facility_name(by_name[name][0]), about, texts)


def _attack(incident: Incident, name: str, about: Sequence[Claim], texts: Mapping[RecordId, str]) -> FacilityAttack:
    place, words = incident.placement, health.words_of(about, texts)
    sort = sort_of(about[0])
    return FacilityAttack(
        incident=incident.id,
        facility=sort,
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
        manner=health.manner(incident.kind, words),
        resources=health.resources(sort, words),
        impacts=health.impacts(words),
        certainty=health.certainty(incident.grade, about),
        where_prec=place.where_prec,
        facilities=how_many(sort, words) if sort in COUNTED_SORTS else None,
        times=times(words),
    )


def _key(line: FacilityAttack) -> Key:
    """What is one facility for the spelling of its name: its own words of one sort in one governorate."""
    words = facility_words()[line.facility]
    own = next((line.name[: -len(word)] for word in words if line.name.lower().endswith(word)), line.name)
    return line.facility, fold(own), line.admin1 or line.place_id or fold(line.place)


def _named_by_neighbours(
    lines: Sequence[FacilityAttack], incidents: Mapping[RecordId, Incident]
) -> list[FacilityAttack]:
    """The lines, one without a name under that of the only facility of its sort hit there on the same day."""
    named = [line for line in lines if line.name]
    found = []
    for line in lines:
        near = {_key(one): one for one in named if not line.name and _is_there(line, one, incidents)}
        found.append(replace(line, name=next(iter(near.values())).name) if len(near) == 1 else line)
    return found


def _is_there(line: FacilityAttack, named: FacilityAttack, incidents: Mapping[RecordId, Incident]) -> bool:
    same = line.facility == named.facility and (line.start, line.end) == (named.start, named.end)
    here, there = incidents[line.incident].placement, incidents[named.incident].placement
    if not same or line.facilities or max(here.where_prec, there.where_prec) >= AREA_PREC:
        return False
    if here.lat is None or here.lon is None or there.lat is None or there.lon is None:
        return False
    reach = min(LOOSEST_M, max(NEAR_M, here.radius_m or 0.0, there.radius_m or 0.0))
    return distance_m(here.lat, here.lon, there.lat, there.lon) <= reach


def _counted_together(register: Sequence[FacilityAttack], known: Mapping[RecordId, Claim]) -> list[FacilityAttack]:
    """The lines, each with a count of facilities naming the incidents elsewhere that the same count takes in.

    One report's same number of the same sort over the same days, in two places, is one count of both together.
    """
    told: dict[object, set[RecordId]] = defaultdict(set)
    for line in register:
        for key in _counts_of(line, known):
            told[key].add(line.incident)
    return [
        replace(line, counted_with=tuple(sorted(set().union(*others) - {line.incident})))
        if (others := [told[key] for key in _counts_of(line, known)])
        else line
        for line in register
    ]


def _counts_of(line: FacilityAttack, known: Mapping[RecordId, Claim]) -> set[tuple[object, ...]]:
    if line.facilities is None:
        return set()
    documents = {known[claim].document for claim in line.claims}
    return {(document, line.facility, line.facilities, line.start, line.end) for document in documents}


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
