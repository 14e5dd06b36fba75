"""Undo what HTTP wraps a body in (RFC 9112 chunks; RFC 9110 content codings gzip, deflate, br), within bounds."""

from __future__ import annotations

from io import BytesIO

from warcio.bufferedreaders import ChunkedDataReader

from orontes.sources.formats.limits import LARGEST_REPORT, PIECE

PACKED = {"gzip": b"\x1f\x8b", "x-gzip": b"\x1f\x8b"}  # some tools unpack a body and leave the header as it was


class Undecodable(Exception):
    """The body cannot be unwrapped; the message says why."""


def unchunked(body: bytes) -> bytes:
    """A body without its chunk marks; one that is not chunked as it says is left as it is.

    >>> unchunked(b"4\\r\\nHama\\r\\n0\\r\\n\\r\\n")
    b'Hama'
    """
    data: bytes = ChunkedDataReader(BytesIO(body)).read()
    return data


def decoded(body: bytes, codings: str, most: int = LARGEST_REPORT) -> bytes:
    """A body with the codings of its Content-Encoding undone, the last first. Raises Undecodable.

    >>> decoded(b"Hama", "gzip, identity")
    b'Hama'
    """
    for coding in reversed([name.strip().lower() for name in codings.split(",")]):
        if coding == "br" and body:
            body = _brotli(body, most)
        elif body.startswith(PACKED.get(coding, b"")):
            body = _undone(body, coding, most)
    return body


def _undone(body: bytes, coding: str, most: int) -> bytes:
    from orontes.sources.web.coding import undone
    from orontes.sources.web.types import Refused

    try:
        return undone(body, coding, most)
    except Refused as error:
        raise Undecodable(error.detail) from error


def _brotli(body: bytes, most: int) -> bytes:
    import brotli

    unpacker, pieces, total, given = brotli.Decompressor(), [], 0, body
    try:
        while not unpacker.is_finished():
            piece = unpacker.process(given, output_buffer_limit=PIECE)
            given = b""
            if not piece and unpacker.can_accept_more_data():
                raise Undecodable("its packing is cut off")
            total += len(piece)
            if total > most:
                raise Undecodable(f"it unpacks to over {most // 10**6} MB")
            pieces.append(piece)
    except brotli.error as error:
        raise Undecodable("its packing is damaged") from error
    return b"".join(pieces)
