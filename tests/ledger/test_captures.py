"""Acts of capture: what came, from where and how, beside the documents that were read from it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.ledger.conftest import HandClock, a_document
from tests.ledger.outside import tamper

from orontes import sources
from orontes.errors import CustodyBroken, LedgerError
from orontes.evidence import RecordId
from orontes.ledger import Action, Casebook
from orontes.sources.types import Capture

TODAY = datetime(2020, 1, 1, tzinfo=UTC).date()
FIRST, SECOND = a_document("Soran has fallen."), a_document("Khattab has fallen.", doc="second")


def a_capture(data: bytes = b"WARC/1.1 of both", **particulars: object) -> Capture:
    values = {
        "id": RecordId(hashlib.sha256(data).hexdigest()),
        "original": data,
        "media_type": "application/warc",
        "source": "https://example.org/both",
        "method": "GET",
        "captured": datetime(2017, 3, 22, 19, tzinfo=UTC),
        "clock": "system clock, synchronised",
        "details": (("status", "200"), ("status", "301")),
        "documents": (SECOND.id, FIRST.id),
        "notes": ("Two redirects were followed.",),
    }
    return Capture(**(values | particulars))  # type: ignore[arg-type]


def test_a_capture_comes_back_as_it_was_with_its_bytes_in_the_archive(casebook: Casebook) -> None:
    casebook.add([FIRST, SECOND], captures=[a_capture()])
    (kept,) = casebook.captures()
    assert isinstance(kept.original, Path)
    assert replace(kept, original=kept.original.read_bytes()) == a_capture()
    assert casebook.verify() == ()


def test_the_same_capture_again_changes_nothing_and_one_at_another_time_is_another(casebook: Casebook) -> None:
    later = a_capture(b"WARC/1.1 of both, later", captured=datetime(2017, 3, 23, tzinfo=UTC))
    for captures in ([a_capture()], [a_capture(), later], [later], [a_capture()]):
        casebook.add([FIRST, SECOND], captures=captures)
    assert [capture.id for capture in casebook.captures()] == [a_capture().id, later.id]
    assert [entry.action for entry in casebook.custody()].count(Action.CAPTURE) == 2


def test_one_file_under_two_names_is_captured_twice_and_not_again(casebook: Casebook) -> None:
    both = [a_capture(source="a.txt", method="file"), a_capture(source="b.txt", method="file")]
    for _ in range(2):
        casebook.add([FIRST, SECOND], captures=both)
    assert [capture.source for capture in casebook.captures()] == ["a.txt", "b.txt"]


def test_a_capture_of_an_unknown_document_is_refused_with_all_that_came_along(casebook: Casebook) -> None:
    with pytest.raises(LedgerError, match="is not in the casebook"):
        casebook.add([FIRST], captures=[a_capture()])
    assert casebook.documents() == ()
    assert casebook.captures() == ()


def test_a_large_capture_is_copied_from_its_file(casebook: Casebook, tmp_path: Path) -> None:
    file = tmp_path / "large.warc"
    file.write_bytes(b"WARC/1.1 of both")
    casebook.add([FIRST, SECOND], captures=[a_capture(original=file)])
    file.write_bytes(b"another")
    assert casebook.verify() == ()
    with pytest.raises(CustodyBroken, match="another hash"):
        casebook.add([], captures=[a_capture(original=file)])


@pytest.mark.parametrize("damage", ["row", "part", "bytes"])
def test_what_is_altered_afterwards_is_named(casebook: Casebook, damage: str) -> None:
    casebook.add([FIRST, SECOND], captures=[a_capture()])
    if damage == "row":
        tamper(casebook, "UPDATE captures SET source = 'https://example.org/other'")
    if damage == "part":
        tamper(casebook, f"UPDATE captured SET document = '{FIRST.id}'")
    if damage == "bytes":
        casebook.ledger.archive.path(a_capture().id).write_bytes(b"WARC/1.1 of bots")
    found = {finding.check for finding in casebook.verify()}
    assert found == {"archive" if damage == "bytes" else "record"}


def test_a_file_is_a_capture_of_the_reports_in_it(casebook: Casebook, tmp_path: Path) -> None:
    rows = '{"text": "Soran has fallen.", "published": "2017-03-22"}\n{"text": "", "published": "2017-03-22"}\n'
    (tmp_path / "rows.jsonl").write_text(rows)
    (tmp_path / "empty.txt").write_text("")
    collection = sources.collect([tmp_path / "rows.jsonl", tmp_path / "empty.txt"], today=TODAY)
    for _ in range(2):
        casebook.add(collection.documents, collection.skipped, collection.captures)
    (kept,) = casebook.captures()
    assert (kept.source, kept.method, kept.captured) == ("rows.jsonl", "file", None)
    assert kept.documents == (collection.documents[0].id,)
    assert Path(kept.original).read_text() == rows  # type: ignore[arg-type]


def test_a_backup_holds_captures(casebook: Casebook, tmp_path: Path) -> None:
    casebook.add([FIRST, SECOND], captures=[a_capture()])
    casebook.backup(tmp_path / "copy")
    with Casebook.open(tmp_path / "copy", clock=HandClock()) as copy:
        assert [capture.id for capture in copy.captures()] == [a_capture().id]
        assert copy.verify() == ()
