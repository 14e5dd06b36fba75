"""OpenTimestamps proofs of the custody log, as records: what a calendar promised, and which Bitcoin blocks keep it.

A calendar takes a digest at once and promises to put it into a block; hours later it tells the way from the digest to
the block's Merkle root. Both states are kept: a proof is an item of the archive, its record too, and the log's entry
names the record.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from orontes.errors import CustodyBroken
from orontes.ledger.chain import packed


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof as it stood: of which entry and digest, the SHA-256 of its .ots file, who promises, which blocks."""

    item: str  # "entry 12"
    digest: str
    proof: str
    calendars: tuple[str, ...]  # those that have promised a block
    blocks: tuple[int, ...]  # heights of the Bitcoin blocks that it leads to

    def told(self) -> str:
        """What the log tells of it."""
        if self.blocks:
            return f"OpenTimestamps: in Bitcoin block {', '.join(map(str, self.blocks))}"
        return f"OpenTimestamps: promised by {', '.join(self.calendars)}"


def proof_of(record: bytes) -> Proof:
    """The proof that a record of the archive tells of. Raises CustodyBroken."""
    try:
        values: dict[str, Any] = json.loads(record)
        lists = {name: tuple(values[name]) for name in ("calendars", "blocks")}
        return Proof(**(values | lists))
    except (ValueError, TypeError, KeyError) as error:
        raise CustodyBroken("the record of the proof is damaged; restore it from a copy") from error


def record_of(proof: Proof) -> bytes:
    """The record of a proof, as the archive keeps it."""
    return packed(asdict(proof))
