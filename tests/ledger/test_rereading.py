"""Every original can be opened again, and gives the text that the record has; where it does not, that is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.sources.web.server import Server, answer

from orontes import sources
from orontes.ledger import Action, Casebook, reread
from orontes.sources.web import Fetcher, Rules

TODAY = date(2024, 1, 1)
PAGE = (
    "<html><head><title>Soran</title><meta charset='windows-1252'></head><body><article>"
    "<p>The rebels said on Wednesday that they had captured the town of Soran in the north of Hama province, "
    "after a day of heavy shelling \x93from all sides\x94 that killed four civilians.</p></article></body></html>"
).encode("latin-1")


@pytest.fixture
def book(casebook: Casebook, tmp_path: Path) -> Iterator[Casebook]:
    """A text, a page, two rows of a file, and a page from the web."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "valley-2017-03-22.txt").write_bytes("The army left Maardas, said a caf\xe9 owner.".encode("latin-1"))
    (folder / "page-2017-03-23.html").write_bytes(PAGE)
    rows = [{"text": f"Shells fell on {town}.", "published": "2017-03-24"} for town in ("Khattab", "Halfaya")]
    (folder / "rows.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    with Server({"/a": answer(PAGE, "200 OK", "Content-Type: text/html; charset=windows-1252")}) as server:
        fetcher = Fetcher(Rules(allow_private=True, every_s=0.0))
        found = sources.collect([folder, server.url("/a")], today=TODAY, published=TODAY, fetcher=fetcher)
    assert len(found.captures) == 4
    casebook.add(found.documents, found.skipped, found.captures)
    yield casebook


def test_all_gives_the_same_text(book: Casebook) -> None:
    assert reread(book) == ()
    last = book.custody()[-1]
    assert (last.action, last.why) == (Action.VERIFY, "opened again: 5 reports, 0 notes")


def test_a_text_that_is_read_otherwise_now_is_told(book: Casebook) -> None:
    row = next(each for each in book.documents() if "Khattab" in each.text)
    book.add([replace(row, text="Shells fell upon Khattab.")])
    (note,) = reread(book)
    assert (note.check, note.item) == ("reread", row.id)
    assert note.detail == "rows.jsonl: gives another text now than the record has of it"
    assert book.verify() == ()


def test_what_cannot_be_opened_is_told(book: Casebook) -> None:
    capture = next(each for each in book.captures() if each.source.endswith("rows.jsonl"))
    path = book.ledger.archive.path(capture.id)
    path.write_bytes(b"\x00\x01")
    assert len(reread(book)) == 2
    path.unlink()
    (note,) = reread(book)
    assert "cannot be opened any more" in note.detail


def test_a_document_of_before_there_were_captures_is_opened_too(casebook: Casebook, tmp_path: Path) -> None:
    (tmp_path / "a-2017-03-22.md").write_text("# Soran\n\nSoran has fallen, the monitor said.\n")
    casebook.add(sources.collect([tmp_path / "a-2017-03-22.md"], today=TODAY).documents)
    assert reread(casebook) == ()
    assert casebook.custody()[-1].why == "opened again: 1 reports, 0 notes"
