"""Fill, time, tell."""

from __future__ import annotations

import argparse
import sqlite3
from pathlib import Path
from typing import Any

from bench.ledger.making import Years, check_claims, fill
from bench.ledger.timing import Timing, measured
from sqlalchemy import event

from orontes.ledger import Casebook


def main() -> None:
    """Command line: a folder to work in, and how large."""
    parser = argparse.ArgumentParser(prog="bench/ledger", description=__doc__)
    parser.add_argument("out", type=Path, help="a new folder on a large disk, or one that was filled before")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--fill", action="store_true", help="fill it and time nothing")
    parser.add_argument("--claims", type=int, default=10, help="of each document")
    chosen = parser.parse_args()
    check_claims()
    folder = chosen.out / "case"
    if not folder.exists():
        with measured() as filling, Casebook.create(folder, "syria", who="bench", clock=Years()) as book:
            event.listen(book.ledger.engine, "connect", _with_room)
            book.ledger.engine.dispose()
            fill(book, chosen.documents, chosen.claims)
        print(f"| fill | {filling.seconds:,.0f} s |")
    if chosen.fill:
        return
    timing = Timing(folder, chosen.documents)
    for name, value in timing.all():
        print(f"| {name} | {value} |", flush=True)


def _with_room(connection: Any, _: Any) -> None:
    """A gigabyte for the index pages that are written to again and again while millions of rows go in."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA cache_size = -1000000")
        connection.execute("PRAGMA wal_autocheckpoint = 50000")
