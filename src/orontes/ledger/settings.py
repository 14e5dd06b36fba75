"""`casebook.toml`: what makes a folder a casebook, its theatre and its format."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from orontes.errors import LedgerError
from orontes.ledger.archive import write_whole

FILE = "casebook.toml"
FORMAT = 2  # 2: captures
LEDGER = "ledger"
COLLECTOR = ("name", "organisation", "identity", "address")  # the identity used, the machine's address as others see it
_WHERE = "# Where the records are; the originals are here. No password: use PGPASSWORD or ~/.pgpass."


@dataclass(frozen=True, slots=True)
class Settings:
    """The theatre pack that a casebook's reports are about ("" for any war), its format, and where its ledger is.

    A user may add the addresses of time-stamping authorities, files of root certificates to trust, and who collects.
    """

    theatre: str
    format: int = FORMAT
    authorities: tuple[str, ...] = ()
    trust: tuple[str, ...] = ()  # files of certificates, relative to the casebook's folder
    calendars: tuple[str, ...] = ()  # addresses of OpenTimestamps calendars
    collector: tuple[tuple[str, str], ...] = ()  # what is noted of who collects, in the words of `COLLECTOR`
    ledger: str = ""  # the address of a PostgreSQL ledger; "" for SQLite's file in the folder


def write_settings(folder: Path, settings: Settings) -> None:
    """Write `casebook.toml`. A JSON string is a TOML string too."""
    text = (
        "# An Orontes casebook. Do not edit the other files here: `orontes verify` would name the change.\n"
        f"format = {settings.format}\ntheatre = {json.dumps(settings.theatre, ensure_ascii=False)}\n"
        "# For `orontes stamp`: addresses of time-stamping authorities, and files of the roots to trust.\n"
        '# authorities = ["https://tsa.example.org"]\n# trust = ["roots.pem"]\n'
        '# And of OpenTimestamps calendars.\n# calendars = ["https://calendar.example.org"]\n'
        "# For `orontes watch`: one such table for each feed, sitemap or page; put them last.\n"
        '# [[watch]]\n# url = "https://example.org/feed.xml"\n# every = "15m"\n'
        "# Who collects, which identity they use, the machine's address as others see it: noted with each capture,\n"
        "# and never in an edition. Put it last, too.\n"
        '# [collector]\n# name = ""\n# organisation = ""\n# identity = ""\n# address = ""\n'
    )
    write_whole(folder / FILE, (_told(settings.ledger) + text).encode())


def write_format(folder: Path, number: int) -> None:
    """Write another format into `casebook.toml`, and leave every other word as it is."""
    text = (folder / FILE).read_text(encoding="utf-8")
    write_whole(folder / FILE, re.sub(r"(?m)^format\s*=\s*\d+", f"format = {number}", text, count=1).encode())
    if read_settings(folder).format != number:
        raise LedgerError(f"{folder / FILE}: write `format = {number}` on a line of its own")


def write_address(folder: Path, out: Path, ledger: str) -> None:
    """Write the `casebook.toml` of `folder` into `out`, word for word, but for where the ledger is."""
    text = (folder / FILE).read_text(encoding="utf-8")
    if read_settings(folder).ledger:
        text = re.sub(rf"(?m)^(?:{re.escape(_WHERE)}|{LEDGER}\s*=.*)\n", "", text)
    write_whole(out / FILE, (_told(ledger) + text).encode())
    if read_settings(out).ledger != ledger:
        raise LedgerError(f"{folder / FILE}: write `{LEDGER} = ...` on a line of its own and do it again")


def _told(ledger: str) -> str:
    return f"{_WHERE}\n{LEDGER} = {json.dumps(ledger, ensure_ascii=False)}\n" if ledger else ""


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
    number, theatre, ledger = table.get("format"), table.get("theatre", ""), table.get(LEDGER, "")
    if not isinstance(number, int) or not isinstance(theatre, str) or not isinstance(ledger, str):
        raise LedgerError(f"{path}: format must be a number, theatre and ledger texts; restore it from a copy")
    if number > FORMAT:
        raise LedgerError(f"{folder}: format {number} is newer than {FORMAT}, the newest known here; update Orontes")
    authorities, trust, calendars = (_words(path, table, name) for name in ("authorities", "trust", "calendars"))
    return Settings(theatre, number, authorities, trust, calendars, _collector(path, table), ledger)


def _collector(path: Path, table: dict[str, object]) -> tuple[tuple[str, str], ...]:
    told = table.get("collector", {})
    if not isinstance(told, dict) or not all(name in COLLECTOR and isinstance(told[name], str) for name in told):
        raise LedgerError(f"{path}: [collector] must have texts, of {', '.join(COLLECTOR)}; put it right")
    return tuple((name, " ".join(told[name].split())) for name in COLLECTOR if told.get(name, "").strip())


def _words(path: Path, table: dict[str, object], name: str) -> tuple[str, ...]:
    words = table.get(name, [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise LedgerError(f"{path}: {name} must be a list of texts; put it right")
    return tuple(words)
