"""Originals by content: the bytes as they were captured, each under its own SHA-256, never altered."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from pathlib import Path

from orontes.errors import CustodyBroken, LedgerError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Archive:
    """A folder of originals, `ab/ab12…`, named by SHA-256 in full."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`; it is made when the first item is put in."""
        self.folder = folder

    def path(self, item: str) -> Path:
        """Where an item stands."""
        return self.folder / item[:2] / item

    def put(self, item: str, data: bytes) -> None:
        """Store `data` under its hash; nothing happens if it is there. It is there in whole or not at all.

        Raises CustodyBroken if `item` is not the hash of `data`, LedgerError if it cannot be written.
        """
        if hashlib.sha256(data).hexdigest() != item:
            raise CustodyBroken(f"document {item}: its bytes have another hash; collect it again")
        try:
            if self._holds(item, data):
                return
            self.path(item).parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.path(item), data)
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

    def _holds(self, item: str, data: bytes) -> bool:
        """Whether the item is there, unharmed: one that is damaged is mended by the same document coming in again."""
        path = self.path(item)
        return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there in whole or not at all, even if the power fails."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def cannot_write(folder: Path, error: OSError) -> str:
    """One line on why nothing could be written."""
    if error.errno in FULL:
        return f"{folder}: the disk is full; make room and do it again, nothing is half-written"
    return f"{folder}: cannot be written ({error.strerror}); check its permissions"


def _sync_folder(folder: Path) -> None:
    """Make the new name last too; systems that cannot open a folder do it by themselves."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
