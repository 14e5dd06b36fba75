"""Files that hold many reports, in a casebook: kept whole, each report with its own bytes, and nothing twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.sources.formats.making import PAGE, SENTENCE, Warc, packed
from tests.sources.formats.test_telegram import chat, export, message

from orontes import sources
from orontes.ledger import Casebook, reread

TODAY = date(2018, 1, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One container of each of three kinds."""
    made = tmp_path / "reports"
    made.mkdir()
    (made / "crawl.warc.gz").write_bytes(Warc().add("https://example.org/1").data)
    (made / "result.json").write_bytes(export(chat(message(1), message(2, f"{SENTENCE} Again."))))
    (made / "packed.zip").write_bytes(packed({"a-2017-03-22.txt": f"{SENTENCE} In a zip.", "b.html": PAGE + " "}))
    return made


def test_containers_are_kept_whole_and_name_their_reports(casebook: Casebook, folder: Path) -> None:
    found = sources.collect([folder], today=TODAY)
    assert casebook.add(found.documents, found.skipped, found.captures).added == 5
    captures = {capture.source: capture for capture in found.captures}
    assert {name: len(capture.documents) for name, capture in captures.items()} == {
        "crawl.warc.gz": 1,
        "packed.zip": 2,
        "result.json": 2,
    }
    for name, capture in captures.items():
        assert casebook.ledger.archive.path(capture.id).read_bytes() == (folder / name).read_bytes()
    assert casebook.verify() == ()
    assert reread(casebook) == ()


def test_the_same_containers_again_add_nothing(casebook: Casebook, folder: Path) -> None:
    for expected in (5, 0):
        found = sources.collect([folder], today=TODAY)
        assert casebook.add(found.documents, found.skipped, found.captures).added == expected
