"""Originals by content: the bytes as they were captured, each under its own SHA-256, never altered."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from pathlib import Path

from orontes.errors import CustodyBroken, LedgerError
from orontes.unfinished import new_file, settle, sweep

NEW = ".new-"  # what is in the making begins with this
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Archive:
    """A folder of originals, `ab/ab12…`, named by SHA-256 in full."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`; it is made when the first item is put in."""
        self.folder = folder
        self._swept = False

    def path(self, item: str) -> Path:
        """Where an item stands."""
        return self.folder / item[:2] / item

    def put(self, item: str, data: bytes | Path) -> None:
        """Store `data`, or what the file holds, under its hash; nothing happens if it is there.

        It is there in whole or not at all. Raises CustodyBroken if `item` is not the hash of `data`, LedgerError if it
        cannot be written or the file cannot be read.
        """
        try:
            if sha256_of(data) != item:
                raise CustodyBroken(f"document {item}: its bytes have another hash; collect it again")
            if self._holds(item):
                return
            self._make_room(item)
            write_whole(self.path(item), data, self.folder)
            if isinstance(data, Path) and not self._holds(item):
                self.path(item).unlink()
                raise CustodyBroken(f"{data}: was altered while it was copied; collect it again")
        except OSError as error:
            raise LedgerError(cannot_write(self.folder, error)) from error

    def get(self, item: str) -> bytes:
        """The bytes of an item. Raises CustodyBroken if they are missing or altered."""
        try:
            data = self.path(item).read_bytes()
        except OSError as error:
            raise CustodyBroken(f"{self.path(item)}: the original cannot be read; restore it from a copy") from error
        if hashlib.sha256(data).hexdigest() != item:
            raise CustodyBroken(f"{self.path(item)}: the original was altered; restore it from a copy")
        return data

    def check(self, item: str) -> None:
        """Read an item without keeping it in memory. Raises CustodyBroken as `get` does."""
        try:
            if sha256_of(self.path(item)) == item:
                return
        except OSError as error:
            raise CustodyBroken(f"{self.path(item)}: the original cannot be read; restore it from a copy") from error
        raise CustodyBroken(f"{self.path(item)}: the original was altered; restore it from a copy")

    def _make_room(self, item: str) -> None:
        """Make the folders that are missing, to last; sweep what a process left that was killed while it wrote."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self._swept:
            sweep(self.folder, NEW)
            self._swept = True
        folder = self.path(item).parent
        if not folder.is_dir():
            folder.mkdir(exist_ok=True)
            settle(self.folder)
            settle(self.folder.parent)

    def _holds(self, item: str) -> bool:
        """Whether the item is there, unharmed: one that is damaged is mended by the same document coming in again."""
        return self.path(item).is_file() and sha256_of(self.path(item)) == item


def sha256_of(data: bytes | Path) -> str:
    """SHA-256 of some bytes, or of a file, which is not held in memory. Raises OSError."""
    if isinstance(data, bytes):
        return hashlib.sha256(data).hexdigest()
    with data.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_whole(path: Path, data: bytes | Path, work: Path | None = None) -> None:
    """Write a file, or copy one, so that it is there in whole or not at all, even if the power fails.

    Until then it is in the folder `work`, its own by default, as `.new-` and eight characters.
    """
    with new_file(work or path.parent, NEW) as (handle, new), os.fdopen(handle, "wb", closefd=False) as stream:
        if isinstance(data, bytes):
            stream.write(data)
        else:
            with data.open("rb") as source:
                shutil.copyfileobj(source, stream, 1 << 20)
        stream.flush()
        os.fsync(handle)
        new.replace(path)
    settle(path.parent)


def cannot_write(folder: Path, error: OSError) -> str:
    """One line on why nothing could be written."""
    if error.errno in FULL:
        return f"{folder}: the disk is full; make room and do it again, nothing is half-written"
    return f"{folder}: cannot be written ({error.strerror}); check its permissions"
