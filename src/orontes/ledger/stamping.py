"""Time stamps of the custody log: taken from authorities, kept in the archive, checked again without a network.

What is stamped is the SHA-256 that stands in the log: the Merkle root of the newest finished day, and the hash of the
newest entry, which seals all before it. Request, response, each certificate up to the root, and a record that names
them are kept in the archive under their own SHA-256; the log's entry names the record.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from orontes.errors import CustodyBroken, StampRefused
from orontes.ledger import merkle
from orontes.ledger.archive import Archive
from orontes.ledger.authority import ask
from orontes.ledger.chain import packed, sealing
from orontes.ledger.custody import last_entry, of_day, walk_log
from orontes.ledger.days import leaves_of
from orontes.ledger.proofs import Proof
from orontes.ledger.schema import CUSTODY
from orontes.ledger.types import Action, CustodyEntry, Finding

if TYPE_CHECKING:
    from orontes.ledger.tokens import Token


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be stamped: its name in the log, its SHA-256, and the bytes of which it is that."""

    item: str
    digest: str
    message: bytes


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time stamp that was had. Digests are SHA-256, and names in the archive; `chain` goes from signer to root."""

    authority: str
    item: str  # "entry 12" or "root 2017-05-01"
    digest: str
    at: str  # the authority's time, UTC
    serial: str  # longer than JSON's numbers
    request: str
    response: str
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A time stamp that could not be had: from whom, of what, and why in one line."""

    authority: str
    item: str
    why: str


@dataclass(frozen=True, slots=True)
class Stamping:
    """What came of asking for time stamps."""

    stamps: tuple[Stamp, ...]
    refusals: tuple[Refusal, ...]
    proofs: tuple[Proof, ...] = ()  # of OpenTimestamps


def targets(connection: Connection, authority: str, archive: Archive) -> tuple[Target, ...]:
    """The newest root, where a day is over and the authority has not stamped it yet, and the newest entry."""
    newest = last_entry(connection)
    if newest is None:
        return ()
    head = Target(f"entry {newest.seq}", newest.hash, sealing(newest))
    roots = select(func.max(CUSTODY.c.seq)).where(CUSTODY.c.action == Action.ROOT).scalar_subquery()
    root = next(walk_log(connection, CUSTODY.c.seq == roots), None)
    if root is None or any(entry.item == f"root {root.item}" for entry in _by(connection, authority, archive)):
        return (head,)
    leaves = tuple(leaves_of(each.hash for each in of_day(connection, root.item, newest.seq)))
    return (Target(f"root {root.item}", root.after, merkle.preimage(leaves)), head)


def _by(connection: Connection, authority: str, archive: Archive) -> Iterator[CustodyEntry]:
    """The entries that tell of an authority's stamps."""
    for entry in walk_log(connection, CUSTODY.c.action == Action.STAMP):
        if stamp_of(archive.get(entry.after)).authority == authority:
            yield entry


def obtain(authority: str, target: Target, trusted: Sequence[bytes], wait_s: float) -> tuple[Stamp, tuple[bytes, ...]]:
    """A time stamp that holds, and what is to be kept of it. Raises StampRefused."""
    from orontes.ledger.tokens import check, request_for  # with their cryptography, which no other step needs

    request, nonce = request_for(target.message)
    response = ask(authority, request, wait_s)
    try:
        token = check(response, target.digest, trusted, nonce)
    except StampRefused as error:
        raise StampRefused(f"{authority}: {error}") from error
    return _stamp(authority, target, request, response, token), (request, response, *token.chain)


def _stamp(authority: str, target: Target, request: bytes, response: bytes, token: Token) -> Stamp:
    asked, given, *chain = (hashlib.sha256(data).hexdigest() for data in (request, response, *token.chain))
    at, serial = token.at.isoformat(), str(token.serial)
    return Stamp(authority, target.item, target.digest, at, serial, asked, given, tuple(chain))


def record_of(stamp: Stamp) -> bytes:
    """The record of a time stamp, as the archive keeps it."""
    return packed(asdict(stamp))


def stamp_of(record: bytes) -> Stamp:
    """The time stamp that a record of the archive tells of. Raises CustodyBroken."""
    try:
        values: dict[str, Any] = json.loads(record)
        return Stamp(**(values | {"chain": tuple(values["chain"])}))
    except (ValueError, TypeError, KeyError) as error:
        raise CustodyBroken("the record of the time stamp is damaged; restore it from a copy") from error


def told(stamp: Stamp, asked_at: str) -> str:
    """What the log tells of a stamp, the authority's clock beside the machine's."""
    apart = (datetime.fromisoformat(stamp.at) - datetime.fromisoformat(asked_at)).total_seconds()
    return (
        f"time-stamped {stamp.at} by {stamp.authority}, serial {stamp.serial}; their clock minus ours: {apart:+.0f} s"
    )


def broken_stamps(connection: Connection, archive: Archive, trusted: Sequence[bytes]) -> Iterator[Finding]:
    """Every time stamp of the log that does not hold: its files, what it stamps, its signature and its chain.

    `trusted` are the roots to believe (DER); where there are none, each stamp's own root, trusted when it was taken.
    """
    for entry in walk_log(connection, CUSTODY.c.action == Action.STAMP):
        try:
            _hold(stamp_of(archive.get(entry.after)), entry.item, _said(connection, entry.item), archive, trusted)
        except (CustodyBroken, StampRefused) as error:
            yield Finding("stamp", f"time stamp of {entry.item} (custody entry {entry.seq})", str(error))


def _said(connection: Connection, item: str) -> str | None:
    """The SHA-256 that stands in the log for "entry 12" or "root 2017-05-01"."""
    kind, _, name = item.partition(" ")
    if kind == "entry" and name.isdecimal():
        return connection.scalar(select(CUSTODY.c.hash).where(CUSTODY.c.seq == int(name)))
    of_root = select(CUSTODY.c.after).where(CUSTODY.c.action == Action.ROOT, CUSTODY.c.item == name)
    return connection.scalar(of_root.order_by(CUSTODY.c.seq.desc()).limit(1)) if kind == "root" else None


def _hold(stamp: Stamp, item: str, said: str | None, archive: Archive, trusted: Sequence[bytes]) -> None:
    if stamp.item != item or said != stamp.digest:
        raise CustodyBroken("it is of something that does not stand in the log")
    from orontes.ledger.tokens import check

    archive.get(stamp.request)
    chain = [archive.get(each) for each in stamp.chain]
    token = check(archive.get(stamp.response), stamp.digest, (*chain[:-1], *(trusted or chain[-1:])))
    if (token.at.isoformat(), str(token.serial)) != (stamp.at, stamp.serial):
        raise CustodyBroken("its time or serial number is not the one that was noted")
