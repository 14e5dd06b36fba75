"""What docs/custody.md promises: a casebook can be checked with SQLite, SHA-256 and JSON alone."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable

from tests.ledger.outside import on_sqlite

from orontes.ledger import Casebook
from orontes.sources import Document


@on_sqlite
def test_the_log_and_the_archive_need_no_orontes(casebook: Casebook, document: Callable[..., Document]) -> None:
    casebook.add([document("Hay’at says it holds Soran.")])
    connection = sqlite3.connect(casebook.folder / "ledger.sqlite")
    connection.row_factory = sqlite3.Row
    previous = "0" * 64
    for row in connection.execute("SELECT * FROM custody ORDER BY seq"):
        entry = dict(row)
        seal = entry.pop("hash")
        packed = json.dumps(entry, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert len(entry) == 10
        assert entry["previous"] == previous
        assert seal == hashlib.sha256(packed.encode()).hexdigest()
        previous = seal
    connection.close()
    assert previous == casebook.head
    for path in (casebook.folder / "archive").glob("*/*"):
        assert path.name == hashlib.sha256(path.read_bytes()).hexdigest()
