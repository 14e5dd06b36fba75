"""Asking calendar servers for OpenTimestamps proofs of the log as it stands, and for the blocks they promised."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from orontes.errors import LedgerError, StampRefused
from orontes.ledger.attesting import completed, described, first_proof, library
from orontes.ledger.authority import ask
from orontes.ledger.bundle.verifier.ots import read_headers, read_proof
from orontes.ledger.casebook import Casebook
from orontes.ledger.custody import last_entry, walk_log
from orontes.ledger.ledger import Ledger
from orontes.ledger.proofs import Proof, proof_of, record_of
from orontes.ledger.schema import CUSTODY
from orontes.ledger.stamping import Refusal, Stamping
from orontes.ledger.types import Action

KIND = {"Accept": "application/vnd.opentimestamps.v1"}
WAIT_S = 30.0
Outcome = tuple[tuple[Proof, ...], tuple[Refusal, ...]]


def prove(casebook: Casebook, calendars: Sequence[str], upgrade: bool = False, wait_s: float = WAIT_S) -> Stamping:
    """Have the newest entry proved by OpenTimestamps calendars, or complete earlier proofs; log what came of it.

    Calendars that are not given are those that casebook.toml names; each answer is waited for `wait_s` seconds.
    Raises LedgerError where there is none to ask, or the library is not installed.
    """
    library()  # nobody is asked for what could not be kept
    ask_them = complete if upgrade else submit
    proofs, refusals = ask_them(casebook.ledger, calendars, wait_s)
    return Stamping((), refusals, proofs)


def headers_of(file: Path) -> dict[int, bytes]:
    """The headers of Bitcoin blocks in a file, by height. Raises LedgerError."""
    try:
        return read_headers(file)
    except (OSError, ValueError) as error:
        raise LedgerError(f"{file}: {error}; each line is a height and a header's 160 hexadecimal digits") from error


def submit(ledger: Ledger, calendars: Sequence[str], wait_s: float) -> Outcome:
    """Have the newest entry, which seals all before it, taken by each calendar; log the proof and what failed.

    Calendars that are not given are those that casebook.toml names. Raises LedgerError where there is none.
    """
    calendars = _named(ledger, calendars)
    with ledger.writing() as connection:
        ledger.recorder.seal_days(connection)
        newest = last_entry(connection)
    assert newest is not None
    item, answers, refusals = f"entry {newest.seq}", dict[str, bytes](), list[Refusal]()
    for calendar in calendars:
        try:
            answer = ask(_at(calendar, "digest"), bytes.fromhex(newest.hash), wait_s, KIND)
            first_proof(newest.hash, {calendar: answer})  # one that answers nonsense spoils the others' else
            answers[calendar] = answer
        except StampRefused as error:
            refusals.append(_refused(ledger, calendar, item, str(error)))
    made = (_keep(ledger, item, newest.hash, first_proof(newest.hash, answers), ""),) if answers else ()
    return made, tuple(refusals)


def complete(ledger: Ledger, calendars: Sequence[str], wait_s: float) -> Outcome:
    """Complete the proofs that have no block yet, by the calendars named here or in casebook.toml.

    An address that a proof names and nobody here did is not asked: whoever wrote the answer could have named any.
    """
    calendars = _named(ledger, calendars)
    made, refusals = list[Proof](), list[Refusal]()
    for record, proof in _waiting(ledger).items():
        data, answers = ledger.archive.get(proof.proof), dict[bytes, tuple[str, bytes]]()
        for each in read_proof(data)[1]:
            if each.calendar.rstrip("/") in calendars:
                try:
                    url = _at(each.calendar, f"timestamp/{each.message.hex()}")
                    answers[each.message] = (each.calendar, ask(url, None, wait_s, KIND))
                except StampRefused as error:
                    refusals.append(Refusal(each.calendar, proof.item, str(error)))
            elif each.calendar:
                why = f"{each.calendar}: has promised a block; name it with --opentimestamps to ask it"
                refusals.append(Refusal(each.calendar, proof.item, why))
        try:
            fuller = completed(data, answers)
            if fuller != data:
                made.append(_keep(ledger, proof.item, proof.digest, fuller, record))
        except StampRefused as error:
            refusals.append(_refused(ledger, str(error).split(": ")[0], proof.item, str(error)))
    return tuple(made), tuple(refusals)


def _named(ledger: Ledger, calendars: Sequence[str]) -> list[str]:
    found = [calendar.rstrip("/") for calendar in calendars or ledger.settings.calendars]
    if not found:
        raise LedgerError(
            f"{ledger.folder}: no calendar to ask; give --opentimestamps, or `calendars` in casebook.toml"
        )
    return list(dict.fromkeys(found))


def _at(calendar: str, path: str) -> str:
    return f"{calendar.rstrip('/')}/{path}"


def _waiting(ledger: Ledger) -> dict[str, Proof]:
    """The newest proof of each entry, by its record, where no block is in it."""
    newest: dict[str, str] = {}
    with ledger.reading() as connection:
        for entry in walk_log(connection, CUSTODY.c.action == Action.PROOF):
            newest[entry.item] = entry.after
    proofs = {record: proof_of(ledger.archive.get(record)) for record in newest.values()}
    return {record: proof for record, proof in proofs.items() if not proof.blocks}


def _keep(ledger: Ledger, item: str, digest: str, data: bytes, before: str) -> Proof:
    proof = described(item, digest, sha256(data).hexdigest(), data)
    record = record_of(proof)
    for each in (data, record):
        ledger.archive.put(sha256(each).hexdigest(), each)
    with ledger.writing() as connection:
        after = sha256(record).hexdigest()
        ledger.recorder.record(connection, Action.PROOF, item, before=before, after=after, why=proof.told())
    return proof


def _refused(ledger: Ledger, calendar: str, item: str, why: str) -> Refusal:
    ledger.note(Action.STAMP_FAILED, item, why=why)
    return Refusal(calendar, item, why)
