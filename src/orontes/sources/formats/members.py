"""The members of a zip file (APPNOTE 6.3), each opened as a stream under bounds; those that are unsafe are refused.

Nothing is ever unpacked to disk: a member's name is a label in a line or on a document, and no path.
"""

from __future__ import annotations

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from orontes.sources.formats.inside import Inside
from orontes.sources.formats.kinds import HEAD
from orontes.sources.formats.limits import MOST_INSIDE, read_capped
from orontes.sources.naming import shown
from orontes.sources.types import Skipped, SkipReason

END, END_64 = b"PK\x05\x06", b"PK\x06\x06"
# LZMA is left out: a member says itself how much memory its unpacking takes.
UNPACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
LARGEST_DIRECTORY = 64 << 20  # bytes of the list of members, which is read into memory at once
# What reading a member of a spoilt file may raise.
FAILURES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    struct.error,
)


def opened(inside: Inside, stream: BinaryIO) -> zipfile.ZipFile | Skipped:
    """The zip file in a seekable stream, or the reason why it cannot be opened."""
    if _directory_size(stream) > LARGEST_DIRECTORY:
        return inside.skipped(SkipReason.UNSAFE, ": its list of members is larger than any honest one")
    try:
        archive = zipfile.ZipFile(stream)
    except FAILURES:
        return inside.skipped(SkipReason.DAMAGED, " is a damaged zip file: get it again")
    if len(archive.infolist()) > MOST_INSIDE:
        return inside.skipped(SkipReason.TOO_LARGE, f" holds over {MOST_INSIDE:,} files: split it")
    return archive


def _directory_size(stream: BinaryIO) -> int:
    """How many bytes the list of members says it takes; 0 where it is not found."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - (1 << 16) - 128))
    tail = stream.read()
    stream.seek(0)
    long, short = tail.rfind(END_64), tail.rfind(END)
    if 0 <= long <= len(tail) - 56:
        return int(struct.unpack_from("<Q", tail, long + 40)[0])
    return int(struct.unpack_from("<L", tail, short + 12)[0]) if 0 <= short <= len(tail) - 22 else 0


def members(inside: Inside, archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo | Skipped]:
    """The files in it that can be opened, in their order; those that are refused as a line each."""
    seen: set[str] = set()
    for member in archive.infolist():
        if member.is_dir():
            continue
        why = _refusal(member) or ("a second file of this name" if member.filename in seen else "")
        seen.add(member.filename)
        if why == "encrypted":
            yield _about(inside, member, SkipReason.ENCRYPTED, "is locked with a password: pack it without one")
        elif why:
            yield _about(inside, member, SkipReason.UNSAFE, f"is {why}, and was refused")
        else:
            yield member


def _refusal(member: zipfile.ZipInfo) -> str:
    """What is wrong with a member before it is opened; "" if nothing is."""
    name = member.orig_filename.replace("\\", "/")
    if member.flag_bits & 0x41:
        return "encrypted"
    if member.compress_type not in UNPACKED:
        return "packed in a way that is not read"
    if stat.S_IFMT(member.external_attr >> 16) not in {0, stat.S_IFREG}:
        return "a link or a device"
    if "\0" in name or name.startswith("/") or name[1:2] == ":" or ".." in PurePosixPath(name).parts:
        return "named as a path out of the file"
    return ""


def _about(inside: Inside, member: zipfile.ZipInfo, reason: SkipReason, what: str) -> Skipped:
    return inside.within(name_of(member)).skipped(reason, f" {what}")


def name_of(member: zipfile.ZipInfo) -> str:
    """A member's name as it is shown."""
    return shown(member.filename)[:300]


def content(inside: Inside, archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes | Skipped:
    """A member's bytes, at most `most`, or the reason why they cannot be had. Raises TooMuch."""
    try:
        with archive.open(member) as stream:
            data = read_capped(stream, inside.budget, most)
    except FAILURES:
        return damaged(inside, member)
    if data is None:
        return _about(inside, member, SkipReason.TOO_LARGE, f"unpacks to over {most // 10**6} MB: split it")
    return data


def head_of(inside: Inside, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | Skipped:
    """What a member begins with."""
    try:
        with archive.open(member) as stream:
            return stream.read(HEAD)
    except FAILURES:
        return damaged(inside, member)


def damaged(inside: Inside, member: zipfile.ZipInfo) -> Skipped:
    """The line about a member that cannot be read."""
    return _about(inside, member, SkipReason.DAMAGED, "is damaged: get it again; the others are used")
