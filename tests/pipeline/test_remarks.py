"""A container with many reports is remarked on in few lines."""

from __future__ import annotations

from datetime import UTC, datetime

from orontes.evidence import RecordId
from orontes.pipeline.remarks import MOST, remarks
from orontes.sources import Document


def document(file: str, *notes: str) -> Document:
    day = datetime(2017, 3, 24, tzinfo=UTC)
    return Document(RecordId(""), "", file, "", b"", "", "", day, "file", notes=notes)


def test_a_note_on_many_reports_of_a_file_is_told_once() -> None:
    documents = [document("a.warc", "main text", f"captured at {number}") for number in range(100)]
    lines = remarks([document("b.txt", "cp1252"), *documents, document("c.txt", "cp1252")])
    assert lines[:2] == ("b.txt: cp1252", "a.warc: main text (100 reports)")
    assert lines[-2:] == ("a.warc: 93 more notes on single reports, which are kept with them", "c.txt: cp1252")
    assert len(lines) == MOST + 3
