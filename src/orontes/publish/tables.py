"""The CSV files of an edition. Columns of `control.csv` and `casualties.csv` are part of the wire format.

Days are ISO 8601 and inclusive, degrees WGS84; ids of claims in one cell are joined by a semicolon.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from orontes.casualties.types import Accord, Affected, Estimate, FacilityAttack, Toll, WeaponAllegation
from orontes.control.types import ControlSpell
from orontes.evidence import Count, RecordId
from orontes.incidents.types import SourceWeight
from orontes.publish import tallies
from orontes.publish.serial import Cell, csv_file
from orontes.publish.types import Edition

CONTROL = (
    *("place_id", "place", "admin1", "lat", "lon", "start", "end", "state", "holder", "probability", "label"),
    *("last_confirmed", "claims_for", "claims_against"),
)
CASUALTIES = (
    *("incident_id", "start", "end", "place_id", "place", "admin1", "lat", "lon", "kind", "belligerent", "attribution"),
    *("grade", "killed_low", "killed_best", "killed_high", "civilians_low", "civilians_best", "civilians_high"),
    *("injured_low", "injured_best", "injured_high", "origins", "claims"),
)
STAFF_AND_PATIENTS = (("medical", "killed"), ("medical", "injured"), ("patients", "killed"), ("patients", "injured"))
FACILITIES = (
    *("incident_id", "facility", "name", "place_id", "place", "admin1", "start", "end", "kind", "belligerent"),
    *("attribution", "grade", "claims", "facility_id", "attack", "moved_from", "manner", "resources", "certainty"),
    *("killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high"),
    *("impacts", "times", "facilities_low", "facilities_high", "counted_with"),
    *(f"{people}_{harm}_{end}" for people, harm in STAFF_AND_PATIENTS for end in ("low", "best", "high")),
)
WEAPONS = (
    *("incident_id", "weapon", "place_id", "place", "admin1", "start", "end", "belligerent", "grade"),
    *("seen", "said", "concluded", "ban", "treaty", "custom", "bound", "not_bound"),
)
AFFECTED = (
    *("what", "low", "high", "unit", "places", "start", "end", "counted_by", "alleged", "claims"),
    *("id", "areas", "overlaps"),
)
ACCORDS = (
    *("incident_id", "what", "status", "place_id", "place", "start", "end", "sides", "parties", "grade", "claims"),
    *("stage", "sponsors", "hours"),
)
SOURCES = ("source_id", "name", "kind", "alignment", "reliability", "claims", "relayed", "documents")
WEIGHTS = (
    *("source", "kind", "alignment", "topic", "own_cause", "prior", "weight", "low", "high"),
    *("answers", "right", "tolls", "toll_ratio"),
)
UNPLACED = ("place", "reason", "claims", "documents", "claim_ids")
SKIPPED = ("file", "reason", "detail")


def files(edition: Edition) -> Mapping[str, bytes]:
    """Every CSV file of the edition, by its name in the folder."""
    now, then = ([s for place in p for s in place.spells] for p in (edition.control, edition.control_then))
    tolls = {toll.incident: toll for toll in edition.tolls}
    return {
        "data/control.csv": csv_file(CONTROL, map(control_row, now)),
        "data/control_then.csv": csv_file(CONTROL, map(control_row, then)),
        "data/casualties.csv": csv_file(CASUALTIES, map(_toll, edition.tolls)),
        "data/facilities.csv": csv_file(FACILITIES, (_facility(line, tolls) for line in edition.facilities)),
        "data/weapons.csv": csv_file(WEAPONS, map(_weapon, edition.weapons)),
        "data/affected.csv": csv_file(AFFECTED, map(_affected, edition.affected)),
        "data/accords.csv": csv_file(ACCORDS, map(_accord, edition.accords)),
        "data/sources.csv": csv_file(SOURCES, map(_source, tallies.sources(edition))),
        **weights(edition),
        "data/unplaced.csv": csv_file(UNPLACED, map(_unplaced, tallies.unplaced(edition))),
        "data/skipped.csv": csv_file(SKIPPED, ((s.file, s.reason.value, s.detail) for s in edition.skipped)),
    }


def weights(edition: Edition) -> Mapping[str, bytes]:
    """The table of how far each source is believed, by its name in the folder."""
    return {"data/source_weights.csv": csv_file(WEIGHTS, map(_weight, edition.weights))}


def control_row(spell: ControlSpell) -> tuple[Cell, ...]:
    """A spell, in the order of `CONTROL`."""
    return (
        *(spell.place_id, spell.place, spell.admin1, spell.lat, spell.lon, spell.start, spell.end),
        *(spell.state.value, spell.holder, spell.probability, spell.label.value, spell.last_confirmed),
        *(_ids(spell.claims_for), _ids(spell.claims_against)),
    )


def _toll(toll: Toll) -> tuple[Cell, ...]:
    return (
        *(toll.incident, toll.start, toll.end, toll.place_id, toll.place, toll.admin1, toll.lat, toll.lon),
        *(toll.kind.value, toll.belligerent, toll.attribution, toll.grade.value),
        *(*_estimate(toll.killed), *_estimate(toll.civilians), *_estimate(toll.injured)),
        *(toll.origins, _ids(toll.counted)),
    )


def _estimate(estimate: Estimate | None) -> tuple[Cell, ...]:
    return (None, None, None) if estimate is None else (estimate.low, estimate.best, estimate.high)


def _facility(attack: FacilityAttack, tolls: Mapping[RecordId, Toll]) -> tuple[Cell, ...]:
    toll = tolls.get(attack.incident)
    return (
        *(attack.incident, attack.facility, attack.name, attack.place_id, attack.place, attack.admin1),
        *(attack.start, attack.end, attack.kind.value, attack.belligerent, attack.attribution, attack.grade.value),
        *(_ids(attack.claims), attack.facility_id, attack.attack, attack.moved_from, attack.manner),
        *(";".join(attack.resources), attack.certainty),
        *(*_estimate(toll.killed if toll else None), *_estimate(toll.injured if toll else None)),
        *(";".join(attack.impacts), attack.times, *_count(attack.facilities), _ids(attack.counted_with)),
        *(cell for people, harm in STAFF_AND_PATIENTS for cell in _estimate(_of_group(toll, people, harm))),
    )


def _count(count: Count | None) -> tuple[Cell, ...]:
    return (None, None) if count is None else (count.low, count.high)


def _of_group(toll: Toll | None, people: str, harm: str) -> Estimate | None:
    """How many of a group were killed or injured, None where nobody says."""
    found = next((group for group in (toll.groups if toll else ()) if group.people == people), None)
    return None if found is None else found.killed if harm == "killed" else found.injured


def _weapon(allegation: WeaponAllegation) -> tuple[Cell, ...]:
    return (
        *(allegation.incident, allegation.weapon, allegation.place_id, allegation.place, allegation.admin1),
        *(allegation.start, allegation.end, allegation.belligerent, allegation.grade.value),
        *(_ids(allegation.seen), _ids(allegation.said), _ids(allegation.concluded)),
        *(allegation.ban, allegation.treaty, allegation.custom),
        *(";".join(allegation.bound), ";".join(allegation.not_bound)),
    )


def _affected(line: Affected) -> tuple[Cell, ...]:
    return (
        *(line.what, line.people.low, line.people.high, line.unit, ";".join(line.places), line.start, line.end),
        *(line.counted_by, "yes" if line.alleged else "no", _ids(line.claims)),
        *(line.id, ";".join(line.areas), _ids(line.overlaps)),
    )


def _accord(line: Accord) -> tuple[Cell, ...]:
    return (
        *(line.incident, line.what, line.status, line.place_id, line.place, line.start, line.end),
        *(";".join(line.sides), ";".join(line.parties), line.grade.value, _ids(line.claims)),
        *(line.stage, ";".join(line.sponsors), line.hours),
    )


def _source(row: tallies.SourceTally) -> tuple[Cell, ...]:
    known = (row.source_id, row.name, row.kind, row.alignment, row.reliability)
    return (*known, len(row.claims), row.relayed, row.documents)


def _weight(row: SourceWeight) -> tuple[Cell, ...]:
    ratio = None if row.toll_ratio is None else round(row.toll_ratio, 3)
    said = (row.name, row.kind, row.alignment, row.topic, "yes" if row.own_cause else "no")
    weight = (row.prior, round(row.weight, 4), round(row.low, 3), round(row.high, 3))
    return (*said, *weight, row.answers, round(row.right, 2), row.tolls, ratio)


def _unplaced(row: tallies.UnplacedTally) -> tuple[Cell, ...]:
    return (row.place, row.reason, len(row.claims), row.documents, _ids(row.claims))


def _ids(claims: Iterable[RecordId]) -> str:
    return ";".join(claims)
