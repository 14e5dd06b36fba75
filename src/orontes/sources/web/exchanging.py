"""One request, and what comes back."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from ssl import SSLContext
from typing import Any

import httpcore
import httpx

from orontes import __version__
from orontes.sources.types import SkipReason
from orontes.sources.web.addresses import port_of
from orontes.sources.web.connecting import Pinned, Resolver, TooMuch, Wire
from orontes.sources.web.types import Exchange, Refused, Rules

PRODUCT = "Orontes"
USER_AGENT = f"{PRODUCT}/{__version__} (archives news reports as evidence; respects robots.txt)"
ACCEPT = "text/html, application/xhtml+xml, text/plain, application/xml;q=0.9, */*;q=0.5"
_HEAD_END = re.compile(rb"\r?\n\r?\n")
Headers = Sequence[tuple[str, str]]


class Asker:
    """Sends GET requests, each over a connection of its own, and keeps what went over the wire."""

    def __init__(self, resolve: Resolver, clock: Callable[[], datetime], tls: SSLContext | None) -> None:
        self._resolve = resolve
        self._clock = clock
        self._tls = tls

    def get(self, url: httpx.URL, headers: Headers, rules: Rules) -> Exchange:
        """Ask for `url`, which was checked. A response that broke off is `truncated`.

        Raises Refused where no request could be sent: the host may not be asked, is not known or does not answer.
        """
        wire = Wire(rules, time.monotonic() + rules.total_s)
        answer = _Answer()
        began = self._clock()
        with (
            _told(answer, wire, url),
            self._pool(wire, url) as pool,
            pool.stream(**_request(url, headers, rules)) as stream,
        ):
            answer.status, answer.headers = stream.status, _words(stream.headers)
            for chunk in stream.iter_stream():
                answer.body += chunk
        return _exchange(str(url), began, wire, answer)

    def _pool(self, wire: Wire, url: httpx.URL) -> httpcore.ConnectionPool:
        if url.scheme == "https" and self._tls is None:
            self._tls = httpcore.default_ssl_context()  # takes a tenth of a second: once, where it is needed
        return httpcore.ConnectionPool(self._tls, network_backend=Pinned(wire, self._resolve))


class _Answer:
    """A response as far as it has come."""

    def __init__(self) -> None:
        self.status = 0
        self.headers: tuple[tuple[str, str], ...] = ()
        self.body = bytearray()
        self.truncated = ""
        self.why = ""

    def cut(self, truncated: str, why: str) -> None:
        self.truncated, self.why = truncated, why


@contextmanager
def _told(answer: _Answer, wire: Wire, url: httpx.URL) -> Iterator[None]:
    """Note what broke a response off. Raises Refused where not even a request was sent."""
    try:
        yield
    except TooMuch:
        answer.cut("length", f"it is over {wire.rules.wire_bytes / 1e6:g} MB and was cut off there")
    except httpcore.TimeoutException:
        answer.cut("time", "the server did not answer in time" if not wire.came else "it did not end in time")
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        answer.cut("disconnect", f"the connection failed ({_plain(error)})")
    if answer.truncated and not wire.sent:
        raise Refused(SkipReason.UNREACHABLE, f"{url.host}: {answer.why}; try again later")


def _request(url: httpx.URL, headers: Headers, rules: Rules) -> dict[str, Any]:
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=port_of(url), target=url.raw_path)
    told = (
        ("Host", url.netloc.decode("ascii")),
        ("User-Agent", USER_AGENT),
        ("Accept", ACCEPT),
        ("Accept-Language", "en, *;q=0.5"),  # of pages in several, the one that can be read
        ("Accept-Encoding", "gzip, deflate, br"),
        ("Connection", "close"),
        *headers,
    )
    timeouts = {"connect": rules.connect_s, "read": rules.read_s, "write": rules.read_s, "pool": rules.connect_s}
    return {
        "method": "GET",
        "url": target,
        "headers": [(name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in told],
        "extensions": {"timeout": timeouts},
    }


def _exchange(url: str, began: datetime, wire: Wire, answer: _Answer) -> Exchange:
    return Exchange(
        url,
        began,
        wire.address,
        wire.collector,
        bytes(wire.sent),
        _one_message(bytes(wire.came), answer),
        answer.status,
        answer.headers,
        bytes(answer.body),
        answer.truncated,
        answer.why,
        wire.secured,
    )


def _one_message(came: bytes, answer: _Answer) -> bytes:
    """The response without interim ones (1xx) before it and without what a server sent after its end."""
    while re.match(rb"HTTP/1\.\d 1\d\d\b", came) and (end := _HEAD_END.search(came)):
        came = came[end.end() :]
    end = _HEAD_END.search(came)
    counted = any(name == "content-length" for name, _ in answer.headers)
    chunked = any(name == "transfer-encoding" for name, _ in answer.headers)
    if answer.truncated or end is None or chunked or not counted:
        return came
    return came[: end.end() + len(answer.body)]


def _words(headers: Sequence[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    return tuple((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in headers)


def _plain(error: Exception) -> str:
    """What httpcore says, without the brackets and source lines of OpenSSL."""
    said = re.sub(r"^\[[^\]]*\]\s*|\s*\(_ssl\.c:\d+\)|[\r\n]+", "", str(error))
    return said[:200] or type(error).__name__
