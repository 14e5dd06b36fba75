"""Asking authorities for time stamps of the log as it stands, and keeping what they answer."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from orontes.errors import LedgerError, StampRefused
from orontes.ledger.ledger import Ledger
from orontes.ledger.stamping import Refusal, Stamp, Stamping, Target, obtain, record_of, targets, told
from orontes.ledger.types import Action


def ask_all(ledger: Ledger, authorities: Sequence[str], trusted: Sequence[bytes], wait_s: float) -> Stamping:
    """Have the newest Merkle root and the newest entry stamped by each authority; log what came of it.

    Authorities or trusted roots (DER) that are not given are those that casebook.toml names.
    Raises LedgerError where there is none to ask.
    """
    authorities = authorities or ledger.settings.authorities
    if not authorities:
        raise LedgerError(f"{ledger.folder}: no authority to ask; give --authority, or `authorities` in casebook.toml")
    trusted = trusted or ledger.trusted()
    with ledger.writing() as connection:
        ledger.recorder.seal_days(connection)
        wanted = [(each, targets(connection, each, ledger.archive)) for each in dict.fromkeys(authorities)]
    done = [_ask(ledger, authority, target, trusted, wait_s) for authority, found in wanted for target in found]
    return Stamping(
        tuple(each for each in done if isinstance(each, Stamp)),
        tuple(each for each in done if isinstance(each, Refusal)),
    )


def _ask(ledger: Ledger, authority: str, target: Target, trusted: Sequence[bytes], wait_s: float) -> Stamp | Refusal:
    asked_at = ledger.recorder.clock().isoformat()
    try:
        stamp, kept = obtain(authority, target, trusted, wait_s)
    except StampRefused as error:
        ledger.note(Action.STAMP_FAILED, target.item, why=str(error))
        return Refusal(authority, target.item, str(error))
    record = record_of(stamp)
    for data in (*kept, record):
        ledger.archive.put(sha256(data).hexdigest(), data)
    ledger.note(Action.STAMP, stamp.item, after=sha256(record).hexdigest(), why=told(stamp, asked_at))
    return stamp
