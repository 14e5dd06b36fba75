"""The hash chain: each custody entry seals all that came before it (Schneier and Kelsey 1999, secure audit logs).

It proves that the log was not altered in part. Against somebody who rewrites the whole of it, keep the last hash
(`Casebook.head`) somewhere else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

from orontes.errors import LedgerError
from orontes.ledger.types import CustodyEntry, Finding

GENESIS = "0" * 64
SEALED = tuple(field.name for field in fields(CustodyEntry) if field.name != "hash")


def digest(value: object) -> str:
    """SHA-256 of a JSON value in its one canonical form (sorted keys, no spaces, UTF-8).

    >>> digest({"b": 1, "a": "Soran"}) == digest({"a": "Soran", "b": 1})
    True
    """
    return hashlib.sha256(packed(value)).hexdigest()


def packed(value: object) -> bytes:
    """A JSON value in its one canonical form. Raises LedgerError for text that no file and no database can hold."""
    try:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    except UnicodeEncodeError as error:
        raise LedgerError("a text holds half a character (a lone surrogate); replace it and add it again") from error


def sealed(entry: CustodyEntry) -> CustodyEntry:
    """The entry with its `hash`, over everything else in it."""
    return replace(entry, hash=hashlib.sha256(sealing(entry)).hexdigest())


def sealing(entry: CustodyEntry) -> bytes:
    """The bytes of which an entry's `hash` is the SHA-256."""
    return packed({name: getattr(entry, name) for name in SEALED})


def broken_links(entries: Iterable[CustodyEntry]) -> Iterator[Finding]:
    """Every place where the chain does not hold, by sequence number."""
    previous, at = GENESIS, ""
    for number, entry in enumerate(entries, 1):
        for wrong in _wrongs(entry, number, previous, at):
            yield Finding("chain", f"custody entry {entry.seq}", wrong)
        previous, at = entry.hash, entry.at


def _wrongs(entry: CustodyEntry, number: int, previous: str, at: str) -> Iterator[str]:
    if entry.seq != number:
        yield f"entry {number} is missing or out of place"
    if sealed(entry).hash != entry.hash:
        yield "its words were altered after it was written"
    if entry.previous != previous:
        yield "it does not follow from the entry before it"
    if entry.at < at:
        yield f"its time {entry.at} is before that of the entry before it, {at}"
