"""One record of a WARC, parsed by warcio: what it holds, unwrapped, and whether its digests hold."""

from __future__ import annotations

import base64
import hashlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from orontes.sources.dating import parse_iso
from orontes.sources.decoding import content_type
from orontes.sources.formats.encodings import Undecodable, decoded, unchunked
from orontes.sources.formats.framing import Frame
from orontes.sources.formats.unpacking import Damaged

# It warns of odd addresses on standard error; what is odd here is told in lines of our own.
logging.getLogger("warcio").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Record:
    """What was captured: its address, when, and the body as the server meant it."""

    url: str
    media_type: str  # without parameters, lower case; "" where it is not told
    charset: str
    status: int | None  # of HTTP; None where the record is not of HTTP
    captured: datetime | None  # WARC-Date, UTC
    address: str  # the IP that answered
    payload_digest: str  # as declared, "" where it is not
    refers_to: str  # the payload's address in an earlier record, of a revisit
    cut: str  # WARC-Truncated: why it is not whole, "" where it is
    body: bytes = field(repr=False)
    wrong: tuple[str, ...] = ()  # which declared digests do not hold


def parse(frame: Frame) -> Record:
    """The record in a frame. Raises Damaged where it cannot be parsed, Undecodable where its body stays packed."""
    found = _parsed(frame)
    header = _reader(found.rec_headers)
    http = _reader(found.http_headers)
    raw = found.raw_stream.read()
    chunked = http("Transfer-Encoding").lower() == "chunked"
    plain = unchunked(raw) if chunked else raw
    body = decoded(plain, http("Content-Encoding"))
    media_type, charset = content_type(http("Content-Type") if found.http_headers else found.content_type or "")
    digest = header("WARC-Payload-Digest")
    return Record(
        url=header("WARC-Target-URI"),
        media_type=media_type,
        charset=charset,
        status=_status(found),
        captured=_moment(header("WARC-Date")),
        address=header("WARC-IP-Address"),
        payload_digest=digest,
        refers_to=header("WARC-Refers-To-Target-URI"),
        cut=header("WARC-Truncated"),
        body=body,
        wrong=_wrong(frame, digest, header("WARC-Block-Digest"), (raw, plain, body)),
    )


def _parsed(frame: Frame) -> ArcWarcRecord:
    try:
        return next(iter(ArchiveIterator(BytesIO(frame.head + frame.block), verify_http=False)))
    except Exception as error:
        raise Damaged("its headers cannot be parsed") from error


def _reader(headers: object):  # type: ignore[no-untyped-def]
    """A look-up that gives "" for what is not there."""
    return lambda name: (headers.get_header(name) or "").strip() if headers is not None else ""  # type: ignore[attr-defined]


def _status(found: ArcWarcRecord) -> int | None:
    if found.http_headers is None:
        return None
    code = found.http_headers.get_statuscode()
    return int(code) if code.isascii() and code.isdigit() else 0


def _moment(stamp: str) -> datetime | None:
    try:
        return parse_iso(stamp)
    except ValueError:
        return None


def _wrong(frame: Frame, payload: str, block: str, bodies: Iterable[bytes]) -> tuple[str, ...]:
    """Which digests do not hold. Tools differ on whether a payload is digested before or after it is unwrapped."""
    wrong = []
    if payload and frame.kind != "revisit" and not any(fits(payload, body) for body in bodies):
        wrong.append("payload")
    if block and not fits(block, frame.block):
        wrong.append("block")
    return tuple(wrong)


def fits(declared: str, data: bytes) -> bool:
    """Whether a digest ("sha1:" or another algorithm's, in base 16, 32 or 64) is that of `data`; unknown ones pass.

    >>> fits("sha1:M7QTNCP4EWIFDVK57IA74H6LNJQSVTYY", b"Hama"), fits("md5:00", b"Hama"), fits("other:1", b"Hama")
    (False, False, True)
    """
    algorithm, _, value = declared.partition(":")
    name = algorithm.strip().lower().replace("-", "")
    if name not in {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}:
        return True
    digest = hashlib.new(name, data, usedforsecurity=False).digest()
    value = value.strip()
    sixty_four = {base64.b64encode(digest).decode(), base64.urlsafe_b64encode(digest).decode()}
    return value.upper() in {digest.hex().upper(), base64.b32encode(digest).decode()} or value in sixty_four


__all__ = ["Damaged", "Record", "Undecodable", "fits", "parse"]
