"""A capture is a WARC file that others can open, and that is the same whenever the exchange was."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

from tests.sources.web.conftest import BEGIN
from tests.sources.web.server import Server, answer, redirect
from warcio.archiveiterator import ArchiveIterator

from orontes import __version__
from orontes.sources.types import Capture
from orontes.sources.web import Exchange, Fetched, Fetcher, Rules
from orontes.sources.web.capturing import KEPT_OF_FAILURE, captured
from orontes.sources.web.fetching import GIVEN

Make = Callable[..., Fetcher]
PAGE = b"<html><body><p>Shells fell on the village of Kawkab overnight.</p></body></html>"


def records(capture: Capture) -> list[dict[str, str | bytes]]:
    """The records as warcio reads them; it raises where a digest does not hold."""
    assert isinstance(capture.original, bytes)
    found = []
    for record in ArchiveIterator(BytesIO(capture.original), check_digests="raise"):
        headers = dict(record.rec_headers.headers)
        found.append(headers | {"type": record.rec_type, "body": record.content_stream().read()})
    return found


def test_each_hop_is_a_response_and_its_request(server: Server, fetcher_of: Make) -> None:
    packed = gzip.compress(PAGE)
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
    server.pages |= {"/a": redirect("/b"), "/b": chunked % (len(packed), packed)}
    capture = fetcher_of().fetch(server.url("/a")).capture
    assert capture is not None
    found = records(capture)
    assert [each["type"] for each in found] == ["warcinfo", "response", "request", "response", "request"]
    assert [each.get("WARC-Target-URI") for each in found[1::2]] == [server.url("/a"), server.url("/b")]
    assert found[3]["body"] == PAGE  # another tool undoes chunks and packing
    assert found[3]["WARC-IP-Address"] == "127.0.0.1"
    assert found[3]["WARC-Date"] == "2024-03-22T12:00:06.000000Z"  # robots.txt, then two hops, three seconds apart
    assert found[4]["WARC-Record-ID"] == found[3]["WARC-Concurrent-To"]


def test_a_capture_says_how_it_came_about(server: Server, fetcher_of: Make) -> None:
    server.pages |= {"/a": redirect("/b"), "/b": answer(PAGE)}
    capture = fetcher_of().fetch(server.url("/a")).capture
    assert capture is not None
    assert (capture.source, capture.method, capture.media_type) == (server.url("/a"), "GET", "application/warc")
    assert capture.id == sha256(capture.original).hexdigest()  # type: ignore[arg-type]
    assert capture.clock == GIVEN
    told = dict(capture.details)
    assert told["final address"] == server.url("/b")
    assert told["redirect"] == f"302 {server.url('/a')}"
    assert (told["status"], told["server"], told["collector"]) == ("200", "127.0.0.1", "127.0.0.1")
    assert told["robots.txt"] == f"{server.url('/robots.txt')} does not exist (status 404)"
    assert told["tool"] == f"Orontes {__version__}"
    assert "at most 50000000 bytes" in told["settings"]
    assert "private addresses allowed" in told["settings"]


def fetched(response: bytes, body: bytes, asked: str = "https://example.org/a") -> Fetched:
    exchange = Exchange(
        asked, BEGIN, "203.0.113.7", "198.51.100.2", b"GET /a HTTP/1.1\r\n\r\n", response, 200, (), body
    )
    return Fetched(asked, (exchange,), None, body)


def test_the_same_exchange_gives_the_same_bytes() -> None:
    one = fetched(answer(PAGE), PAGE)
    first, second = (captured(one, Rules(), "clock", ()) for _ in range(2))
    assert first == second
    other = captured(fetched(answer(PAGE + b"\n"), PAGE + b"\n"), Rules(), "clock", ())
    ids = [{each["WARC-Record-ID"] for each in records(each)} for each in (first, other)]
    assert len(ids[0] | ids[1]) == 4  # warcinfo and request are the same; each response has its own id


def test_no_password_is_kept_as_the_source() -> None:
    one = replace(fetched(answer(PAGE), PAGE), asked="http://me:secret@example.org/a")
    assert captured(one, Rules(), "clock", ()).source == "http://example.org/a"


def test_of_a_failure_only_the_beginning_is_kept(server: Server, fetcher_of: Make) -> None:
    server.pages["/a"] = answer(bytes(3_000_000), "500 Oh")
    capture = fetcher_of().fetch(server.url("/a")).capture
    assert capture is not None
    _, response, _ = records(capture)
    assert response["WARC-Truncated"] == "length"
    assert int(response["Content-Length"]) == KEPT_OF_FAILURE
    assert dict(capture.details)["failed"].startswith("unreachable: ")


def test_a_server_that_says_nothing_leaves_the_request(server: Server, fetcher_of: Make) -> None:
    server.pages["/a"] = b""
    capture = fetcher_of().fetch(server.url("/a")).capture
    assert capture is not None
    assert [each["type"] for each in records(capture)] == ["warcinfo", "request"]
    assert dict(capture.details)["status"] == "none: no answer"
