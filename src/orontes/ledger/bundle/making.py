"""What goes into a bundle, and where: originals, texts, records, log, time stamps, and two ways to read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, select

from orontes.ledger.archive import Archive
from orontes.ledger.bundle.bag import Bag
from orontes.ledger.bundle.linked import as_json_ld
from orontes.ledger.bundle.page import as_page
from orontes.ledger.bundle.records import Records
from orontes.ledger.chain import packed
from orontes.ledger.custody import TOOL, all_entries
from orontes.ledger.schema import CLAIMS, DOCUMENTS, JUDGEMENTS, READINGS
from orontes.ledger.stamping import stamp_of
from orontes.ledger.types import Action, CustodyEntry

VERIFIER = Path(__file__).with_name("verify.py")


def make_bundle(connection: Connection, archive: Archive, folder: Path) -> str:
    """Write all that a casebook holds into an empty folder, as one state of it; give the bundle's digest.

    Raises CustodyBroken where an original or a time stamp is missing or altered: what is broken is not handed on.
    """
    records = records_of(connection)
    bag = Bag(folder)
    for item in dict.fromkeys(row["id"] for row in records.documents):
        bag.put(f"data/originals/{item}", archive.get(item))
    for row in records.documents:
        bag.put(f"data/texts/{row['id']}-{row['seq']}.txt", row["text"].encode())
    for name, rows in (("documents", records.documents), ("readings", records.readings)):
        bag.put(f"data/records/{name}.jsonl", _lines(rows))
    bag.put("data/records/judgements.jsonl", _lines(records.judgements))
    bag.put("data/custody.jsonl", _lines([asdict(entry) for entry in records.custody]))
    for entry in records.custody:
        _put_stamp(bag, archive, entry)
    bag.put("data/claims.jsonld", as_json_ld(records))
    bag.put("index.html", as_page(records))
    bag.put("verify.py", VERIFIER.read_bytes())
    return bag.close(_told(records))


def records_of(connection: Connection) -> Records:
    """Every record of the ledger, as rows, in the order in which they came in."""
    claims: dict[int, list[dict[str, str]]] = {}
    for row in connection.execute(select(CLAIMS).order_by(CLAIMS.c.seq, CLAIMS.c.position)).mappings():
        claims.setdefault(row["seq"], []).append({"id": row["id"], "wire": row["wire"]})
    return Records(
        documents=list(_rows(connection, DOCUMENTS)),
        readings=[row | {"claims": claims.get(row["seq"], [])} for row in _rows(connection, READINGS)],
        judgements=list(_rows(connection, JUDGEMENTS)),
        custody=all_entries(connection),
    )


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    return (dict(row) for row in connection.execute(select(table).order_by(table.c.seq)).mappings())


def _lines(rows: Sequence[dict[str, Any]]) -> bytes:
    return b"".join(packed(row) + b"\n" for row in rows)


def _put_stamp(bag: Bag, archive: Archive, entry: CustodyEntry) -> None:
    """The files of a time stamp, under names that say what they are."""
    if entry.action != Action.STAMP:
        return
    record = archive.get(entry.after)
    stamp, folder = stamp_of(record), f"data/stamps/{entry.seq}"
    bag.put(f"{folder}/record.json", record)
    bag.put(f"{folder}/request.tsq", archive.get(stamp.request))
    bag.put(f"{folder}/response.tsr", archive.get(stamp.response))
    for place, certificate in enumerate(stamp.chain, 1):
        bag.put(f"{folder}/chain-{place}.der", archive.get(certificate))


def _told(records: Records) -> dict[str, str]:
    newest = records.custody[-1]
    return {
        "Bag-Software-Agent": TOOL,
        "Bagging-Date": newest.at[:10],
        "External-Description": "A casebook of Orontes: originals, records, custody log and time stamps",
        "External-Identifier": f"custody entry {newest.seq}, hash {newest.hash}",
    }
