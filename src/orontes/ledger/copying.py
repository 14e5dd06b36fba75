"""A copy of a casebook, one state of it even while another process writes, and the digest that proves it equal."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from heapq import merge
from itertools import groupby
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select, union

from orontes.errors import CustodyBroken, LedgerError
from orontes.ledger.archive import Archive
from orontes.ledger.chain import packed
from orontes.ledger.custody import walk_log
from orontes.ledger.database import FILE, connect, in_plain_words, reading, url_of, writing
from orontes.ledger.founding import find, make_tables
from orontes.ledger.kept import KEEPING, kept_by
from orontes.ledger.schema import CAPTURED, CAPTURES, CLAIMS, CUSTODY, DOCUMENTS, JUDGEMENTS, READINGS
from orontes.ledger.settings import read_settings, write_address
from orontes.ledger.streams import in_turn
from orontes.ledger.texts import POSTGRESQL
from orontes.ledger.transfer import copy_rows

WAIT_S = 5.0


def copy_casebook(engine: Engine, folder: Path, archive: Archive, trust: Sequence[str], out: Path) -> tuple[str, int]:
    """Copy a casebook into an empty folder and prove the copy equal; its digest, and its newest custody entry.

    Raises CustodyBroken where an item does not hold or the copy is not equal, LedgerError.
    """
    _copy_database(engine, folder, out)
    copy_settings(folder, trust, out)
    copy, _ = find(out, read_settings(out), WAIT_S)
    try:
        with reading(copy, out) as connection:
            count = newest(connection)
            copy_items(connection, count, archive, Archive(out / "archive"))
            digest = content_digest(connection, Archive(out / "archive"), count)
    finally:
        copy.dispose()
    with reading(engine, folder) as connection:
        if content_digest(connection, archive, count) != digest:
            raise CustodyBroken(f"{out}: the copy is not equal to {folder}; check the disk and do it again")
    return digest, count


def copy_settings(folder: Path, trust: Sequence[str], out: Path, ledger: str = "") -> None:
    """casebook.toml but for the ledger's address, and the certificates that it names within the folder."""
    for name in (name for name in trust if not Path(name).is_absolute() and (folder / name).is_file()):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes((folder / name).read_bytes())
    write_address(folder, out, ledger)


def _copy_database(engine: Engine, folder: Path, out: Path) -> None:
    """One state of a database, whoever is writing: by SQLite's backup API, or row by row from a server."""
    if engine.name == POSTGRESQL:
        _copy_rows(engine, folder, out)
        return
    try:
        with engine.connect() as source, closing(sqlite3.connect(out / FILE)) as target:
            held = source.connection.driver_connection
            assert isinstance(held, sqlite3.Connection)
            held.backup(target)
    except sqlite3.Error as error:
        raise LedgerError(f"{folder}: {in_plain_words(error)}") from error


def _copy_rows(engine: Engine, folder: Path, out: Path) -> None:
    target = connect(url_of(out), WAIT_S)
    try:
        with reading(engine, folder) as there, writing(target, out) as here:
            make_tables(here, out)
            copy_rows(there, here)
    finally:
        target.dispose()


def copy_items(connection: Connection, upto: int, archive: Archive, target: Archive) -> None:
    """The items of an archive that a ledger names up to an entry. Raises CustodyBroken where one does not hold."""
    for item in _items(connection, archive, upto):
        archive.check(item)
        target.put(item, archive.path(item))


def newest(connection: Connection) -> int:
    """The number of the newest custody entry."""
    return connection.scalar(select(func.max(CUSTODY.c.seq))) or 0


def content_digest(connection: Connection, archive: Archive, upto: int) -> str:
    """SHA-256 over every record and every item up to a custody entry: equal digests, equal casebooks up to there.

    Each row is a line of canonical JSON, table by table; each item is read, and is its own digest.
    Raises CustodyBroken where an item is missing or altered.
    """
    total = hashlib.sha256()
    for table in (CUSTODY, DOCUMENTS, CAPTURES, CAPTURED, READINGS, CLAIMS, JUDGEMENTS):
        total.update(f"{table.name}\n".encode())
        for row in in_turn(connection, select(table).where(table.c.seq <= upto).order_by(*table.primary_key)):
            total.update(packed(row) + b"\n")
    for item in _items(connection, archive, upto):
        archive.check(item)
        total.update(f"{item}\n".encode())
    return total.hexdigest()


def _items(connection: Connection, archive: Archive, upto: int) -> Iterator[str]:
    """The archive's items that a ledger names up to an entry, sorted, each once: originals, captures, what is kept."""
    named = (select(table.c.id).where(table.c.seq <= upto) for table in (DOCUMENTS, CAPTURES))
    originals = (str(row["id"]) for row in in_turn(connection, union(*named).order_by("id")))
    beside = sorted(_kept(connection, archive, upto))
    return (item for item, _ in groupby(merge(originals, beside)))


def _kept(connection: Connection, archive: Archive, upto: int) -> Iterator[str]:
    """What stamps and notes keep."""
    for entry in walk_log(connection, CUSTODY.c.action.in_(KEEPING), CUSTODY.c.seq <= upto):
        yield from kept_by(entry.action, entry.after, archive)
