"""What goes into a bundle, and where: originals, captures, texts, records, log, stamps, and two ways to read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import Connection

from orontes.ledger.archive import Archive
from orontes.ledger.bundle.bag import Bag
from orontes.ledger.bundle.linked import as_json_ld
from orontes.ledger.bundle.page import as_pages
from orontes.ledger.bundle.records import Records
from orontes.ledger.bundle.wacz import is_warc, write_wacz
from orontes.ledger.chain import packed
from orontes.ledger.custody import TOOL
from orontes.ledger.notes import note_of
from orontes.ledger.proofs import proof_of
from orontes.ledger.stamping import stamp_of
from orontes.ledger.streams import Row
from orontes.ledger.types import Action

HERE = Path(__file__).parent
VERIFIER = ("verify.py", "verifier/__init__.py", "verifier/evidence.py", "verifier/stamps.py", "verifier/ots.py")


def make_bundle(connection: Connection, archive: Archive, folder: Path) -> str:
    """Write all that a casebook holds into an empty folder, as one state of it; give the bundle's digest.

    Row by row and item by item: memory does not grow with the casebook.
    Raises CustodyBroken where an original or a time stamp is missing or altered: what is broken is not handed on.
    """
    records = Records(connection, archive)
    with Bag(folder) as bag:
        for item in records.originals():
            _copy(bag, archive, item)
        for row in records.captures_told():
            _put_capture(bag, archive, row)
        for row in records.documents():
            bag.put(f"data/texts/{row['id']}-{row['seq']}.txt", row["text"].encode())
        bag.pour("data/records/documents.jsonl", _lines(records.documents()))
        bag.pour("data/records/captures.jsonl", _lines(records.captures()))
        bag.pour("data/records/readings.jsonl", _lines(records.readings()))
        bag.pour("data/records/judgements.jsonl", _lines(records.judgements()))
        bag.pour("data/custody.jsonl", _lines(records.custody()))
        for entry in records.custody():
            if entry["action"] == Action.STAMP:
                _put_stamp(bag, archive, entry)
            elif entry["action"] == Action.PROOF:
                _put_proof(bag, archive, entry)
            elif entry["action"] == Action.NOTE:
                _put_note(bag, archive, entry)
        bag.pour("data/claims.jsonld", as_json_ld(records))
        for name, page in as_pages(records):
            bag.put(name, page)
        for name in VERIFIER:
            bag.put(name, (HERE / name).read_bytes())
        return bag.close(_told(records.newest_entry()))


def _lines(rows: Iterable[Row]) -> Iterator[bytes]:
    return (packed(row) + b"\n" for row in rows)


def _put_capture(bag: Bag, archive: Archive, row: Row) -> None:
    """A WARC as WACZ, which replayers open; anything else as it came. The same bytes captured twice are there once."""
    name, item = f"data/captures/{row['id']}.wacz", row["id"]
    if (bag.folder / name).exists() or (bag.folder / "data/originals" / item).exists():
        return
    archive.check(item)
    if is_warc(row) and write_wacz(bag.folder / name, archive.path(item), row, row["captured"] or row["at"]):
        bag.add(name)
    else:
        _copy(bag, archive, item)


def _copy(bag: Bag, archive: Archive, item: str) -> None:
    """An original, piece by piece; one that was altered is not handed on."""
    archive.check(item)
    with archive.path(item).open("rb") as stream:
        bag.pour(f"data/originals/{item}", iter(lambda: stream.read(1 << 20), b""))


def _put_stamp(bag: Bag, archive: Archive, entry: Row) -> None:
    """The files of a time stamp, under names that say what they are."""
    record = archive.get(entry["after"])
    stamp, folder = stamp_of(record), f"data/stamps/{entry['seq']}"
    bag.put(f"{folder}/record.json", record)
    bag.put(f"{folder}/request.tsq", archive.get(stamp.request))
    bag.put(f"{folder}/response.tsr", archive.get(stamp.response))
    for place, certificate in enumerate(stamp.chain, 1):
        bag.put(f"{folder}/chain-{place}.der", archive.get(certificate))


def _put_proof(bag: Bag, archive: Archive, entry: Row) -> None:
    """A proof's record, and its file, which any client of OpenTimestamps opens."""
    record = archive.get(entry["after"])
    bag.put(f"data/proofs/{entry['seq']}/record.json", record)
    bag.put(f"data/proofs/{entry['seq']}/proof.ots", archive.get(proof_of(record).proof))


def _put_note(bag: Bag, archive: Archive, entry: Row) -> None:
    """A note's record, and what was written; without an extension, so that a click runs nothing."""
    record = archive.get(entry["after"])
    bag.put(f"data/notes/{entry['seq']}/record.json", record)
    bag.put(f"data/notes/{entry['seq']}/content", archive.get(note_of(record).content))


def _told(newest: Row) -> dict[str, str]:
    return {
        "Bag-Software-Agent": TOOL,
        "Bagging-Date": newest["at"][:10],
        "External-Description": "A casebook of Orontes: originals, records, custody log and time stamps",
        "External-Identifier": f"custody entry {newest['seq']}, hash {newest['hash']}",
    }
