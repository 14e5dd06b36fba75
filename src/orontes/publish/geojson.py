"""The GeoJSON files of an edition (RFC 7946): longitude first, WGS84, no point invented for what has none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from orontes.casualties import first_told
from orontes.claims.types import Claim
from orontes.control.types import ControlSpell
from orontes.evidence import RecordId
from orontes.incidents.types import Account, Incident
from orontes.publish import contradicting
from orontes.publish.repeats import tree
from orontes.publish.serial import json_file
from orontes.publish.types import Edition


def files(edition: Edition) -> Mapping[str, bytes]:
    """`incidents.geojson`, one feature an incident, and `control.geojson`, one feature a spell."""
    claims = {claim.id: claim for claim in edition.claims}
    spells = (_spell(spell) for place in edition.control for spell in place.spells)
    return {
        "data/incidents.geojson": _collection(_incident(incident, claims) for incident in edition.incidents),
        "data/control.geojson": _collection(spells),
    }


def _collection(features: Iterable[dict[str, object]]) -> bytes:
    return json_file({"type": "FeatureCollection", "features": list(features)})


def _feature(key: str, lat: float | None, lon: float | None, properties: dict[str, object]) -> dict[str, object]:
    # RFC 7946, 3.2: a feature that has no place has a null geometry; it is not left out.
    point = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": key, "geometry": point, "properties": properties}


def _incident(incident: Incident, claims: Mapping[RecordId, Claim]) -> dict[str, object]:
    at = incident.placement
    told = first_told(incident, claims)
    since = {"told": told.isoformat() if told else None}
    properties = {**_where(incident), **_what(incident), **since, **_how_surely(incident, claims)}
    return _feature(incident.id, at.lat, at.lon, properties)


def _where(incident: Incident) -> dict[str, object]:
    at = incident.placement
    return {
        "place_id": at.place_id,
        "place": at.name,
        "place_as_written": at.text,
        "admin1": at.admin1,
        "country": at.country,
        "placement_p": at.probability,
        "radius_m": at.radius_m,
        "where_prec": at.where_prec,
        "geo_precision": at.geo_precision,
        "place_line": [[lon, lat] for lat, lon in at.line],
        "placed_by": at.reason,
        "start": incident.when.earliest.isoformat(),
        "end": incident.when.latest.isoformat(),
        "date_precision": incident.when.precision.value,
    }


def _what(incident: Incident) -> dict[str, object]:
    return {
        "kind": incident.kind.value,
        "modality": incident.modality.value,
        "actor": incident.actor,
        "side": incident.actor_side,
        "target": incident.target,
        "target_side": incident.target_side,
        "belligerent": incident.belligerent,
        "attribution": incident.attribution,
        "facility": incident.facility,
        "weapon": incident.weapon,
    }


def _how_surely(incident: Incident, claims: Mapping[RecordId, Claim]) -> dict[str, object]:
    return {
        "grade": incident.grade.value,
        "reasons": [
            {"code": r.code, "text": r.text, "values": dict(r.values), "claims": r.claims} for r in incident.reasons
        ],
        "would_raise": [
            {"code": w.code, "text": w.text, "values": dict(w.values), "leads_to": w.leads_to.value}
            for w in incident.would_raise
        ],
        "strike_status": incident.strike_status.value if incident.strike_status else None,
        "independent_origins": incident.independent_origins,
        "preferred": incident.preferred,
        "accounts": [_account(account, claims) for account in incident.accounts],
        "contradictions": [contradicting.plain(found, claims) for found in incident.contradictions],
    }


def _account(account: Account, claims: Mapping[RecordId, Claim]) -> dict[str, object]:
    tellings = [{"claim": t.claim, "how": t.how, "of": t.of} for t in account.tellings]
    told = {"by": account.name, "alignment": account.alignment, "kind": account.kind, "claims": account.claims}
    return {**told, "tellings": tellings, "tree": tree(account, claims)}


def _spell(spell: ControlSpell) -> dict[str, object]:
    properties: dict[str, object] = {
        "place_id": spell.place_id,
        "place": spell.place,
        "admin1": spell.admin1,
        "start": spell.start.isoformat(),
        "end": spell.end.isoformat(),
        "state": spell.state.value,
        "holder": spell.holder,
        "probability": spell.probability,
        "label": spell.label.value,
        "last_confirmed": spell.last_confirmed.isoformat() if spell.last_confirmed else None,
        "claims_for": spell.claims_for,
        "claims_against": spell.claims_against,
    }
    return _feature(spell.id, spell.lat, spell.lon, properties)
