"""Whose time a capture bears, and whether that clock was synchronised (Berkeley Protocol: collection data)."""

from __future__ import annotations

import ctypes
import sys
from datetime import UTC, datetime

UNKNOWN = "system clock; whether it was synchronised is not known"
_UNSYNCHRONISED = 0x0040  # STA_UNSYNC in <sys/timex.h>
_TIME_ERROR = 5


def utc_now() -> datetime:
    """The present by the system's clock."""
    return datetime.now(UTC)


class _Timex(ctypes.Structure):
    """The head of Linux' struct timex (adjtimex(2)), and room for the rest of it."""

    _fields_ = (
        ("modes", ctypes.c_uint),
        ("offset", ctypes.c_long),
        ("freq", ctypes.c_long),
        ("maxerror", ctypes.c_long),  # microseconds
        ("esterror", ctypes.c_long),  # microseconds
        ("status", ctypes.c_int),
        ("rest", ctypes.c_byte * 256),
    )


def clock_told() -> str:
    """What the kernel says of the system's clock, in one line; only Linux is asked, and nothing is changed.

    >>> clock_told().startswith("system clock")
    True
    """
    if sys.platform != "linux":
        return UNKNOWN
    asked = _Timex()  # modes 0: read only
    try:
        state = ctypes.CDLL(None).adjtimex(ctypes.byref(asked))
    except (OSError, AttributeError):
        return UNKNOWN
    if state < 0:
        return UNKNOWN
    if state == _TIME_ERROR or asked.status & _UNSYNCHRONISED:
        return "system clock, not synchronised with a time server (adjtimex)"
    return f"system clock, synchronised with a time server, off by at most {asked.maxerror / 1000:.0f} ms (adjtimex)"
