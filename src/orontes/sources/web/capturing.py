"""An exchange as evidence: a WARC file (ISO 28500, version 1.1) of it, byte for byte, that any WARC reader opens.

The records are written here and not by warcio, which puts header lines into its own order and form: the bytes of an
exchange must be those of the wire. The same exchange gives the same file: record ids are made from content.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise
from uuid import NAMESPACE_URL, uuid5

from orontes import __version__
from orontes.evidence import RecordId
from orontes.sources.types import Capture, Skipped
from orontes.sources.web.addresses import without_secrets
from orontes.sources.web.exchanging import PRODUCT, USER_AGENT
from orontes.sources.web.types import Exchange, Fetched, Rules

MEDIA_TYPE = "application/warc"
METHOD = "GET"
KEPT_OF_FAILURE = 1_000_000  # bytes of an answer that gave no document: enough to see what it was


def captured(fetched: Fetched, rules: Rules, clock: str, permissions: Sequence[str]) -> Capture:
    """The act of capture: the exchanges as WARC, oldest first, with what is known of how they came about.

    `clock` says whose time it is, `permissions` by which robots.txt the addresses were asked. Of an exchange that gave
    nothing to read, a longer answer is cut to its first megabyte, marked as such.
    """
    original = b"".join(_records(fetched.exchanges, fetched.problem is not None))
    return Capture(
        id=RecordId(sha256(original).hexdigest()),
        original=original,
        media_type=MEDIA_TYPE,
        source=without_secrets(fetched.asked),
        method=METHOD,
        captured=fetched.exchanges[0].began,
        clock=clock,
        details=(*_details(fetched), *_manners(fetched.problem, rules, permissions)),
    )


def _details(fetched: Fetched) -> Iterator[tuple[str, str]]:
    last = fetched.exchanges[-1]
    yield "final address", last.url
    yield "status", str(last.status) if last.status else "none: no answer"
    for exchange, following in pairwise(fetched.exchanges):
        yield "redirect" if following.url != exchange.url else "again", f"{exchange.status} {exchange.url}"
    yield "server", last.address
    yield "collector", last.collector
    if last.secured:
        digest = sha256(last.secured.certificate).hexdigest()
        yield "encryption", f"{last.secured.protocol} {last.secured.cipher}; certificate SHA-256 {digest}"
    if last.truncated:
        yield "truncated", f"{last.truncated}: {last.why}"


def _manners(problem: Skipped | None, rules: Rules, permissions: Sequence[str]) -> Iterator[tuple[str, str]]:
    if problem:
        yield "failed", f"{problem.reason.value}: {problem.detail}"
    for why in dict.fromkeys(permissions):
        yield "robots.txt", why
    yield "tool", f"{PRODUCT} {__version__}"
    yield "user agent", USER_AGENT
    private = "allowed" if rules.allow_private else "refused"
    yield (
        "settings",
        f"at most {rules.wire_bytes} bytes, {rules.decoded_bytes} unpacked, {rules.total_s:g} s and {rules.hops} "
        f"redirects; {rules.every_s:g} s between requests to a host; {rules.pictures} pictures a page; "
        f"no cookies; private addresses {private}",
    )


def _records(exchanges: Sequence[Exchange], failed: bool) -> Iterator[bytes]:
    about = (
        f"software: {PRODUCT}/{__version__}\r\nformat: WARC File Format 1.1\r\nhttp-header-user-agent: {USER_AGENT}\r\n"
    )
    yield _record("warcinfo", (), exchanges[0].began, "application/warc-fields", about.encode())
    for exchange in exchanges:
        yield from _exchange(exchange, failed)


def _exchange(exchange: Exchange, failed: bool) -> Iterator[bytes]:
    place = (("WARC-Target-URI", exchange.url), ("WARC-IP-Address", exchange.address))
    request = _record("request", place, exchange.began, "application/http; msgtype=request", exchange.request)
    beside = (("WARC-Concurrent-To", _id_of(request)),)
    if exchange.response:
        block = exchange.response[:KEPT_OF_FAILURE] if failed else exchange.response
        cut = exchange.truncated or ("length" if len(block) < len(exchange.response) else "")
        headers = (*place, *beside, *_said(exchange, block, cut))
        yield _record("response", headers, exchange.began, "application/http; msgtype=response", block)
    yield request
    if exchange.secured:
        pem = ssl.DER_cert_to_PEM_cert(exchange.secured.certificate).encode("ascii")
        yield _record("metadata", (*place, *beside), exchange.began, "application/pem-certificate-chain", pem)


def _said(exchange: Exchange, block: bytes, cut: str) -> Iterator[tuple[str, str]]:
    """Why a response is cut; the payload's digest, but of chunks, where tools differ on what they count."""
    if cut:
        yield "WARC-Truncated", cut
    elif exchange.body and block.endswith(exchange.body):
        yield "WARC-Payload-Digest", f"sha256:{sha256(exchange.body).hexdigest()}"
    if exchange.secured:
        yield "WARC-Protocol", exchange.secured.protocol.replace("TLSv", "tls/")
        yield "WARC-Cipher-Suite", exchange.secured.cipher


def _record(kind: str, headers: Sequence[tuple[str, str]], when: datetime, media_type: str, block: bytes) -> bytes:
    digest = sha256(block).hexdigest()
    moment = when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    name = uuid5(NAMESPACE_URL, "\n".join((kind, moment, digest, *(value for _, value in headers))))
    lines = (
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{name}>",
        f"WARC-Date: {moment}",
        *(f"{key}: {value}" for key, value in headers),
        f"WARC-Block-Digest: sha256:{digest}",
        f"Content-Type: {media_type}",
        f"Content-Length: {len(block)}",
    )
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def _id_of(record: bytes) -> str:
    return record.split(b"WARC-Record-ID: ", 1)[1].split(b"\r\n", 1)[0].decode("ascii")
