"""What is in the making: hidden beside its place until it is whole, and swept once whoever made it has died.

A process that is killed cannot tidy up. So it holds a lock (flock) on each thing that it makes, which ends with the
process: what nobody holds is a remnant. Where the system has no such locks, remnants are left alone.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

NEW_FOLDER = ".orontes-new-"  # what such a folder begins with among other people's
_ENDING = re.compile(r"[a-z0-9_]{8}")  # what `tempfile` adds to a prefix


@contextmanager
def new_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """An empty folder in `parent`, `prefix` and eight characters, which is gone in the end; so are remnants like it.

    >>> with tempfile.TemporaryDirectory() as parent:
    ...     with new_folder(Path(parent), ".new-") as folder:
    ...         folder.is_dir()
    ...     list(Path(parent).iterdir())
    True
    []
    """
    sweep(parent, prefix)
    while True:
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        handle = _opened(folder)
        if _holds(handle):
            break
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        _let_go(handle)


@contextmanager
def new_file(parent: Path, prefix: str) -> Iterator[tuple[int, Path]]:
    """A new file in `parent`, open for writing, and its path; it is gone in the end unless it was moved."""
    while True:
        handle, name = tempfile.mkstemp(prefix=prefix, dir=parent)
        if _holds(handle):
            break
    try:
        yield handle, Path(name)
    finally:
        Path(name).unlink(missing_ok=True)
        os.close(handle)


def sweep(parent: Path, prefix: str) -> None:
    """Delete the remnants in `parent`: what `new_folder` and `new_file` made there for processes that have died."""
    if sys.platform == "win32" or not parent.is_dir():
        return
    for path in parent.iterdir():
        if path.name.startswith(prefix) and _ENDING.fullmatch(path.name.removeprefix(prefix)):
            _remove_unheld(path)


@contextmanager
def held(folder: Path) -> Iterator[bool]:
    """Hold a folder for oneself; False where another process does."""
    handle = _opened(folder)
    try:
        yield _lock(handle, wait=False, unlockable=True)
    finally:
        _let_go(handle)


def settle(path: Path) -> None:
    """Have the disk take what was written, a file or the names in a folder, so that it outlasts a power failure."""
    if sys.platform != "win32" or path.is_file():
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def settle_all(folder: Path) -> None:
    """The same of all that is in a folder, and of the folder."""
    for path in folder.rglob("*"):
        settle(path)
    settle(folder)


def _remove_unheld(path: Path) -> None:
    if path.is_symlink():
        return
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:  # its maker moved it to its place just now, another sweeps as well, or it is another user's
        return
    try:
        if _lock(handle, wait=False):
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
    finally:
        os.close(handle)


def _opened(folder: Path) -> int:
    """The folder, to lock it by; -1 where folders cannot be opened."""
    return -1 if sys.platform == "win32" else os.open(folder, os.O_RDONLY)


def _let_go(handle: int) -> None:
    if handle >= 0:
        os.close(handle)


def _holds(handle: int) -> bool:
    """Lock what was just made; False, and closed, where somebody swept it before it could be locked."""
    _lock(handle)
    if handle < 0 or os.fstat(handle).st_nlink:
        return True
    os.close(handle)
    return False


def _lock(handle: int, *, wait: bool = True, unlockable: bool = False) -> bool:
    """Lock a file until it is closed; False where another has, `unlockable` where the file system knows no locks."""
    if sys.platform != "win32" and handle >= 0:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        except OSError:
            return unlockable
    return True
