"""Web addresses in, documents out, each with the capture that it was read from."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from tests.sources.web.conftest import HandWound
from tests.sources.web.server import Server, answer, redirect

from orontes.errors import InputNotFound
from orontes.ledger import Casebook
from orontes.sources import SkipReason, collect
from orontes.sources.formats import read_file
from orontes.sources.manifest import Row
from orontes.sources.parts import Part
from orontes.sources.web import Fetcher, read

Make = Callable[..., Fetcher]
TODAY = date(2024, 3, 22)
BODY = "Rebel fighters entered the town of Soran on Tuesday, a resident said. "


def page(words: str = BODY, head: str = "") -> str:
    paragraphs = "".join(f"<p>{words}It was the {n}th such attack that the monitor counted.</p>" for n in range(4, 9))
    dated = '<meta property="article:published_time" content="2024-03-21T10:30:00Z">'
    return f"<html><head><title>Soran</title>{dated}{head}</head><body><article>{paragraphs}</article></body></html>"


def test_a_page_becomes_a_document(server: Server, fetcher_of: Make) -> None:
    server.pages |= {"/old": redirect("/news/soran.html"), "/news/soran.html": answer(page())}
    collection = collect([server.url("/old")], today=TODAY, fetcher=fetcher_of())
    (document,), (capture,) = collection.documents, collection.captures
    assert document.id == sha256(page().encode()).hexdigest()
    assert document.original == page().encode()
    assert (document.file, document.url) == (server.url("/old"), server.url("/news/soran.html"))
    assert (document.doc, document.publisher) == ("127.0.0.1-soran", "127.0.0.1")
    assert document.published == datetime(2024, 3, 21, 10, 30, tzinfo=UTC)
    assert document.media_type == "text/html"
    assert f"It was asked for at {server.url('/old')}, which led to {document.url}." in document.notes
    assert capture.documents == (document.id,)
    assert collection.skipped == ()


def test_what_the_page_calls_its_own_address_is_noted(server: Server, fetcher_of: Make) -> None:
    head = '<link rel="canonical" href="https://example.org/soran"><meta property="og:site_name" content="Monitor">'
    server.pages["/a"] = answer(page(head=head))
    (document,) = collect([server.url("/a")], today=TODAY, fetcher=fetcher_of()).documents
    assert (document.url, document.publisher) == (server.url("/a"), "Monitor")
    assert "The page calls https://example.org/soran its own address." in document.notes


def test_addresses_and_files_mix_and_none_stops_the_others(server: Server, fetcher_of: Make, tmp_path: Path) -> None:
    (tmp_path / "a-2024-03-20.txt").write_text("Shells fell on Kawkab overnight.")
    server.pages |= {
        "/a": answer(page()),
        "/empty": answer(""),
        "/menu": answer("<html><body></body></html>"),
        "/picture": answer(b"\x89PNG\r\n\x1a\n" + bytes(99), "200 OK", "Content-Type: image/png"),
        "/undated": answer("No day is named here.", "200 OK", "Content-Type: text/plain"),
        "/late": answer("25 March 2024\nFrom the future.", "200 OK", "Content-Type: text/plain"),
    }
    wrong = ["/empty", "/menu", "/picture", "/undated", "/late", "/gone"]
    reports = [*map(server.url, wrong), server.url("/a"), server.url("/a"), "file:///etc/passwd", tmp_path]
    collection = collect(reports, today=TODAY, fetcher=fetcher_of())
    assert [document.file for document in collection.documents] == ["a-2024-03-20.txt", server.url("/a")]
    assert {skipped.file.removeprefix(server.url("/")): skipped.reason for skipped in collection.skipped} == {
        "empty": SkipReason.EMPTY,
        "menu": SkipReason.EMPTY,
        "picture": SkipReason.BINARY,
        "undated": SkipReason.NO_DATE,
        "late": SkipReason.FUTURE_DATE,
        "gone": SkipReason.MISSING,
        "file:///etc/passwd": SkipReason.REFUSED,
    }
    assert all("\n" not in skipped.detail for skipped in collection.skipped)
    assert all(skipped.detail.count(skipped.file) == 1 for skipped in collection.skipped)
    asked = [capture.source.removeprefix(server.url("/")) for capture in collection.captures if capture.method == "GET"]
    assert asked == ["empty", "menu", "picture", "undated", "late", "gone", "a"]  # what failed is captured too


def test_nothing_but_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputNotFound, match="no such file"):
        collect([str(tmp_path / "nowhere")], today=TODAY)


def test_a_feed_may_say_when_and_by_whom(server: Server, fetcher_of: Make) -> None:
    server.pages["/a"] = answer(page())
    row = Row("item", 0, "Valley Monitor", datetime(2024, 3, 20, tzinfo=UTC))
    (document,) = read(fetcher_of().fetch(server.url("/a")), row=row, today=TODAY).documents
    assert (document.publisher, document.published.date()) == ("Valley Monitor", date(2024, 3, 20))


def test_the_same_address_again(server: Server, fetcher_of: Make, clock: HandWound, tmp_path: Path) -> None:
    """The same body is the same document, captured twice; another body is another document."""
    later = page("The town was quiet. ")
    server.pages |= {"/a": [answer(page()), answer(page()), answer(later)], "/gone": answer("", "404 Not Found")}
    with Casebook.create(tmp_path / "book", "", clock=clock.now) as book:
        for _ in range(3):
            found = collect([server.url("/a"), server.url("/gone")], today=TODAY, fetcher=fetcher_of())
            book.add(found.documents, found.skipped, found.captures)
        first, second = (sha256(each.encode()).hexdigest() for each in (page(), later))
        read_from = [capture.documents for capture in book.captures()]
        assert read_from == [(first,), (), (first,), (), (second,), ()]
        assert {document.id for document in book.documents()} == {first, second}
        assert book.verify() == ()


def test_a_long_address_is_kept_whole_and_shown_in_brief(server: Server, fetcher_of: Make) -> None:
    long = "/a?" + "b" * 2_000
    server.pages[long] = answer(page())
    found = collect([server.url(long), server.url(long + "c")], today=TODAY, fetcher=fetcher_of())
    (document,), (skipped,) = found.documents, found.skipped
    assert [capture.source for capture in found.captures] == [server.url(long), server.url(long + "c")]
    assert (document.file, document.url) == (server.url(long), server.url(long))
    assert (skipped.file, len(skipped.detail) < 400) == (server.url(long + "c"), True)


@pytest.mark.parametrize("packed", [False, True])
def test_a_capture_gives_its_documents_again(server: Server, fetcher_of: Make, packed: bool) -> None:
    """What is read from a fetch and from its WARC, years later, is the same."""
    data = page(head='<meta charset="windows-1256">').replace("Soran", "صوران").encode("cp1256")
    if packed:
        packing, data = "gzip", gzip.compress(data)
    else:
        packing = "identity"
    server.pages |= {"/old": redirect("/a"), "/a": answer(data, "200 OK", f"Content-Encoding: {packing}")}
    fetched = fetcher_of().fetch(server.url("/old"))
    (document,) = read(fetched, today=TODAY).documents
    assert fetched.capture is not None and "صوران" in document.text
    parts = [part for part in read_file("x.warc", bytes(fetched.capture.original)) if isinstance(part, Part)]
    assert [(part.text, part.original, part.url, part.title, part.published) for part in parts] == [
        (document.text, document.original, document.url, document.title, document.published)
    ]
