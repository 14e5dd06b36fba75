"""OpenTimestamps proofs (the .ots files of opentimestamps.org), read and reckoned without a network.

A proof is a tree of operations on a digest. Where a branch ends, somebody attests what it gives: a calendar server
that it will be in a Bitcoin block, or that it is the Merkle root of the block at a height. The last can be checked
against the block's header, which whoever checks has to bring along.
"""

from __future__ import annotations

import hashlib
import json
import re
from datetime import datetime, timezone
from pathlib import Path
from typing import Dict, Iterator, List, NamedTuple, Tuple

from .evidence import LOG, Broken, Row, rows, sha256

MAGIC = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94\x01\x08"  # version 1, of a SHA-256
PENDING, BITCOIN = bytes.fromhex("83dfe30d2ef90c8e"), bytes.fromhex("0588960d73d71901")
HASHES = {0x02: "sha1", 0x03: "ripemd160", 0x08: "sha256"}
ADDRESS = re.compile(r"[A-Za-z0-9._/:-]*")
DEEPEST, LONGEST = 256, 4096  # operations on the way to an attestation; bytes of a message


class Attested(NamedTuple):
    """What a branch of a proof gives, and who attests it: an address, the height of a block, or somebody unknown."""

    message: bytes
    calendar: str
    height: int


def read_proof(data: bytes) -> Tuple[str, List[Attested]]:
    """The digest that a proof is of, hexadecimal, and its attestations. Raises ValueError for what is no proof."""
    if not data.startswith(MAGIC) or len(data) < len(MAGIC) + 32:
        raise ValueError("is no OpenTimestamps proof of a SHA-256")
    reader = _Reader(data, len(MAGIC))
    digest = reader.take(32)
    found = list(_branches(reader, digest, 0))
    reader.end()
    return digest.hex(), found


class _Reader:
    """Bytes that are taken one after another."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at

    def take(self, count: int) -> bytes:
        """The next bytes."""
        taken = self.data[self.at : self.at + count]
        if len(taken) != count:
            raise ValueError("is cut off")
        self.at += count
        return taken

    def number(self) -> int:
        """A number of any size: seven bits a byte, the lowest first."""
        value, shift = 0, 0
        while shift < 64:
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                return value
        raise ValueError("has a number that is too large")

    def some(self, least: int, most: int) -> bytes:
        """A number, and as many bytes."""
        count = self.number()
        if not least <= count <= most:
            raise ValueError("has a part that is too small or too large")
        return self.take(count)

    def end(self) -> None:
        """Raises ValueError where there is more."""
        if self.at != len(self.data):
            raise ValueError("has bytes after its end")


def _branches(reader: _Reader, message: bytes, depth: int) -> Iterator[Attested]:
    """What comes of a message; a byte ff says that another branch follows this one."""
    if depth > DEEPEST or len(message) > LONGEST:
        raise ValueError("is too deep, or too large on the way")
    tag = 0xFF
    while tag == 0xFF:
        tag = reader.take(1)[0]
        kind = reader.take(1)[0] if tag == 0xFF else tag
        if kind == 0x00:
            yield _attestation(reader, message)
        else:
            yield from _branches(reader, _applied(reader, kind, message), depth + 1)


def _applied(reader: _Reader, kind: int, message: bytes) -> bytes:
    if kind == 0xF0:
        return message + reader.some(1, LONGEST)
    if kind == 0xF1:
        return reader.some(1, LONGEST) + message
    if kind == 0xF2:
        return message[::-1]
    if kind == 0xF3:
        return message.hex().encode()
    if kind not in HASHES:
        raise ValueError("has an operation %02x that is not known here" % kind)
    return hashlib.new(HASHES[kind], message).digest()


def _attestation(reader: _Reader, message: bytes) -> Attested:
    tag, payload = reader.take(8), _Reader(reader.some(0, 2 * LONGEST), 0)
    calendar, height = "", -1
    if tag == PENDING:
        calendar = payload.some(0, 1000).decode("ascii")
        if not ADDRESS.fullmatch(calendar):
            raise ValueError("has an address of a calendar that is none")
    elif tag == BITCOIN:
        height = payload.number()
    if tag in {PENDING, BITCOIN}:
        payload.end()
    return Attested(message, calendar, height)


def read_headers(path: Path) -> Dict[int, bytes]:
    """Headers of Bitcoin blocks by height, from lines of a height and the header's 80 bytes as hexadecimal digits."""
    found = {}
    for line in path.read_text(encoding="ascii").splitlines():
        if line.strip() and not line.startswith("#"):
            height, header = line.split()
            found[int(height)] = bytes.fromhex(header)
            if len(found[int(height)]) != 80 or not _worked(found[int(height)]):
                raise ValueError("block %s: is no header of a block" % height)
    return found


def _worked(header: bytes) -> bool:
    """Whether a header's hash is as small as the header itself says that it must be."""
    exponent, mantissa = header[75], int.from_bytes(header[72:75], "little")
    total = hashlib.sha256(hashlib.sha256(header).digest()).digest()
    return exponent <= 32 and int.from_bytes(total, "little") <= mantissa << 8 * max(exponent - 3, 0)


def time_of(header: bytes) -> str:
    """When a block was made, by its maker's clock; it may be two hours wrong."""
    return datetime.fromtimestamp(int.from_bytes(header[68:72], "little"), timezone.utc).isoformat()


def faults(data: bytes, digest: str, headers: Dict[int, bytes]) -> Iterator[str]:
    """In what way a proof does not hold, for the digest it should be of; blocks without a header are not looked at."""
    try:
        of, found = read_proof(data)
    except ValueError as error:
        yield str(error)
        return
    if of != digest:
        yield "it is of another digest"
    for each in found:
        if each.height in headers and headers[each.height][36:68] != each.message:
            yield "it does not lead to the Merkle root of block %d" % each.height


def proofs(bag: Path, headers: Dict[int, bytes]) -> Iterator[Broken]:
    """Each proof's file is the one that its record names, and leads from a hash of the log to its attestations."""
    said = {"entry %d" % entry["seq"]: entry["hash"] for entry in _named(bag)}
    for entry, record, path in held(bag):
        item = "OpenTimestamps proof of %s (data/proofs/%d)" % (entry["item"], entry["seq"])
        if sha256(path.with_name("record.json")) != entry["after"] or sha256(path) != record["proof"]:
            yield item, "was altered: it is not what the log names"
        elif record["item"] != entry["item"] or said.get(entry["item"]) != record["digest"]:
            yield item, "it is of something that does not stand in the log"
        for fault in faults(path.read_bytes(), record["digest"], headers):
            yield item, fault


def told(bag: Path, headers: Dict[int, bytes]) -> Iterator[str]:
    """What each proof shows, and what was not checked."""
    for entry, record, path in held(bag):
        name = "OpenTimestamps proof of %s" % entry["item"]
        for each in read_proof(path.read_bytes())[1]:
            if each.height in headers:
                block = (each.height, time_of(headers[each.height]))
                yield "%s: it was there before Bitcoin block %d of %s" % (name, *block)
            elif each.height >= 0:
                yield "NOT CHECKED: %s: name the header of Bitcoin block %d with --headers" % (name, each.height)
        if not record["blocks"]:
            yield "%s: promised by %s, in no block yet" % (name, ", ".join(record["calendars"]))


def _named(bag: Path) -> Iterator[Row]:
    """The entries that proofs are of."""
    wanted = {entry["item"] for entry in rows(bag, LOG) if entry["action"] == "proof"}
    return (entry for entry in rows(bag, LOG) if "entry %d" % entry["seq"] in wanted)


def held(bag: Path) -> Iterator[Tuple[Row, Row, Path]]:
    """Each entry that tells of a proof, the proof's record, and its file."""
    for entry in rows(bag, LOG):
        if entry["action"] == "proof":
            folder = bag / "data" / "proofs" / str(entry["seq"])
            yield entry, json.loads((folder / "record.json").read_bytes()), folder / "proof.ots"
