"""What a server may do to us: each way of misbehaving ends in one line, with what came kept as it came."""

from __future__ import annotations

import gzip
import ssl
import subprocess
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import brotli
import pytest
from tests.sources.web.server import Answer, Server, answer, redirect

from orontes.sources import SkipReason
from orontes.sources.web import Fetched, Fetcher

Make = Callable[..., Fetcher]
PAGE = b"<html><body><p>Shells fell on the village of Kawkab overnight.</p></body></html>"


def refused(fetched: Fetched, reason: SkipReason, words: str) -> None:
    assert fetched.problem is not None
    assert fetched.body == b""
    assert (fetched.problem.reason, words in fetched.problem.detail) == (reason, True), fetched.problem
    assert "\n" not in fetched.problem.detail


def test_a_page_comes_as_it_was_sent(server: Server, fetcher_of: Make) -> None:
    server.pages["/a"] = answer(PAGE, "200 OK", 'ETag: "7"')
    fetched = fetcher_of().fetch(server.url("/a#part"))
    assert (fetched.problem, fetched.status, fetched.body, fetched.header("etag")) == (None, 200, PAGE, '"7"')
    assert fetched.exchanges[0].response == server.pages["/a"]
    assert fetched.exchanges[0].request.decode() == server.asked[-1]
    assert "orontes" in server.asked[-1].lower() and "cookie" not in server.asked[-1].lower()


def test_chunks_are_put_together_and_packing_is_undone(server: Server, fetcher_of: Make) -> None:
    packed = gzip.compress(PAGE)
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
    for at in range(0, len(packed), 30):
        chunked += b"%x\r\n%s\r\n" % (len(packed[at : at + 30]), packed[at : at + 30])
    server.pages["/a"] = chunked + b"0\r\n\r\n"
    fetched = fetcher_of().fetch(server.url("/a"))
    assert fetched.body == PAGE
    assert fetched.exchanges[0].body == packed
    assert fetched.exchanges[0].response == chunked + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("packed", "coding"),
    [
        (zlib.compress(PAGE), "deflate"),
        (zlib.compress(PAGE, wbits=-15), "deflate"),
        (gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]) + b"padding", "gzip"),
        (brotli.compress(PAGE), "br"),
        (brotli.compress(gzip.compress(PAGE)), "x-gzip, BR"),
        (PAGE, "gzip"),  # it says so and is not
    ],
)
def test_each_packing_is_undone(server: Server, fetcher_of: Make, packed: bytes, coding: str) -> None:
    server.pages["/a"] = answer(packed, "200 OK", f"Content-Encoding: {coding}")
    assert fetcher_of().fetch(server.url("/a")).body == PAGE


def silent(server: Server) -> Iterable[bytes]:
    server.closing.wait(10)
    return ()


def dripping(server: Server) -> Iterable[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"
    while not server.closing.wait(0.02):
        yield b"x"


def endless(server: Server) -> Iterable[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\n"
    while not server.closing.is_set():
        yield bytes(65_536)


def endless_head(server: Server) -> Iterable[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    while not server.closing.is_set():
        yield b"X-More: " + b"y" * 8000 + b"\r\n"


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
BROKEN: list[tuple[Answer, SkipReason, str, dict[str, float]]] = [
    (silent, SkipReason.UNREACHABLE, "did not answer in time", {"read_s": 0.2}),
    (dripping, SkipReason.UNREACHABLE, "did not end in time", {"total_s": 0.4}),
    (endless, SkipReason.TOO_LARGE, "over 0.3 MB", {"wire_bytes": 300_000}),
    (endless_head, SkipReason.UNREACHABLE, "the connection failed", {}),
    (answer(PAGE, length=9_999), SkipReason.UNREACHABLE, "the connection failed", {}),
    (answer(PAGE, "200 OK", "Content-Length: 7"), SkipReason.UNREACHABLE, "the connection failed", {}),
    (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        SkipReason.UNREACHABLE,
        "the connection failed",
        {},
    ),
    (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nx", SkipReason.UNREACHABLE, "connection failed", {}),
    (b"", SkipReason.UNREACHABLE, "the connection failed", {}),
    (b"SSH-2.0-OpenSSH\r\n", SkipReason.UNREACHABLE, "the connection failed", {}),
    (b"HTTP/1.1 200 OK\r\nX: \x00\r\n\r\n", SkipReason.UNREACHABLE, "the connection failed", {}),
    (answer("", "404 Not Found"), SkipReason.MISSING, "404 Not Found", {}),
    (answer("", "410 Gone"), SkipReason.MISSING, "410 Gone", {}),
    (answer("", "403 Forbidden"), SkipReason.DENIED, "403 Forbidden", {}),
    (answer("half", "206 Partial Content"), SkipReason.UNREACHABLE, "206 Partial Content", {}),
    (answer("", "500 Oh"), SkipReason.UNREACHABLE, "500", {}),
    (answer("", "799 Oh"), SkipReason.UNREACHABLE, "799 (no status known)", {}),
    (answer("x", "200 OK", "Content-Encoding: zstd"), SkipReason.UNREADABLE, "packed as 'zstd'", {}),
    (answer("no", "200 OK", "Content-Encoding: br"), SkipReason.UNREADABLE, "damaged", {}),
    (answer(brotli.compress(PAGE)[:-9], "200 OK", "Content-Encoding: br"), SkipReason.UNREADABLE, "cut off", {}),
    (answer(brotli.compress(bytes(20_000_000)), "200 OK", "Content-Encoding: br"), SkipReason.TOO_LARGE, "bomb", {}),
    (answer(gzip.compress(PAGE)[:-9], "200 OK", "Content-Encoding: gzip"), SkipReason.UNREADABLE, "damaged", {}),
    (answer(gzip.compress(bytes(20_000_000)), "200 OK", "Content-Encoding: gzip"), SkipReason.TOO_LARGE, "bomb", {}),
    (
        answer(gzip.compress(gzip.compress(PAGE * 1000)), "200 OK", "Content-Encoding: gzip, gzip"),
        SkipReason.TOO_LARGE,
        "unpacks to over 0.01 MB",
        {"decoded_bytes": 10_000},
    ),
]


@pytest.mark.parametrize("broken", BROKEN)
def test_an_answer_that_is_no_whole_page(
    server: Server, fetcher_of: Make, broken: tuple[Answer, SkipReason, str, dict[str, float]]
) -> None:
    server.pages["/a"], reason, words, rules = broken
    fetched = fetcher_of(**rules).fetch(server.url("/a"))
    refused(fetched, reason, words)
    assert fetched.capture is not None  # what came is kept, and says that it failed
    assert dict(fetched.capture.details)["failed"].startswith(reason.value)


def test_what_follows_a_page_is_no_part_of_it(server: Server, fetcher_of: Make) -> None:
    early = b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
    server.pages["/a"] = early + answer(PAGE) + b"and more"
    fetched = fetcher_of().fetch(server.url("/a"))
    assert (fetched.body, fetched.exchanges[0].response) == (PAGE, answer(PAGE))


def test_redirects_are_followed_and_kept(server: Server, fetcher_of: Make) -> None:
    server.pages |= {"/a": redirect("b", "301 Moved"), "/b": redirect("/c?d=1"), "/c?d=1": answer(PAGE)}
    fetched = fetcher_of().fetch(server.url("/a"))
    assert fetched.body == PAGE
    assert [each.status for each in fetched.exchanges] == [301, 302, 200]
    assert (fetched.url, fetched.moved_to) == (server.url("/c?d=1"), server.url("/b"))


@pytest.mark.parametrize("to", ["/صوران?q=حماة", "/%D8%B5%D9%88%D8%B1%D8%A7%D9%86?q=%D8%AD%D9%85%D8%A7%D8%A9"])
def test_a_redirect_may_be_written_in_any_letters(server: Server, fetcher_of: Make, to: str) -> None:
    led = "/%D8%B5%D9%88%D8%B1%D8%A7%D9%86?q=%D8%AD%D9%85%D8%A7%D8%A9"
    server.pages |= {"/a": redirect(to.encode().decode("latin-1")), led: answer(PAGE)}
    assert fetcher_of().fetch(server.url("/a")).body == PAGE


@pytest.mark.parametrize(
    ("to", "reason", "words"),
    [
        ("/a", SkipReason.UNREACHABLE, "in a circle"),
        ("file:///etc/passwd", SkipReason.REFUSED, "only http and https"),
        ("ftp://example.org/x", SkipReason.REFUSED, "only http and https"),
        ("javascript:alert(1)", SkipReason.REFUSED, "only http and https"),
        ("http://me:secret@example.org/", SkipReason.REFUSED, "user name or password"),
        ("http://example.org:25/", SkipReason.REFUSED, "port 25"),
        ("http://[::1", SkipReason.REFUSED, ""),
        ("http://nowhere.invalid/", SkipReason.UNREACHABLE, "is not known"),
    ],
)
def test_a_redirect_to_where_none_may_lead(
    server: Server, fetcher_of: Make, to: str, reason: SkipReason, words: str
) -> None:
    server.pages["/a"] = redirect(to)

    def resolve(host: str, port: int) -> list[str]:
        if host == "127.0.0.1":
            return [host]
        raise OSError

    fetched = fetcher_of(resolve=resolve).fetch(server.url("/a"))
    refused(fetched, reason, words)
    assert fetched.problem is not None and "secret" not in fetched.problem.detail
    assert len(fetched.exchanges) == 1 and fetched.capture is not None


def test_redirects_end(server: Server, fetcher_of: Make) -> None:
    server.pages |= {f"/{number}": redirect(f"/{number + 1}") for number in range(20)}
    refused(fetcher_of().fetch(server.url("/0")), SkipReason.UNREACHABLE, "over 10 redirects")


def test_redirects_do_not_begin_the_time_anew(server: Server, fetcher_of: Make) -> None:
    def slow(server: Server) -> Iterable[bytes]:
        server.closing.wait(0.15)
        yield redirect(f"/{len(server.asked)}")

    server.pages |= {f"/{number}": slow for number in range(20)}
    refused(fetcher_of(total_s=0.5).fetch(server.url("/0")), SkipReason.UNREACHABLE, "in time")


def test_redirects_do_not_begin_the_bytes_anew(server: Server, fetcher_of: Make) -> None:
    large = redirect("/b").replace(b"Content-Length: 0", b"Content-Length: 200000") + bytes(200_000)
    server.pages |= {"/a": large, "/b": answer(bytes(200_000))}
    refused(fetcher_of(wire_bytes=300_000).fetch(server.url("/a")), SkipReason.TOO_LARGE, "cut off")


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["10.0.0.8"],
        ["169.254.169.254"],
        ["100.64.1.1"],
        ["::1"],
        ["fe80::1%eth0"],
        ["::ffff:127.0.0.1"],
        ["2002:7f00:1::"],
        ["64:ff9b::a00:1"],
        ["fc00::1"],
        ["fec0::1"],
        ["224.0.0.1"],
        ["ff02::1"],
        ["0.0.0.0"],
        ["240.0.0.1"],
        ["192.168.1.1", "172.16.0.1"],
        ["no address"],
    ],
)
def test_a_name_that_means_a_machine_of_ours_is_not_asked(
    server: Server, fetcher_of: Make, addresses: list[str]
) -> None:
    fetcher = fetcher_of(resolve=lambda host, port: addresses, allow_private=False)
    fetched = fetcher.fetch(server.url("/", host="news.example.org"))
    refused(fetched, SkipReason.REFUSED, "in a network of its own")
    assert (fetched.capture, server.asked) == (None, [])


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "localhost", "[::1]", "[::ffff:7f00:1]"]
)
def test_no_spelling_of_this_machine_is_asked(server: Server, fetcher_of: Make, host: str) -> None:
    refused(fetcher_of(allow_private=False).fetch(server.url("/", host=host)), SkipReason.REFUSED, "--allow-private")
    assert server.asked == []


def test_a_name_is_resolved_once_for_each_connection(server: Server, fetcher_of: Make) -> None:
    """A name that means another machine at the second look (DNS rebinding) is asked where it was looked at."""
    looked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        looked.append(host)
        return ["127.0.0.1"] if len(looked) <= 2 else ["203.0.113.1"]

    server.pages["/a"] = answer(PAGE)
    fetched = fetcher_of(resolve=resolve).fetch(server.url("/a", host="news.example.org"))
    assert (fetched.body, len(looked)) == (PAGE, 2)  # robots.txt and the page
    assert f"Host: news.example.org:{server.port}" in server.asked[-1]


def test_no_proxy_of_the_environment_is_used(server: Server, fetcher_of: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://192.0.2.1:3128")
    server.pages["/a"] = answer(PAGE)
    assert fetcher_of().fetch(server.url("/a")).body == PAGE


def test_cookies_are_not_kept(server: Server, fetcher_of: Make) -> None:
    server.pages |= {
        "/a": answer(b"", "302 Found", "Location: /b", "Set-Cookie: who=you"),
        "/b": answer(PAGE, "200 OK", "Set-Cookie: who=you"),
    }
    assert fetcher_of().fetch(server.url("/a")).body == PAGE
    assert not any("cookie" in head.lower() for head in server.asked)


def test_a_certificate_must_be_believed(fetcher_of: Make, tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with Server({"/a": answer(PAGE)}, tls=context) as server:
        refused(fetcher_of().fetch(server.url("/a", "localhost")), SkipReason.UNREACHABLE, "self-signed certificate")
        believed = ssl.create_default_context(cafile=str(certificate))
        fetched = fetcher_of(tls=believed).fetch(server.url("/a", "localhost"))
        assert fetched.body == PAGE
        assert fetched.exchanges[0].secured is not None and fetched.capture is not None
        assert b"BEGIN CERTIFICATE" in fetched.capture.original
        refused(fetcher_of(tls=believed).fetch(server.url("/a")), SkipReason.UNREACHABLE, "IP address mismatch")
