"""OpenTimestamps proofs as files: put together from what calendars answer, completed, and checked without a network.

`opentimestamps` writes proofs; the bundle's own verifier reads them, so that each checks the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from orontes.errors import CustodyBroken, LedgerError, StampRefused
from orontes.ledger.archive import Archive
from orontes.ledger.bundle.verifier.ots import faults, read_proof
from orontes.ledger.custody import walk_log
from orontes.ledger.proofs import Proof, proof_of
from orontes.ledger.schema import CUSTODY
from orontes.ledger.types import Action, Finding

if TYPE_CHECKING:
    from opentimestamps.core.timestamp import Timestamp

Headers = Mapping[int, bytes]  # of Bitcoin blocks, 80 bytes each, by height


def described(item: str, digest: str, sha256: str, data: bytes) -> Proof:
    """What is in a proof's file. Raises StampRefused where it is none."""
    try:
        _, found = read_proof(data)
    except ValueError as error:
        raise StampRefused(f"the proof {error}") from error
    calendars = dict.fromkeys(each.calendar for each in found if each.calendar)
    return Proof(item, digest, sha256, tuple(calendars), tuple(sorted({e.height for e in found if e.height >= 0})))


def first_proof(digest: str, answers: Mapping[str, bytes]) -> bytes:
    """The .ots file of what calendars answered, by their address. Raises StampRefused, LedgerError."""
    proofs = library()
    begun = proofs.Timestamp(bytes.fromhex(digest))
    for calendar, answer in answers.items():
        begun.merge(_answered(calendar, answer, begun.msg))
    return _written(begun)


def completed(data: bytes, answers: Mapping[bytes, tuple[str, bytes]]) -> bytes:
    """The .ots file with what calendars answered to the messages that they had promised to put into a block."""
    proofs = library()
    file = proofs.DetachedTimestampFile.deserialize(_context(data))
    for each in tuple(_within(file.timestamp)):
        if each.msg in answers:
            each.merge(_answered(*answers[each.msg], each.msg))
    return _written(file.timestamp)


def _answered(calendar: str, answer: bytes, message: bytes) -> Timestamp:
    from opentimestamps.core.serialize import DeserializationError

    try:
        context = _context(answer)
        found = library().Timestamp.deserialize(context, message)
        context.assert_eof()
    except (DeserializationError, ValueError, TypeError, RecursionError) as error:
        raise StampRefused(f"{calendar}: answers with something that is no OpenTimestamps proof") from error
    return found


def _within(timestamp: Timestamp) -> Iterator[Timestamp]:
    yield timestamp
    for below in timestamp.ops.values():
        yield from _within(below)


def _written(timestamp: Timestamp) -> bytes:
    from opentimestamps.core.op import OpSHA256
    from opentimestamps.core.serialize import BytesSerializationContext

    context = BytesSerializationContext()
    library().DetachedTimestampFile(OpSHA256(), timestamp).serialize(context)
    return bytes(context.getbytes())


def _context(data: bytes) -> Any:
    from opentimestamps.core.serialize import BytesDeserializationContext

    return BytesDeserializationContext(data)


def library() -> Any:
    """What writes proofs. Raises LedgerError where it is not installed."""
    try:
        from opentimestamps.core import timestamp
    except ImportError as error:
        raise LedgerError("OpenTimestamps needs a library: pip install 'orontes[opentimestamps]'") from error
    return timestamp


def broken_proofs(connection: Connection, archive: Archive, headers: Headers) -> Iterator[Finding]:
    """Every proof of the log that does not hold, as far as the headers at hand show it."""
    for entry in walk_log(connection, CUSTODY.c.action == Action.PROOF):
        said = connection.scalar(select(CUSTODY.c.hash).where(CUSTODY.c.seq == _number(entry.item)))
        try:
            proof = proof_of(archive.get(entry.after))
            if proof.item != entry.item or proof.digest != said:
                raise CustodyBroken("it is of something that does not stand in the log")
            for fault in faults(archive.get(proof.proof), proof.digest, dict(headers)):
                raise CustodyBroken(fault)
        except CustodyBroken as error:
            yield Finding("proof", f"OpenTimestamps proof of {entry.item} (custody entry {entry.seq})", str(error))


def _number(item: str) -> int:
    number = item.removeprefix("entry ")
    return int(number) if number.isdecimal() else -1
