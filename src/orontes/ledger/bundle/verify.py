#!/usr/bin/env python3
"""Check a bundle of evidence: every byte, the custody log, the daily roots, the time stamps.

This file needs Python 3.9 or later and nothing else; it was put here by Orontes, and another machine needs no Orontes
to run it:

    python3 verify.py [--trust ROOT.pem]

The first line that begins with BROKEN names the first item that does not hold; the exit status is 1 if there is one.
The signatures of time stamps are checked by `openssl`, where there is one, against the roots named with --trust, or
else against the root kept beside each stamp, which only shows that nobody altered the stamp since. Whoever could have
altered this file too should run a copy of it from elsewhere.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple

Broken = Tuple[str, str]  # the item, and in what way it does not hold
Row = Dict[str, Any]

BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9._/-]+)")
BROUGHT = {"add": "documents", "revise": "documents", "read": "readings", "judge": "judgements"}
FIELDS = {"seq", "at", "who", "action", "item", "before", "after", "why", "tool", "previous", "hash"}
DAMAGED = (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError)


def findings(bag: Path) -> Iterator[Broken]:
    """Everything in the bag that does not hold, without the signatures of time stamps."""
    checks: List[Tuple[str, Callable[[Path], Iterator[Broken]]]] = [
        ("bagit.txt", _declared),
        ("tagmanifest-sha256.txt", _tag_files),
        ("manifest-sha256.txt", _payload),
        ("data/custody.jsonl", _chain),
        ("data/records", _records),
        ("data/originals", _originals),
        ("data/custody.jsonl", _roots),
        ("data/stamps", _stamps),
    ]
    for name, check in checks:
        try:
            yield from check(bag)
        except DAMAGED as error:
            yield name, "cannot be checked: %s" % (" ".join(str(error).split()) or type(error).__name__)


def sha256(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    total = hashlib.sha256()
    with path.open("rb") as stream:
        for piece in iter(lambda: stream.read(1 << 20), b""):
            total.update(piece)
    return total.hexdigest()


def rows(bag: Path, name: str) -> List[Row]:
    """The JSON lines of a file of the bag."""
    text = (bag / "data" / name).read_bytes().decode("utf-8")
    return [json.loads(line) for line in text.split("\n")[:-1]]


def _declared(bag: Path) -> Iterator[Broken]:
    if (bag / "bagit.txt").read_bytes() != BAGIT:
        yield "bagit.txt", "is not the declaration of a bag (RFC 8493)"


def _tag_files(bag: Path) -> Iterator[Broken]:
    there = {path.name for path in bag.iterdir() if path.name not in {"data", "tagmanifest-sha256.txt"}}
    return _listed(bag, "tagmanifest-sha256.txt", there)


def _payload(bag: Path) -> Iterator[Broken]:
    paths = (path for path in (bag / "data").rglob("*") if path.is_symlink() or not path.is_dir())
    return _listed(bag, "manifest-sha256.txt", {path.relative_to(bag).as_posix() for path in paths})


def _listed(bag: Path, manifest: str, there: "set[str]") -> Iterator[Broken]:
    """Every file against the manifest that names it, and every file that no line names."""
    lines = (bag / manifest).read_bytes().decode("utf-8").split("\n")
    if lines.pop():
        yield manifest, "its last line is cut off"
    for number, line in enumerate(lines, 1):
        found = LINE.fullmatch(line)
        if not found or ".." in line:
            yield "%s line %d" % (manifest, number), "is no line of a manifest"
        elif found[2] not in there:
            yield found[2], "is missing, or named twice"
        elif (bag / found[2]).is_symlink() or not (bag / found[2]).is_file():
            yield found[2], "is not a plain file"
        elif sha256(bag / found[2]) != found[1]:
            yield found[2], "was altered: its SHA-256 is not the one in %s" % manifest
        there.discard(found[2] if found else "")
    for name in sorted(there):
        yield name, "is not in %s" % manifest


def packed(value: object) -> bytes:
    """A JSON value in the one form that is hashed: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def _digest(value: object) -> str:
    return hashlib.sha256(packed(value)).hexdigest()


def _chain(bag: Path) -> Iterator[Broken]:
    """Each entry's hash is over its other fields, among them the hash of the entry before."""
    previous, at = "0" * 64, ""
    for number, entry in enumerate(rows(bag, "custody.jsonl"), 1):
        item = "custody entry %d" % number
        if set(entry) != FIELDS or entry["seq"] != number:
            yield item, "is missing or out of place"
        if _digest({name: value for name, value in entry.items() if name != "hash"}) != entry["hash"]:
            yield item, "was altered after it was written"
        if entry["previous"] != previous:
            yield item, "does not follow from the entry before it"
        if entry["at"] < at:
            yield item, "has a time before that of the entry before it"
        previous, at = entry["hash"], entry["at"]


def _records(bag: Path) -> Iterator[Broken]:
    """Each record is as the log says it was written, and none is without an entry."""
    held = {(name, row["seq"]): row for name in set(BROUGHT.values()) for row in rows(bag, "records/%s.jsonl" % name)}
    for entry in rows(bag, "custody.jsonl"):
        name = BROUGHT.get(entry["action"])
        if name is None:
            continue
        row = held.pop((name, entry["seq"]), None)
        item = "%s record %d (%s)" % (name, entry["seq"], entry["item"])
        if row is None:
            yield item, "is in the custody log and not in the bundle"
        elif _digest(_hashed(name, row)) != entry["after"]:
            yield item, "was altered after it was written"
    for name, seq in sorted(held):
        yield "%s record %d" % (name, seq), "is in the bundle and not in the custody log"


def _hashed(name: str, row: Row) -> object:
    """What the log's digest of a record is over."""
    values = {key: value for key, value in row.items() if key not in {"seq", "claims"}}
    return [values, row["claims"]] if name == "readings" else values


def _originals(bag: Path) -> Iterator[Broken]:
    """Each document's original is there under its own SHA-256, and its text beside it is the record's."""
    for row in rows(bag, "records/documents.jsonl"):
        original = bag / "data" / "originals" / row["id"]
        if not original.is_file() or sha256(original) != row["id"]:
            yield "data/originals/" + row["id"], "is missing or altered: its name is not its SHA-256"
        text = bag / "data" / "texts" / ("%s-%d.txt" % (row["id"], row["seq"]))
        if not text.is_file() or text.read_bytes() != row["text"].encode("utf-8"):
            yield "data/texts/" + text.name, "is not the text of its record"


def merkle(leaves: List[bytes]) -> bytes:
    """The root of a Merkle tree as in RFC 6962, section 2.1."""
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + merkle(leaves[:half]) + merkle(leaves[half:])).digest()


def _roots(bag: Path) -> Iterator[Broken]:
    days: Dict[str, List[bytes]] = {}
    log = rows(bag, "custody.jsonl")
    for entry in log:
        days.setdefault(entry["at"][:10], []).append(bytes.fromhex(entry["hash"]))
    roots = {entry["item"]: entry["after"] for entry in log if entry["action"] == "root"}
    for day, root in roots.items():
        if day not in days or merkle(days[day]).hex() != root:
            yield "Merkle root of " + day, "is not that of the day's entries"
    for day in list(days)[:-1] if roots else []:
        if day not in roots:
            yield "Merkle root of " + day, "is missing, though the day is over"


def _stamps(bag: Path) -> Iterator[Broken]:
    """Each time stamp's files are those that its record names, and the digest inside is one of the log."""
    log = rows(bag, "custody.jsonl")
    said = {"entry %d" % entry["seq"]: entry["hash"] for entry in log}
    said.update({"root " + entry["item"]: entry["after"] for entry in log if entry["action"] == "root"})
    for entry in log:
        if entry["action"] == "stamp":
            folder = bag / "data" / "stamps" / str(entry["seq"])
            for detail in _stamp(folder, entry, said):
                yield "time stamp of %s (data/stamps/%d)" % (entry["item"], entry["seq"]), detail


def _stamp(folder: Path, entry: Row, said: Dict[str, str]) -> Iterator[str]:
    record = json.loads((folder / "record.json").read_bytes())
    named = {"record.json": entry["after"], "request.tsq": record["request"], "response.tsr": record["response"]}
    named.update({"chain-%d.der" % place: value for place, value in enumerate(record["chain"], 1)})
    for name, value in named.items():
        if sha256(folder / name) != value:
            yield "%s was altered" % name
    if record["item"] != entry["item"] or said.get(entry["item"]) != record["digest"]:
        yield "it is of something that does not stand in the log"
    if imprint((folder / "response.tsr").read_bytes()) != record["digest"]:
        yield "the digest inside the token is another"


def imprint(response: bytes) -> str:
    """The digest that a time-stamp response is of (RFC 3161, section 2.4.2): TSTInfo's messageImprint."""
    start, end = 0, len(response)
    for nth in (0, 1, 1, 0, 2, 1, 0):  # response, token, content, SignedData, encapContentInfo, eContent, octets
        start, end = elements(response, start, end)[nth]
    for nth in (0, 2, 1):  # TSTInfo, messageImprint, hashedMessage
        start, end = elements(response, start, end)[nth]
    return response[start:end].hex()


def elements(data: bytes, start: int, end: int) -> List[Tuple[int, int]]:
    """Where the contents of the DER elements between two offsets begin and end."""
    found = []
    while start < end:
        length, body = data[start + 1], start + 2
        if length & 0x80:
            size = length & 0x7F
            length, body = int.from_bytes(data[body : body + size], "big"), body + size
        if body + length > end:
            raise ValueError("an element is longer than what holds it")
        found.append((body, body + length))
        start = body + length
    return found


def signatures(bag: Path, trust: Optional[Path], openssl: str) -> Iterator[Broken]:
    """Every time stamp whose signature or chain does not hold, by `openssl ts -verify`."""
    for entry in rows(bag, "custody.jsonl"):
        if entry["action"] != "stamp":
            continue
        folder = bag / "data" / "stamps" / str(entry["seq"])
        record = json.loads((folder / "record.json").read_bytes())
        chain = [_pem((folder / ("chain-%d.der" % place)).read_bytes()) for place in range(1, len(record["chain"]) + 1)]
        with tempfile.TemporaryDirectory() as work:
            roots, between = Path(work) / "roots.pem", Path(work) / "between.pem"
            roots.write_bytes(trust.read_bytes() if trust else chain[-1])
            between.write_bytes(b"".join(chain[:-1]))
            at = str(int(datetime.fromisoformat(record["at"]).timestamp()))
            command = [openssl, "ts", "-verify", "-in", str(folder / "response.tsr"), "-digest", record["digest"]]
            command += ["-CAfile", str(roots), "-untrusted", str(between), "-attime", at]
            done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode:
            yield "time stamp of %s (data/stamps/%d)" % (entry["item"], entry["seq"]), "openssl: " + _last(done.stderr)


def _pem(der: bytes) -> bytes:
    return b"-----BEGIN CERTIFICATE-----\n" + base64.encodebytes(der) + b"-----END CERTIFICATE-----\n"


def _last(words: bytes) -> str:
    lines = [line for line in words.decode("utf-8", "replace").splitlines() if "Using configuration" not in line]
    return lines[0].strip() if lines else "its signature does not hold"


def main() -> int:
    """Check the bag in which this file stands, or the one that is named."""
    words = argparse.ArgumentParser(description="Check a bundle of evidence; exit status 1 if anything is broken.")
    words.add_argument("bag", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    words.add_argument("--trust", type=Path, help="PEM file of the roots of time-stamping authorities to believe")
    asked = words.parse_args()
    broken = list(findings(asked.bag))
    openssl = shutil.which("openssl")
    if not broken and openssl:
        broken = list(signatures(asked.bag, asked.trust, openssl))
    for item, detail in broken:
        print("BROKEN %s: %s" % (item, detail))
    if not broken:
        _tell(asked.bag, asked.trust, openssl)
    return 1 if broken else 0


def _tell(bag: Path, trust: Optional[Path], openssl: Optional[str]) -> None:
    """What holds, and what was not looked at."""
    log = rows(bag, "custody.jsonl")
    counts = [sum(entry["action"] == action for entry in log) for action in ("root", "stamp")]
    print("HOLDS %d custody entries, %d daily roots, %d time stamps, every file" % (len(log), counts[0], counts[1]))
    print("bundle digest (SHA-256 of tagmanifest-sha256.txt): " + sha256(bag / "tagmanifest-sha256.txt"))
    if counts[1] and not openssl:
        print("NOT CHECKED: the signatures of the time stamps; there is no openssl here")
    elif counts[1] and not trust:
        print("NOT CHECKED: whether the authorities are to be believed; name their roots with --trust")


if __name__ == "__main__":
    sys.exit(main())
