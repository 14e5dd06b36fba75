"""Undo what HTTP wraps a body in (RFC 9112 chunks; RFC 9110 content codings gzip, deflate, br), within bounds.

A small body may unfold without end: what is squeezed harder than any text is, and large, is a bomb.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO

from warcio.bufferedreaders import ChunkedDataReader

from orontes.sources.formats.limits import LARGEST_REPORT, PIECE
from orontes.sources.types import SkipReason

RATIO, LARGE = 200, 5_000_000  # times its size, and bytes: beyond both a body is a bomb
STREAMS = 100  # of gzip, one after the other, in one body
_MARK = b"\x1f\x8b"
_GZIP, _ZLIB, _RAW = 31, 15, -15  # zlib's window sizes, which name the format


class Undecodable(Exception):
    """The body cannot be unwrapped; the message says why, `reason` what it amounts to."""

    def __init__(self, why: str, reason: SkipReason = SkipReason.UNREADABLE) -> None:
        super().__init__(why)
        self.reason = reason


def unchunked(body: bytes) -> bytes:
    """A body without its chunk marks; one that is not chunked as it says is left as it is.

    >>> unchunked(b"4\\r\\nHama\\r\\n0\\r\\n\\r\\n")
    b'Hama'
    """
    data: bytes = ChunkedDataReader(BytesIO(body)).read()
    return data


def decoded(body: bytes, codings: str, most: int = LARGEST_REPORT) -> bytes:
    """A body with the codings of its Content-Encoding undone, the last first; at most `most` bytes.

    What is called gzip and is not is left as it is: some tools unpack a body and leave the header. Raises Undecodable
    where the body would be longer, unfolds like a bomb, is damaged, or has a coding that is not known.

    >>> decoded(b"Hama", "gzip, identity")
    b'Hama'
    """
    for coding in reversed([name.strip().lower() for name in codings.split(",")]):
        if coding in {"", "identity"} or not body:
            continue
        body = _gathered(_unfolding(body, coding), len(body), most)
    return body


def _unfolding(body: bytes, coding: str) -> Iterator[bytes]:
    """What comes out of one coding, piece by piece."""
    if coding == "br":
        return _brotli(body)
    if coding == "deflate":  # with zlib's head or, against the standard, without
        zlibs = len(body) > 1 and body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
        return _inflated(body, _ZLIB if zlibs else _RAW)
    if coding in {"gzip", "x-gzip"}:
        return _inflated(body, _GZIP) if body.startswith(_MARK) else iter((body,))
    raise Undecodable(f"it is packed as {coding[:40]!r}, which is not known here")


def _gathered(pieces: Iterator[bytes], packed: int, most: int) -> bytes:
    out = bytearray()
    for piece in pieces:
        out += piece
        if len(out) > most:
            raise Undecodable(f"it unpacks to over {most / 1e6:g} MB and was left alone", SkipReason.TOO_LARGE)
        if len(out) > max(LARGE, RATIO * packed):
            raise Undecodable(f"it unpacks to over {RATIO} times its size, as a bomb does", SkipReason.TOO_LARGE)
    return bytes(out)


def _inflated(body: bytes, form: int) -> Iterator[bytes]:
    try:
        yield from _streams(body, form)
    except zlib.error as error:
        raise Undecodable("it is packed and damaged") from error


def _streams(body: bytes, form: int) -> Iterator[bytes]:
    """Pieces of a bounded size; gzip may be several streams, one after the other."""
    unpacker, streams = zlib.decompressobj(form), 1
    for start in range(0, len(body), PIECE):
        rest = body[start : start + PIECE]
        while rest:
            if unpacker.eof:
                streams += 1
                if form != _GZIP or streams > STREAMS or rest[:1] != _MARK[:1]:
                    return  # what follows the end is not the body
                unpacker = zlib.decompressobj(form)
            yield unpacker.decompress(rest, 16 * PIECE)
            rest = unpacker.unused_data or unpacker.unconsumed_tail
    while piece := unpacker.decompress(b"", 16 * PIECE):
        yield piece
    if not unpacker.eof:
        raise zlib.error("the stream has no end")


def _brotli(body: bytes) -> Iterator[bytes]:
    import brotli

    unpacker, given = brotli.Decompressor(), body
    try:
        while not unpacker.is_finished():
            piece = unpacker.process(given, output_buffer_limit=PIECE)
            given = b""
            if not piece and unpacker.can_accept_more_data():
                raise Undecodable("it is packed and cut off")
            yield piece
    except brotli.error as error:
        raise Undecodable("it is packed and damaged") from error
