"""The nouns of fetching: what is allowed, what went over the wire, and what became of an address."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from orontes.sources.types import Capture, Skipped, SkipReason


class Refused(Exception):
    """Why an address gave nothing to read. It never leaves this room: `Fetched.problem` is what is seen of it."""

    def __init__(self, reason: SkipReason, detail: str, wait_s: float | None = None) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.wait_s = wait_s  # seconds after which it would not be refused, where that is known


@dataclass(frozen=True, slots=True)
class Rules:
    """What a fetch may take, and how a host is treated. Times are seconds, sizes are bytes."""

    connect_s: float = 15.0
    read_s: float = 30.0  # the longest silence
    total_s: float = 180.0  # of all requests for one address, waits between them apart; what drips ends here
    wire_bytes: int = 50_000_000  # of all responses for one address as they came, headers and all
    decoded_bytes: int = 50_000_000  # of its body once gzip is undone
    hops: int = 10  # redirects followed from one address
    every_s: float = 3.0  # between two requests to one host, robots.txt and redirects too; its Crawl-delay if longer
    patience_s: float = 60.0  # a host that asks for a longer wait than this is left alone until then
    tries: int = 3  # of an address that answers 429 or 503
    allow_private: bool = False  # addresses of this machine and its own network
    pictures: int = 0  # of a page's main part that are captured with it


@dataclass(frozen=True, slots=True)
class Secured:
    """The encryption of a connection, as it was agreed on."""

    protocol: str  # "TLSv1.3"
    cipher: str  # "TLS_AES_256_GCM_SHA384"
    certificate: bytes = field(repr=False)  # the server's, DER


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and what came back, byte for byte as it was on the wire (inside the encryption).

    `body` is the response's body with the chunks put together and any compression left as it was.
    """

    url: str
    began: datetime  # UTC
    address: str  # the server's IP address
    collector: str  # ours, as the operating system gives it
    request: bytes = field(repr=False)
    response: bytes = field(repr=False)
    status: int = 0  # 0: no answer
    headers: tuple[tuple[str, str], ...] = ()  # names in lower case
    body: bytes = field(default=b"", repr=False)
    truncated: str = ""  # why the response is not whole, in WARC's words: "length" | "time" | "disconnect"
    why: str = ""  # the same, for people
    secured: Secured | None = None

    def header(self, name: str) -> str:
        """The first header of that name (lower case), "" where there is none."""
        return next((value for key, value in self.headers if key == name), "")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of an address.

    `problem` says why there is nothing to read; what went over the wire is captured all the same. `body` has the
    chunks put together and the compression undone: a document's original.
    """

    asked: str
    exchanges: tuple[Exchange, ...]
    problem: Skipped | None
    body: bytes = field(default=b"", repr=False)
    capture: Capture | None = None  # None where no request was sent
    moved_to: str = ""  # where permanent redirects (301, 308) lead from the address asked for, as far as all are
    retry_s: float | None = None  # so many seconds the host wants to be left alone

    @property
    def url(self) -> str:
        """The address that answered last; the one asked for where none did."""
        return self.exchanges[-1].url if self.exchanges else self.asked

    @property
    def status(self) -> int:
        """The status of the last answer; 0 where there was none."""
        return self.exchanges[-1].status if self.exchanges else 0

    def header(self, name: str) -> str:
        """The first header of the last answer by that name (lower case), "" where there is none."""
        return self.exchanges[-1].header(name) if self.exchanges else ""
