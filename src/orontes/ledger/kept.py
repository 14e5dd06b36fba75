"""What the archive keeps beside originals: each record that an entry of the log names, and what the record names."""

from __future__ import annotations

from orontes.ledger.archive import Archive
from orontes.ledger.notes import note_of
from orontes.ledger.proofs import proof_of
from orontes.ledger.stamping import stamp_of
from orontes.ledger.types import Action

KEEPING = (Action.STAMP, Action.PROOF, Action.NOTE)


def kept_by(action: str, record: str, archive: Archive) -> tuple[str, ...]:
    """The items of the archive that an entry with one of the `KEEPING` actions keeps; `record` is its `after`.

    Raises CustodyBroken where the record is missing or altered.
    """
    data = archive.get(record)
    if action == Action.NOTE:
        return (record, note_of(data).content)
    if action == Action.PROOF:
        return (record, proof_of(data).proof)
    stamp = stamp_of(data)
    return (record, stamp.request, stamp.response, *stamp.chain)
