"""What was concluded, kept beside the casebook in `built/`, so that it need not be concluded twice.

It is derived from the record and no part of it: no backup holds it, and it may be deleted at any time. Each stage
has a file, so that a build that was interrupted goes on, under a key of all that it follows from (`identity`).
It is believed only where this user wrote it on this machine: each file bears a code made with a secret of the cache
folder (HMAC, RFC 2104). What is damaged, of another key or from elsewhere is worked out anew.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Protocol, Self, TypeVar

from orontes.gazetteer.keeping import cache_folder
from orontes.ledger import Casebook
from orontes.ledger.archive import NEW, cannot_write, write_whole
from orontes.pipeline.encoding import decoded, encoded
from orontes.unfinished import sweep

T = TypeVar("T")
FOLDER = "built"
_MAC = 32  # bytes of the code that a file begins with
_SECRET = "build.key"


class Keep(Protocol):
    """Gives what a stage concludes: from where it is kept, or by doing the work."""

    def __call__(self, stage: str, kind: type[T], work: Callable[[], T], /) -> T:
        """What `work` gives, a `kind`; `stage` is the name it is kept under."""


def anew(_stage: str, _kind: type[T], work: Callable[[], T]) -> T:
    """Keep nothing."""
    return work()


class Built:
    """The conclusions that are kept in one folder.

    >>> import tempfile
    >>> from orontes.evidence import Count
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for _ in range(2):
    ...         built = Built(Path(folder), "0123")
    ...         print(built("tally", Count, lambda: Count(3, None)), built.made)
    3+ ['tally']
    3+ []
    """

    def __init__(self, folder: Path, key: str = "") -> None:
        """Keep in `folder`, which is made when there is something to keep."""
        self.folder = folder
        self.key = key
        self.made: list[str] = []  # stages that had to be concluded
        self.notes: list[str] = []  # of files that could not be used
        self.unkept = ""  # why something could not be kept

    @classmethod
    def beside(cls, casebook: Casebook) -> Self:
        """What is kept of a casebook's conclusions, in its own folder."""
        return cls(casebook.folder / FOLDER)

    def under(self, key: str) -> Self:
        """The same, for one state of the record and its days: what is kept of others is not looked at."""
        self.key = key
        return self

    def __call__(self, stage: str, kind: type[T], work: Callable[[], T]) -> T:
        """What is kept of a stage, or what `work` gives, which is kept then."""
        path = self.folder / f"{self.key}-{stage}"
        try:
            return self._read(path, kind)
        except FileNotFoundError:
            pass
        except (OSError, ValueError) as error:
            self.notes.append(f"{path}: {error}; what it should hold was worked out anew")
        value = work()
        self.made.append(stage)
        self._write(path, encoded(value, kind))
        return value

    def _read(self, path: Path, kind: type[T]) -> T:
        data = path.read_bytes()
        if not hmac.compare_digest(_code(path.name, data[_MAC:]), data[:_MAC]):
            raise ValueError("is damaged, or was written elsewhere")
        return decoded(data[_MAC:], kind)

    def _write(self, path: Path, data: bytes) -> None:
        try:
            self.folder.mkdir(exist_ok=True)
            write_whole(path, _code(path.name, data) + data)
        except OSError as error:
            self.unkept = f"what was concluded is not kept: {cannot_write(self.folder, error)}"

    def sweep(self) -> None:
        """Delete what is kept of other states of the record, and what a build that was killed left half-written."""
        sweep(self.folder, NEW)
        state = self.key.partition("-")[0]
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if not path.name.startswith((f"{state}-", NEW)):
                path.unlink(missing_ok=True)


def _code(name: str, data: bytes) -> bytes:
    return hmac.digest(_secret(), name.encode() + b"\0" + data, "sha256")


def _secret() -> bytes:
    """Of this user on this machine; where none can be kept, one for this process alone."""
    path = cache_folder() / _SECRET
    try:
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            sweep(path.parent, NEW)
            write_whole(path, os.urandom(_MAC))
        secret = path.read_bytes()
    except OSError:
        secret = b""
    return secret if len(secret) == _MAC else _passing()


@cache
def _passing() -> bytes:
    return os.urandom(_MAC)
