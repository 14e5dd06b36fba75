"""The bytes of a file that may be packed with gzip, bit by bit, and how to go on behind what is damaged."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from orontes.sources.formats.limits import PIECE, Budget

GZIP = b"\x1f\x8b\x08"
_SCAN = 1 << 20


class Damaged(Exception):
    """The bytes cannot be read from here on; the message says what is wrong with them."""


class Flow(Protocol):
    """Bytes that are read in order, and picked up again behind damage."""

    @property
    def mark(self) -> int:
        """Where in the file the record that is being read begins, in bytes."""

    def begin(self) -> None:
        """Say that a record begins here."""

    def read(self, count: int) -> bytes:
        """Up to `count` bytes, b"" at the end. Raises Damaged, TooMuch."""

    def resume(self, start: bytes) -> bool:
        """Go to the next place behind the record's beginning where one begins with `start`; False if there is none."""


class Plain:
    """A file that is not packed."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.mark = 0

    def begin(self) -> None:
        """Records are found by where they begin."""
        self.mark = self._stream.tell()

    def read(self, count: int) -> bytes:
        """The next bytes of the file."""
        return self._stream.read(count)

    def resume(self, start: bytes) -> bool:
        """Records begin on a line of their own."""
        for offset in _occurrences(self._stream, b"\n" + start, self.mark):
            self._stream.seek(offset + 1)
            return True
        return False


class Gzip:
    """A chain of gzip members (RFC 1952), as one flow; each member's checksum is verified by zlib."""

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget
        self._open(0)

    def _open(self, offset: int) -> None:
        self._stream.seek(offset)
        self.mark = self._start = offset
        self._pending = b""
        self._ready = bytearray()
        self._member = zlib.decompressobj(31)

    def begin(self) -> None:
        """A member is where one can begin again; a record within one is not."""
        if self._member.eof and not self._ready:
            self._next_member()
        self.mark = self._start

    def read(self, count: int) -> bytes:
        """The next bytes, unpacked."""
        while len(self._ready) < count and self._fill():
            pass
        piece = bytes(self._ready[:count])
        del self._ready[:count]
        return piece

    def _fill(self) -> bool:
        """Unpack a little more; False at the end of the file. The next member is begun when the last one is used up."""
        if self._member.eof and (self._ready or not self._next_member()):
            return False
        if not self._pending:
            self._pending = self._stream.read(PIECE)
        if not self._pending:
            if self._stream.tell() > self._start:
                raise Damaged("it is cut off")
            return False
        try:
            piece = self._member.decompress(self._pending, PIECE)
        except zlib.error as error:
            raise Damaged("its packing is damaged") from error
        self._pending = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        self._budget.spend(len(piece))
        self._ready += piece
        return True

    def _next_member(self) -> bool:
        self._pending = self._pending.lstrip(b"\0") or self._stream.read(PIECE).lstrip(b"\0")
        self._start = self._stream.tell() - len(self._pending)
        self._member = zlib.decompressobj(31)
        return bool(self._pending)

    def resume(self, start: bytes) -> bool:
        """Members begin with their signature, and what they hold with `start`."""
        for offset in _occurrences(self._stream, GZIP, self.mark + 1):
            self._stream.seek(offset)
            if _unpacks_to(self._stream.read(4096), start):
                self._open(offset)
                return True
        return False


def flow_of(stream: BinaryIO, budget: Budget) -> Flow:
    """The unpacked bytes of a seekable stream."""
    stream.seek(0)
    packed = stream.read(len(GZIP)) == GZIP
    stream.seek(0)
    return Gzip(stream, budget) if packed else Plain(stream)


def _occurrences(stream: BinaryIO, needle: bytes, offset: int) -> Iterator[int]:
    """Where `needle` stands from `offset` on. The stream may be moved between two of them."""
    kept = b""
    while True:
        stream.seek(offset + len(kept))
        piece = stream.read(_SCAN)
        window, found = kept + piece, -1
        while (found := window.find(needle, found + 1)) >= 0:
            yield offset + found
        if not piece:
            return
        kept = window[-(len(needle) - 1) :]
        offset += len(window) - len(kept)


def _unpacks_to(data: bytes, start: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(data, len(start)) == start
    except zlib.error:
        return False
