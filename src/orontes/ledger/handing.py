"""A folder that is handed on, a bundle or a backup: it appears in whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orontes.errors import LedgerError, OutputRefused
from orontes.ledger.archive import cannot_write
from orontes.unfinished import NEW_FOLDER, new_folder, settle, settle_all


@contextmanager
def whole(out: Path) -> Iterator[Path]:
    """An empty folder beside `out`, which becomes `out` at the end unless something failed.

    Raises OutputRefused where `out` is in use, LedgerError where it cannot be written.
    """
    try:
        if out.is_symlink() or (out.exists() and (not out.is_dir() or any(out.iterdir()))):
            raise OutputRefused(f"{out}: is there already; name a new folder with --out")
        parent = out.absolute().parent
        parent.mkdir(parents=True, exist_ok=True)
        with new_folder(parent, NEW_FOLDER) as outer:
            folder = outer / "folder"  # mkdtemp's own is private; this has the user's permissions
            folder.mkdir()
            yield folder
            settle_all(folder)
            if out.exists():
                out.rmdir()
            folder.rename(out)
            settle(parent)
    except OSError as error:
        raise LedgerError(cannot_write(out, error)) from error
