"""Where the records of a WARC (ISO 28500) begin and end, also in a file that is damaged or cut off.

The records themselves are parsed by warcio; it is given one at a time, because it trusts lengths, reads lines without
a bound, and cannot go on behind damage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from orontes.sources.formats.limits import LARGEST_REPORT, PIECE, TooMuch
from orontes.sources.formats.unpacking import Damaged, Flow

START = b"WARC/"
LONGEST_HEAD = 1 << 16  # bytes of a record's own header
MOST_DAMAGES = 50  # places at which reading is taken up again in one file
# Headers and content encodings make a record larger than its report.
LARGEST_RECORD = LARGEST_REPORT + (1 << 20)
_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_KIND = re.compile(rb"^warc-type[ \t]*:[ \t]*([a-z]+)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Frame:
    """One record as it lies in the file; `why` says what is wrong with it, and it has no data then."""

    number: int  # counted from 1
    offset: int  # bytes into the file, of the record or of the gzip member that holds it
    kind: str  # "response", "request", …; "" where it cannot be told
    head: bytes = field(default=b"", repr=False)
    block: bytes = field(default=b"", repr=False)
    why: str = ""

    @property
    def name(self) -> str:
        """How the record is called in a line for the user."""
        return f"record {self.number} (at byte {self.offset:,})"


def frames(flow: Flow, wanted: frozenset[str]) -> Iterator[Frame]:
    """The records in order, those of other kinds than `wanted` without their data. Damage is a frame with a `why`."""
    number, damages = 0, 0
    while True:
        number += 1
        try:
            frame = _frame(flow, number, wanted)
        except Damaged as damage:
            yield Frame(number, flow.mark, "", why=str(damage))
            damages += 1
            if damages >= MOST_DAMAGES or not flow.resume(START):
                return
            continue
        except TooMuch as trap:
            yield Frame(number, flow.mark, "", why=str(trap))
            return
        if frame is None:
            return
        yield frame


def _frame(flow: Flow, number: int, wanted: frozenset[str]) -> Frame | None:
    head = _head(flow)
    if not head:
        return None
    length = _LENGTH.search(head)
    if length is None:
        raise Damaged("it does not say how long it is")
    found = _KIND.search(head)
    kind = found[1].decode().lower() if found else ""
    size = int(length[1])
    keep = kind in wanted and size <= LARGEST_RECORD
    block = _block(flow, size, keep)
    _end(flow)
    why = "" if keep or kind not in wanted else f"it is over {LARGEST_REPORT // 10**6} MB"
    return Frame(number, flow.mark, kind, head if keep else b"", block, why)


def _head(flow: Flow) -> bytes:
    """The header up to and with its blank line; b"" at the end of the file."""
    flow.begin()
    head = bytearray(flow.read(len(START)))
    while head.startswith((b"\r\n", b"\n")):  # more blank lines than there should be
        del head[: head.index(b"\n") + 1]
        head += flow.read(len(START) - len(head))
    if not head:
        return b""
    if head != START:
        raise Damaged("no record begins here" if len(head) == len(START) else "it is cut off")
    while not head.endswith((b"\r\n\r\n", b"\n\n")):
        more = flow.read(1)
        if not more:
            raise Damaged("it is cut off")
        head += more
        if len(head) > LONGEST_HEAD:
            raise Damaged("its header does not end")
    return bytes(head)


def _block(flow: Flow, size: int, keep: bool) -> bytes:
    """The record's `size` bytes, or nothing where they are only to be passed."""
    pieces, left = [], size
    while left:
        piece = flow.read(min(PIECE, left))
        if not piece:
            raise Damaged("it is cut off")
        left -= len(piece)
        if keep:
            pieces.append(piece)
    return b"".join(pieces)


def _end(flow: Flow) -> None:
    """Two line ends close a record; a file may end without them."""
    if flow.read(4).strip(b"\r\n"):
        raise Damaged("it is not as long as it says")
