"""Whatever a server sends, and whatever an address is: an answer or one line, never a traceback."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import date
from io import BytesIO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.web.server import Server, answer, redirect
from warcio.archiveiterator import ArchiveIterator

from orontes.sources.formats.encodings import Undecodable, decoded
from orontes.sources.web import Fetched, Fetcher, read

Make = Callable[..., Fetcher]
PAGE = b"<html><body><p>Shells fell on the village of Kawkab on 21 March 2024.</p></body></html>"
GOOD = (
    answer(PAGE),
    answer(gzip.compress(PAGE), "200 OK", "Content-Encoding: gzip"),
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>Sh\r\n4\r\nells\r\n0\r\nTrailer: x\r\n\r\n",
    b"HTTP/1.0 200 OK\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nShells fell.",
    redirect("/a?2"),
)
many = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


def sound(fetched: Fetched) -> None:
    """One line, and a capture whose digests hold."""
    found = read(fetched, today=date(2024, 3, 22))
    for skipped in found.skipped:
        assert "\n" not in skipped.detail and skipped.detail.isprintable()
    assert fetched.problem is None or not fetched.body
    if fetched.capture:
        assert isinstance(fetched.capture.original, bytes)
        for record in ArchiveIterator(BytesIO(fetched.capture.original), check_digests="raise"):
            record.raw_stream.read()


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """A good answer with bytes changed, cut out or put in."""
    data = bytearray(draw(st.sampled_from(GOOD)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        data[at : at + draw(st.integers(0, 3))] = draw(st.binary(max_size=3))
    return bytes(data)


@many
@given(spoilt() | st.binary(max_size=60))
def test_no_answer_brings_it_down(server: Server, fetcher_of: Make, data: bytes) -> None:
    server.pages |= {"/a": data, "/a?2": answer(PAGE)}
    sound(fetcher_of(read_s=1.0).fetch(server.url("/a")))


@many
@given(spoilt() | st.binary(max_size=60))
def test_no_robots_txt_brings_it_down(server: Server, fetcher_of: Make, data: bytes) -> None:
    server.pages |= {"/robots.txt": data, "/a": answer(PAGE)}
    sound(fetcher_of(read_s=1.0).fetch(server.url("/a")))


@many
@given(st.text(max_size=40) | st.text(max_size=40).map("http://".__add__), st.booleans())
def test_no_address_brings_it_down(server: Server, fetcher_of: Make, address: str, as_redirect: bool) -> None:
    """Here no name is known, but that of the server that redirects; of others, nobody is asked."""

    def resolve(host: str, port: int) -> list[str]:
        if port != server.port:
            raise OSError
        return ["127.0.0.1"]

    if as_redirect:
        server.pages["/a"] = redirect(address.encode("ascii", "xmlcharrefreplace").decode().replace("\r", "\n"))
        sound(fetcher_of(resolve=resolve).fetch(server.url("/a")))
    else:
        fetched = fetcher_of(resolve=resolve, allow_private=False).fetch(address)
        sound(fetched)
        assert fetched.exchanges == ()


@given(
    st.binary(max_size=300),
    st.sampled_from(["gzip", "deflate", "gzip, deflate", "x-gzip", "", "gzip,gzip", "br", "br, gzip", "??"]),
)
def test_no_packing_brings_it_down(data: bytes, codings: str) -> None:
    try:
        assert len(decoded(data, codings, 1000)) <= 1000
    except Undecodable as error:
        assert str(error)
