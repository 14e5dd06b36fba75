"""The records of a bundle against its custody log, and the log against itself; line by line, however long it is."""

from __future__ import annotations

import hashlib
import json
import zipfile
from itertools import groupby
from pathlib import Path
from typing import Any, Dict, Iterable, Iterator, List, Tuple

Broken = Tuple[str, str]  # the item, and in what way it does not hold
Row = Dict[str, Any]

BROUGHT = {
    "documents": ("add", "revise"),
    "captures": ("capture",),
    "readings": ("read",),
    "judgements": ("judge",),
}
FIELDS = {"seq", "at", "who", "action", "item", "before", "after", "why", "tool", "previous", "hash"}
LOG = "custody.jsonl"


def sha256(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    total = hashlib.sha256()
    with path.open("rb") as stream:
        for piece in iter(lambda: stream.read(1 << 20), b""):
            total.update(piece)
    return total.hexdigest()


def rows(bag: Path, name: str) -> Iterator[Row]:
    """The JSON lines of a file of the bag; lines end with a line feed and with nothing else."""
    with (bag / "data" / name).open("rb") as stream:
        for line in stream:
            yield json.loads(line.decode("utf-8"))


def packed(value: object) -> bytes:
    """A JSON value in the one form that is hashed: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def digest(value: object) -> str:
    """SHA-256 of a JSON value."""
    return hashlib.sha256(packed(value)).hexdigest()


def chain(bag: Path) -> Iterator[Broken]:
    """Each entry's hash is over its other fields, among them the hash of the entry before."""
    previous, at = "0" * 64, ""
    for number, entry in enumerate(rows(bag, LOG), 1):
        item = "custody entry %d" % number
        if set(entry) != FIELDS or entry["seq"] != number:
            yield item, "is missing or out of place"
        if digest({name: value for name, value in entry.items() if name != "hash"}) != entry["hash"]:
            yield item, "was altered after it was written"
        if entry["previous"] != previous:
            yield item, "does not follow from the entry before it"
        if entry["at"] < at:
            yield item, "has a time before that of the entry before it"
        previous, at = entry["hash"], entry["at"]


def records(bag: Path) -> Iterator[Broken]:
    """Each record is as the log says it was written, and none is without an entry."""
    for name, actions in BROUGHT.items():
        entries = (entry for entry in rows(bag, LOG) if entry["action"] in actions)
        yield from _table(name, _held(bag, name), entries)


def _held(bag: Path, name: str) -> Iterator[Row]:
    """The records of a kind. Bundles of before there were captures have no file of them, and no entries either."""
    file = "records/%s.jsonl" % name
    if name == "captures" and not (bag / "data" / file).exists():
        return iter(())
    return rows(bag, file)


def _table(name: str, held: Iterator[Row], entries: Iterator[Row]) -> Iterator[Broken]:
    """Both in the order of the log: what stands on one side alone is missing on the other."""
    entry = next(entries, None)
    for row in held:
        while entry is not None and entry["seq"] < row["seq"]:
            yield _named(name, entry), "is in the custody log and not in the bundle"
            entry = next(entries, None)
        if entry is None or entry["seq"] != row["seq"]:
            yield "%s record %d" % (name, row["seq"]), "is in the bundle and not in the custody log"
            continue
        if digest(_hashed(name, row)) != entry["after"]:
            yield _named(name, entry), "was altered after it was written"
        entry = next(entries, None)
    while entry is not None:
        yield _named(name, entry), "is in the custody log and not in the bundle"
        entry = next(entries, None)


def _named(name: str, entry: Row) -> str:
    return "%s record %d (%s)" % (name, entry["seq"], entry["item"])


def _hashed(name: str, row: Row) -> object:
    """What the log's digest of a record is over."""
    parts = {"readings": "claims", "captures": "documents"}.get(name)
    values = {key: value for key, value in row.items() if key not in {"seq", parts}}
    return [values, row[parts]] if parts else values


def originals(bag: Path) -> Iterator[Broken]:
    """Each document's original is there under its own SHA-256, and its text beside it is the record's."""
    for row in rows(bag, "records/documents.jsonl"):
        original = bag / "data" / "originals" / row["id"]
        if not original.is_file() or sha256(original) != row["id"]:
            yield "data/originals/" + row["id"], "is missing or altered: its name is not its SHA-256"
        text = bag / "data" / "texts" / ("%s-%d.txt" % (row["id"], row["seq"]))
        if not text.is_file() or text.read_bytes() != row["text"].encode("utf-8"):
            yield "data/texts/" + text.name, "is not the text of its record"


def captures(bag: Path) -> Iterator[Broken]:
    """What was captured is there: a WARC, byte for byte, in a WACZ, anything else as it came."""
    for row in _held(bag, "captures"):
        wacz = bag / "data" / "captures" / (row["id"] + ".wacz")
        original = bag / "data" / "originals" / row["id"]
        if wacz.is_file() and _warc_of(wacz) != row["id"]:
            yield "data/captures/" + wacz.name, "does not hold the WARC whose SHA-256 is its name"
        elif not wacz.is_file() and (not original.is_file() or sha256(original) != row["id"]):
            yield "data/originals/" + row["id"], "is missing or altered: its name is not its SHA-256"


def _warc_of(wacz: Path) -> str:
    """SHA-256 of the WARC in a WACZ, as it was before it was put there; "" where it does not lie there as it was."""
    total = hashlib.sha256()
    try:
        with zipfile.ZipFile(wacz) as members:
            (held,) = [each for each in members.infolist() if each.filename.startswith("archive/")]
            if held.compress_type != zipfile.ZIP_STORED:  # which also keeps a bomb from going off
                return ""
            with members.open(held) as stream:
                for piece in iter(lambda: stream.read(1 << 20), b""):
                    total.update(piece)
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, RuntimeError):
        return ""
    return total.hexdigest()


def merkle(leaves: Iterable[bytes]) -> bytes:
    """The root of a Merkle tree as in RFC 6962, section 2.1, of one leaf or more, however many."""
    peaks: List[Tuple[int, bytes]] = []  # the roots of full trees, the largest first, and how many leaves each has
    for leaf in leaves:
        size, node = 1, hashlib.sha256(b"\x00" + leaf).digest()
        while peaks and peaks[-1][0] == size:
            node = hashlib.sha256(b"\x01" + peaks.pop()[1] + node).digest()
            size *= 2
        peaks.append((size, node))
    node = peaks.pop()[1]
    while peaks:
        node = hashlib.sha256(b"\x01" + peaks.pop()[1] + node).digest()
    return node


def roots(bag: Path) -> Iterator[Broken]:
    """Each day's root is that of its entries, and each day that is over has one; logs of before had none."""
    said = {entry["item"]: entry["after"] for entry in rows(bag, LOG) if entry["action"] == "root"}
    are: Dict[str, str] = {}
    for day, entries in groupby(rows(bag, LOG), key=lambda entry: str(entry["at"])[:10]):
        are[day] = merkle(bytes.fromhex(entry["hash"]) for entry in entries).hex()
    for day, root in said.items():
        if are.get(day) != root:
            yield "Merkle root of " + day, "is not that of the day's entries"
    for day in list(are)[:-1] if said else []:
        if day not in said:
            yield "Merkle root of " + day, "is missing, though the day is over"


def notes(bag: Path) -> Iterator[Broken]:
    """Each note's record is the one that the log names, and its content the one that the record names."""
    for entry in rows(bag, LOG):
        if entry["action"] == "note":
            name = "data/notes/%d" % entry["seq"]
            record = bag / name / "record.json"
            if sha256(record) != entry["after"] or json.loads(record.read_bytes())["item"] != entry["item"]:
                yield name + "/record.json", "is not the record that the log names"
            elif sha256(bag / name / "content") != json.loads(record.read_bytes())["content"]:
                yield name + "/content", "was altered: its SHA-256 is not the one in its record"
