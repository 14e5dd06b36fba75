"""A casebook with its records in another database: a copy that is proven equal and logged on both sides."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.engine import URL

from orontes.errors import CustodyBroken
from orontes.ledger.address import address_of, told, without_password
from orontes.ledger.archive import Archive
from orontes.ledger.copying import content_digest, copy_items, copy_settings, newest
from orontes.ledger.database import connect, writing
from orontes.ledger.founding import WAIT_S, make_tables
from orontes.ledger.handing import whole
from orontes.ledger.ledger import Ledger
from orontes.ledger.texts import POSTGRESQL
from orontes.ledger.transfer import copy_rows
from orontes.ledger.types import Action
from orontes.ledger.verifying import Against, findings


def move(ledger: Ledger, out: Path, to: str = "") -> str:
    """Copy a casebook into the new folder `out`, its records to the address `to`, or into the folder; give the digest.

    The casebook that it was copied from stays as it is, but for an entry of its log. Raises CustodyBroken naming the
    first thing in it that does not hold, OutputRefused, LedgerError.
    """
    url = address_of(out, to)
    address = without_password(out, url) if to else ""
    with ledger.writing():  # refused before the work, if it would be at its end
        pass
    for finding in findings(ledger.engine, ledger.folder, ledger.archive, Against(ledger.trusted())):
        raise CustodyBroken(f"{ledger.folder}: {finding.item}: {finding.detail}; mend it before you move it")
    with ledger.reading() as there, _target(out, url) as (here, folder):
        make_tables(here, folder)
        copy_rows(there, here)
        copy_settings(ledger.folder, ledger.settings.trust, folder, address)
        digest, upto = _proven(ledger, there, here, Archive(folder / "archive"), out)
        why = f"a copy of the records in {told(ledger.engine.url)} up to custody entry {upto}"
        ledger.recorder.record(here, Action.MOVE, "casebook", after=digest, why=why)
        why = f"a copy with its records in {told(url)} up to custody entry {upto}"
        ledger.note(Action.MOVE, out.name, after=digest, why=why)
    return digest


def _proven(ledger: Ledger, there: Connection, here: Connection, archive: Archive, out: Path) -> tuple[str, int]:
    """Bring the archive's items along, and compare what is there with what is here."""
    upto = newest(there)
    copy_items(there, upto, ledger.archive, archive)
    digest = content_digest(here, archive, upto)
    if content_digest(there, ledger.archive, upto) != digest:
        raise CustodyBroken(f"{out}: the copy is not equal to {ledger.folder}; check the disk and do it again")
    return digest, upto


@contextmanager
def _target(out: Path, url: URL) -> Iterator[tuple[Connection, Path]]:
    """The database and the folder of the copy: both in the end, or neither."""
    if url.get_backend_name() != POSTGRESQL:
        with whole(out) as folder, _opened(folder, address_of(folder)) as here:
            yield here, folder
        return
    placed = False
    try:
        with _opened(out, url) as here:
            with whole(out) as folder:
                yield here, folder
            placed = True
    except BaseException:
        if placed:  # the server did not take it in the end
            shutil.rmtree(out)
        raise


@contextmanager
def _opened(folder: Path, url: URL) -> Iterator[Connection]:
    engine = connect(url, WAIT_S)
    try:
        with writing(engine, folder) as connection:
            yield connection
    finally:
        engine.dispose()
