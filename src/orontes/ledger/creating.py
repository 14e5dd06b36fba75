"""Making a casebook: the ledger first, and last the file that makes the folder a casebook."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from orontes.errors import LedgerError
from orontes.ledger.address import FILE
from orontes.ledger.archive import NEW, cannot_write
from orontes.ledger.settings import FILE as SETTINGS
from orontes.unfinished import held, sweep


@contextmanager
def new_casebook_folder(folder: Path) -> Iterator[None]:
    """An empty folder to make a casebook in, made where it is missing; if that fails, it is left as it was.

    What a creation that was killed left in it is cleared away: a ledger into which nothing was put, without a
    casebook.toml. Raises LedgerError where the folder is in use or cannot be written.
    """
    try:
        new = not folder.exists()
        if not new and not folder.is_dir():
            raise LedgerError(f"{folder}: is not empty; name a new folder for the casebook")
        folder.mkdir(parents=True, exist_ok=True)
        with held(folder) as mine:
            if not mine:
                raise LedgerError(f"{folder}: another process is making a casebook there; wait until it ends")
            _refuse_in_use(folder)
            try:
                yield
            except BaseException:
                _clear(folder)
                if new:
                    folder.rmdir()
                raise
    except OSError as error:
        raise LedgerError(cannot_write(folder, error)) from error


def _refuse_in_use(folder: Path) -> None:
    sweep(folder, NEW)
    names = {path.name for path in folder.iterdir()}
    if names and names <= {FILE, f"{FILE}-wal", f"{FILE}-shm", f"{FILE}-journal"} and _only_created(folder / FILE):
        _clear(folder)
    elif names:
        what = "is a casebook already" if SETTINGS in names else "is not empty"
        raise LedgerError(f"{folder}: {what}; name a new folder for the casebook")


def _only_created(ledger: Path) -> bool:
    """Whether nothing was ever put into a ledger."""
    try:
        with closing(sqlite3.connect(ledger)) as connection:
            tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            if "custody" not in tables:
                return not tables
            return bool(connection.execute("SELECT count(*) FROM custody").fetchone()[0] <= 1)
    except sqlite3.Error:
        return False


def _clear(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()
