"""The time stamps of a bundle (RFC 3161): their files, the digest inside each, and their signatures by openssl."""

from __future__ import annotations

import base64
import json
import subprocess
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Dict, Iterator, List, Optional, Tuple

from .evidence import LOG, Broken, Row, rows, sha256


def stamped(bag: Path) -> Iterator[Tuple[Row, Path]]:
    """Each entry that tells of a time stamp, and the folder of its files."""
    for entry in rows(bag, LOG):
        if entry["action"] == "stamp":
            yield entry, bag / "data" / "stamps" / str(entry["seq"])


def stamps(bag: Path) -> Iterator[Broken]:
    """Each time stamp's files are those that its record names, and the digest inside is one of the log."""
    said = digests(bag, [entry["item"] for entry, _ in stamped(bag)])
    for entry, folder in stamped(bag):
        for detail in _stamp(folder, entry, said):
            yield "time stamp of %s (data/stamps/%d)" % (entry["item"], entry["seq"]), detail


def digests(bag: Path, wanted: List[str]) -> Dict[str, str]:
    """The digests that the log gives to "entry 12" and "root 2017-05-01"."""
    names = set(wanted)
    return {name: value for entry in rows(bag, LOG) for name, value in _names(entry) if name in names}


def _names(entry: Row) -> Iterator[Tuple[str, str]]:
    yield "entry %d" % entry["seq"], entry["hash"]
    if entry["action"] == "root":
        yield "root " + entry["item"], entry["after"]


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
    for entry, folder in stamped(bag):
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
