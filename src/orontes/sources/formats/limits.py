"""How much a container may unpack to: bounds in bytes and in number that no honest file meets."""

from __future__ import annotations

import os
from typing import BinaryIO, Protocol

LARGEST_REPORT = 50_000_000  # bytes of one report, unpacked
LARGEST_PAGE = 10_000_000  # of a web page: to find the text of one takes seconds a megabyte
LARGEST_LIST = 300_000_000  # bytes of a file of many reports that is read at once
MOST_INSIDE = 200_000  # files, records or messages in one container
DEEPEST = 2  # containers within containers: a zip with a message with a zip is two deep
# Deflate reaches 1,032:1; pages reach 20:1. Small files may always unpack to this much.
RATIO, ALWAYS = 100, 1 << 28
PATIENCE = 3  # documents in one file that may use up all the time and memory that one is given
PIECE = 1 << 16  # bytes that are unpacked at a time


class TooMuch(Exception):
    """A file unpacks to more than its size allows."""


class Budget:
    """What one file, with all that is packed in it, may still take: bytes unpacked, and readers that gave up.

    >>> Budget(1_000).left == ALWAYS
    True
    """

    def __init__(self, size: int) -> None:
        """A budget for a file of `size` bytes."""
        self.left = max(ALWAYS, size * RATIO)
        self.patience = PATIENCE

    def spend(self, count: int) -> None:
        """Note that `count` more bytes were unpacked. Raises TooMuch."""
        self.left -= count
        if self.left < 0:
            raise TooMuch("it unpacks to over a hundred times its size, as only a trap does")


class Readable(Protocol):
    """What bytes are read from."""

    def read(self, count: int, /) -> bytes:
        """Up to `count` bytes; b"" at the end."""


def read_capped(stream: Readable, budget: Budget | None, most: int = LARGEST_REPORT) -> bytes | None:
    """All of `stream`; None where it is more than `most` bytes. Raises TooMuch where a `budget` is spent."""
    pieces, total = [], 0
    while piece := stream.read(PIECE):
        if budget:
            budget.spend(len(piece))
        total += len(piece)
        if total > most:
            return None
        pieces.append(piece)
    return b"".join(pieces)


def size_of(stream: BinaryIO) -> int:
    """The number of bytes of a seekable stream; it stands at its beginning afterwards."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    return size
