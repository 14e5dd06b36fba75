"""Content codings of HTTP undone (RFC 9110, section 8.4), within limits: a small body may unfold without end."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from orontes.sources.types import SkipReason
from orontes.sources.web.types import Refused

_PIECE = 1 << 20
_FED = 1 << 16
_GZIP, _ZLIB, _RAW = 31, 15, -15  # zlib's window sizes, which name the format
RATIO = 200  # text is not squeezed harder than this; where it is, and large, it is a bomb
LARGE = 5_000_000
STREAMS = 100


def undone(body: bytes, codings: str, cap: int) -> bytes:
    """`body` as it was before the codings of a Content-Encoding header, at most `cap` bytes.

    Raises Refused where it would be longer, unfolds like a bomb, is damaged, or a coding is not known.

    >>> import gzip
    >>> undone(gzip.compress(b"Hama"), "gzip", 100)
    b'Hama'
    """
    for coding in reversed([each.strip().lower() for each in codings.split(",")]):
        if coding in {"", "identity"}:
            continue
        if coding not in {"gzip", "x-gzip", "deflate"}:
            raise Refused(SkipReason.UNREADABLE, f"it is packed as {coding[:40]!r}, which is not known here")
        body = _unfolded(body, _format(body, coding), cap)
    return body


def _format(body: bytes, coding: str) -> int:
    """The format; what is called "deflate" comes with zlib's head or, against the standard, without."""
    if coding != "deflate":
        return _GZIP
    return _ZLIB if len(body) > 1 and body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0 else _RAW


def _unfolded(body: bytes, form: int, cap: int) -> bytes:
    out = bytearray()
    try:
        for piece in _pieces(body, form):
            out += piece
            if len(out) > cap:
                raise Refused(SkipReason.TOO_LARGE, f"it is over {cap / 1e6:g} MB once unpacked and was left alone")
            if len(out) > max(LARGE, RATIO * len(body)):
                raise Refused(SkipReason.TOO_LARGE, f"it unpacks to over {RATIO} times its size, as a bomb does")
    except zlib.error as error:
        raise Refused(SkipReason.UNREADABLE, "it is packed and damaged; try again later") from error
    return bytes(out)


def _pieces(body: bytes, form: int) -> Iterator[bytes]:
    """What comes out, at most a megabyte at a time; gzip may be several streams, one after the other."""
    unpacker, streams = zlib.decompressobj(form), 1
    for start in range(0, len(body), _FED):
        rest = body[start : start + _FED]
        while rest:
            if unpacker.eof:
                streams += 1
                if form != _GZIP or streams > STREAMS or rest[:1] != b"\x1f":
                    return  # what follows the end is not the body
                unpacker = zlib.decompressobj(form)
            yield unpacker.decompress(rest, _PIECE)
            rest = unpacker.unused_data or unpacker.unconsumed_tail
    while piece := unpacker.decompress(b"", _PIECE):
        yield piece
    if body and not unpacker.eof:
        raise zlib.error("the stream has no end")
