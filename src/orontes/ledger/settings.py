"""`casebook.toml`: what makes a folder a casebook, its theatre and its format."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from orontes.errors import LedgerError
from orontes.ledger.archive import write_whole

FILE = "casebook.toml"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """The theatre pack that a casebook's reports are about ("" for any war), and its format."""

    theatre: str
    format: int = FORMAT


def write_settings(folder: Path, settings: Settings) -> None:
    """Write `casebook.toml`. A JSON string is a TOML string too."""
    text = (
        "# An Orontes casebook. Do not edit the other files here: `orontes verify` would name the change.\n"
        f"format = {settings.format}\ntheatre = {json.dumps(settings.theatre, ensure_ascii=False)}\n"
    )
    write_whole(folder / FILE, text.encode())


def read_settings(folder: Path) -> Settings:
    """The settings of a casebook. Raises LedgerError if `folder` is none, or is of a later format."""
    path = folder / FILE
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except PermissionError as error:
        raise LedgerError(f"{path}: cannot be read; check its permissions") from error
    except OSError as error:
        raise LedgerError(f"{folder}: not a casebook; make one with `orontes init {folder}`") from error
    except ValueError as error:
        raise LedgerError(f"{path}: is damaged ({error}); restore it from a copy") from error
    number, theatre = table.get("format"), table.get("theatre", "")
    if not isinstance(number, int) or not isinstance(theatre, str):
        raise LedgerError(f"{path}: format must be a number and theatre a name; restore it from a copy")
    if number > FORMAT:
        raise LedgerError(f"{folder}: format {number} is newer than {FORMAT}, the newest known here; update Orontes")
    return Settings(theatre, number)
