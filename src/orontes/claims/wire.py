"""The claim on the wire: one JSON object, with the names and vocabularies of the annotation guide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from orontes.claims.checking import checked
from orontes.claims.types import Claim, Kind, Modality, Party, Piece, Voice
from orontes.errors import DataError
from orontes.evidence import Count, Origin, Precision, RecordId, Span, When
from orontes.places.types import Placement
from orontes.theatre.types import PlaceKind, SourceKind

# From this UCDP precision on (governorate and wider) a point would say more than is known.
WIDE = 4


def to_wire(claim: Claim) -> dict[str, object]:
    """A claim as a JSON object, keys in a fixed order; spans are `[start, end]`, counts `[low, high]` or null."""
    return _what(claim) | _where(claim.placement) | _who(claim) | _how(claim)


def _what(claim: Claim) -> dict[str, object]:
    return {
        "id": claim.id,
        "doc": claim.doc,
        "document": claim.document,
        "quote": claim.quote,
        "span": [claim.span.start, claim.span.end],
        "sentence": [claim.sentence.start, claim.sentence.end],
        "kind": claim.kind.value,
        "date": claim.when.earliest.isoformat(),
        "date_end": claim.when.latest.isoformat(),
        "date_precision": claim.when.precision.value,
        "entry_time": claim.entry_time.isoformat(),
        "published": claim.published.isoformat(),
        "place": claim.place,
    }


def _where(placement: Placement) -> dict[str, object]:
    point = 0 < placement.where_prec < WIDE
    return {
        "lat": placement.lat if point else None,
        "lon": placement.lon if point else None,
        "place_id": placement.place_id,
        "place_name": placement.name,
        "place_kind": placement.kind.value if placement.kind is not None else "",
        "placement_p": round(placement.probability, 4),
        "where_prec": placement.where_prec,
        "geo_precision": placement.geo_precision,
        "radius_m": placement.radius_m,
        "admin1": placement.admin1,
        "country": placement.country,
        "place_reason": placement.reason,
        "place_lat": placement.lat,
        "place_lon": placement.lon,
        "place_line": [[lat, lon] for lat, lon in placement.line],
    }


def _who(claim: Claim) -> dict[str, object]:
    return {
        "actor": claim.actor.text,
        "actor_id": claim.actor.id,
        "side": claim.actor.side,
        "target": claim.target.text,
        "target_id": claim.target.id,
        "target_side": claim.target.side,
        "source": claim.source,
        "source_id": claim.voice.source_id,
        "chain": [_voice(voice) for voice in claim.chain],
    }


def _how(claim: Claim) -> dict[str, object]:
    return {
        "modality": claim.modality.value,
        "killed": _count(claim.killed),
        "injured": _count(claim.injured),
        "civilians_killed": _count(claim.civilians_killed),
        "facility": claim.facility,
        "weapon": claim.weapon,
        "rule": claim.rule,
        "tokens": {piece.role: [piece.span.start, piece.span.end] for piece in claim.pieces},
        "read_by": f"{claim.read_by.method} {claim.read_by.version}",
        "confidence": round(claim.confidence, 3),
        "marks": list(claim.marks),
        "wording": claim.wording,
    }


def _voice(voice: Voice) -> dict[str, str]:
    return {"name": voice.name, "id": voice.source_id, "kind": voice.kind.value, "alignment": voice.alignment}


def _count(count: Count | None) -> list[int | None] | None:
    return None if count is None else [count.low, count.high]


def from_wire(row: dict[str, Any], file: str = "claims.jsonl", line: int | None = None) -> Claim:
    """The claim that `to_wire` wrote; raises `DataError` naming file and line where a field is missing or wrong."""
    try:
        return checked(_claim(row))
    except KeyError as error:
        raise DataError(f"a claim lacks the field {error}", file=file, line=line) from error
    except (TypeError, ValueError, AttributeError, IndexError) as error:
        raise DataError(f"a claim has a wrong value: {error}", file=file, line=line) from error


def _claim(row: dict[str, Any]) -> Claim:
    method, _, version = str(row["read_by"]).rpartition(" ")
    return Claim(
        id=RecordId(row["id"]),
        document=RecordId(row["document"]),
        doc=row["doc"],
        span=_span_of(row["span"]),
        quote=row["quote"],
        kind=Kind(row["kind"]),
        place=row["place"],
        placement=_placement(row),
        actor=Party(row["actor"], row["actor_id"], row["side"]),
        target=Party(row["target"], row["target_id"], row["target_side"]),
        when=When(
            date.fromisoformat(row["date"]), date.fromisoformat(row["date_end"]), Precision(row["date_precision"])
        ),
        entry_time=datetime.fromisoformat(row["entry_time"]),
        published=datetime.fromisoformat(row["published"]),
        source=row["source"],
        chain=tuple(Voice(v["name"], v["id"], SourceKind(v["kind"]), v["alignment"]) for v in row["chain"]),
        modality=Modality(row["modality"]),
        killed=_count_of(row["killed"]),
        injured=_count_of(row["injured"]),
        facility=row["facility"],
        weapon=row["weapon"],
        rule=row["rule"],
        read_by=Origin(method, version),
        confidence=row["confidence"],
        civilians_killed=_count_of(row["civilians_killed"]),
        marks=tuple(row["marks"]),
        sentence=_span_of(row["sentence"]),
        pieces=tuple(Piece(role, _span_of(pair)) for role, pair in row["tokens"].items()),
        wording=row.get("wording", ""),  # a ledger of before has none
    )


def _placement(row: dict[str, Any]) -> Placement:
    return Placement(
        text=row["place"],
        place_id=row["place_id"],
        name=row["place_name"],
        kind=PlaceKind(row["place_kind"]) if row["place_kind"] else None,
        lat=row["place_lat"],
        lon=row["place_lon"],
        radius_m=row["radius_m"],
        admin1=row["admin1"],
        country=row["country"],
        probability=row["placement_p"],
        where_prec=row["where_prec"],
        reason=row["place_reason"],
        line=tuple((lat, lon) for lat, lon in row.get("place_line", ())),  # a ledger of before has none
    )


def _span_of(pair: Sequence[int]) -> Span:
    return Span(_whole(pair[0]), _whole(pair[1]))


def _count_of(pair: Sequence[int | None] | None) -> Count | None:
    return None if pair is None else Count(_whole(pair[0] or 0), None if pair[1] is None else _whole(pair[1]))


def _whole(number: object) -> int:
    if type(number) is not int:  # not 2.5, not NaN, not true
        raise ValueError(f"{number!r} is not a whole number")
    return number
