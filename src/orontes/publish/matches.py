"""`data/matches.jsonl`: why claims were taken for one event, and which incidents came near to being one."""

from __future__ import annotations

from collections.abc import Mapping

from orontes.incidents.types import Match
from orontes.publish.serial import json_lines
from orontes.publish.types import Edition


def files(edition: Edition) -> Mapping[str, bytes]:
    """The one file, a pair of claims a line: those that were joined first, then near misses, the nearest first."""
    return {"data/matches.jsonl": json_lines(match_row(match) for match in edition.matches)}


def match_row(match: Match) -> dict[str, object]:
    """One pair on the wire; bits to two decimals, which is what their tables are good for."""
    return {
        "outcome": match.outcome.value,
        "incident": match.incident,
        "other": match.other,
        "claims": match.claims,
        "bits": round(match.bits, 2),
        "obstacle": match.obstacle,
        "parts": [{"field": p.field, "level": p.level, "bits": round(p.bits, 2)} for p in match.parts],
    }
