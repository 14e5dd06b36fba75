"""`data/histories.jsonl`: how incidents that were told of on several days came to be known, a stage a line."""

from __future__ import annotations

from collections.abc import Mapping

from orontes.casualties.types import Estimate, Stage
from orontes.claims.types import Claim
from orontes.evidence import RecordId
from orontes.publish import contradicting
from orontes.publish.serial import json_lines
from orontes.publish.types import Edition


def files(edition: Edition) -> Mapping[str, bytes]:
    """The file of histories, by its name in the folder."""
    claims = {claim.id: claim for claim in edition.claims}
    rows = (
        {"incident": history.incident, **_stage(stage, claims)}
        for history in edition.histories
        for stage in history.stages
    )
    return {"data/histories.jsonl": json_lines(rows)}


def _stage(stage: Stage, claims: Mapping[RecordId, Claim]) -> dict[str, object]:
    incident, toll = stage.incident, stage.toll
    return {
        "since": stage.since.isoformat(),
        "grade": incident.grade.value,
        "reasons": [
            {"code": r.code, "text": r.text, "values": dict(r.values), "claims": r.claims} for r in incident.reasons
        ],
        "modality": incident.modality.value,
        "belligerent": incident.belligerent,
        "attribution": incident.attribution,
        "independent_origins": incident.independent_origins,
        "preferred": incident.preferred,
        "claims": incident.claims,
        "killed": _range(toll.killed) if toll else None,
        "civilians": _range(toll.civilians) if toll else None,
        "injured": _range(toll.injured) if toll else None,
        "contradictions": [contradicting.plain(found, claims) for found in incident.contradictions],
    }


def _range(estimate: Estimate | None) -> list[int | None] | None:
    return None if estimate is None else [estimate.low, estimate.best, estimate.high]
