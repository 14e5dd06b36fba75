"""Filling a casebook: documents, captures, readings and claims as the ledger enters them, thousands at a time."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.ledger.prose import Press, wires
from sqlalchemy import Connection, select

from orontes import theatre
from orontes.claims import from_wire, reader, to_wire
from orontes.ledger import Action, Casebook
from orontes.ledger.captures import add_captures
from orontes.ledger.custody import Deed, Recorder
from orontes.ledger.schema import CLAIMS, DOCUMENTS, READINGS
from orontes.ledger.store import add_documents, reading_digest
from orontes.ledger.streams import Row
from orontes.sources import Capture, Document

TOGETHER = 2000  # documents in a transaction
READER = reader()  # so that they count as read
A_DAY = 15_000  # entries of the log
LIKE = {  # what every claim on the wire has beside its own words
    "actor": "Opposition fighters", "actor_id": "", "admin1": "Hama", "civilians_killed": None, "confidence": 0.8,
    "chain": [{"alignment": "", "id": "", "kind": "monitor", "name": "Valley Monitor"}], "country": "SY",
    "date_precision": "day", "facility": "", "geo_precision": 1, "injured": None, "killed": [12, None], "lat": 35.29,
    "lon": 36.74, "marks": [], "modality": "asserted", "place_id": "sy/soran", "place_kind": "town",
    "place_lat": 35.29, "place_line": [], "place_lon": 36.74, "place_reason": "exact name", "placement_p": 0.9,
    "radius_m": 500.0, "read_by": f"{READER.method} {READER.version}",
    "rule": "fall", "side": "opposition", "source": "", "source_id": "",
    "target": "", "target_id": "", "target_side": "", "tokens": {}, "weapon": "", "where_prec": 1, "wording": "",
}  # fmt: skip


@dataclass(slots=True)
class Years:
    """A clock that goes through so many entries a day, so that a large casebook has grown over some years."""

    ticks: int = 0

    def __call__(self) -> datetime:
        self.ticks += 1
        return datetime(2016, 1, 1, tzinfo=UTC) + timedelta(seconds=86400 * self.ticks / A_DAY)


def fill(book: Casebook, documents: int, claims: int) -> None:
    """Put in reports by number, each with so many claims. Originals are not flushed to disk one by one."""
    press = Press(theatre.load("syria"))
    for first in range(0, documents, TOGETHER):
        made = [press.report(number) for number in range(first, min(first + TOGETHER, documents))]
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(_keep, (book.ledger.archive.path(document.id) for document, _ in made), made))
        with book.ledger.writing() as connection:
            recorder = book.ledger.recorder
            add_documents(connection, recorder, [document for document, _ in made])
            add_captures(connection, recorder, [_capture(document) for document, _ in made])
            read = [(document, wires(document, told, claims, LIKE) if told else []) for document, told in made]
            _read(connection, recorder, read)
        print(f"\r{first + len(made):,} documents", end="", file=sys.stderr)
    print(file=sys.stderr)


def _keep(path: Path, made: tuple[Document, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made[0].original)


def _capture(document: Document) -> Capture:
    return Capture(document.id, document.original, "text/plain", document.file, "file", documents=(document.id,))


def _read(connection: Connection, recorder: Recorder, read: list[tuple[Document, list[Row]]]) -> None:
    """As `add_reading` enters one reading, but for claims that were not parsed first."""
    revisions = dict(_revisions(connection, [document.id for document, _ in read]))
    readings = [
        {"revision": revisions[each.id], "document": each.id, "method": READER.method, "version": READER.version}
        for each, _ in read
    ]
    claims = [[{"id": claim["id"], "wire": _text(claim)} for claim in found] for _, found in read]
    deeds = [
        Deed(Action.READ, row["document"], after=reading_digest(row, found), why=f"{len(found)} claims")
        for row, found in zip(readings, claims, strict=True)
    ]
    seqs = recorder.record_all(connection, deeds)
    connection.execute(READINGS.insert(), [row | {"seq": seq} for row, seq in zip(readings, seqs, strict=True)])
    rows = [
        claim | {"seq": seq, "position": at}
        for seq, found in zip(seqs, claims, strict=True)
        for at, claim in enumerate(found)
    ]
    connection.execute(CLAIMS.insert(), rows)


def _revisions(connection: Connection, ids: list[str]) -> Iterator[tuple[str, int]]:
    for start in range(0, len(ids), 500):
        chosen = select(DOCUMENTS.c.id, DOCUMENTS.c.seq).where(DOCUMENTS.c.id.in_(ids[start : start + 500]))
        yield from ((row.id, row.seq) for row in connection.execute(chosen))


def _text(claim: dict[str, Any]) -> str:
    return json.dumps(claim, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def check_claims() -> None:
    """What is put in is a claim that Orontes reads and writes the same."""
    document, told = Press(theatre.load("syria")).report(1)
    (claim,) = wires(document, told, 1, LIKE)
    assert to_wire(from_wire(claim, file="bench")) == claim
