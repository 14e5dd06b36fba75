"""What an edition's sources and gaps come to: counted once, for the tables and the situation report alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from orontes.claims.types import Claim, Voice
from orontes.evidence import RecordId
from orontes.publish.types import Edition
from orontes.theatre import world_sources
from orontes.theatre.types import Source


@dataclass(frozen=True, slots=True)
class SourceTally:
    """One source: what is known of it, and how much rests on it."""

    source_id: str
    name: str
    kind: str
    alignment: str
    reliability: float | None  # of the theatre pack; None where the source is in none
    claims: tuple[RecordId, ...]  # whose innermost voice it is
    relayed: int  # claims that it passes on from somebody else
    documents: int


@dataclass(frozen=True, slots=True)
class UnplacedTally:
    """A place phrase that could not be put on the map, with the reason and the claims that wait for it."""

    place: str
    reason: str
    claims: tuple[RecordId, ...]
    documents: int


def sources(edition: Edition) -> tuple[SourceTally, ...]:
    """Every voice of every chain, the most heard first; then publishers of reports that made no claim."""
    said: dict[tuple[str, str], list[Claim]] = {}
    relayed: dict[tuple[str, str], list[Claim]] = {}
    voices: dict[tuple[str, str], Voice] = {}
    for claim in edition.claims:
        for depth, voice in enumerate(reversed(claim.chain)):
            key = _key(voice)
            voices.setdefault(key, voice)
            (relayed if depth else said).setdefault(key, []).append(claim)
    known = {source.id: source for source in (*world_sources(edition.theatre), *edition.theatre.sources)}
    rows = (
        _tally(known.get(voices[key].source_id), voices[key], said.get(key, []), relayed.get(key, [])) for key in voices
    )
    return tuple(sorted(rows, key=lambda row: (-len(row.claims), -row.relayed, row.name, row.source_id)))


def _key(voice: Voice) -> tuple[str, str]:
    return (voice.source_id, "") if voice.source_id else ("", f"{voice.name}|{voice.kind}")


def _tally(pack: Source | None, voice: Voice, said: list[Claim], relayed: list[Claim]) -> SourceTally:
    return SourceTally(
        source_id=voice.source_id,
        name=pack.name if pack else voice.name,
        kind=voice.kind.value,
        alignment=voice.alignment,
        reliability=pack.reliability if pack else None,
        claims=tuple(claim.id for claim in said),
        relayed=len(relayed),
        documents=len({claim.document for claim in [*said, *relayed]}),
    )


def unplaced(edition: Edition) -> tuple[UnplacedTally, ...]:
    """Place phrases without a point, the most frequent first. A claim that names no place is not among them."""
    waiting = [claim for claim in edition.claims if claim.place and claim.placement.lat is None]
    waiting.sort(key=lambda claim: (claim.place, claim.placement.reason))
    groups = groupby(waiting, key=lambda claim: (claim.place, claim.placement.reason))
    rows = [_waiting(place, reason, list(claims)) for (place, reason), claims in groups]
    return tuple(sorted(rows, key=lambda row: (-len(row.claims), row.place, row.reason)))


def _waiting(place: str, reason: str, claims: list[Claim]) -> UnplacedTally:
    return UnplacedTally(place, reason, tuple(claim.id for claim in claims), len({claim.document for claim in claims}))


def plural(number: int, one: str, many: str = "") -> str:
    """A number and its noun.

    >>> plural(1, "claim"), plural(2, "claim"), plural(2, "story", "stories")
    ('1 claim', '2 claims', '2 stories')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def some(number: int, one: str, many: str = "") -> str:
    """The same, with "no" for none.

    >>> some(0, "report"), some(1, "report")
    ('no report', '1 report')
    """
    return plural(number, one, many) if number else f"no {one}"


def joined(parts: Iterable[str]) -> str:
    """A list in words.

    >>> joined(["SANA", "AMC", "SOHR"])
    'SANA, AMC and SOHR'
    """
    *head, last = list(parts) or [""]
    return f"{', '.join(head)} and {last}" if head else last
