"""The records of a casebook as a bundle holds them: rows of texts, read one by one, however many there are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Select, Subquery, Table, bindparam, func, select

from orontes.ledger.archive import Archive
from orontes.ledger.custody import walk_log
from orontes.ledger.notes import note_of
from orontes.ledger.schema import CAPTURED, CAPTURES, CLAIMS, CUSTODY, DOCUMENTS, JUDGEMENTS, READINGS
from orontes.ledger.streams import Row, in_turn, with_parts
from orontes.ledger.types import Action

LONGEST = 50_000  # bytes of a note that is shown; all of it is in its file


@dataclass(frozen=True, slots=True)
class Records:
    """Every row of the ledger, oldest first, in one transaction; a reading carries its claims: ids and wire JSON."""

    connection: Connection
    archive: Archive

    def documents(self) -> Iterator[Row]:
        """Each document and each revision of one."""
        return self._rows(select(DOCUMENTS).order_by(DOCUMENTS.c.seq))

    def newest_documents(self) -> Iterator[Row]:
        """Each document as last revised."""
        last = _latest(DOCUMENTS, "id")
        return self._rows(select(DOCUMENTS).join(last, DOCUMENTS.c.seq == last.c.seq).order_by(DOCUMENTS.c.seq))

    def originals(self) -> Iterator[str]:
        """The id of each document, once."""
        return (row["id"] for row in self._rows(select(DOCUMENTS.c.id).distinct().order_by(DOCUMENTS.c.id)))

    def captures(self) -> Iterator[Row]:
        """Each act of capture, with the ids of the documents that were read from it."""
        rows = self._rows(select(CAPTURES).order_by(CAPTURES.c.seq))
        return self._with_documents(rows)

    def captures_told(self) -> Iterator[Row]:
        """The same, with who captured it and with which tool, and `at`, when it was entered."""
        told = select(CAPTURES, CUSTODY.c.at, CUSTODY.c.who, CUSTODY.c.tool).order_by(CAPTURES.c.seq)
        rows = self._rows(told.join(CUSTODY, CUSTODY.c.seq == CAPTURES.c.seq))
        return self._with_documents(rows)

    def _with_documents(self, rows: Iterable[Row]) -> Iterator[Row]:
        captured = self._rows(select(CAPTURED).order_by(CAPTURED.c.seq, CAPTURED.c.position))
        for row, parts in with_parts(rows, captured):
            yield row | {"documents": [part["document"] for part in parts]}

    def readings(self) -> Iterator[Row]:
        """Each reading."""
        claims = select(CLAIMS).order_by(CLAIMS.c.seq, CLAIMS.c.position)
        return _with_claims(self._rows(select(READINGS).order_by(READINGS.c.seq)), self._rows(claims))

    def newest_readings(self) -> Iterator[Row]:
        """The reading of each document that counts, with its time, `at`."""
        last = _latest(READINGS, "document")
        chosen = select(READINGS, CUSTODY.c.at).join(CUSTODY, CUSTODY.c.seq == READINGS.c.seq)
        chosen = chosen.join(last, READINGS.c.seq == last.c.seq).order_by(READINGS.c.seq)
        claims = select(CLAIMS).join(last, CLAIMS.c.seq == last.c.seq).order_by(CLAIMS.c.seq, CLAIMS.c.position)
        return _with_claims(self._rows(chosen), self._rows(claims))

    def claims_of(self, document: str) -> list[Row]:
        """The claims of a document's newest reading, as their wire JSON says them."""
        return [json.loads(wire) for wire in self.connection.scalars(_CLAIMS_OF, {"of": document})]

    def judgements(self) -> Iterator[Row]:
        """Each judgement."""
        return self._rows(select(JUDGEMENTS).order_by(JUDGEMENTS.c.seq))

    def custody(self) -> Iterator[Row]:
        """Each entry of the log."""
        return self._rows(select(CUSTODY).order_by(CUSTODY.c.seq))

    def notes(self) -> Iterator[Row]:
        """Each note, with its entry's `seq` and `at`, and its `words` where it is a text."""
        for entry in walk_log(self.connection, CUSTODY.c.action == Action.NOTE):
            note = note_of(self.archive.get(entry.after))
            text = self.archive.get(note.content) if note.media_type.startswith("text/") else b""
            yield asdict(note) | {"seq": entry.seq, "at": entry.at, "words": text[:LONGEST].decode(errors="replace")}

    def newest_entry(self) -> Row:
        """The newest entry of the log."""
        return next(self._rows(select(CUSTODY).order_by(CUSTODY.c.seq.desc()).limit(1)))

    def count_documents(self) -> int:
        """How many documents there are, however often revised."""
        return self.connection.scalar(select(func.count(DOCUMENTS.c.id.distinct()))) or 0

    def count(self, table: Table) -> int:
        """How many rows a table has."""
        return self.connection.scalar(select(func.count()).select_from(table)) or 0

    def _rows(self, chosen: Select[Any]) -> Iterator[Row]:
        return in_turn(self.connection, chosen)


_NEWEST = select(func.max(READINGS.c.seq)).where(READINGS.c.document == bindparam("of")).scalar_subquery()
_CLAIMS_OF = select(CLAIMS.c.wire).where(CLAIMS.c.seq == _NEWEST).order_by(CLAIMS.c.position)


def claims_in(reading: Row) -> list[Row]:
    """The claims of a reading, as their wire JSON says them."""
    return [json.loads(claim["wire"]) for claim in reading["claims"]]


def _latest(table: Table, column: str) -> Subquery:
    return select(func.max(table.c.seq).label("seq")).group_by(table.c[column]).subquery()


def _with_claims(readings: Iterable[Row], claims: Iterable[Row]) -> Iterator[Row]:
    for row, parts in with_parts(readings, claims):
        yield row | {"claims": [{"id": claim["id"], "wire": claim["wire"]} for claim in parts]}
