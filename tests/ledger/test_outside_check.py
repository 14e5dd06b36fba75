"""What docs/custody.md promises: a casebook can be checked with the database's own tools, SHA-256 and JSON alone."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing

import psycopg
from psycopg.rows import dict_row

from orontes.ledger import Casebook
from orontes.sources import Document


def rows_of(casebook: Casebook) -> list[dict[str, object]]:
    """The log, by the database's own driver."""
    url = casebook.ledger.engine.url
    if url.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(str(url.database))) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute("SELECT * FROM custody ORDER BY seq")]
    schema, host = str(url.query["schema"]), str(url.query["host"])
    with psycopg.connect(host=host, user=url.username, dbname=url.database, row_factory=dict_row) as served:
        return served.execute(f"SELECT * FROM {schema}.custody ORDER BY seq").fetchall()


def test_the_log_and_the_archive_need_no_orontes(casebook: Casebook, document: Callable[..., Document]) -> None:
    casebook.add([document("Hay’at says it holds Soran.")])
    previous = "0" * 64
    for entry in rows_of(casebook):
        seal = entry.pop("hash")
        packed = json.dumps(entry, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert len(entry) == 10
        assert entry["previous"] == previous
        assert seal == hashlib.sha256(packed.encode()).hexdigest()
        previous = str(seal)
    assert previous == casebook.head
    for path in (casebook.folder / "archive").glob("*/*"):
        assert path.name == hashlib.sha256(path.read_bytes()).hexdigest()
