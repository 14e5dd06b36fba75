"""As much of ASN.1's DER (ITU-T X.690) as is needed to find a part of a time stamp, and no more."""

from __future__ import annotations

from collections.abc import Iterator

CERTIFICATES = 0xA0  # of SignedData: [0] IMPLICIT SET OF


def parts(data: bytes, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """The elements between two offsets: tag, where each begins, where its content begins, and its end.

    Raises ValueError for what is cut off, IndexError within a length.
    """
    while start < end:
        length, body = data[start + 1], start + 2
        if length & 0x80:
            size = length & 0x7F
            length, body = int.from_bytes(data[body : body + size], "big"), body + size
        if body + length > end:
            raise ValueError("an element is longer than what holds it")
        yield data[start], start, body, body + length
        start = body + length


def in_order(response: bytes) -> bytes:
    """A time-stamp response with its certificates in the order that DER asks of a set.

    Many authorities send them signer first, which strict readers refuse. No signature covers their order. What is no
    response is given back as it is.
    """
    try:
        begin, end = _certificates(response)
        found = sorted(response[start:stop] for _, start, _, stop in parts(response, begin, end))
    except (ValueError, IndexError):
        return response
    return response[:begin] + b"".join(found) + response[end:]


def _certificates(response: bytes) -> tuple[int, int]:
    """TimeStampResp, its token, the token's content, SignedData, certificates (RFC 3161 section 2.4.2, RFC 5652)."""
    start, end = 0, len(response)
    for nth in (0, 1, 1, 0):
        _, _, start, end = list(parts(response, start, end))[nth]
    for tag, _, begin, stop in parts(response, start, end):
        if tag == CERTIFICATES:
            return begin, stop
    raise ValueError("no certificates")
